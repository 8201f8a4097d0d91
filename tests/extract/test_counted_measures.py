"""Of what a share, a move, a distance or a sum is. Each row: the text, its figures with kind and noun, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

Row = tuple[str, list[tuple[str, str, str | None]], str]

MEASURES: list[Row] = [
    (
        "The court heard one farmer's claim and a third of Malawi's traders.",
        [("one", "people", "farmer"), ("a third", "share", "traders")],
        "one of whom, and a share of whose",
    ),
    (
        "A bomb exploded in the village of Kwara, 12 kilometres south of Potiskum.",
        [("12 kilometres", "length", "Kwara")],
        "a distance is of what stands before it",
    ),
    (
        "One tanker 45 nautical miles off Hodeidah was hit by a missile.",
        [("One", "vehicles", "tanker"), ("45 nautical miles", "length", "tanker")],
        "of the noun too",
    ),
    (
        "The ship was hit 60 miles south of Aden.",
        [("60 miles", "length", "ship")],
        "and of the subject where no noun stands before it",
    ),
    (
        "Ruto won 50.5 percent or 7,176,141 votes, Odinga 48.8 percent or 6,942,930 votes.",
        [
            ("50.5 percent", "share", "votes"),
            ("7,176,141", "other", "votes"),
            ("48.8 percent", "share", "votes"),
            ("6,942,930", "other", "votes"),
        ],
        "a share told again as a count",
    ),
    (
        "About 12 per cent (3,400 families) lost their homes.",
        [("12 per cent", "share", "families"), ("3,400", "groups", "families")],
        "in a bracket",
    ),
    (
        "Turkey took 2% (2022), and the top five export partners took half.",
        [("2%", "share", "Turkey"), ("five", "other", "export partners")],
        "a year in the bracket is no count",
    ),
    (
        "Spending on health and social care in 2019 is projected to be £140 billion, an increase of 4%.",
        [("£140 billion", "money", "Spending"), ("4%", "change", "Spending")],
        "a gerund as subject, and what moved",
    ),
    (
        "The ministry must find €900 million of savings. Of this, €200 million will come from procurement.",
        [("€900 million", "money", "savings"), ("€200 million", "money", "savings")],
        "a part of the sum before",
    ),
    (
        "These cuts are in addition to £3 billion of brought forward reductions.",
        [("£3 billion", "money", "brought forward reductions")],
        "a participle with its particle",
    ),
    (
        "The mission noted decreases of 12 per cent in killings and 30 per cent in abductions.",
        [("12 per cent", "change", "killings"), ("30 per cent", "change", "abductions")],
        "each move has its own noun",
    ),
    (
        "World spending grew by 6 per cent, an increase of 3.1 per cent in real terms.",
        [("6 per cent", "change", "World spending"), ("3.1 per cent", "change", "World spending")],
        "in real terms is no noun",
    ),
    (
        "The 12-month increase in consumer prices reached 1.8% in May.",
        [("12-month", "duration", "increase"), ("1.8%", "change", "consumer prices")],
        "the size of a move that the subject names",
    ),
    (
        "The force saw an increase in losses for 2019, from 1,300 to 1,900.",
        [("1,300", "other", "losses"), ("1,900", "other", "losses")],
        "a move from one level to another is no range",
    ),
    (
        "The report attributes 60 per cent of the violations to the army, the remaining 40 per cent were unattributed.",
        [("60 per cent", "share", "violations"), ("40 per cent", "share", "violations")],
        "the rest of the same",
    ),
    (
        "Most of the arrests were made in Lagos (70 per cent) and by the gendarmerie (20 per cent).",
        [("70 per cent", "share", "arrests"), ("20 per cent", "share", "arrests")],
        "in brackets, of what the sentence shares out",
    ),
    (
        "Italy saw its share of global shipbuilding rise from 3 to 5 percent.",
        [("3", "share", "global shipbuilding"), ("5 percent", "share", "global shipbuilding")],
        "of a share, what it is a share of",
    ),
    (
        "Japan's steel exports rose by 12 percent while Korea's fell 6 percent.",
        [("12 percent", "change", "steel exports"), ("6 percent", "change", "steel exports")],
        "a possessive without its noun",
    ),
    (
        'The group "is believed to hold about 90 kilograms" of heroin.',
        [("90 kilograms", "other", "heroin")],
        "a quotation that ends before of",
    ),
    (
        "The police held 900 people, nearly half the 1,980 total.",
        [("900", "detained", "people"), ("half", "share", "people"), ("1,980", "detained", "people")],
        "half without of; a total of the same",
    ),
    ("Building 4 held inmates at 40 percent over capacity.", [("40 percent", "share", "capacity")], "over capacity"),
    (
        "WFP required $40 million to run its kitchens and by June the agency had only received $9 million.",
        [("$40 million", "money", "kitchens"), ("$9 million", "money", None)],
        "what a sum is for; who receives it is not what it measures",
    ),
    (
        "The agency must cut its travel costs by $2 million (15%) by 2027.",
        [("$2 million", "money", "travel costs"), ("15%", "change", "travel costs")],
        "the same move in other words",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), MEASURES)
def test_what_is_measured(
    text: str, expected: list[tuple[str, str, str | None]], why: str, extracted: Callable[..., Extraction]
) -> None:
    assert [(f.text, f.kind, f.counted) for f in extracted(text).figures] == expected, why
