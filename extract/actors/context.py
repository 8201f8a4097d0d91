"""Which actor an ambiguous writing means, told by what else the document names; where nothing tells, none.

`SNA` is the Somali National Army in a report that names it in full, or Somalia, and the Syrian National Army in one on
Syria. `AP` that does nothing in its sentence is a size of battery. Of two that fit alike neither is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.actors.register import Entry, Hit
from extract.actors.states import takes_part
from extract.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Context:
    """What a document names without doubt: ids of actors, and how often each country."""

    actors: frozenset[str]
    countries: Counter[str]


def read_context(hits: Sequence[Sequence[Hit]]) -> Context:
    """From the hits of all paragraphs."""
    certain = [h.entries[0] for row in hits for h in row if h.certain]
    return Context(frozenset(e.actor_id for e in certain if e.type != "state"), countries_of(certain))


def countries_of(entries: Sequence[Entry]) -> Counter[str]:
    """How often each country is named, or an actor of it."""
    return Counter(e.country for e in entries if e.country)


def choose(doc: Doc, hit: Hit, row: Sequence[Hit], context: Context) -> Entry | None:
    """The entry of a hit; None where the writing is no actor here."""
    if hit.certain:
        return hit.entries[0]
    named = [e for e in hit.entries if e.actor_id in context.actors]
    options = named or list(hit.entries)
    if len(named) == 1:
        return named[0]
    acting = takes_part(doc, hit.start, hit.end)
    if acting or hit.end - hit.start > 2:
        here = countries_of([h.entries[0] for h in row if h.certain])
        for counts in (here, context.countries):
            if (best := most_named(options, counts)) is not None:
                return best
    if not acting:
        return None
    return options[0] if len(options) == 1 else unknown(text_of(doc)[hit.start : hit.end], options)


def most_named(options: Sequence[Entry], counts: Counter[str]) -> Entry | None:
    """The one whose country is named most; None where two are named alike, or none is."""
    ranked = sorted(((counts[e.country or ""], i) for i, e in enumerate(options)), reverse=True)
    if not ranked[0][0] or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return options[ranked[0][1]]


def unknown(text: str, options: Sequence[Entry]) -> Entry:
    """Under its own writing, without id; of the type that all or most of those have that it may be."""
    kind = Counter(e.type for e in options).most_common(1)[0][0]
    return replace(options[0], name=text, type=kind, country=None, actor_id="")
