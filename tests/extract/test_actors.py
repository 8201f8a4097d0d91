"""Actors. Each row: the text, the (text, name, type) of every actor expected, why."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from extract.actors.register import FOLDER, aliases, resolve_name
from extract.model import Extraction

TYPES = {
    "state",
    "government_body",
    "military",
    "armed_group",
    "coalition",
    "igo",
    "ngo",
    "media",
    "research",
    "party",
    "person",
    "other",
}
ROWS: list[tuple[str, list[tuple[str, str, str]], str]] = [
    ("Floods were seen in Sudan.", [], "a country that is only a place"),
    (
        "Sudan signed an agreement with Egypt.",
        [("Sudan", "Sudan", "state"), ("Egypt", "Egypt", "state")],
        "two parties",
    ),
    ("Ethiopian troops left.", [("Ethiopian", "Ethiopia", "state")], "an adjective before a noun that acts"),
    ("They drank Turkish coffee.", [], "an adjective before one that does not"),
    ("The talks with Khartoum failed.", [("Khartoum", "Sudan", "state")], "a capital that stands for its government"),
    ("Shops in Khartoum were closed.", [], "a capital that is a place"),
    ("Al Shabaab attacked Baidoa.", [("Al Shabaab", "Al-Shabaab", "armed_group")], "an alias"),
    ("IS militants fled.", [("IS", "Islamic State", "armed_group")], "capitals matter"),
    (
        "Da’esh and Daesh are one.",
        [("Da’esh", "Islamic State", "armed_group"), ("Daesh", "Islamic State", "armed_group")],
        "apostrophes are folded",
    ),
    (
        "The US-Iran confrontation went on.",
        [("US", "United States", "state"), ("Iran", "Iran", "state")],
        "two in one word",
    ),
    (
        "A group calling itself “Sons of Dawn” claimed it.",
        [("Sons of Dawn", "Sons of Dawn", "armed_group")],
        "unknown group",
    ),
    (
        "The Free Valleys Movement (FVM) grew. The FVM then split.",
        [
            ("Free Valleys Movement", "Free Valleys Movement", "armed_group"),
            ("FVM", "Free Valleys Movement", "armed_group"),
            ("FVM", "Free Valleys Movement", "armed_group"),
        ],
        "an abbreviation introduced and used",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_actors(
    text: str, expected: list[tuple[str, str, str]], why: str, extracted: Callable[..., Extraction]
) -> None:
    assert [(a.text, a.name, a.type) for a in extracted(text).actors] == expected, why


def test_unknown_actors_have_no_id(extracted: Callable[..., Extraction]) -> None:
    found = extracted("A group calling itself “Sons of Dawn” and the PKK fought.").actors
    assert [(a.name, a.actor_id is None) for a in found] == [
        ("Sons of Dawn", True),
        ("Kurdistan Workers' Party", False),
    ]


@pytest.mark.parametrize("file", ["actors.csv", "states.csv"])
def test_the_register_is_sorted_and_unique(file: str) -> None:
    with (FOLDER / file).open(encoding="utf-8", newline="") as handle:
        keys = [next(iter(row.values())) for row in csv.DictReader(handle)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_every_type_is_one_of_the_guidelines() -> None:
    with (FOLDER / "actors.csv").open(encoding="utf-8", newline="") as handle:
        assert {row["type"] for row in csv.DictReader(handle)} <= TYPES


def test_every_name_resolves_to_its_own_entry() -> None:
    with (FOLDER / "actors.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            entry = resolve_name(row["name"])
            assert entry is not None, row["name"]
            assert entry.name == row["name"] or row["name"] in {
                w for a in aliases().values() for w in [a[0].entry.name]
            }
