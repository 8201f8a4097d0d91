"""Find the parties of a text: registered ones, those that patterns and the model name, short forms once introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.actors.context import Context, choose, read_context
from extract.actors.mentions import Found, Known
from extract.actors.named import by_model, by_report, by_surname
from extract.actors.names import is_people, trim
from extract.actors.patterns import by_pattern
from extract.actors.register import Entry, Hit, find_registered, resolve_name
from extract.actors.states import acts, is_state
from extract.model import Actor
from extract.nlp import text_of
from ingest.model import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

INTRODUCED = re.compile(r"\s*[(\[](?:the\s+)?[“‘\"]?([A-Z][A-Za-z&/-]{1,11})[”’\"]?[)\],;]")
# `MANILA, Philippines – `, `DHAKA, July 21 (Reuters) - `: where and by which agency a report was sent.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{2,}(?:\s[A-ZÀ-Þ’'.-]{2,}){0,3}(?=[\s,/(])|"
    r"[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){0,3}(?=\s?[,(][^()–—]{2,40}\((?:AFP|AP|Reuters|IPS|ANSA|dpa|EFE|Xinhua)\)))"
    r"[^–—.]{0,60}?\s?(?:–|—|\s-|--)\s"
)
RED_CROSS = "actor.red_cross"
SHORT = re.compile(r"\b[Tt]he\s+([A-Z][a-z]{3,})(?!\w)(?!\s+(?:of\s+)?[A-Z])")


def read_actors(
    docs: Sequence[Doc], paragraphs: Sequence[Paragraph], title: str | None = None
) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each paragraph, in order. The title of the document may name the body that reports."""
    known = Known()
    for hit in find_registered(title or ""):
        if hit.certain and hit.entries[0].type not in {"person", "state"}:
            known.heads[head_word(hit.entries[0].name)] = hit.entries[0]
    hits = [find_registered(text_of(doc)) for doc in docs]
    context = read_context(docs, hits)
    return tuple(
        tuple(build(text_of(doc), paragraph, f) for f in find_actors(doc, row, context, known))
        for doc, row, paragraph in zip(docs, hits, paragraphs, strict=True)
    )


def build(text: str, paragraph: Paragraph, found: Found) -> Actor:
    entry = found.entry
    return Actor(
        paragraph_id=paragraph.paragraph_id,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        name=entry.name,
        type=entry.type,
        country=entry.country,
        actor_id=entry.actor_id or None,
        rule=found.rule,
    )


def find_actors(doc: Doc, hits: Sequence[Hit], context: Context, known: Known) -> list[Found]:
    """The mentions of one paragraph; none overlap."""
    patterned = by_pattern(doc, context)
    opening = DATELINE.match(text_of(doc))
    dated = opening.end() if opening is not None else 0
    listed = [f for f in registered(doc, hits, context) if not is_tail(text_of(doc), f, patterned, hits)]
    found = settle([*listed, *patterned, *by_model(doc, known, context), *by_report(doc)])
    found = [f for f in found if f.start >= dated or f.entry.type == "media"]
    introduce(text_of(doc), found, known)
    return settle(
        [*found, *by_surname(doc, known, context), *introduced(text_of(doc), known), *short_forms(text_of(doc), known)]
    )


def is_tail(text: str, found: Found, patterned: list[Found], hits: Sequence[Hit]) -> bool:
    """`Counter Terrorism Department` of `Khyber Pakhtunkhwa Counter Terrorism Department`: another body, of one name.

    Where a state, a people or another registered name stands before it, it is the registered one that is meant.
    """
    for longer in patterned:
        if longer.rule == RED_CROSS and longer.start < found.start and found.end <= longer.end:
            return True
        if longer.end != found.end or longer.start >= found.start:
            continue
        before = text[longer.start : found.start].split()
        named = any(h.start < found.start and h.end > longer.start and h.entries[0].form != "capital" for h in hits)
        if not named and all(w.isalpha() and w[0].isupper() and (is_capital(w) or not is_people(w)) for w in before):
            return True
    return False


def is_capital(word: str) -> bool:
    """`Dhaka` of `Dhaka Metropolitan Police`."""
    entry = resolve_name(word)
    return entry is not None and entry.form == "capital"


def settle(found: list[Found]) -> list[Found]:
    """Of overlapping mentions those of more weight, then the longest."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (-f.weight, f.start - f.end, f.start)):
        if all(item.end <= k.start or k.end <= item.start for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def registered(doc: Doc, hits: Sequence[Hit], context: Context) -> list[Found]:
    """Those of the register; a state only where it acts, and inside of a longer name it is part of that."""
    found = []
    for hit in hits:
        entry = choose(doc, hit, hits, context)
        if entry is None:
            continue
        if entry.type != "state":
            rule = "actor.register" if hit.certain else "actor.register.context"
            found.append(Found(hit.start, hit.end, entry, rule, 4 if hit.certain else 3 if entry.actor_id else 1))
        elif acts(doc, hit.start, hit.end, entry):
            start, end = trim(text_of(doc), hit.start, hit.end)
            found.append(Found(start, end, entry, f"actor.register.{entry.form}", 2))
    return found


def introduce(text: str, found: list[Found], known: Known) -> None:
    """`Security Media Cell (SMC)` makes SMC known; a person named in full makes the surname known."""
    for item in found:
        name = text[item.start : item.end]
        last = head_word(name)
        if item.entry.type == "person" and " " in name and len(last) > 3:
            known.meet(last, item.entry)
        if item.entry.type not in {"person", "state"} and " " in name and not is_state(last):
            known.heads[last] = item.entry
            shorten(name, item.entry, known)
        elif item.entry.type in {"government_body", "igo"} and name.isupper():
            known.heads[head_word(item.entry.name)] = item.entry  # `UNMISS`, then `the Mission`
        if item.rule.startswith("actor.beside") and " " not in name:
            known.introduced[name] = item.entry
        match = INTRODUCED.match(text, item.end)
        if match and item.entry.type != "state" and initials_fit(match[1], text[item.start : item.end]):
            known.introduced[match[1]] = item.entry


def head_word(name: str) -> str:
    return re.split(r"\s(?:of|for|in|on|to|against)\s", name)[0].split()[-1]


def shorten(name: str, entry: Entry, known: Known) -> None:
    """`National Disaster Management Authority` makes NDMA known, where it is no other's."""
    initials = "".join(w[0] for w in name.split() if w[0].isupper())
    if len(initials) > 2 and resolve_name(initials) is None:
        known.introduced.setdefault(initials, entry)


def initials_fit(short: str, name: str) -> bool:
    """Whether the letters of the abbreviation stand in this order in the name."""
    letters = iter(name.casefold())
    return all(c in letters for c in short.casefold() if c.isalnum())


def short_forms(text: str, known: Known) -> list[Found]:
    """`the Cell` behind `the Security Media Cell`: the body last named whose name ends in that word."""
    return [
        Found(m.start(1), m.end(1), known.heads[m[1]], "actor.short_form", 1)
        for m in SHORT.finditer(text)
        if m[1] in known.heads
    ]


def introduced(text: str, known: Known) -> list[Found]:
    """What the document has introduced says more than what the register holds of the same writing."""
    return [
        Found(m.start(), m.end(), entry, "actor.introduced", 5)
        for short, entry in known.introduced.items()
        if short in text
        for m in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w])", text)
    ]
