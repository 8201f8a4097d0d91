"""Where a story is set: the place that a sentence without one takes from what stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.carried import is_apposed, refers_back
from extract.claims.clauses import clauses_around, inmost, is_said_of
from extract.claims.dated import is_cited
from extract.claims.elsewhere import is_of_body, is_owner
from extract.claims.gazetteer import is_country
from extract.claims.kinds import parse_kind, singular
from extract.claims.place_names import ends_generic
from extract.claims.reading import Place, Reading, dates_in, number_token, token_from, top_token
from extract.claims.thread import Thread, is_part
from extract.model import DateMention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# `there`, `in the city`, `the town’s`: words that lead back to a place.
THE_PLACE = re.compile(
    r"\b[Tt](?:he|his|hat)\s(?P<noun>country|nation|population|province|state|governorate|district|region|department|"
    r"prefecture|county|territory|city|town|village|camp|site|settlement|island|locality|municipality|valley|"
    r"enclave|port|hospital|prison|facility|base|City|Town|Village|Province|District|Governorate|Island|Camp)\b(?![’'-]?\s?[A-Z])(?!\sof\s[A-Z])|\b[Tt]here\b"
)
ELSEWHERE = re.compile(r"(?:Meanwhile|Elsewhere|Separately|Overall|In total|Nationwide|By contrast|In contrast)\b")
NEAR_PLACE = re.compile(
    r"\s(?:[\w-]+\s){1,4}(?:in|at|outside|inside|near|around)\sthe\s"
    r"(?:city|town|village|camp|district|province|state|region|county|island)(?=[,.;\s])(?!\sof\b)"
)
COUNTRY = frozenset({"country", "nation", "population"})
# `The raids forced 900 people to flee`, `Ten huts were also burnt`: a sentence of what the event before did.
THE_EVENT = re.compile(
    r"(?:[“‘\"])?(?:The|This|These|Those|Both|In (?:the|this|these)|Among the)\s((?:[a-z-]+\s){1,3})"
)
HARM = frozenset(
    "blast blaze collapse crash cyclone damage disaster drought earthquake epidemic eruption explosion fighting fire "
    "flood flooding hurricane landslide outbreak quake storm tornado toll tsunami typhoon unrest violence".split()
)
HARMED = frozenset("affect burn damage destroy evacuate flood inundate loot raze rescue strand trap".split())
TAKEN = frozenset("abduct arrest capture detain kidnap kidnape seize".split())
# `Eleven people are considered missing`.
LOST = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?:are|is|were|was|remain(?:ed|s)?)"
    r"(?:\s(?:still|also|now|believed|considered|feared|listed\sas|presumed|reported))*"
    r"\s(?:buried|dead|homeless|hospitali[sz]ed|missing|trapped|unaccounted)\b"
)
COUNT = re.compile(r"The\s(?:total\s|overall\s)?(?:count|number|toll)\b")
BEGINNING = frozenset({"begin", "start", "erupt", "break", "commence"})
ALSO = re.compile(r"\balso\b|\b(?:[Aa]nother|[Aa] further)\s(?:\w+\s){0,2}\d")


def carried_place(
    reading: Reading, quantity: Quantity, token: Token, kind: str, thread: Thread, places: list[Place]
) -> tuple[str, ...]:
    """The place of the whole that a figure is a part of, or the one that `there` or `the city` leads back to."""
    whole = thread.last if is_of_last(reading, quantity, token, kind, thread) else None
    if whole is not None and whole.place and not THE_PLACE.search(reading.text, whole.end, quantity.begin):
        return whole.place
    there = meant(reading, quantity, token, places)
    return there or (whole.place if whole is not None else ())


def is_of_last(reading: Reading, quantity: Quantity, token: Token, kind: str, thread: Thread) -> bool:
    """Whether a figure is a part of the one before it, or a share or change of it."""
    last = thread.last
    if last is None:
        return False
    start, _ = reading.sentence(quantity.start)
    if last.start < start:
        return refers_back(reading, quantity, start)
    if is_part(reading, quantity, thread) or refers_back(reading, quantity, last.end):
        return True
    gap = reading.text[last.end : quantity.begin]
    return kind == "share" or (";" not in gap and (kind == "change" or is_apposed(token)))


def meant(reading: Reading, quantity: Quantity, token: Token, places: list[Place]) -> tuple[str, ...]:
    """What `there` and `the city` mean in the clause of a number: the place of that kind named last before."""
    clauses = clauses_around(token)
    for word in THE_PLACE.finditer(reading.text, *clause_span(reading, quantity)):
        noun = (word["noun"] or "").lower()
        if not noun and is_existential(reading, word.start()):
            continue
        beside = reading.text[word.end() : quantity.begin] == " ("  # `in the country (1,330)`
        at = token_from(reading.doc, word.start("noun") if noun else word.start())
        own = inmost(reading.doc[at])
        said_of = own is not None and own.dep_ in {"acl", "relcl"} and is_counted(own.head, token)
        if not beside and not said_of and own not in clauses:
            continue
        earlier = of_kind(noun, [p for p in places if p.end <= word.start()])
        found = [p for p in earlier if p.group == earlier[-1].group] if earlier else []
        if not found and noun in {"", *COUNTRY} and (country := country_before(reading, word.start())):
            return (country,)
        if found:
            return tuple(p.text for p in found if not p.container) or tuple(p.text for p in found)
    return ()


def is_counted(noun: Token, number: Token) -> bool:
    """`people living in the city`, `Of those uprooted inside the country, 55 per cent`."""
    return noun.head.lower_ in {"of", "among"} or is_said_of(noun, number)


def pointed_at(reading: Reading, quantity: Quantity, token: Token, places: list[Place], end: int) -> tuple[str, ...]:
    """`two camps outside the city on Monday, … in the north-east`: what leads back stands nearer than a name."""
    word = NEAR_PLACE.match(reading.text, quantity.end, end)
    return meant(reading, quantity, token, places) if word is not None else ()


def of_kind(noun: str, places: list[Place]) -> list[Place]:
    """`the country`: countries; `the region`: those called so, else those of which is not said what they are."""
    if noun in COUNTRY:
        return [p for p in places if is_country(p.text)]
    if not noun:
        return places
    called = [p for p in places if p.text.lower().endswith(noun)]
    return called or [p for p in places if not is_country(p.text) and not ends_generic(p.text)]


def country_before(reading: Reading, offset: int) -> str | None:
    """The state named last before an offset; in the same sentence not as the owner of something else."""
    since, _ = reading.sentence(offset)
    named = (e for e in reversed(reading.doc.ents) if e.label_ == "GPE" and e.end_char <= offset)
    names = (
        re.sub(r"^the\s|[’']s$", "", e.text)
        for e in named
        if not (is_of_body(e) or (is_owner(e) and e.start_char >= since))
    )
    return next((n for n in names if is_country(n)), None)


def is_existential(reading: Reading, offset: int) -> bool:
    """`there were 40`: says that it is, not where."""
    return re.match(r"there\s(?:is|are|was|were|has|have|had|be|exist\w*)\b", reading.text[offset:], re.I) is not None


def clause_span(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    """The part of the sentence around a number, between semicolons."""
    start, end = reading.sentence(quantity.start)
    before, behind = reading.text.rfind(";", start, quantity.start), reading.text.find(";", quantity.end, end)
    return max(start, before + 1), end if behind < 0 else behind


def does_harm(reading: Reading, start: int) -> bool:
    """Whether a sentence says of itself that it tells of the event before: `the raids`, `also`, `another 40`."""
    event = THE_EVENT.match(reading.text, start)
    nouns = [singular(word) for word in event[1].split()] if event is not None else []
    if any(noun in HARM or parse_kind([noun]) == "attacks" for noun in nouns):
        return True
    return ALSO.search(reading.text, start, reading.sentence(start)[1]) is not None


def goes_on(reading: Reading, start: int, actor: str | None, thread: Thread) -> bool:
    """Whether a sentence without a place tells on of the event before: not behind `Meanwhile`, nor of another party.

    A day as of which the toll is given is no time of another event.
    """
    end = reading.sentence(start)[1]
    if any(is_of_own(reading, d, start) for d in dates_in(reading, start, end)):
        return False
    known = actor is None or thread.last is None or thread.last.actor in {None, actor}
    return known and ELSEWHERE.match(reading.text, start) is None


def is_of_own(reading: Reading, date: DateMention, start: int) -> bool:
    """Whether a date says that an event is another one: not `the outbreak, which began in May,`, nor that of a source
    or of a count."""
    if date.relation == "as_of" or is_cited(reading, date):
        return False
    if date.relation == "from_to" and COUNT.match(reading.text, start):
        return False
    top = top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    return own is None or own.lemma_ not in BEGINNING or own.dep_ not in {"relcl", "acl"}


def is_harmed(reading: Reading, quantity: Quantity) -> bool:
    """`40 homes were damaged`: what an event did to what is counted."""
    return befell(reading, quantity, HARMED)


def is_taken(reading: Reading, quantity: Quantity) -> bool:
    """`a teenager was hurt, and 25 were kidnapped`."""
    return befell(reading, quantity, TAKEN)


def befell(reading: Reading, quantity: Quantity, verbs: frozenset[str]) -> bool:
    """Whether one of these verbs says in the passive what was done to what is counted."""
    number = number_token(reading.doc, quantity)
    verb = inmost(number) if number is not None else None
    if number is None or verb is None or verb.i < number.i or verb.lemma_.lower() not in verbs:
        return False
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def is_lost(reading: Reading, quantity: Quantity) -> bool:
    return LOST.match(reading.text, quantity.end) is not None
