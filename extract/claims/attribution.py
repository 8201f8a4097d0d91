"""According to whom: the subject of a verb of saying that governs the figure, `according to X`, `as flagged by X`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.claims.reading import Reading, token_from
from extract.claims.referents import subject_before
from extract.claims.saying import (
    HOLDING,
    PRONOUNS,
    clean_source,
    is_passive,
    names_another,
    own_clause,
    saying_verb,
    saying_verbs,
    speaker,
    subject,
)
from extract.claims.thread import Thread, is_part
from extract.model import Quantity
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Token

# In terse entries a source speaks for its own part only: `1-4% (2015 est.) note: …, according to estimates`.
BREAK = re.compile(r";|\bnote:|\d\s*est\.\)")
INTRODUCED = re.compile(
    r"(?:^|[.!?]\s+)(?P<who>[^.:;]{2,120}?)\s+(?:(?:also|further|then|later)\s+)?"
    r"(?:stated|noted|reported|said|observed|added|wrote|explained|states|notes|reports|says)"
    r"(?:\s+(?:that|the following))?[^.:;]{0,60}:\s*[‘“\"'](?=[^’”\"]*)"
)
PUBLISHER = re.compile(r"(?:^|,\s+|\d{4}\s+)(?P<who>[A-Z][^,.;:]{1,100}?)\s+(?:has\s+)?(?:published|released|issued)\b")
CLOSING = {
    "“": re.compile("”"),
    '"': re.compile('"'),
    "‘": re.compile(r"[.,!?]’(?=\s|$)"),
    "'": re.compile(r"[.,!?]'(?=\s|$)"),
}
# The next of a poll: `, Banda at 22 percent and Mensah trailing at 9 percent`.
NAMED_ITEM = re.compile(
    r",?\s(?:(?:and|with)\s)?(?:[A-Z][\w’-]*\s){0,4}(?:\w+ing\s)?(?:(?:at|with|on|over|some|about|nearly|around)\s)*"
)
DASH = re.compile(r"\s[–—]\s")
QUOTED = 6000  # characters of a quotation behind what introduces it
ABBREVIATED = r"(?:\s\([A-Z][\w&-]*\))?"


@cache
def forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each pattern, and whether it speaks for the number closest before it alone."""
    rules = load_rules("attribution")
    return tuple((re.compile(r.pattern), bool(r.fields.get("closest"))) for r in rules if r.pattern)


def find_attribution(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """Who is said to state the figure whose number is `token`, as in the text; None where no one is named.

    `A survey of 1,100 farmers found …` does not state how many it asked.
    """
    who = stated_by(reading, quantity, token, thread)
    own = who is not None and re.search(rf"(?<![\w,.]){re.escape(quantity.text)}(?![\w,.])", who)
    return None if own else who


def stated_by(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """The first source that one of these ways finds."""
    found = cited(reading, token)
    if found is not None:
        return found
    verb = saying_verb(reading, token)
    if verb is not None:
        who = speaker(reading, verb)
        if who is not None:
            return (thread.attribution or referent(reading, verb)) if who.lower() in PRONOUNS else who
    return (
        stated_form(reading, token)
        or recorder(reading, quantity, token)
        or tag_behind(reading, quantity)
        or quoted_from(reading, quantity)
        or list_goes_on(reading, quantity, thread)
        or said_before(reading, quantity)
    )


@cache
def recording() -> re.Pattern[str]:
    """What stands right behind a source that counts, whatever the tagger makes of it: `UCDP records`."""
    verbs = next(r.words for r in load_rules("attribution") if r.id == "attribution.recording")
    return re.compile(rf"{ABBREVIATED}\s(?:(?:has|have|had|also|since|then)\s)*(?:{'|'.join(verbs)})\s(?!by\b|to\b)")


def recorder(reading: Reading, quantity: Quantity, token: Token) -> str | None:
    """`when UCDP records over 180 events and 511 deaths`: the party named right before such a verb."""
    start, _ = reading.sentence(quantity.start)
    for actor in reversed([a for a in reading.actors if start <= a.start and a.end <= quantity.start]):
        match = recording().match(reading.text, actor.end)
        if match is not None and match.end() <= quantity.start:
            verb = reading.doc[max(0, token_from(reading.doc, match.end()) - 1)]
            if verb.pos_ == "VERB" and own_clause(verb, token):
                return None
            return actor.text if ";" not in reading.text[match.end() : quantity.start] else None
    return None


@cache
def tag() -> re.Pattern[str]:
    """`…, the agency (NEMA) has said late on Monday.`"""
    verbs = next(r.words for r in load_rules("attribution") if r.id == "attribution.tag")
    return re.compile(
        rf",[”\"]?\s(?P<who>(?!(?:and|but|as|who|which|that|where|when|while|he|she|it|they)\b)[^,;:()“”–—\d]{{2,90}}?)"
        rf"{ABBREVIATED}\s(?:(?:has|have|had|also|later)\s)*(?:{'|'.join(verbs)})"
        r"(?=\s*[.,;]|\s(?:late|early|on|in|at|last|earlier|yesterday|today|via|[A-Z][a-z]+day)\b|$)"
    )


def tag_behind(reading: Reading, quantity: Quantity) -> str | None:
    """The source that a sentence names at its end, where the parse binds only a part of the sentence to it."""
    _, end = reading.sentence(quantity.start)
    match = tag().search(reading.text, quantity.end, end)
    if match is None or ";" in reading.text[quantity.end : match.start()]:
        return None
    return clean_source(match["who"])


def said_before(reading: Reading, quantity: Quantity) -> str | None:
    """`Prosecutors said the dead were men; ten others were missing`: what was said goes on behind the semicolon."""
    start, _ = reading.sentence(quantity.start)
    semicolon = reading.text.rfind(";", start, quantity.start)
    if semicolon < 0 or names_another(reading, semicolon):
        return None
    first, last = token_from(reading.doc, start), token_from(reading.doc, semicolon)
    for verb in reading.doc[first:last]:
        reports = verb.pos_ == "VERB" and verb.lemma_ in saying_verbs() - HOLDING and not is_passive(verb)
        if reports and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
            who = speaker(reading, verb)
            return None if who is None or who.lower() in PRONOUNS else who
    return None


def referent(reading: Reading, verb: Token) -> str | None:
    """Whom `it` or `they` means that says so."""
    pronoun = subject(verb)
    noun = subject_before(reading, pronoun) if pronoun is not None else None
    return clean_source(reading.text[noun.left_edge.idx : noun.idx + len(noun)]) if noun is not None else None


def cited(reading: Reading, token: Token) -> str | None:
    """`a toll of 19 that the president had cited`, `the 103 whose deaths it records`: the subject behind."""
    for noun in (token, token.head, token.head.head):
        for verb in noun.children:
            says = verb.dep_ == "relcl" and verb.lemma_.lower() in saying_verbs()
            if says and not counts_between(reading, token.idx + len(token), verb.idx):
                who = speaker(reading, verb)
                return None if who is None or who.lower() in PRONOUNS else who
        if noun.pos_ in {"VERB", "AUX"}:
            break
    return None


def list_goes_on(reading: Reading, quantity: Quantity, thread: Thread) -> str | None:
    """`The governorates with the highest numbers were Thi-Qar (163), …`: the breakdown of what a source counted."""
    if thread.last is None:
        return None
    bracketed = reading.text[quantity.start - 1 : quantity.start] == "(" and thread.last.kind in {"attacks", "people"}
    if bracketed:
        return thread.attribution
    item = thread.last.kind == "share" and NAMED_ITEM.fullmatch(reading.text, thread.last.end, quantity.start)
    return thread.last.attribution if item or is_part(reading, quantity, thread) else None


def quoted_from(reading: Reading, quantity: Quantity) -> str | None:
    """`ACLED published an overview. The report stated: ‘…`: the source that a colon introduces in this paragraph."""
    matches = list(INTRODUCED.finditer(reading.text, max(0, quantity.start - QUOTED), quantity.start))
    if not matches or CLOSING[matches[-1][0][-1]].search(reading.text, matches[-1].end(), quantity.start):
        return None
    who = matches[-1]["who"].strip()
    if re.fullmatch(
        r"(?:the|this|its|that)\s+(?:same\s+)?(?:report|source|article|document|update|overview)|it|they", who, re.I
    ):
        publisher = PUBLISHER.search(reading.text[: matches[-1].start()])
        return clean_source(publisher["who"]) if publisher else clean_source(who)
    return clean_source(who)


def stated_form(reading: Reading, token: Token) -> str | None:
    """`according to X` and its like in the sentence; of several the one closest to the number."""
    start, end = reading.sentence(token.idx)
    sentence = reading.text[start:end]
    at = token.idx - start
    found = [
        (at - m.end() if m.end() <= at else abs(m.start() - at), m["who"])
        for m, alone in statements(sentence)
        if not is_cut_off(sentence, at, m) and not (alone and counts_between(reading, token.idx, start + m.start()))
    ]
    return clean_source(min(found)[1]) if found else None


@lru_cache(maxsize=64)  # a sentence of many figures
def statements(sentence: str) -> tuple[tuple[re.Match[str], bool], ...]:
    """Where such forms stand in a sentence, and whether each speaks for the number closest before it alone."""
    return tuple((m, alone) for form, alone in forms() for m in closest(form, sentence))


def counts_between(reading: Reading, number: int, end: int) -> bool:
    """Whether another number stands between a number and an offset behind it, or the offset is before it."""
    return end < number or any(number < q.start and q.end <= end for q in reading.quantities)


def is_cut_off(sentence: str, at: int, match: re.Match[str]) -> bool:
    """A form behind a break, or between dashes, speaks for its own part only; one that opens the sentence for all."""
    if match.start() == 0:
        return "note:" in sentence[:at]
    between = sentence[min(at, match.start()) : max(at, match.start())]
    dashed = DASH.search(between) is not None and DASH.search(sentence, match.start("who")) is not None
    return BREAK.search(between) is not None or (dashed and at < match.start())


def closest(form: re.Pattern[str], sentence: str) -> list[re.Match[str]]:
    matches, at = [], 0
    while (match := form.search(sentence, at)) is not None:
        matches.append(match)
        at = max(match.start("who"), match.start() + 1)
    return matches
