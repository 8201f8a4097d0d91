"""According to whom: the subject of a verb of saying that governs the figure, `according to X`, `as flagged by X`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.claims.carried import carried, next_source
from extract.claims.quoted import opening, person_before, person_subject, quoted_from
from extract.claims.reading import Reading, token_from, tokens_in
from extract.claims.referents import subject_before
from extract.claims.reports import is_work, saying_verbs, subject
from extract.claims.saying import PRONOUNS, clean_source, is_scene, own_clause, saying_verb, speaker
from extract.claims.thread import Thread
from extract.model import Figure, Quantity
from extract.rules import load_rules
from extract.sent_from import sent_from

if TYPE_CHECKING:
    from spacy.tokens import Token

# In terse entries a source speaks for its own part only: `1-4% (2015 est.) note: …, according to estimates`.
BREAK = re.compile(r";|\bnote:|\d\s*est\.\)")
BOUND = re.compile(r"\b(?:than|who|which|whom|that|was|were|is|are|been|being|having)\b|^to\s[a-z]")
DASH = re.compile(r"\s[–—]\s")
SOURCE = re.compile(r"[(\[]Sources?:\s?(?P<who>[^,;:()\[\]\d]{2,80})(?=[,;)\]]|\s\d)")
ABBREVIATED = r"(?:\s\([A-Z][\w&-]*\))?"


# `in which, according to the commission, …`: what opens a clause of its own.
OPENS_CLAUSE = re.compile(r"\b(?:which|whom|whose|where|when|who|that),?\s+$")
# `12 died in two camps, both of which the army had declared safe`: what was said is not of those who died.
OF_WHICH = re.compile(r",\s(?:\w+\s)?of\s(?:which|whom)\s")


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern that names a source, and how far it speaks."""

    pattern: re.Pattern[str]
    closest: bool  # for the number closest before it alone
    ahead: bool  # only for numbers behind it, up to a semicolon


@cache
def forms() -> tuple[Form, ...]:
    rules = load_rules("attribution")
    return tuple(
        Form(re.compile(r.pattern), bool(r.fields.get("closest")), bool(r.fields.get("ahead")))
        for r in rules
        if r.pattern
    )


def find_attribution(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """Who is said to state the figure whose number is `token`, as in the text; None where no one is named.

    `A survey of 1,100 farmers found …` does not state how many it asked.
    """
    who = stated_by(reading, quantity, token, thread)
    if who is None or who in quantity.text or who in reading.text[: sent_from(reading.doc)]:
        return None
    return None if re.search(rf"(?<![\w,.]){re.escape(quantity.text)}(?![\w,.])", who) else who


def stated_by(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """The first source that one of these ways finds."""
    found = cited(reading, token) or next_source(reading, quantity, thread)
    if found is not None:
        return found
    verb = saying_verb(reading, token)
    if verb is not None:
        who = tagged_with(reading, quantity, verb) or speaker(reading, verb)
        if who is not None:
            if who.lower() not in PRONOUNS:
                return who
            meant = pronoun_means(reading, verb, who, thread)
            return who if meant is None and who.lower() in {"he", "she"} else meant
    return (
        stated_form(reading, token)
        or recorder(reading, quantity, token)
        or tag_behind(reading, quantity)
        or source_behind(reading, quantity)
        or quoted_from(reading, quantity.start)
        or carried(reading, quantity, token, thread)
    )


def pronoun_means(reading: Reading, verb: Token, pronoun: str, thread: Thread) -> str | None:
    """Whom `it`, `they`, `he` or `she` means that says so: the last source, else a subject or person before."""
    person = pronoun.lower() in {"he", "she"}
    if person and (named := person_subject(reading, verb.idx)) is not None:
        return named
    if (outer := said_last(reading, verb, pronoun.lower(), thread)) is not None:
        return outer
    if thread.stated is not None:
        return thread.stated.attribution
    if person:
        return person_before(reading, verb.idx)
    return referent(reading, verb)


def said_last(reading: Reading, verb: Token, pronoun: str, thread: Thread) -> str | None:
    """`Survivors said …, the Coast Guard said. …, it said.`: who said all of it, many a part.

    `Officials said 40 died, although a station put the toll at 60. …, they said`: who said the main clause.
    """
    if pronoun not in {"it", "they"} or thread.stated is None or thread.stated.attribution is None:
        return None
    if pronoun == "it" and not is_plural(reading, thread.stated):
        return None
    here, _ = reading.sentence(verb.idx)
    before = reading.doc[max(0, token_from(reading.doc, here) - 1)].sent.root
    outer = before.lemma_.lower() in saying_verbs() and before.idx < here
    noun = subject(before) if outer else None
    if noun is None or noun.tag_ not in ({"NN", "NNP"} if pronoun == "it" else {"NNS", "NNPS"}):
        return None
    return speaker(reading, before)


def is_plural(reading: Reading, figure: Figure) -> bool:
    """Whether several state a figure: `survivors`."""
    who = figure.attribution or ""
    at = reading.text.find(who)
    words = tokens_in(reading.doc, at, at + len(who)) if at >= 0 else []
    return bool(words) and words[-1].tag_ == "NNS"


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
            noun = subject(verb)
            if verb.pos_ == "VERB" and (own_clause(verb, token) or (noun and is_scene(reading, verb, noun))):
                return None
            if is_work(verb):
                return None
            return actor.text if ";" not in reading.text[match.end() : quantity.start] else None
    return None


@cache
def tag() -> re.Pattern[str]:
    """`…, the agency (NEMA) has said late on Monday.`, `…, Ada Obi, its head, told the paper.`"""
    verbs = [w for r in load_rules("attribution") if r.id == "attribution.tag" for w in r.words if w != "told"]
    return re.compile(
        rf",[”\"’]?\s(?P<who>(?!(?:and|but|or|as|if|so|than|though|although|whereas|because|since|after|before|including|who|which|that|where|when|while|he|she|it|they)\b)"
        rf"(?:[^,;:()“”–—\d]|(?<=\w)\(\w+\)){{2,90}}?)(?:,\s[^,;:“”–—\d]{{2,80}},)?"
        rf"{ABBREVIATED}\s(?:(?:has|have|had|also|later)\s)*(?:told\s[^,;]{{1,80}}$|(?P<verb>{'|'.join(verbs)})"
        r"(?=\s*[.,;]|\s(?:late|early|on|in|at|last|earlier|yesterday|today|via|[A-Z][a-z]+day)\b(?![^,;]*\s(?:that|to)\s)|$))"
    )


def tagged(reading: Reading, quantity: Quantity) -> re.Match[str] | None:
    """Where a sentence names its source at its end; not behind a semicolon."""
    _, end = reading.sentence(quantity.start)
    semicolon = reading.text.find(";", quantity.end, end)
    match = tag().search(reading.text, quantity.end, end if semicolon < 0 else semicolon)
    if match is None or not match["verb"]:
        return match
    first, verb = (reading.doc[token_from(reading.doc, match.start(name))] for name in ("who", "verb"))
    return (
        None if verb.tag_ == "NNS" and first.tag_ in {"RB", "IN"} else match
    )  # `1,822 claims, mainly property claims`


def tag_behind(reading: Reading, quantity: Quantity) -> str | None:
    """The source that a sentence names at its end, where the parse binds only a part of the sentence to it."""
    match = tagged(reading, quantity)
    return tag_source(match["who"]) if match is not None else None


def source_behind(reading: Reading, quantity: Quantity) -> str | None:
    """`900 people are displaced (Source: UNHCR, 4 May)`: a bracket in the sentence or right behind its end."""
    _, end = reading.sentence(quantity.start)
    closing = SOURCE.match(reading.text, end) or SOURCE.match(reading.text, end + 1)
    match = SOURCE.search(reading.text, quantity.end, end) or closing
    return clean_source(match["who"]) if match is not None else None


def tag_source(who: str) -> str | None:
    """Not `none of which was`, `the agency having`."""
    return None if BOUND.search(who) else clean_source(who)


def tagged_with(reading: Reading, quantity: Quantity, verb: Token) -> str | None:
    """The source before a verb of saying at the end, whatever the parse takes for its subject."""
    match = tagged(reading, quantity) if verb.idx > quantity.end else None
    if match is None or not match.start() < verb.idx < match.end():
        return None
    return tag_source(match["who"])


def referent(reading: Reading, verb: Token) -> str | None:
    """Whom `it` or `they` means that says so."""
    pronoun = subject(verb)
    noun = subject_before(reading, pronoun) if pronoun is not None else None
    quoted = opening(reading.text, noun.idx) if noun is not None else None
    if quoted is not None and opening(reading.text, verb.idx) is None:  # `“The order is large,” it said.`
        noun = subject_before(reading, reading.doc[token_from(reading.doc, quoted)])
    return clean_source(reading.text[noun.left_edge.idx : noun.idx + len(noun)]) if noun is not None else None


def cited(reading: Reading, token: Token) -> str | None:
    """`a toll of 19 that the president had cited`, `the 103 whose deaths it records`: the subject behind."""
    for noun in (token, token.head, token.head.head):
        for verb in noun.children:
            says = verb.dep_ == "relcl" and verb.lemma_.lower() in saying_verbs()
            if (
                says
                and not OF_WHICH.search(reading.text, token.idx, verb.idx)
                and not counts_between(reading, token.idx + len(token), verb.idx)
            ):
                who = speaker(reading, verb)
                return None if who is None or who.lower() in PRONOUNS else who
        if noun.pos_ in {"VERB", "AUX"}:
            break
    return None


def stated_form(reading: Reading, token: Token) -> str | None:
    """`according to X` and its like in the sentence; of several the one closest to the number."""
    start, end = reading.sentence(token.idx)
    sentence = reading.text[start:end]
    at = token.idx - start
    found = [
        (at - m.end() if m.end() <= at else abs(m.start() - at), m["who"])
        for m, form in statements(sentence)
        if not is_cut_off(sentence, at, m, form)
        and not (form.closest and counts_between(reading, token.idx, start + m.start()))
    ]
    return clean_source(min(found)[1]) if found else None


@lru_cache(maxsize=64)  # a sentence of many figures
def statements(sentence: str) -> tuple[tuple[re.Match[str], Form], ...]:
    """Where such forms stand in a sentence."""
    return tuple((m, form) for form in forms() for m in matches_of(form.pattern, sentence))


def counts_between(reading: Reading, number: int, end: int) -> bool:
    """Whether another number stands between a number and an offset behind it, or the offset is before it."""
    return end < number or any(number < q.start and q.end <= end for q in reading.quantities)


def is_cut_off(sentence: str, at: int, match: re.Match[str], form: Form) -> bool:
    """A form behind a break, or between dashes, speaks for its own part only; one that opens the sentence for all."""
    if at < match.start() and (form.ahead or OPENS_CLAUSE.search(sentence, 0, match.start())):
        return True
    if match.start() == 0:
        return "note:" in sentence[:at] or (form.ahead and ";" in sentence[:at])
    between = sentence[min(at, match.start()) : max(at, match.start())]
    dashed = DASH.search(between) is not None and DASH.search(sentence, match.start("who")) is not None
    return BREAK.search(between) is not None or (dashed and at < match.start())


def matches_of(form: re.Pattern[str], sentence: str) -> list[re.Match[str]]:
    matches, at = [], 0
    while (match := form.search(sentence, at)) is not None:
        matches.append(match)
        at = max(match.start("who"), match.start() + 1)
    return matches
