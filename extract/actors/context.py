"""Which actor an ambiguous writing means, told by what else the document names; where nothing tells, none.

`SNA` is the Somali National Army in a report that names it in full, or Somalia, and the Syrian National Army in one on
Syria. `AP` that does nothing in its sentence is a size of battery. Of two that fit alike neither is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.acronyms import read_acronyms
from extract.actors.register import Entry, Hit, resolve_name
from extract.actors.states import takes_part, words
from extract.nlp import text_of
from extract.rules import any_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


BY_ARTICLE = re.compile(r"\b[Tt]he\s$")  # `an officer of the DHS`
SEAT = re.compile(r"\sin\s([A-Z][\w’-]+)")
SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'])")


@dataclass(frozen=True, slots=True)
class Context:
    """What a document names without doubt: ids of actors, and how often each country."""

    actors: frozenset[str]
    countries: Counter[str]
    likely: Counter[str]  # how many different writings that may be several actors each country has
    acronyms: dict[str, Entry]  # that act somewhere and that no register knows
    fighting: frozenset[str]  # ids of political parties that have fighters here
    small: frozenset[str]  # the words that it writes small: `Order` is no surname where `order` stands elsewhere


def read_context(docs: Sequence[Doc], hits: Sequence[Sequence[Hit]]) -> Context:
    """From all paragraphs and their hits."""
    certain = [h.entries[0] for row in hits for h in row if h.certain]
    named = frozenset(e.actor_id for e in certain if e.type != "state")
    small = frozenset(w for doc in docs for w in SMALL.findall(text_of(doc)))
    open_hits = [(text_of(d), h) for d, row in zip(docs, hits, strict=True) for h in row if not h.certain]
    several = {text[h.start : h.end]: h.entries for text, h in open_hits}
    likely = Counter(c for entries in several.values() for c in {e.country for e in entries} if c)
    acronyms = read_acronyms([text_of(doc) for doc in docs])
    fighting = frozenset(e for doc, row in zip(docs, hits, strict=True) for e in parties_at_war(text_of(doc), row))
    return Context(named, countries_of(certain), likely, acronyms, fighting, small)


def parties_at_war(text: str, row: Sequence[Hit]) -> list[str]:
    """`UNITA rebels`: the ids of parties of politics that stand right before those who fight."""
    parties = [h for h in row if h.certain and h.entries[0].type == "party"]
    return [h.entries[0].actor_id for h in parties if at_war().match(text, h.end)]


@cache
def at_war() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(words('actor.acronym.fighters'))}\b")


def countries_of(entries: Sequence[Entry]) -> Counter[str]:
    """How often each country is named, or an actor of it."""
    return Counter(e.country for e in entries if e.country)


def choose(doc: Doc, hit: Hit, row: Sequence[Hit], context: Context) -> Entry | None:
    """The entry of a hit, without id where it may be several; None where the writing is no actor here."""
    if hit.certain:
        entry = hit.entries[0]
        return replace(entry, type="armed_group") if entry.actor_id in context.fighting else entry
    if (seat := seat_of(text_of(doc), hit.end)) is not None:
        there = [e for e in hit.entries if e.country == seat]
        return there[0] if len(there) == 1 else unknown(text_of(doc)[hit.start : hit.end], hit.entries)
    named = [e for e in hit.entries if e.actor_id in context.actors]
    options = named or list(hit.entries)
    if len(named) == 1:
        return named[0]
    acting = takes_part(doc, hit.start, hit.end) or (
        len(options) == 1 and hit.end - hit.start > 2 and BY_ARTICLE.search(text_of(doc)[: hit.start]) is not None
    )
    if acting or hit.end - hit.start > 2:
        here = countries_of([h.entries[0] for h in row if h.certain])
        if len(here) > 1 and (office := unowned(hit)) is not None:
            return office
        generic = " " in text_of(doc)[hit.start : hit.end]
        for counts in (here, context.countries):
            if generic and counts is not here and here and not any(e.country in here for e in options):
                break  # the paragraph tells of other states
            if (best := most_named(options, counts, generic)) is not None:
                return best
        best = None if context.countries else most_named(options, context.likely, generic)
        if best is not None and context.likely[best.country or ""] > 1:
            return best
    if (office := unowned(hit)) is not None:
        return office
    if not acting:
        return None
    text = text_of(doc)[hit.start : hit.end]
    if len(options) > 1 or (" " in text and options[0].country):
        return unknown(text, options)
    if options[0].type == "party" and options[0].country not in context.countries:
        return None
    return options[0]


def unowned(hit: Hit) -> Entry | None:
    """The one of no state among those that a ministry written small may be."""
    return next((e for e in hit.entries if not e.actor_id), None)


def seat_of(text: str, end: int) -> str | None:
    """The country of `the Ministry of Defence in Taipei`, told by the capital."""
    match = SEAT.match(text, end)
    entry = resolve_name(match[1]) if match is not None else None
    return entry.country if entry is not None and entry.form == "capital" else None


def most_named(options: Sequence[Entry], counts: Counter[str], generic: bool) -> Entry | None:
    """The one whose country is named most; None where two are named alike, or none is.

    A generic name (`Ministry of Health`) any state may have, also one whose own is not registered: there no other
    country may be named as often.
    """
    ranked = sorted(((counts[e.country or ""], i) for i, e in enumerate(options)), reverse=True)
    most, best = ranked[0]
    if not most or (len(ranked) > 1 and most == ranked[1][0]):
        return None
    rivals = [n for country, n in counts.items() if country != options[best].country]
    return None if generic and max(rivals, default=0) >= most else options[best]


def unknown(text: str, options: Sequence[Entry]) -> Entry:
    """Under its own writing, without id; of the type that all or most of those have that it may be."""
    kind = Counter(e.type for e in options).most_common(1)[0][0]
    return replace(options[0], name=text, type=kind, country=None, actor_id="")
