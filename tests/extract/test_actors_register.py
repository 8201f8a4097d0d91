"""The register of actors and states as data: sorted, complete, of one meaning, quick to load."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter

import pycountry
import pytest

from extract.actors.folding import words_of
from extract.actors.register import FOLDER, find_registered, resolve_name

TYPES = frozenset(
    "state government_body military armed_group coalition igo ngo media research party person other".split()
)
# Where entries come from: public knowledge, by the kind of source that anyone may check them with.
SOURCES = frozenset(
    {
        "ISO 3166-1",
        "ISO 3166-1; adjectives and capitals common usage",
        "UN system",
        "common usage",
        "historical state",
        "name in conflict reporting",
        "official name",
        "own name",
        "public office or role",
        "user-assigned code in wide use; adjectives and capitals common usage",
    }
)
COUNTRIES = {c.alpha_3 for c in pycountry.countries} | {"XKX"}


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ACTORS = rows("actors.csv")
STATES = rows("states.csv")


def folded(writing: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words_of(writing))


def writings(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@pytest.mark.parametrize(("table", "key"), [(ACTORS, "actor_id"), (STATES, "country")], ids=["actors", "states"])
def test_the_register_is_sorted_and_unique(table: list[dict[str, str]], key: str) -> None:
    keys = [row[key] for row in table]
    assert keys == sorted(set(keys))
    assert len({row["name"] for row in table}) == len(table)


def test_there_are_at_least_1500_actors_beside_the_states() -> None:
    assert len(ACTORS) >= 1500
    assert len(STATES) >= 193


def test_types_countries_and_sources_are_valid() -> None:
    assert {row["type"] for row in ACTORS} <= TYPES
    assert {row["country"] for row in ACTORS if row["country"]} <= COUNTRIES
    assert {row["country"] for row in STATES} <= COUNTRIES
    assert {row["source"] for row in (*ACTORS, *STATES)} <= SOURCES


def test_every_state_of_the_united_nations_is_there() -> None:
    """ISO's codes also cover territories; a sample of each continent stands for the members, Kosovo for the rest."""
    known = {row["country"] for row in STATES}
    assert known >= {"AFG", "BRA", "CAN", "FJI", "LCA", "KNA", "SMR", "STP", "TUV", "VCT", "WSM", "XKX", "ZWE"}


def test_no_field_has_stray_spaces_or_empty_parts() -> None:
    for row in (*ACTORS, *STATES):
        for field, value in row.items():
            assert value == value.strip(), (row["name"], field)
            assert "" not in value.split("|") or value == "", (row["name"], field)


def test_an_alias_leads_to_one_actor() -> None:
    """Else it stands under `ambiguous`, where the document decides."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for row in ACTORS:
        for writing in writings(row):
            owners.setdefault(folded(writing), set()).add(row["name"])
    for row in STATES:
        for writing in (*writings(row), *row["adjectives"].split("|"), *row["capitals"].split("|")):
            if writing:
                owners.setdefault(folded(writing), set()).add(row["name"])
    assert {k: v for k, v in owners.items() if len(v) > 1} == {}


def test_a_writing_is_either_certain_or_ambiguous() -> None:
    certain = {folded(w) for row in (*ACTORS, *STATES) for w in writings(row)}
    doubtful = {folded(w) for row in (*ACTORS, *STATES) for w in row["ambiguous"].split("|") if w}
    assert certain & doubtful == set()


def test_short_abbreviations_are_ambiguous() -> None:
    """Two letters name too much else, but for those of the great bodies."""
    short = {w for row in ACTORS for w in writings(row) if len(w) <= 2 and w.isalpha()}
    assert short <= {"UN", "EU", "AU", "IS"}


def test_every_name_resolves_to_its_own_entry() -> None:
    for row in ACTORS:
        entry = resolve_name(row["name"])
        assert entry is not None, row["name"]
        assert (entry.name, entry.actor_id) == (row["name"], row["actor_id"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Da’esh", "Islamic State"),
        ("U.N. Development Program", "United Nations Development Programme"),
        ("UN Children’s Fund", "United Nations Children's Fund"),
        ("the United States Air Force", "US Air Force"),
        ("U.S. Department of Defense", "US Department of Defense"),
        ("Popular Mobilization Forces", "Popular Mobilisation Units"),
        ("Seleka", "Seleka"),
        ("Séléka", "Seleka"),
        ("EU Agency for Asylum", "European Union Agency for Asylum"),
        ("al-Shabaab", "Al-Shabaab"),
        ("the Nigerian army", "Nigerian Army"),
    ],
)
def test_spellings_of_one_name(text: str, name: str) -> None:
    entry = resolve_name(text)
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    "text", ["foreign affairs", "the times", "us", "who", "Kim Jong", "security council of elders"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert find_registered(text) == []


def test_most_entries_are_bodies_not_persons() -> None:
    """Persons come and go; the register is of bodies."""
    counts = Counter(row["type"] for row in ACTORS)
    assert counts["person"] < 0.1 * len(ACTORS)


def test_no_command_that_extracts_nothing_reads_the_register() -> None:
    code = "import sys, figtrail.cli; print(any(m.startswith('extract.actors') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
