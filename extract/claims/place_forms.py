"""The forms in which named places stand: behind what leads to them, before or behind the word for what they are."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import any_of, load_rules

NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'ʿ‘-]*|(?:al|el|ar|as|ash|at|ad|az|an)-[A-Z][\w’'-]*)"
NAMES = rf"{NAME}(?:[ /](?:(?:of|al|el|de|du|la|le|los|las|i|bin|ibn|da|do|dos)[ -])?{NAME}){{0,11}}"
NOT_LEAD = r"(?!(?:The|In|On|At|Near|From|Around|Outside|When|While|As|Since)\b)"  # what opens a sentence
# `El Fasher, the capital of North Darfur`: what is called a town is one.
# `Kiro, west of Bor,`: so is what is said to lie somewhere.
APPOSED = re.compile(
    r",\s(?:(?:the|an?)\s(?:[\w-]+\s){0,3}(?:capital|city|town|village|suburb|port|district|neighbou?rhood)\b|"
    r"(?:[\w.,]+\s(?:km|kilomet(?:re|er)s?|miles?)\s)?(?:just\s)?(?:to the\s)?"
    r"(?:north|south|east|west)(?:[- ]?(?:east|west))?\sof\s(?:the\s)?[A-Z])"
)

# What befalls no person: `Bor was shelled`; and what befalls persons too: `Bor was hit`, `Bor came under fire`.
WAS = r"(?:was|(?:has|had)\sbeen)\s(?:[a-z]+ly\s|again\s|also\s)?"
OF_TOWNS = (
    "besieged|bombarded|bombed|flooded|liberated|looted|occupied|overrun|ransacked|razed|retaken|shelled|under\\ssiege"
)
OF_ANY = r"attacked|captured|hit|raided|recaptured|seized|struck|targeted|under\s(?:attack|fire)"
BOMBED = re.compile(rf"{WAS}(?:{OF_TOWNS})\b")
SUFFERED = re.compile(
    rf"(?:{WAS}(?:{OF_TOWNS}|{OF_ANY})|"
    r"(?:came|comes|remains)\sunder\s(?:\w+\s)?(?:attack|bombardment|fire|shelling|siege))\b"
)


@cache
def either(*rule_ids: str) -> str:
    return any_of(w for r in load_rules("places") if r.id in rule_ids for w in r.words)


@cache
def several(rule_id: str) -> str:
    """The words of a rule that are plural."""
    rule = next(r for r in load_rules("places") if r.id == rule_id)
    return any_of(w for w in rule.words if w.endswith("s"))


@cache
def one_place() -> str:
    """A name with direction and generic word: `northern Iraq`, `Diyala Governorate`."""
    one = either("place.direction")
    direction = rf"(?:(?:{one}(?:,\s|\s(?:and|or)\s))?{one}\s+(?:part of\s+)?)?"
    return rf"(?P<p>{direction}{NAMES}(?:\s+(?i:{either('place.generic', 'place.street')})\b)?)"


@cache
def led() -> re.Pattern[str]:
    """A preposition or verb of place, then a place."""
    area = (
        r"(?:(?:vicinity|city|town|village|outskirts|suburbs?|province|district|governorate|region|state|areas?|"
        r"area close to)(?:\s+(?:of|to))?\s+|"
        rf"(?:[a-z-]+\s+){{0,2}}{several('place.settled')}\s+of\s+)?"
    )
    filler = (
        r"(?:(?:former|nearby|neighbouring|neighboring|entire|whole|old|new|besieged|disputed|"
        r"(?:[a-z-]+\s)?(?:capital|city|county|department|district|port|province|region|state|suburb|town|village))\s+)?"
    )
    return re.compile(
        rf"(?<![\w-])(?P<lead>(?i:{either('place.lead')}))\s+(?:the\s+)?{area}(?:the\s+)?{filler}{one_place()}"
    )


@cache
def generic() -> re.Pattern[str]:
    """A name that says itself that it is a place: `Ayn al-Asad airbase`, not `Kosovo border sign`."""
    rule = next(r for r in load_rules("places") if r.id == "place.generic")
    singular = any_of(w for w in rule.words if not w.endswith("s"))
    return re.compile(
        rf"(?<![\w-])(?P<lead>)(?P<p>(?!(?:The|This|That|These|A|An|Each|Every|Its|Their|Our|In|On|At)\b){NAMES}\s+(?:(?i:{singular})|Expressway|Highway|Motorway))\b"
        r"(?!\s(?i:sign|guards?|lords?|police|patrols?|forces?|officials?|authorit(?:y|ies)|council|court|government|governor|ministry|assembly|parliament|administration|university)\b)"
    )


@cache
def apposed() -> re.Pattern[str]:
    """`ravaged Derna, a port in the east`: a name of which the text says that it is a place."""
    return re.compile(rf"(?<![\w-])(?P<lead>)(?P<p>{NOT_LEAD}{NAMES})(?={APPOSED.pattern})")


@cache
def called() -> re.Pattern[str]:
    """`the locality of Zuru`: a name right behind the word for what it is."""
    return re.compile(rf"(?<![\w-])(?P<lead>(?i:{either('place.settled')}))\sof\s(?P<p>{NAMES})")


@cache
def explained() -> re.Pattern[str]:
    """`the capital, Moroni,`, `in a nearby village, Kiro,`."""
    one = either("place.settled", "place.part")
    return re.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?|[Aa]nother|[Tt]heir)\s(?:[a-z-]+\s){{0,2}}(?P<lead>{one}),\s(?P<p>{NAMES})(?=[,.;])(?!,\s\d+,)"
    )


@cache
def enumerated() -> re.Pattern[str]:
    """The first of `five countries covered: Peru, Chile …`, `three districts (Bor, Yei and Ler)`."""
    return re.compile(
        rf"\b(?P<lead>countries|{several('place.generic')})(?:\s[a-z-]+){{0,6}}(?::\s|,?\snamely\s|\s[–—-]\s|\s\()"
        rf"(?P<p>{NAMES})(?=(?:,\s{NAMES})*,?\sand\s(?:the\s)?{NAMES}|,\s{NAMES})"
    )


@cache
def such_as() -> re.Pattern[str]:
    """`in towns such as Bor`, `areas like Kiro`."""
    return re.compile(rf"\b(?P<lead>{several('place.generic')})\s(?:such\sas|like|including)\s(?:the\s)?{one_place()}")


@cache
def witnessing() -> re.Pattern[str]:
    """`Benghazi saw its worst fighting`, `Bor was shelled`: a place that something befell."""
    befell = rf"(?:has\s|have\s|had\s)?(?:saw|seen|witnessed|experienced|endured)\s|{SUFFERED.pattern}"
    return re.compile(rf"(?<![\w-])(?P<lead>)(?P<p>{NOT_LEAD}{NAMES})(?=\s(?:{befell}))")


@cache
def owning() -> re.Pattern[str]:
    """What follows `Chad’s` of `Chad’s southern province of Logone`: which only says where it lies."""
    return re.compile(rf"\s(?:[a-z-]+\s){{0,3}}{either('place.settled', 'place.part')}\sof\s(?:the\s)?[A-Z]")


@cache
def described() -> re.Pattern[str]:
    """`in a Kabul classroom`: a city that says where the thing behind it is."""
    return re.compile(
        rf"(?<![\w-])(?P<lead>(?i:in|at|near|outside|inside))\s(?:an?|the|one)\s(?:[a-z]+\s){{0,2}}(?P<p>{NAMES})(?=\s[a-z]{{3}})"
    )


@cache
def unions() -> re.Pattern[str]:
    """`in the EU`: a union of states as a place."""
    return re.compile(
        r"(?<![\w-])(?P<lead>(?i:in|within|across|throughout|inside|outside))\s"
        r"(?:the\s|(?=EU\+?\s(?:[Mm]ember\s)?(?:countries|[Ss]tates)))"
        r"(?P<p>EU\+?|European Union|EEA|Schengen [Aa]rea)(?![\w’'-])(?!\s(?!Member)[A-Z])"
    )


@cache
def rows() -> re.Pattern[str]:
    """The first of `the Kumer and Awlala camps`, wherever it stands."""
    plural = several("place.generic")
    return re.compile(
        rf"(?<![\w-])(?P<lead>)(?P<p>(?!(?:The|Both|In|On|At)\b){NAMES})(?=(?:,\s{NAMES})*,?\sand\s(?:the\s)?{NAMES}(?:\s[a-z]+){{0,2}}?\s(?i:{plural})\b)"
    )


@cache
def numbered_site() -> re.Pattern[str]:
    """`Tower 22`, `Air Base 101`: a site that a number names."""
    return re.compile(
        r"(?<![\w-])(?P<lead>)(?P<p>(?:[A-Z][\w’-]*\s){0,2}(?:Tower|Base|Camp|Checkpoint|Hill|Outpost|Gate|Sector)\s\d+)\b"
    )


@cache
def listed() -> re.Pattern[str]:
    """A further place of a list: `, Diyala and Salah al-Din Governorates`."""
    return re.compile(
        rf"\s*(?:,\s*(?:and\s+|as well as\s+)?|\s+(?:and|or|as well as)\s+)(?:in\s+|the\s+)*{one_place()}"
    )


@cache
def never() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{either('place.not')}\b")


@cache
def faith() -> re.Pattern[str]:
    """`Baptists`, `the Sikh community`: who believes, and no place."""
    return re.compile(
        rf"(?i)(?:the\s)?\b{either('place.faith')}s?(?:\s(?:church(?:es)?|communit(?:y|ies)|population))?"
    )


@cache
def others() -> re.Pattern[str]:
    """What a row of names that are no places is announced as: `the leading parties were`."""
    return re.compile(rf"\b{either('place.others')}\b")
