"""Sources: which citations are one work, under which name its publisher goes, and what rests on it."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.actors.register import FOLDER
from extract.citations import parse_note, read_citations
from extract.model import Figure
from extract.sources import gather_sources, identify_citations
from extract.sources.identity import source_id
from extract.sources.publishers import find_publisher
from ingest.model import Link, Note

PUBLISHERS = [
    ("USDOD", "US Department of Defense", "an abbreviation of the register of actors"),
    ("US Department of Defense", "US Department of Defense", "the name itself"),
    ("USSD", "US Department of State", "an abbreviation that only citations use"),
    ("Guardian (The)", "The Guardian", "the article behind, as sorted lists have it"),
    ("The Guardian", "The Guardian", "the article before"),
    ("HRW – Human Rights Watch", "Human Rights Watch", "abbreviation before the name"),
    ("Human Rights Watch (HRW)", "Human Rights Watch", "abbreviation behind the name"),
    ("ISW and CTP", "Institute for the Study of War and Critical Threats Project", "two bodies"),
    ("OHCHR/UNAMI", "Office of the United Nations High Commissioner for Human Rights and United Nations Assistance "
     "Mission for Iraq", "two bodies, with a slash"),
    ("Netherlands, Ministry of Foreign Affairs", "Netherlands Ministry of Foreign Affairs", "state, then ministry"),
    ("RSF", "Reporters Without Borders", "who publishes is not who fights: the Rapid Support Forces"),
    ("Danish", "Danish", "an adjective is no state"),
    ("Delta Monitoring Network", "Delta Monitoring Network", "unknown: as printed"),
    ("Institute of Peace and Conflict", "Institute of Peace and Conflict", "`and` in an unknown name parts none"),
    ("us", "us", "an abbreviation must stand in capitals"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "name", "why"), PUBLISHERS)
def test_publisher_is_canonical(printed: str, name: str, why: str) -> None:
    assert find_publisher(printed).name == name, why


def test_the_register_of_publishers_is_sorted_and_no_name_means_two() -> None:
    with (FOLDER / "publishers.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    writings = [w for row in rows for w in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert len(set(writings)) == len(writings)
    assert len({find_publisher(n).name for n in names}) == len(names), "two names of one body"
    assert all(find_publisher(find_publisher(n).name) == find_publisher(n) for n in names), "a name is its own name"


def note(text: str, at: int = 0, links: tuple[Link, ...] = ()) -> Note:
    return Note(f"r/e/s.html#n{at}", str(at + 1), text, links, at, at + len(text))


def id_of(text: str) -> str:
    (citation,) = parse_note(note(text))
    return source_id(citation)


SAME = [
    ("USDOD, Quarterly report, 7 November 2024, url, p. 12",
     "US Department of Defense, ‘Quarterly Report’, (page 3), 7 November 2024", "two styles, two names, other pages"),
    ("UN Security Council, Report on the situation, 10 May 2019, S/2019/365, https://undocs.org/S/2019/365, para. 8",
     "S/2019/365, para. 30.", "a document of the United Nations by its symbol"),
    ("Reuters, Iraq’s new front, 3 May 2020, url", "Reuters, Iraq's New Front, 3 May 2020, https://example.org/a",
     "apostrophe, case and address"),
    ("Mara Holt, “Quiet Skies,” War Review, May 5, 2019, 3-4.", "M. Holt, “Quiet Skies,” War Review, May 5, 2019.",
     "the author's first name does not matter where a publisher is named"),
    ("https://www.example.org/fact-sheet/", "http://example.org/fact-sheet#top", "one address"),
]  # fmt: skip
OTHER = [
    ("ACLED, Conflict Index, January 2024, url", "ACLED, Conflict Index, January 2025, url", "series repeat titles"),
    ("ACLED, Conflict Index, January 2024, url", "IISS, Conflict Index, January 2024, url", "another publisher"),
    ("S/2019/365, para. 8.", "S/2019/366, para. 8.", "another document"),
    ("Crisis Group interview, militia commander, Sebha, May 2018.", "Crisis Group interview, mayor, Sebha, May 2018.",
     "another person"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "why"), SAME)
def test_one_work_has_one_id(one: str, two: str, why: str) -> None:
    assert id_of(one) == id_of(two), why


@pytest.mark.parametrize(("one", "two", "why"), OTHER)
def test_two_works_have_two_ids(one: str, two: str, why: str) -> None:
    assert id_of(one) != id_of(two), why


@given(st.text(min_size=1, max_size=80), st.integers(0, 10**6))
def test_an_id_depends_on_the_words_alone(text: str, at: int) -> None:
    here, there = parse_note(note(text)), parse_note(note(text, at))
    assert [source_id(c) for c in here] == [source_id(c) for c in there]
    assert all(source_id(c) and " " not in source_id(c) for c in here)


def test_back_references_count_and_figures_rest_on_what_they_mean() -> None:
    notes = [
        note("Reuters, Clashes at the dam, 3 May 2020, url", 0, (Link(41, 44, None),)),
        note("Ibid.", 1),
        note("See note 9.", 2),
    ]
    found, _ = read_citations(notes)
    citations = identify_citations(found)
    figure = Figure("r/e/s.html#p1", 4, 5, "9", 9, 9, "exact", "1", "fatalities", "dead", None, (), None, None,
                    ("2",), (notes[1].note_id,), (citations[1].citation_id,), "x")  # fmt: skip
    (source,) = gather_sources(citations, [figure])
    assert source.publisher == "Reuters"
    assert (source.actor_id, source.title, source.published) == ("reuters", "Clashes at the dam", "2020-05-03")
    assert source.citation_ids == tuple(c.citation_id for c in citations[:2])
    assert source.figure_ids == (figure.figure_id,)
    assert source.link == "dead"
    assert citations[2].source_id is None, "a back-reference to nothing has no source"
