"""Actors. Each row: the text, the (text, name, type) of every actor expected, why."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.model import Extraction

SENTENCES = Path(__file__).with_name("actor_sentences.toml")
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


def sentences() -> Iterator[tuple[str, list[str], str]]:
    with SENTENCES.open("rb") as handle:
        yield from ((r["text"], r["actors"], r["why"]) for r in tomllib.load(handle)["sentence"])


@pytest.mark.parametrize(("text", "expected", "why"), list(sentences()))
def test_actors_of_a_sentence(text: str, expected: list[str], why: str, extracted: Callable[..., Extraction]) -> None:
    found = extracted(*text.split("\n\n")).actors
    assert [f"{a.text} = {a.name} ({a.type})" for a in found] == expected, why
    assert [a.rule for a in found if not a.rule.startswith("actor.")] == []


def test_unknown_actors_have_no_id(extracted: Callable[..., Extraction]) -> None:
    found = extracted("A group calling itself “Sons of Dawn” and the PKK fought.").actors
    assert [(a.name, a.actor_id is None) for a in found] == [
        ("Sons of Dawn", True),
        ("Kurdistan Workers' Party", False),
    ]
