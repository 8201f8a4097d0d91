"""Who says it by the parse: the subject of the closest verb of saying over a number, as a noun phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, has_subject
from extract.claims.kinds import parse_kind
from extract.claims.reading import Reading, climb, once, token_from
from extract.claims.referents import actors_in
from extract.claims.reports import DOCUMENTS, saying_verbs, states, subject, told_clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she", "it", "they"})
# A source's name ends where a clause, a list or a bracket begins.
ENDS = re.compile(
    r",(?!\d{3})|[;:()“”]|"
    r"(?<!\bMaj)(?<!\bGen)(?<!\bLt)(?<!\bCol)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])"
    r"\.(?=\s|$|[”’\"'])|\s[–—]\s|(?<=\s)(?:that|which|who|as of|on \d|"
    r"at (?:an? \w+ of\b|\d|about|around|some|nearly|almost)|from [A-Z][a-z]+ \d{4}|"
    r"in (?:late|early|mid|\d{4}|[A-Z][a-z]+ \d{4})|(?:is|are|was|were|has|have|had|there|showed?|said|reported|stated|"
    r"indicates?|by the end|during|between)\b)"
)
# `On Sunday Efua Mensah said`: a day that the parse takes for a part of the name.
DAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?=[A-Z])")
# What befalls a party: `The region recorded the largest increase`.
BEFALLS = frozenset("decline decrease drop fall gain growth high increase jump loss low rise surge".split())
# Kinds of what can be counted and speak: `three hospitals reported`.
VOICES = frozenset("people personnel groups settlements sites buildings".split())
AGAINST = frozenset({"while", "whereas", "although", "though"})
# Where something is recorded, and which records nothing: `the country recorded 900 movements`.
GROUNDS = frozenset(
    "area camp city country county district governorate island location municipality nation province region state "
    "territory town village world".split()
)
PERCENT = frozenset({"%", "percent", "cent"})
QUOTED = re.compile(r"[^“”\"]*,\s[“\"][^“”\"]+[,.!?][”\"]\s(?:[\w.’-]+\s){0,6}")
FIRST_PERSON = frozenset({"i", "we"})


@once
def saying_verb(reading: Reading, token: Token) -> Token | None:
    """The closest verb of saying over the number that has a subject of its own and is not passive."""
    start, end = reading.sentence(token.idx)
    apart = None  # a clause in the present that `while` sets against what was said
    for step in climb(token):
        if step.i == token.i or not start <= step.idx < end:
            continue
        if step.pos_ == "VERB" and states(step, token) and not is_passive(step):
            if apart is not None and step.tag_ == "VBD" and step.i < apart.i:
                return None
            if own_clause(step, token) or before_quotation(reading, step, token):
                return None
            if is_means(step, token):
                return None
            if is_set_against(step, token):
                continue
            if token.i < step.i and any(c.dep_ == "aux" and c.lower_ == "having" for c in step.children):
                continue  # `…, the envoy having warned`
            noun = subject(step)
            if noun is not None and speaks_of(reading, step, noun, token):
                return step
        apart = step if contrasts(step) else apart
    return saying_before(reading, token, start)


def saying_before(reading: Reading, token: Token, start: int) -> Token | None:
    """`The charity found that of 90 clinics it saw, 60 had been looted`: where the parse puts the saying under it."""
    for step in climb(token):
        for verb in step.lefts:
            said = verb.dep_ == "ccomp" and verb.lemma_.lower() in saying_verbs() and start <= verb.idx < token.idx
            semicolon = reading.text.rfind(";", verb.idx, token.idx)
            if semicolon > 0 and names_another(reading, semicolon):
                continue
            if said and verb.nbor(1).lower_ == "that" and subject(verb) is not None:
                return verb
        if step.idx < start:
            break
    return None


def own_clause(verb: Token, token: Token) -> bool:
    """`The paper reported 40 deaths, and a clinic received 12 bodies`: a clause beside the saying, of no one’s word.

    Behind what was said as a clause only `but` sets it apart: `police said 12 died and 30 were hurt`.
    """
    told = bool(told_clauses(verb))
    for step in climb(token):
        if step.i == verb.i:
            return False
        beside = step.dep_ == "conj" and (step.head.i == verb.i or step.head in verb.conjuncts)
        if not beside or (token.head.i == step.i and is_participle(step)):
            continue  # a noun that the parse takes for a verb: `counted 40 dead and 90 wounded`
        if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in step.children):
            if not told and step.pos_ == "VERB" and not states(step, token):
                return True  # `found two faults and made eight proposals`
            continue
        if not told or any(c.dep_ == "cc" and c.lower_ == "but" for c in step.head.children):
            return True
    return False


def is_means(verb: Token, token: Token) -> bool:
    """`acknowledged the problem by adding 900 posts`: what is done to say it."""
    before = next((s for s in climb(token) if s.head.i == verb.i), token)
    return before.lower_ == "by" and before.dep_ == "prep" and any(c.dep_ == "pcomp" for c in before.children)


def is_set_against(verb: Token, token: Token) -> bool:
    """`Although 300 had come back, the agency said that …`, `counted 40, while Chad took in 60`: not what was said."""
    clause = next((s for s in climb(token) if s.head.i == verb.i), token)
    if clause.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ in AGAINST for c in clause.children):
        return False
    told = told_clauses(verb)
    return clause.i < verb.i and any(c.i > verb.i for c in told) if told else has_subject(clause)


def is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def before_quotation(reading: Reading, verb: Token, token: Token) -> bool:
    """`With funding at 12 per cent, “we are cutting,” said the director`: what leads to the words quoted."""
    start, _ = reading.sentence(token.idx)
    opening = reading.doc[token_from(reading.doc, start)]
    if opening.pos_ not in {"ADP", "SCONJ"} or token.idx > verb.idx:
        return False
    return QUOTED.fullmatch(reading.text, token.idx, verb.idx) is not None


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def contrasts(verb: Token) -> bool:
    """`…, while the fund is due to pay`: in the present, where what was said stands in the past."""
    if verb.dep_ != "advcl":
        return False
    finite = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    marked = any(c.dep_ == "mark" and c.lower_ in AGAINST for c in verb.children)
    return marked and finite.tag_ in {"VBZ", "VBP"}


def speaks_of(reading: Reading, verb: Token, noun: Token, token: Token) -> bool:
    """Whether the subject says the number: not one that it is itself counted by, nor one behind a semicolon."""
    if noun.lower_ in FIRST_PERSON or noun.i == token.i or is_scene(reading, verb, noun) or is_mute(noun):
        return False
    if noun.is_ancestor(token):
        return noun.lemma_ in DOCUMENTS  # `a poll of 2,151 adults found`
    behind = token.idx < verb.idx and ";" in reading.text[token.idx : verb.idx]
    semicolon = reading.text.rfind(";", verb.idx, token.idx) if verb.idx < token.idx else -1
    if semicolon > 0 and names_another(reading, semicolon):
        return False
    return not behind and ";" not in reading.text[min(noun.idx, verb.idx) : max(noun.idx, verb.idx)]


def is_mute(noun: Token) -> bool:
    """`Nearly 400 cases reported`, `30% thought so`: things, shares, and a number alone, are no sources."""
    if noun.tag_ == "CD" or any(t.lower_ in PERCENT for t in (noun, *noun.children)):
        return True
    counted = any(c.dep_ == "nummod" for c in noun.children)
    kind = parse_kind([noun.lemma_]) if counted else None
    return kind is not None and kind not in VOICES and noun.lemma_.lower() not in DOCUMENTS


def is_scene(reading: Reading, verb: Token, noun: Token) -> bool:
    """`Goma recorded 12 deaths`, `Chad recorded the sharpest fall`: where or to whom it was, no source."""
    if (
        verb.lemma_ in {"record", "register"}
        and any(c.dep_ == "dobj" and c.lemma_ in BEFALLS for c in verb.children)
        and not any(c.dep_ == "prep" and c.lower_ == "in" and c.i > verb.i for c in verb.children)
    ):
        parties = actors_in(reading, noun.idx, noun.idx + len(noun))
        return noun.ent_type_ in {"GPE", "LOC"} or any(a.type == "state" for a in parties)
    party = actors_in(reading, noun.left_edge.idx, noun.idx + len(noun))
    place = (noun.ent_type_ in {"GPE", "LOC"} and not party) or (noun.pos_ == "NOUN" and noun.lemma_ in GROUNDS)
    return place and verb.lemma_ in {"log", "record", "register", "count"}


def speaker(reading: Reading, verb: Token) -> str | None:
    """The subject of a verb of saying as a noun phrase, its relative clauses and appositions cut off."""
    noun = subject(verb)
    if noun is None or is_mute(noun):
        return None
    if noun.text == "WHO" or (noun.pos_ not in NOUNS and actors_in(reading, noun.idx, noun.idx + len(noun))):
        return noun.text  # a name that the tagger takes for a pronoun or an adverb
    if noun.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
        told = verb.head
        if reading.is_date(told) and told.head.tag_ == "VBN" and told.head.head.pos_ in NOUNS:
            told = told.head.head  # `the report, released Thursday, which found`
        elif reading.is_date(told):
            return None
        head = publisher(told) or told
        return clean_source(reading.text[head.left_edge.idx : head.idx + len(head)])
    if noun.pos_ == "PRON":
        return None if noun.lower_ in {"it"} and expletive(verb) else (noun.text if noun.lower_ in PRONOUNS else None)
    if noun.pos_ not in NOUNS and noun.pos_ not in {"ADJ", "NUM"}:
        return None
    first = noun.left_edge
    if first.lower_ == "whose":  # `whose deputy head, Omar Hassan, has said`
        named = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        return None if named is None else reading.text[named.left_edge.idx : named.idx + len(named)]
    last = min(noun.right_edge.i, verb.i - 1) if noun.i < verb.i else noun.right_edge.i
    text = reading.text[first.idx : reading.doc[last].idx + len(reading.doc[last])]
    if reading.text[: first.idx].rstrip().endswith("[") or text.startswith("["):
        return before_bracket(reading, first.idx + 1)
    return clean_source(text)


def publisher(document: Token) -> Token | None:
    """`The daily published a poll that showed …`: who published what shows it."""
    verb = document.head
    if document.dep_ != "dobj" or verb.lemma_ not in {"publish", "release", "issue", "present"}:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in NOUNS), None)


def names_another(reading: Reading, semicolon: int) -> bool:
    """`; Morocco keeps 100 troops`: a clause with a party of its own, told by the text itself."""
    words = reading.doc[token_from(reading.doc, semicolon) + 1 :][:3]
    first = next((t for t in words if t.pos_ not in {"DET", "CCONJ", "PUNCT"}), None)
    return first is not None and (first.ent_type_ == "GPE" or any(a.start <= first.idx < a.end for a in reading.actors))


def before_bracket(reading: Reading, offset: int) -> str | None:
    """`ACLED [the conflict data project] registered …`: the name that the bracket explains."""
    match = re.search(r"([\w’'-]+(?:\s[A-Z][\w’'-]*)*)\s*\[[^\]]*$", reading.text[:offset])
    return match[1] if match else None


def expletive(verb: Token) -> bool:
    """`It was later confirmed`: no one is meant."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def clean_source(text: str) -> str | None:
    """Cut where the name ends; None where nothing nameable is left, or a bracket begins it: `(Goma, 3 May): With …`."""
    if text.startswith("("):
        return None
    text = DAY.sub("", text.strip(" ‘“\"'"))
    match = ENDS.search(text, 1)
    cut = text[: match.start()] if match else text
    cut = cut.strip(' ,;:.–-‘“”"')
    if re.match(
        r"(?:the\s)?(?:(?:sections?|paragraphs?|chapters?|tables?|figures?|annex|box|maps?)(?:\s[\dIVX].*|\s[A-Z]\b.*)?$|"
        r"(?:above|below)\b)",
        cut,
        re.I,
    ):
        return None
    return cut if re.search(r"[^\W\d]", cut) and len(cut) < 200 else None
