"""What is counted and of what kind it is. Each row: the text, its figures with kind and counted phrase, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

Row = tuple[str, list[tuple[str, str, str | None]], str]

PHRASES: list[Row] = [
    (
        "There were 240 drone and missile strikes on Odesa in May 2023.",
        [("240", "attacks", "drone and missile strikes")],
        "no number above one counts a singular",
    ),
    (
        "The police seized 19 hunting and military rifles.",
        [("19", "weapons", "hunting and military rifles")],
        "neither does it count what the rifles are for",
    ),
    (
        "Donors sent thousands of blankets, jerrycans and mattresses to Beira.",
        [("thousands", "other", "blankets, jerrycans and mattresses")],
        "one number for a list of bare plurals",
    ),
    (
        "Militants killed 40 soldiers, officers and locals said.",
        [("40", "fatalities", "soldiers")],
        "whom a verb follows are its subject",
    ),
    (
        "It runs 20 women's groups and 14 children's hospitals.",
        [("20", "groups", "women's groups"), ("14", "buildings", "children's hospitals")],
        "whose groups: a plural without an article",
    ),
    (
        "Kenya supplies a quarter of Europe's cut flowers.",
        [("a quarter", "share", "cut flowers")],
        "of what belongs to the owner, not of the owner",
    ),
    (
        "She lost two of her sons in the attack.",
        [("two", "fatalities", "sons")],
        "a possessive of any person, and a loss of kin",
    ),
    (
        "ACLED records 1,200 total fatalities in Niger.",
        [("1,200", "fatalities", "fatalities")],
        "total before its noun",
    ),
    (
        'The navy ordered five "light, modular" corvettes.',
        [("five", "vehicles", 'light, modular" corvettes')],
        "a comma between adjectives",
    ),
]

EVENTS: list[Row] = [
    (
        "The death toll from the floods in Derna has climbed to 4,300 people.",
        [("4,300", "fatalities", "people")],
        "the level of a toll counts the dead",
    ),
    (
        "The 700 Ghanaian soldiers will return home in June.",
        [("700", "personnel", "Ghanaian soldiers")],
        "troops go home and are no returnees",
    ),
    ("The village lost 30 people in the flood.", [("30", "fatalities", "people")], "whoever loses people mourns them"),
    ("The party lost 30 members to its rival.", [("30", "people", "members")], "but members go over"),
    (
        "The shelling forced some 3,000 residents to flee the town.",
        [("3,000", "displaced", "residents")],
        "made to flee",
    ),
    (
        "The offensive drove 90,000 people from their homes.",
        [("90,000", "displaced", "people")],
        "driven from their homes, in the active",
    ),
    (
        "Two suicide bombers killed 16 people in Maiduguri.",
        [("Two", "personnel", "suicide bombers"), ("16", "fatalities", "people")],
        "killers are not the killed",
    ),
    (
        "Five people killed last week were buried on Monday.",
        [("Five", "fatalities", "people")],
        "a participle with a time behind it",
    ),
    (
        "Some 800 villagers, who had been living in Mweso, are now displaced.",
        [("800", "displaced", "villagers")],
        "said of the subject behind its clause",
    ),
    (
        "About 4,000 Turkish military are stationed in Qatar.",
        [("4,000", "personnel", "Turkish military")],
        "the military of a state are its troops",
    ),
]


MEASURES: list[Row] = [
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
NOUNS: list[Row] = [
    (
        "Two Navy and one Army base were upgraded.",
        [("Two", "sites", "base"), ("one", "sites", "Army base")],
        "names as adjectives, and one noun",
    ),
    (
        "The fleet includes 40 M-2A2 Bradley fighting vehicles and 15 M-46 guns.",
        [("40", "vehicles", "M-2A2 Bradley fighting vehicles"), ("15", "weapons", "M-46 guns")],
        "a type is no unit",
    ),
    (
        "Four of the world's ten largest producers cut their output.",
        [("Four", "groups", "largest producers"), ("ten", "groups", "largest producers")],
        "producers are firms or states",
    ),
    (
        "At the camp one woman died.",
        [("one", "fatalities", "woman")],
        "a place is not numbered in words where a noun follows",
    ),
    (
        "Thousands of cattle herders flock to towns each year.",
        [("Thousands", "people", "cattle herders")],
        "a plural is counted, not the verb behind it",
    ),
    (
        "As many as 30,000 of the 90,000 refugees hosted by Chad live in Adré.",
        [("30,000", "displaced", "refugees"), ("90,000", "displaced", "refugees")],
        "no comparison",
    ),
    ("There are 40 people unlawfully detained.", [("40", "detained", "people")], "an adverb before the participle"),
    ("It denies rights to thousands it detains.", [("thousands", "detained", None)], "a clause without its pronoun"),
    (
        "The attacks injured at least 70 sailors, most of whom returned to duty within days.",
        [("70", "injuries", "sailors")],
        "what befell most of them later is not what befell them",
    ),
    (
        "This is one of five USAID reports on Iraq.",
        [("five", "documents", "USAID reports")],
        "a noun that looks like a verb",
    ),
    (
        "It counted 5,000 boda-bodas (motorcycle taxis).",
        [("5,000", "vehicles", "boda-bodas")],
        "the text says itself what a word means",
    ),
    (
        "Six former members of parliament and 12 heads of state came.",
        [("Six", "people", "former members of parliament"), ("12", "people", "heads of state")],
        "what its own of belongs to",
    ),
    (
        "Gangs listed 9,000 members, aspirants, and collaborators.",
        [("9,000", "people", "members, aspirants, and collaborators")],
        "with a comma before and",
    ),
    ("The rate fell (Kenya n.d., 1) in 40 districts.", [("40", "settlements", "districts")], "the page of a source"),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*PHRASES, *NOUNS, *EVENTS, *MEASURES])
def test_kinds(
    text: str, expected: list[tuple[str, str, str | None]], why: str, extracted: Callable[..., Extraction]
) -> None:
    assert [(f.text, f.kind, f.counted) for f in extracted(text).figures] == expected, why
