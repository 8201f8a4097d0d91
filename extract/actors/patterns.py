"""Parties that no register holds and that their own words give away: `the X Brigade`, `Movement for the …`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.context import Context
from extract.actors.mentions import Found
from extract.actors.names import behind_titles, entry_of, is_part, is_placed, no_party, organised_type
from extract.actors.register import Entry, resolve_name
from extract.actors.states import before_noun, first_of_list, is_any, takes_part, words
from extract.nlp import text_of
from extract.rules import Rule, any_of, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Types that follow the last words of the name, not the rule that found it.
TYPED_BY_WORDS = frozenset({"actor.body", "actor.body_for", "actor.ministry", "actor.capital_body"})
POLICE = re.compile(r"\bPolice(?:\s(?:Force|Service|Department|Command))?$")
SELF_DEFENCE = re.compile(r"\bSelf-Defen[cs]e\b")  # of villages or of a cause, mostly; Japan’s are registered
GROUP_OF_FORCES = re.compile(r"\bGroup of (?:Forces|Troops)$")
STATE_FORCE = re.compile(r"\b(?:Guards?|Command|Army|Navy|Forces|Defen[cs]e Force|Marines|Gendarmerie|Air ?[Ff]orce)\b")
REGULAR = re.compile(
    r"\b(?:Command|Navy|Marines|Gendarmerie|(?:National|Regular|Reserve|Standing|Territorial) (?:Army|Guard)|"
    r"(?:Air|Air Defen[cs]e|Land|Ground|Naval|Armed|Border|Coast) (?:Forces?|Guards?)|"
    r"(?:National|Royal|People[’']s) Defen[cs]e Forces?)\b"
)
# What is a body only where it does something, else a plan.
PLAN = re.compile(r"\b(?:Project|Programme|Program|Initiative|Fund|Plan|Campaign|Mission)$")
UNDER = re.compile(r"\b(?:forces?|troops|soldiers|personnel|units)\s(?:under|of|from)\s$")
OPERATION = "actor.operation"
QUOTED = "actor.quoted"
DESCRIBED = "actor.described"
CALLED = "actor.calling_itself"
OF_ANY_STATE = re.compile(
    r"(?:[A-Z]\w+\s){0,2}(?:Court|Parliament|Senate|Assembly|Cabinet|Police|Army|Navy|Commission)"
)
# `the Ministry of Interior Friday`, `Ministry of Health-run clinics`: what is no part of the name before it.
BEHIND_NAME = re.compile(
    r"(?:\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[-–](?:led|backed|aligned|affiliated|sponsored|supported|owned|run|"
    r"controlled|held|based|funded|trained))+$"
)
POSSESSIVE = re.compile(r"[’']s$")
NICKNAME = re.compile(r"\s[“\"][^“”\"]+[”\"]")
AT_START = re.compile(r"(?:^|[.:;!?]\s+[“‘\"(]?)$")
BEFORE = "actor.before.armed_group"


@cache
def leading() -> re.Pattern[str]:
    """What a sentence or a title begins with, and no name does."""
    return re.compile(rf"(?:(?-i:{any_of(words('actor.leading'))}),?\s(?:the\s)?)+")


@cache
def patterns() -> tuple[tuple[Rule, tuple[str, ...], re.Pattern[str]], ...]:
    """Each rule with the words of which a text needs one (none: any text may hold it), and its pattern."""
    return tuple(
        (r, tuple(r.fields.get("needs", ())), re.compile(r"(?<![\w-])" + r.pattern))
        for r in load_rules("actors")
        if r.pattern
    )


def by_pattern(doc: Doc, context: Context) -> list[Found]:
    """Each match of each rule; which of those that overlap is kept is decided with all others."""
    found = []
    text = text_of(doc)
    for rule, needs, pattern in patterns():
        if needs and not any(word in text for word in needs):
            continue
        for match in pattern.finditer(text):
            start, end = name_of(text, *match.span("name" if "name" in match.re.groupindex else 0))
            start = behind_titles(text, start, end) if rule.fields["type"] == "person" else start
            owned = rule.id == BEFORE or of_state(text, start, end)
            start = behind_owner(text, start, end) if owned else start
            if is_named(text, rule, match, start, end) and is_meant(doc, rule, start, end, context):
                name = text[start:end]
                entry = of_owner(text, start, entry_of(NICKNAME.sub("", name), type_of(rule, name)))
                found.append(Found(start, end, entry, rule.id, weight(rule)))
    return found


def name_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what a sentence begins with, and without a possessive ending."""
    lead = leading().match(text, start, end)
    start = lead.end() if lead else start
    inner = text.rfind(" The ", start, end)
    start = inner + 5 if inner > 0 else start
    head, _, tail = text[start:end].rpartition(" and ")
    end = start + len(head) if head and resolve_name(tail) else end  # `the Ministry of Health and UNICEF`: two
    behind = BEHIND_NAME.search(text[start:end])
    end -= len(behind[0]) if behind is not None else 0
    return start, end - (2 if POSSESSIVE.search(text[start:end]) else 0)


def behind_owner(text: str, start: int, end: int) -> int:
    """`Darwish` of `Jubaland’s Darwish`."""
    owner = re.match(r".*[’']s\s", text[start:end])
    return start + len(owner[0]) if owner else start


def of_state(text: str, start: int, end: int) -> bool:
    """`Kenya’s Supreme Court`: two parties."""
    owner = re.match(r"([^’']*)[’']s\s", text[start:end])
    entry = resolve_name(owner[1]) if owner is not None else None
    return entry is not None and entry.type == "state"


def of_owner(text: str, start: int, entry: Entry) -> Entry:
    """`Supreme Court` of `Kenya’s Supreme Court`: each state has one, so its name says of which."""
    owner = re.search(r"([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})[’']s\s$", text[max(0, start - 50) : start])
    state = resolve_name(owner[1]) if owner is not None and OF_ANY_STATE.fullmatch(entry.name) else None
    if state is None or state.type != "state" or entry.actor_id:
        return entry
    return replace(entry, name=f"{entry.name} of {state.name}", country=state.country)


def is_named(text: str, rule: Rule, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the words may be a name: not of a place, a people, a law; two words, or what a noun beside says."""
    name, named = text[start:end], "name" in match.re.groupindex
    if rule.id == CALLED:
        return True
    if (
        no_party(name)
        or is_part(text, start, end)
        or (named and is_placed(text, start, end, rule.id == DESCRIBED))
        or (not named and not re.search(r"[ -]", name))
    ):
        return False
    # `Unidentified militants`: the capital is the sentence's.
    return not (rule.id == BEFORE and " " not in name and AT_START.search(text[:start]))


def is_meant(doc: Doc, rule: Rule, start: int, end: int, context: Context) -> bool:
    """A plan only where it does something; a person's name not where the document has its last word as a word."""
    name = text_of(doc)[start:end]
    if rule.fields["type"] == "person":
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or (span.root.ent_type_ in {"GPE", "LOC"} and rule.id != QUOTED):
            return False
        return name.split()[-1].lower() not in context.small and not re.search(r"[’']s\s|-[a-z]", name)
    if rule.id == OPERATION:
        return is_force(doc, start, end)
    return not PLAN.search(name) or (takes_part(doc, start, end) and not goes_on(doc, start, end))


def goes_on(doc: Doc, start: int, end: int) -> bool:
    """`The Sahel Initiative began in 2015`, `was approved`: what is done or happens, and does nothing itself."""
    span = doc.char_span(start, end, alignment_mode="expand")
    token = first_of_list(span.root) if span is not None else None
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"} and is_any(token.head, "actor.happening_verb")


def is_force(doc: Doc, start: int, end: int) -> bool:
    """`Operation Licorne troops`, `forces under Operation Licorne`, `Operation Licorne killed 12`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    if UNDER.search(text_of(doc), max(0, start - 40), start) or before_noun(doc, span.end, span.root):
        return True
    token = first_of_list(span.root)
    does = token.dep_ == "agent" or (token.dep_ == "nsubj" and token.head.pos_ == "VERB")
    still = is_any(token.head, "actor.happening_verb") or is_any(token.head, "actor.stative_verb")
    return does and not still


def weight(rule: Rule) -> int:
    """What a group calls itself before all else; a name told by a noun beside it behind what its own words tell."""
    return 6 if rule.id == CALLED else 1 if rule.pattern and "(?P<name>" in rule.pattern else 2


def type_of(rule: Rule, name: str) -> str:
    """Of a body by its last word; a force of a state is its military."""
    if GROUP_OF_FORCES.search(name):
        return "military"
    if rule.id in TYPED_BY_WORDS:
        head = re.split(r"\s(?:for|of|on|against)\s", name)[0]
        return organised_type(head) or str(rule.fields["type"])
    entry = entry_of(name, str(rule.fields["type"]))
    if rule.id == "actor.force" and POLICE.search(name):
        return "government_body"
    if (
        rule.id == "actor.force"
        and not SELF_DEFENCE.search(name)
        and (REGULAR.search(name) or (entry.country and STATE_FORCE.search(name)))
    ):
        return "military"
    return str(rule.fields["type"])
