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


ELIDED: list[Row] = [
    (
        "The blaze killed at least 20 miners; another 15 remain trapped.",
        [("20", "fatalities", "miners"), ("15", "people", "miners")],
        "a verb that tells of the living",
    ),
    (
        "Attacks on aid workers rose to 93 incidents, killing 24 and wounding 31.",
        [("93", "attacks", "incidents"), ("24", "fatalities", None), ("31", "injuries", None)],
        "no incident is killed",
    ),
    (
        "Workers at 14 plants walked out, and 3,000 of them marched on parliament.",
        [("14", "sites", "plants"), ("3,000", "people", "Workers")],
        "more than the figure before is no part of it",
    ),
    (
        "Some 400,000 pregnant and breastfeeding women are malnourished.",
        [("400,000", "people", "pregnant and breastfeeding women")],
        "two adjectives of one noun",
    ),
    (
        "The clinic treated 900 children under five.",
        [("900", "people", "children"), ("five", "age", "children")],
        "an age in words",
    ),
]


NOUNS: list[Row] = [
    (
        "Of these 300 deaths in 2019, rebels killed 31 nurses (18 in 2018).",
        [("300", "fatalities", "deaths"), ("31", "fatalities", "nurses"), ("18", "fatalities", "nurses")],
        "a bracket is of what stands right before it, not of what the text goes on about",
    ),
    ("Sudan bought six F-16C fighters.", [("six", "vehicles", "F-16C fighters")], "fighters that fly"),
    ("Chad has 40 T-72s and nine S-300s.", [("40", "vehicles", "T-72s"), ("nine", "weapons", "S-300s")], "types"),
    ("Mali lost three Super Tucanos.", [("three", "vehicles", "Super Tucanos")], "a name of an aircraft"),
    (
        "Two ambassadors and 40 attorneys left.",
        [("Two", "people", "ambassadors"), ("40", "people", "attorneys")],
        "people",
    ),
    (
        "The region saw spikes in yearly deaths of 39 and 57 percent.",
        [("39", "change", "yearly deaths"), ("57 percent", "change", "yearly deaths")],
        "by how much what stands between has moved",
    ),
    ("Cyclones led to 2,400 evacuations.", [("2,400", "displaced", "evacuations")], "people who had to leave"),
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


@pytest.mark.parametrize(("text", "expected", "why"), [*PHRASES, *NOUNS, *EVENTS, *ELIDED])
def test_kinds(
    text: str, expected: list[tuple[str, str, str | None]], why: str, extracted: Callable[..., Extraction]
) -> None:
    assert [(f.text, f.kind, f.counted) for f in extracted(text).figures] == expected, why
