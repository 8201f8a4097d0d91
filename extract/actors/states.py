"""Whether a state's name, adjective or capital acts in its sentence, or only says where or of what kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.register import Entry, resolve_name
from extract.nlp import text_of
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Prepositions behind which a state is a party, and those behind which it is a place.
PARTY = frozenset({"by", "with", "between", "against", "according", "versus"})
# `US-led`, `Iran-backed`: a state in front of what it does.
DOING = re.compile(r"[-–](?:led|backed|aligned|affiliated|sponsored|supported|owned|run|based|funded|trained)\b")
# `Kenya: Heavy rains have displaced …`.
HEADS = re.compile(r"(?:\s\([^()]{1,40}\))?:\s")
TENSED = frozenset({"MD", "VBD", "VBP", "VBZ"})
PAIRED = re.compile(r"[-–]([A-ZÀ-Þ][\w.’]+)")
PAIRED_BEFORE = re.compile(r"([A-ZÀ-Þ][\w.’]*)[-–]$")
HALVES = frozenset({"Sino", "Russo", "Franco", "Anglo", "Indo", "Turko", "Serbo"})
# `Belgrade and Pristina authorities`: a capital before these is its government, no city.
GOVERNING = re.compile(
    r"(?:\s(?:and|or)\s[A-Z][\w’-]+)?\s(?:authorities|government|officials|regime|delegations?|administration)\b"
)
# `Basrah (431), Baghdad (198)`: a place in a list of counts.
COUNTED = re.compile(r"\s?\(\d")
# `Nine states sent arms, first among them the USA (45 per cent) and …`: of those that act.
AMONG = re.compile(
    r"\b(?:states|countries|governments|nations|members)\s(?!(?:are|were|was|is|have been|had been)\b)[a-z][^.;]*"
    r"\bamong (?:them|these|those|which),?\s(?:the\s)?(?:[A-Z][\w’ -]*(?:\s\([^()]*\))?(?:,\s|,?\sand\s)(?:the\s)?)*$"
)
# `Ukraine Security Assistance Initiative`: a programme by its country.
PROGRAMME = re.compile(
    r"(?:\s[A-Z][\w’-]+){1,4}\s(?:Act|Agreement|Facility|Fund|Initiative|Package|Plan|Program|Programme|Project|Treaty)\b"
)
# `three of the five largest exporters – the US, France and Germany –`: a list of those that act.
LISTED = re.compile(
    r"\b(?P<noun>[a-z]+?)s(?:,\s|:\s|\s?[–—]\s?|\s-{1,2}\s|\s\()(?:namely\s|including\s)?(?:the\s)?"
    r"(?:[A-Z][\w’-]*(?:\s(?:of\s)?[A-Z][\w’-]*){0,4}(?:\s\([^()]{2,30}\))?(?:,\s|,?\sand\s)(?:the\s)?)*$"
)
# What a state has of its own, as its name or genitive before it says: `US dominance`, `Russia’s use of mines`.
POSSESSED = frozenset({"dominance", "share", "use"})
STATES = frozenset({"state", "countrie", "nation", "power", "government", "member"})
# `Ghanaian, Senegalese and Togolese troops`: the next of a row of states before one noun.
NEXT_OF_ROW = re.compile(r"(?:,\s(?:and\s)?|\s(?:and|or)\s)(?P<state>[A-ZÀ-Þ][\w.’-]*(?:\s[A-ZÀ-Þ][\w’-]*)*)")
DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "CCONJ", "PART", "NUM"})
STOPS = frozenset(".,;:")


@cache
def words(rule_id: str) -> frozenset[str]:
    return frozenset(next(r for r in load_rules("actors") if r.id == rule_id).words)


def is_any(token: Token, rule_id: str) -> bool:
    """Whether the word or its lemma stands in the word rule."""
    return token.lower_ in words(rule_id) or token.lemma_.lower() in words(rule_id)


def acts(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Whether the mention at these offsets is of a state that acts."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or about_land(doc, span.end) or heads_account(doc, start, end):
        return False
    if joined(doc, start, end) or AMONG.search(text_of(doc)[max(0, start - 250) : start]):
        return True
    if PROGRAMME.match(text_of(doc), end):
        return False
    following, adjectives = behind_row(doc, end, span.end)
    if entry.form == "adjective" or (adjectives and following > span.end):
        return acting_adjective(doc, following)
    if entry.form == "capital" and not GOVERNING.match(text_of(doc), end):
        if COUNTED.match(text_of(doc), end) or not party_capital(span.root):
            return False
    elif entry.form == "capital":
        return True
    named = acting_noun(span.root, entry) or before_noun(doc, span.end, span.root)
    return named or owns(doc, span.end) or is_of_those(doc, start)


def heads_account(doc: Doc, start: int, end: int) -> bool:
    """`Kenya: Heavy rains have displaced 900 people`: the country that a paragraph tells of; not `Chad: 12 tanks`."""
    if text_of(doc)[:start].strip() or HEADS.match(text_of(doc), end) is None:
        return False
    told = next((t for t in doc if t.idx > end and t.text != ":"), None)
    return told is not None and told.pos_ != "VERB" and any(t.tag_ in TENSED and t.idx > end for t in told.sent)


def behind_row(doc: Doc, end: int, following: int) -> tuple[int, bool]:
    """The token behind a row of states that goes on at this offset, and whether its last is an adjective."""
    adjective = False
    while (match := NEXT_OF_ROW.match(text_of(doc), end)) is not None:
        entry, upto = longest_state(match)
        if entry is None:
            break
        end, adjective = upto, entry.form == "adjective"
    span = doc.char_span(end - 1, end, alignment_mode="expand")
    return (span.end, adjective) if span is not None and adjective else (following, False)


def longest_state(match: re.Match[str]) -> tuple[Entry | None, int]:
    """The state that the first words of a match name: `South Korean` of `South Korean Marines`."""
    words = match["state"].split(" ")
    for size in range(min(len(words), 3), 0, -1):
        name = " ".join(words[:size])
        if (entry := resolve_name(name)) is not None and entry.type == "state":
            return entry, match.start("state") + len(name)
    return None, match.end()


def owns(doc: Doc, following: int) -> bool:
    """`Russia, whose exports fell`: a state that a relative clause gives what acts."""
    rest = [t for t in doc[following : following + 2] if t.text != ","]
    return bool(rest) and rest[0].lower_ == "whose" and acting_adjective(doc, rest[0].i + 1)


def is_of_those(doc: Doc, start: int) -> bool:
    """`the largest exporters – the US, France and …`, and of states those that do something as such."""
    match = LISTED.search(text_of(doc), max(0, start - 250), start)
    if match is None or match["noun"] not in STATES:
        return match is not None and match["noun"] in words("actor.agent_noun")
    span = doc.char_span(match.start("noun"), match.end("noun") + 1, alignment_mode="expand")
    if span is None or text_of(doc).startswith(":", match.end("noun") + 1):
        return False
    noun = span.root
    does = noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and not is_any(noun.head, "actor.stative_verb")
    return does or bool(noun.left_edge.is_sent_start)  # `The five states—Chad, …—continue`


def about_land(doc: Doc, following: int) -> bool:
    """`the Iraqi-Syrian border`, `Kosovo Serb returnees`: land or people, no state that acts; not `border guards`."""
    rest = [t for t in doc[following : following + 4] if t.text not in {"-", "–", "/"}]
    if rest and doc[following].text in {"-", "–", "/"} and rest[0].text[:1].isupper():
        rest = rest[1:]
    if not rest or not (is_any(rest[0], "actor.land") or is_any(rest[0], "actor.people")):
        return False
    return not any(is_any(t, "actor.acting_noun") for t in rest[1:2]) or is_any(rest[0], "actor.people")


def joined(doc: Doc, start: int, end: int) -> bool:
    """`US-led`, and both of `US-Iran confrontation`."""
    if DOING.match(text_of(doc), end):
        return True
    after, before = PAIRED.match(text_of(doc), end), PAIRED_BEFORE.search(text_of(doc), max(0, start - 20), start)
    return any(m and (is_state(m[1]) or m[1] in HALVES) for m in (after, before))


def is_state(text: str) -> bool:
    return (entry := resolve_name(text)) is not None and entry.type == "state"


def acting_adjective(doc: Doc, following: int) -> bool:
    """`Turkish airstrikes`, `Iraqi security forces`, not `Turkish coffee`."""
    if says_that(doc, following):
        return False
    for token in doc[following : following + 4]:
        if is_any(token, "actor.acting_noun"):
            return True
        if token.pos_ not in DESCRIBING or token.text in STOPS:
            return False
    return False


def before_noun(doc: Doc, following: int, root: Token) -> bool:
    """`US troops`: a state's name used as an adjective."""
    if root.dep_ not in {"compound", "nmod", "amod", "npadvmod"} and root.i + 1 != following:
        return False
    near = [t for t in doc[following : following + 3] if t.pos_ in {"NOUN", "ADJ", "PROPN"}]
    if says_that(doc, following):
        return False
    if not near or near[0].i != following:
        return False
    return near[0].lemma_ in POSSESSED or any(is_any(t, "actor.acting_noun") for t in near)


def says_that(doc: Doc, following: int) -> bool:
    """`A report on Chad states that`: a verb, whatever the tagger makes of it."""
    return [t.lower_ for t in doc[following : following + 2]] == ["states", "that"]


def first_of_list(token: Token) -> Token:
    """Of `Iran, Iraq and Syria` the one that the sentence binds."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def acting_noun(root: Token, entry: Entry) -> bool:
    """Subject of a verb that is not stative, its `by` agent, a party of an agreement or of a dealing."""
    token = first_of_list(root)
    head = token.head
    if is_agent(root):
        return True
    if token.dep_ == "nsubj":
        stative = head.lemma_.lower() in words("actor.stative_verb")
        return head.pos_ == "VERB" and (not stative or fields(head) or equipped(token))
    if token.dep_ == "nsubjpass" and any(c.dep_ == "xcomp" and c.pos_ == "VERB" and is_done(c) for c in head.children):
        return True  # `North Korea is presumed to have secured`
    if token.dep_ in {"nsubjpass", "dobj"}:
        return is_any(head, "actor.dealing_verb")
    if token.dep_ == "poss" and head.lemma_ in POSSESSED:
        return True
    if token.dep_ == "poss":
        return any(
            is_any(t, "actor.acting_noun") for t in head.subtree if token.i < t.i <= head.i and not named_state(t)
        )
    return token.dep_ == "agent" or (token.dep_ == "pobj" and behind_preposition(head, entry))


def is_done(verb: Token) -> bool:
    return verb.lemma_.lower() not in words("actor.stative_verb") or fields(verb)


def named_state(noun: Token) -> bool:
    """`India’s Assam state`: a part of the country."""
    return noun.lemma_ == "state" and noun.i > 0 and noun.nbor(-1).pos_ == "PROPN"


def is_agent(root: Token) -> bool:
    """`Sudan became the largest buyer`, `the donors were Norway and Japan`, `Chad, once the main supplier,`."""
    if any(c.dep_ == "appos" and is_any(c, "actor.agent_noun") for c in root.children):
        return True
    token = first_of_list(root)
    if token.head.lemma_ not in {"be", "become", "remain", "include"} or token.dep_ not in {"nsubj", "attr", "dobj"}:
        return False
    others = [c for c in token.head.children if c.dep_ in {"nsubj", "attr", "dobj"} and c.i != token.i]
    return any(is_any(c, "actor.agent_noun") for c in others)


def behind_preposition(preposition: Token, entry: Entry) -> bool:
    """`signed by`, `talks with`, `sanctions on`, `troops of`, `threats from` a state."""
    over = preposition.head
    if preposition.dep_ == "agent":
        return True
    if preposition.lower_ in PARTY:
        return not is_any(over, "actor.land")
    if preposition.lower_ in {"on", "upon"}:
        return is_any(over, "actor.put_on") or over.lemma_ == "call"
    if preposition.lower_ == "of":
        return entry.form != "capital" and (is_any(over, "actor.dealing_noun") or is_any(over, "actor.related_noun"))
    if preposition.lower_ == "to" and over.lemma_ == "belong":
        return True
    return preposition.lower_ in {"from", "to"} and (is_any(over, "actor.dealing_noun") or trades_arms(over))


def trades_arms(noun: Token) -> bool:
    """`arms imports from Chad`: what states trade with each other."""
    traded = noun.lemma_.lower() in {"import", "export", "delivery", "shipment", "sale", "purchase"}
    return traded and any(c.lower_ in {"arms", "weapon", "weapons"} for c in noun.children)


def fields(verb: Token) -> bool:
    """`Turkey has a permanent deployment of …`, `lost close to 70 tanks`: what it has is of those things that act."""
    objects = [t for c in verb.children for t in (c, *c.subtree) if c.dep_ in {"dobj", "prep", "advmod"}][:8]
    return verb.lemma_ in {"have", "lose", "receive", "suffer"} and any(
        t.dep_ in {"dobj", "pobj"} and is_any(t, "actor.acting_noun") and t.lemma_ != "security" for t in objects
    )


def equipped(noun: Token) -> bool:
    """`Uganda, with some 400 troops, remains`: what it has is of those things that act."""
    near = (*noun.children, *(c for c in noun.head.children if noun.i < c.i < noun.head.i))
    held = (t for c in near if c.lower_ == "with" for t in c.children if t.dep_ == "pobj")
    return any(is_any(t, "actor.acting_noun") for t in held)


def party_capital(root: Token) -> bool:
    """A capital may stand for its government as a subject or possessor, and behind some prepositions."""
    token = first_of_list(root)
    if token.dep_ != "pobj" or token.head.dep_ == "agent":
        return token.dep_ in {"nsubj", "poss", "agent", "pobj"}
    over = token.head.head
    called = token.head.lower_ in {"on", "upon"} and over.lemma_ == "call"
    return called or (token.head.lower_ in {"with", "between", "by", "from", "on"} and over.pos_ != "VERB")


def takes_part(doc: Doc, start: int, end: int) -> bool:
    """Whether a name does something in its sentence, or stands before a noun that acts: `SDF fighters`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    token = first_of_list(span.root)
    if token.dep_ in {"nsubj", "nsubjpass", "agent", "poss"}:
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "between", "against", "to"}:
        return True
    return before_noun(doc, span.end, span.root)
