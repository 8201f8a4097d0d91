"""According to whom: the subject of a verb of saying that governs the figure, `according to X`, `as flagged by X`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.claims.phrases import NOUNS
from extract.claims.reading import Reading, climb
from extract.claims.thread import Thread
from extract.model import Quantity
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she", "it", "they"})
# A source's name ends where a clause, a list or a bracket begins.
ENDS = re.compile(
    r"[,;:()“”]|\.(?=\s|$|[”’\"'])|(?<=\s)(?:that|which|who|as of|on \d|from [A-Z][a-z]+ \d{4}|"
    r"in (?:late|early|mid|\d{4}|[A-Z][a-z]+ \d{4})|(?:is|are|was|were|has|have|had|there|showed?|said|reported|stated|"
    r"indicates?|by the end|during|between)\b)"
)
# In terse entries a source speaks for its own part only: `1-4% (2015 est.) note: …, according to estimates`.
BREAK = re.compile(r";|\bnote:|\d\s*est\.\)")
# Verbs that hold as well as they report: `Türkiye maintained 136 sites` says who has them, not who says it.
HOLDING = frozenset(
    {"maintain", "put", "claim", "list", "track", "add", "expect", "believe", "anticipate", "foresee", "describe"}
)
# Verbs of finding and watching: a source only where they find what happened, not a suspect or a parcel.
FINDING = frozenset({"identify", "find", "monitor", "observe", "log", "register", "record"})
TOLD = frozenset(
    {
        "attacks",
        "fatalities",
        "injuries",
        "detained",
        "displaced",
        "returnees",
        "share",
        "change",
        "rate",
        "settlements",
        "buildings",
    }
)


INTRODUCED = re.compile(
    r"(?:^|[.!?]\s+)(?P<who>[^.:;]{2,120}?)\s+(?:(?:also|further|then|later)\s+)?"
    r"(?:stated|noted|reported|said|observed|added|wrote|explained|states|notes|reports|says)"
    r"(?:\s+(?:that|the following))?[^.:;]{0,60}:\s*[‘“\"'](?=[^’”\"]*)"
)
PUBLISHER = re.compile(r"(?:^|,\s+|\d{4}\s+)(?P<who>[A-Z][^,.;:]{1,100}?)\s+(?:has\s+)?(?:published|released|issued)\b")


@cache
def saying_verbs() -> frozenset[str]:
    return frozenset(w for rule in load_rules("attribution") if rule.fields.get("verb") for w in rule.words)


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule.pattern) for rule in load_rules("attribution") if rule.pattern)


def find_attribution(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """Who is said to state the figure whose number is `token`, as in the text; None where no one is named."""
    verb = saying_verb(reading, token)
    if verb is not None:
        who = speaker(reading, verb)
        if who is not None:
            return thread.attribution if who.lower() in PRONOUNS else who
    return stated_form(reading, token) or quoted_from(reading, quantity) or list_goes_on(reading, quantity, thread)


def list_goes_on(reading: Reading, quantity: Quantity, thread: Thread) -> str | None:
    """`The governorates with the highest numbers were Thi-Qar (163), …`: the breakdown of what a source counted."""
    bracketed = reading.text[quantity.start - 1 : quantity.start] == "(" and thread.last is not None
    return thread.attribution if bracketed and thread.last and thread.last.kind in {"attacks", "people"} else None


def quoted_from(reading: Reading, quantity: Quantity) -> str | None:
    """`ACLED published an overview. The report stated: ‘…`: the source that a colon introduces in this paragraph."""
    matches = list(INTRODUCED.finditer(reading.text, 0, quantity.start))
    if not matches:
        return None
    who = matches[-1]["who"].strip()
    if re.fullmatch(
        r"(?:the|this|its|that)\s+(?:same\s+)?(?:report|source|article|document|update|overview)|it|they", who, re.I
    ):
        publisher = PUBLISHER.search(reading.text[: matches[-1].start()])
        return clean_source(publisher["who"]) if publisher else clean_source(who)
    return clean_source(who)


def saying_verb(reading: Reading, token: Token) -> Token | None:
    """The closest verb of saying over the number that has a subject of its own and is not passive."""
    start, end = reading.sentence(token.idx)
    for step in climb(token):
        if step.i == token.i or not start <= step.idx < end:
            continue
        if step.lemma_.lower() in saying_verbs() and step.pos_ == "VERB":
            if any(c.dep_ in {"auxpass", "nsubjpass"} for c in step.children):
                continue
            if step.lemma_ in HOLDING and not (governs_clause(step, token) or puts_at(step, token)):
                continue
            noun = subject(step)
            if noun is not None and ";" not in reading.text[min(noun.idx, step.idx) : max(noun.idx, step.idx)]:
                return step
    return None


def governs_clause(verb: Token, token: Token) -> bool:
    """Whether the verb takes what it says as a clause (`claims that …`): then it is a verb of saying."""
    return any(c.dep_ in {"ccomp", "xcomp"} and c.left_edge.i <= token.i <= c.right_edge.i for c in verb.children)


def puts_at(verb: Token, token: Token) -> bool:
    """`put the death toll at 37`: an estimate, not a place."""
    return verb.lemma_ == "put" and any(s.lower_ == "at" and s.dep_ == "prep" for s in climb(token))


def subject(verb: Token) -> Token | None:
    for step in (verb, verb.head if verb.dep_ in {"conj", "xcomp"} else verb):
        found = next((c for c in step.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found
    return None


def speaker(reading: Reading, verb: Token) -> str | None:
    """The subject of a verb of saying as a noun phrase, its relative clauses and appositions cut off."""
    noun = subject(verb)
    if noun is None:
        return None
    if noun.text == "WHO":
        return noun.text  # the organization, which the tagger takes for the pronoun
    if noun.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
        head = verb.head
        return clean_source(reading.text[head.left_edge.idx : head.idx + len(head)])
    if noun.pos_ == "PRON":
        return None if noun.lower_ in {"it"} and expletive(verb) else (noun.text if noun.lower_ in PRONOUNS else None)
    if noun.pos_ not in NOUNS and noun.pos_ not in {"ADJ", "NUM"}:
        return None
    first = noun.left_edge
    last = min(noun.right_edge.i, verb.i - 1) if noun.i < verb.i else noun.right_edge.i
    text = reading.text[first.idx : reading.doc[last].idx + len(reading.doc[last])]
    if reading.text[: first.idx].rstrip().endswith("[") or text.startswith("["):
        return before_bracket(reading, first.idx + 1)
    return clean_source(text)


def before_bracket(reading: Reading, offset: int) -> str | None:
    """`ACLED [the conflict data project] registered …`: the name that the bracket explains."""
    match = re.search(r"([\w’'-]+(?:\s[A-Z][\w’'-]*)*)\s*\[[^\]]*$", reading.text[:offset])
    return match[1] if match else None


def expletive(verb: Token) -> bool:
    """`It was later confirmed`: no one is meant."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def stated_form(reading: Reading, token: Token) -> str | None:
    """`according to X` and its like in the sentence; of several the one closest to the number."""
    start, end = reading.sentence(token.idx)
    sentence = reading.text[start:end]
    at = token.idx - start
    found = [
        (abs(m.start() - at), m["who"])
        for form in forms()
        for m in closest(form, sentence)
        if not BREAK.search(sentence[min(at, m.start()) : max(at, m.start())])
    ]
    return clean_source(min(found)[1]) if found else None


def closest(form: re.Pattern[str], sentence: str) -> list[re.Match[str]]:
    matches, at = [], 0
    while (match := form.search(sentence, at)) is not None:
        matches.append(match)
        at = max(match.start("who"), match.start() + 1)
    return matches


def clean_source(text: str) -> str | None:
    """Cut where the name ends; None where nothing nameable is left."""
    text = text.strip(" ‘“\"'")
    match = ENDS.search(text, 1)
    cut = text[: match.start()] if match else text
    cut = cut.strip(' ,;:.–-‘“”"')
    if re.match(
        r"(?:the\s)?(?:sections?|paragraphs?|chapters?|tables?|figures?|annex|box|maps?|above|below)\b", cut, re.I
    ):
        return None
    return cut if re.search(r"[^\W\d]", cut) and len(cut) < 200 else None
