"""Find the parties of a text: registered ones, those that patterns and the model name, short forms once introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.actors.acronyms import CURRENCIES, by_acronym, by_candidate, by_small_name, glossed
from extract.actors.context import Context, choose, read_context
from extract.actors.mentions import Found, Known
from extract.actors.named import by_model, by_report, by_surname
from extract.actors.names import is_people, no_party, trim
from extract.actors.offices import find_offices
from extract.actors.patterns import by_pattern
from extract.actors.register import GENERIC, Entry, Hit, find_registered, resolve_name
from extract.actors.states import acts, is_state
from extract.model import Actor
from extract.nlp import text_of
from extract.sent_from import sent_from
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
WHOLE = frozenset({"actor.red_cross", "actor.mandate"})  # names that hold another’s
OF_BODIES = frozenset({"actor.body", "actor.body_and"})
SPELLED = re.compile(r"(?P<name>[^.;:()]+?)\s\($")
MILITARY = re.compile(r"(?P<state>[^,;:()]{2,40}?)(?:[’']s)?\smilitary\s(?=\w)")
BEFORE_NOUN = re.compile(r"(?<=[a-z,]\s)[A-Z][a-z]{3,}(?=\s(?:[a-z]{3,}s|aircraft|personnel|staff|support|troop)\b)")
SMALL_BEFORE = re.compile(r"(?:^|[\s(])[a-z][\w’-]*,?\s$")
MINISTRY = re.compile(r"\b[Tt]he\s(ministry)\b(?!\sof\b)")
SHORT = re.compile(r"\b[Tt]he\s+([A-Z][a-z]{3,})(?!\w)(?!\s+(?:of\s+)?[A-Z])")


def read_actors(
    docs: Sequence[Doc], paragraphs: Sequence[Paragraph], title: str | None = None
) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each paragraph, in order. The title of the document may name the body that reports."""
    known = Known()
    for hit in find_registered(title or ""):
        if hit.certain and hit.entries[0].type not in {"person", "state"}:
            known.heads[head_word(hit.entries[0].name)] = hit.entries[0]
    hits = [find_named(text_of(doc)) for doc in docs]
    context = read_context(docs, hits)
    return tuple(
        tuple(build(text_of(doc), paragraph, f) for f in find_actors(doc, row, context, known))
        for doc, row, paragraph in zip(docs, hits, paragraphs, strict=True)
    )


def find_named(text: str) -> list[Hit]:
    """Registered names, and ministries that a sentence writes small."""
    hits = find_registered(text)
    return [*hits, *find_offices(text, hits)]


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
    dated = max(opening.end() if opening is not None else 0, sent_from(doc))
    listed = [f for f in registered(doc, hits, context) if not is_tail(text_of(doc), f, patterned, hits)]
    listed = [f for f in listed if not (f.entry.type == "igo" and is_head(text_of(doc), f, patterned))]
    text, earlier = text_of(doc), dict(known.heads)
    spelled = [*spelled_out(text, listed), *by_acronym(text, context.acronyms)]
    found = settle([*listed, *patterned, *spelled, *by_model(doc, known, context), *by_report(doc)])
    found = [f for f in found if f.start >= dated or f.entry.type == "media"]
    places = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in {"GPE", "LOC", "FAC", "PERSON"}]
    small = by_small_name(text)
    known.introduced.update({short: f.entry for short, f in small.items()})
    found = settle([*found, *by_candidate(text, found, places), *small.values()])
    introduce(text, found, known)
    short = [*short_forms(text, found, earlier), *small_forms(text, known)]
    return settle([*found, *by_surname(doc, known, context), *introduced(text, known), *short])


def is_tail(text: str, found: Found, patterned: list[Found], hits: Sequence[Hit]) -> bool:
    """`Counter Terrorism Department` of `Khyber Pakhtunkhwa Counter Terrorism Department`: another body, of one name.

    Where a state, a people or another registered name stands before it, it is the registered one that is meant.
    """
    for longer in patterned:
        if longer.rule in WHOLE and longer.start <= found.start and found.end <= longer.end:
            return longer.end - longer.start > found.end - found.start
        if longer.end != found.end or longer.start >= found.start:
            continue
        before = text[longer.start : found.start].split()
        named = any(h.start < found.start and h.end > longer.start and h.entries[0].form != "capital" for h in hits)
        if not named and all(w.isalpha() and w[0].isupper() and (is_capital(w) or not is_people(w)) for w in before):
            return True
    return False


def is_head(text: str, found: Found, patterned: list[Found]) -> bool:
    """`UN` of `UN Flood Response Mechanism`: a body of it, by a name of its own."""
    longer = [p for p in patterned if p.start == found.start and p.end > found.end and p.rule in OF_BODIES]
    return any(re.search(r"[’']s\s", text[p.start : p.end]) is None for p in longer)


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
        state = behind_military(doc, hit) if entry.type == "military" else None
        if state is not None:
            found.append(Found(hit.start, *state, "actor.register.adjective", 2))
            continue
        if entry.type != "state":
            rule = "actor.register" if hit.certain else "actor.register.context"
            found.append(Found(hit.start, hit.end, entry, rule, 4 if hit.certain else 3 if entry.actor_id else 1))
        elif acts(doc, hit.start, hit.end, entry):
            start, end = trim(text_of(doc), hit.start, hit.end)
            found.append(Found(start, end, entry, f"actor.register.{entry.form}", 2))
    return found


def behind_military(doc: Doc, hit: Hit) -> tuple[int, Entry] | None:
    """`US` of `US military personnel`: before a noun the word tells of what kind, and the state is named."""
    match = MILITARY.match(text_of(doc), hit.start)
    if match is None or match.end() != hit.end + 1:
        return None
    state = resolve_name(match["state"])
    following = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
    if state is None or state.type != "state" or following is None or following[0].pos_ != "NOUN":
        return None
    return match.end("state"), state


def spelled_out(text: str, listed: list[Found]) -> list[Found]:
    """`Unité pour la paix (UPX)`: the words right before a registered abbreviation in brackets that make it up."""
    found = []
    for item in listed:
        short = text[item.start : item.end]
        letters = [c for c in short if c.isalpha()]
        if not short.isupper() or not letters or not text.startswith(")", item.end):
            continue
        before = SPELLED.search(text, max(0, item.start - 100), item.start)
        if before is None:
            continue
        starts = [m.start() for m in re.finditer(rf"(?<!\w){letters[0]}\w", text[before.start() : before.end("name")])]
        start = next((before.start() + s for s in reversed(starts) if fits(text, before, s, letters)), None)
        if start is not None:
            found.append(Found(start, before.end("name"), item.entry, "actor.spelled_out", 1))
    return found


def fits(text: str, before: re.Match[str], start: int, letters: list[str]) -> bool:
    """Whether the words from there on begin with these letters, small words left out."""
    name = text[before.start() + start : before.end("name")]
    initials = iter("".join(w[0] for w in re.findall(r"\w+", name)).casefold())
    return " " in name and all(c in initials for c in "".join(letters).casefold())


def introduce(text: str, found: list[Found], known: Known) -> None:
    """`Security Media Cell (SMC)` makes SMC known; a person named in full makes the surname known."""
    for item in found:
        name = text[item.start : item.end]
        last = head_word(name)
        if item.entry.type == "person" and " " in name and len(last) > 3:
            known.meet(last, item.entry)
        if (head := head_of(text, item)) is not None:
            known.heads[head] = item.entry
            shorten(name, item.entry, known)
            generic = name.lower().split()[-2:]
            if len(generic) == 2 and GENERIC.issuperset(generic):
                known.small[" ".join(generic)] = item.entry
        if item.rule.startswith("actor.beside") and " " not in name:
            known.introduced[name] = item.entry
        if (short := glossed(text, item)) is not None and initials_fit(short, name):
            known.introduced[short] = item.entry
        match = INTRODUCED.match(text, item.end)
        if match and item.entry.type != "state" and is_short_for(match[1], name, item.entry):
            known.introduced[match[1]] = item.entry


def head_of(text: str, item: Found) -> str | None:
    """The word that names a body again: `the Cell` for the `Security Media Cell`, `the Mission` for `UNMISS`."""
    name = text[item.start : item.end]
    if item.entry.type in {"person", "state"}:
        return None
    if " " in name:
        last = head_word(name)
        return None if is_state(last) else last
    if name == head_word(item.entry.name):
        return name  # `the Coalition`, told by what else the document names
    bodies = item.entry.type in {"government_body", "igo", "coalition"} and name.isupper()
    return head_word(item.entry.name) if bodies else None


def head_word(name: str) -> str:
    return re.split(r"\s(?:of|for|in|on|to|against)\s", name)[0].split()[-1]


def shorten(name: str, entry: Entry, known: Known) -> None:
    """`National Disaster Management Authority` makes NDMA known, where it is no other's."""
    initials = "".join(w[0] for w in name.split() if w[0].isupper())
    if len(initials) > 2 and resolve_name(initials) is None:
        known.introduced.setdefault(initials, entry)


def is_short_for(short: str, name: str, entry: Entry) -> bool:
    """Letters of the name in their order, or those of its own language: `State Committee (UKMK)`."""
    if initials_fit(short, name):
        return True
    own = entry.type != "person" and short.isalpha() and short.isupper() and 3 <= len(short) <= 8
    return own and " " in name and resolve_name(short) is None and not no_party(short) and short not in CURRENCIES


def initials_fit(short: str, name: str) -> bool:
    """Whether the letters of the abbreviation stand in this order in the name."""
    letters = iter(name.casefold())
    return all(c in letters for c in short.casefold() if c.isalnum())


def short_forms(text: str, found: list[Found], earlier: dict[str, Entry]) -> list[Found]:
    """`the Cell` behind `the Security Media Cell`: the body named last before it whose name ends in that word."""
    heads = [(f.start, head_of(text, f), f.entry) for f in found]
    forms = []
    for start, end in short_spans(text):
        word = text[start:end]
        words = {word, word.capitalize()}
        before = next((e for at, head, e in reversed(heads) if head in words and at < start), None)
        entry = before or earlier.get(word) or earlier.get(word.capitalize())
        if entry is not None:
            forms.append(Found(start, end, entry, "actor.short_form", 1))
    return forms


def small_forms(text: str, known: Known) -> list[Found]:
    """`the coast guard` behind `the Coast Guard`: the body named last whose name ends in these words."""
    return [
        Found(*m.span(1), entry, "actor.short_form", 0)
        for words, entry in known.small.items()
        if words in text
        for m in re.finditer(rf"\b[Tt]he\s({words})(?![\w-])", text)
    ]


def short_spans(text: str) -> list[tuple[int, int]]:
    """A capitalised word behind the article, or before what it has: `with Coalition aircraft`; `the ministry`."""
    spans = [m.span(1) for form in (SHORT, MINISTRY) for m in form.finditer(text)]
    before = [m.span() for m in BEFORE_NOUN.finditer(text) if SMALL_BEFORE.search(text, 0, m.start())]
    return spans + [s for s in before if s not in spans]


def introduced(text: str, known: Known) -> list[Found]:
    """What the document has introduced says more than what the register holds of the same writing."""
    return [
        Found(m.start(), m.end(), entry, "actor.introduced", 5)
        for short, entry in known.introduced.items()
        if short in text
        for m in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w])", text)
    ]
