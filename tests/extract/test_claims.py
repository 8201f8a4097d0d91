"""What a number says, sentence by sentence. Each row: the text, the figure, what is expected of it, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract.claims.reading import Place
from extract.claims.support import left_open, quotation_markers
from extract.claims.where import without
from extract.model import Extraction
from ingest.model import Marker, Paragraph, Section

ROWS: list[tuple[str, str, dict[str, Any], str]] = [
    (
        "In March 2023, the Sudanese army reported that 24 of its soldiers had been killed near Nyala.",
        "24",
        {"kind": "fatalities", "counted": "soldiers", "attribution": "the Sudanese army", "as_of": "2023-03"},
        "a passive of killing, the army only reports it",
    ),
    (
        "On 4 May 2024, Al-Shabaab killed 12 civilians and wounded 20 others in Baidoa.",
        "12",
        {"kind": "fatalities", "actor": "Al-Shabaab", "as_of": "2024-05-04", "place": ("Baidoa",)},
        "the killer is the subject",
    ),
    (
        "On 4 May 2024, Al-Shabaab killed 12 civilians and wounded 20 others in Baidoa.",
        "20",
        {"kind": "injuries", "actor": "Al-Shabaab"},
        "a second verb with the same subject",
    ),
    (
        "Ethiopia has about 8,000 troops in Somalia.",
        "8,000",
        {"kind": "personnel", "actor": "Ethiopia", "place": ("Somalia",), "counted": "troops"},
        "whose troops: the subject of having",
    ),
    (
        "According to UNHCR, 1.2 million people had been displaced by June 2024.",
        "1.2 million",
        {"kind": "displaced", "attribution": "UNHCR", "low": 1200000},
        "scale word, according to",
    ),
    (
        "Between 300 and 400 houses were destroyed in Darfur in 2023.",
        "300 and 400",
        {"kind": "buildings", "low": 300, "high": 400, "modifier": "range", "as_of": "2023"},
        "between makes a range",
    ),
    (
        "The police arrested at least 150 protesters in Kampala on 3 November 2020.",
        "150",
        {"kind": "detained", "low": 150, "high": None, "as_of": "2020-11-03"},
        "the arrested are detained",
    ),
    (
        "Prices rose by 45 per cent in 2023.",
        "45 per cent",
        {"kind": "change", "unit": "%", "counted": "Prices"},
        "a change is measured of its subject",
    ),
    (
        "About 60% of households had no access to water.",
        "60%",
        {"kind": "share", "counted": "households", "modifier": "approximate"},
        "a share of something",
    ),
    (
        "The Taliban maintained 45 checkpoints along the road.",
        "45",
        {"kind": "sites", "actor": "Taliban"},
        "to maintain is to hold, not to say",
    ),
    (
        "Kenya was reported to run 30 outposts there.",
        "30",
        {"kind": "sites", "actor": "Kenya", "attribution": None},
        "who is reported on is not who reports",
    ),
    (
        "The attack left 14 people dead.",
        "14",
        {"kind": "fatalities", "counted": "people"},
        "left dead",
    ),
    (
        "The area grew to 1 850 hectares, up from 1 600 hectares a year earlier.",
        "1 850 hectares",
        {"kind": "area", "unit": "ha", "low": 1850},
        "a year earlier dates the other number",
    ),
    (
        "A later count gave 12 people killed in Duhok, not 11 as first published.",
        "11",
        {"counted": "people", "kind": "fatalities"},
        "a corrected figure counts the same",
    ),
]


@pytest.mark.parametrize(("text", "figure", "expected", "why"), ROWS, ids=[r[3] for r in ROWS])
def test_what_a_number_says(
    text: str, figure: str, expected: dict[str, Any], why: str, extracted: Callable[..., Extraction]
) -> None:
    found = [f for f in extracted(text).figures if f.text == figure]
    assert found, [f.text for f in extracted(text).figures]
    said = {name: getattr(found[0], name) for name in expected}
    assert said == expected, why


def test_offsets_hold_for_every_mention(extracted: Callable[..., Extraction]) -> None:
    text = "On 4 May 2024, “Al-Shabaab” killed 2 500 of 3,000 – 4,000 men; the UN’s count was 1.2 million (2024 est.)."
    done = extracted(text)
    for mention in (*done.figures, *done.dates, *done.actors):
        assert text[mention.start : mention.end] == mention.text


def test_same_input_gives_the_same_output(extracted: Callable[..., Extraction]) -> None:
    text = "In June 2025, Iran fired 200 missiles at Israel, killing 28 people."
    assert extracted(text) == extracted(text)


def test_places_of_a_list_stand_together() -> None:
    one, two, other = (
        Place(at, at + 3, text, group) for at, text, group in ((0, "Gao", 0), (5, "Tin", 0), (9, "Sol", 1))
    )
    assert without([one, two, other], lambda p: p is one) == [one, two, other], "the parse of one may be wrong"
    assert without([one, two, other], lambda p: p.group == 0) == [other], "a list that is aside goes"


def test_a_quotation_that_a_paragraph_leaves_open_rests_on_the_note_at_its_end() -> None:
    third, fourth = Marker(27, "3", "n3", "t"), Marker(42, "4", "n4", "t")
    texts = ("The priest wrote: “We were 40. Some left.", "“By May nine were with us.” Others say 15.", "“It was so.")
    paragraphs = tuple(
        Paragraph(str(i), "paragraph", None, None, t, (third, fourth) if i == 1 else (), 0, 0)
        for i, t in enumerate(texts)
    )
    section = Section("s", None, "f", None, None, 1, "text/plain", "utf-8", "0", paragraphs, (), ())
    assert quotation_markers([section]) == {"0": (third,)}
    assert left_open(texts[0] + "”") is None, "closed where it was opened"


def test_a_tally_counts_what_its_label_names_and_each_name_has_its_own(extracted: Callable[..., Extraction]) -> None:
    text = "election results: seats by party - Democratic Party 47, Imtidad 12, Green Party 9, other 3; next in 2029"
    figures = extracted(text).figures
    assert [(f.low, f.counted, f.actor is not None) for f in figures] == [
        (47, "seats", True),
        (12, "seats", False),
        (9, "seats", True),
        (3, "seats", False),
    ]
