"""Parties that no register holds and that their own words give away: `the X Brigade`, `Movement for the …`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.mentions import Found
from extract.actors.names import entry_of, is_placed, no_party, organised_type
from extract.nlp import text_of
from extract.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What a sentence or a title begins with, and no name does.
LEADING = re.compile(
    r"(?:(?:The|A|An|In|On|At|By|For|From|As|And|Of|To|With|But|While|When|After|Before|Since|Under|Both|Some|Many|"
    r"Former|Members of|Fighters of|Staff of|According to|However,|Meanwhile,|Also|Its|Their|His|Her|This|These|That|"
    r"Deputy|Head of|Director of)\s(?:the\s)?)+"
)
# Types that follow the last words of the name, not the rule that found it.
TYPED_BY_WORDS = frozenset({"actor.body", "actor.ministry", "actor.capital_body"})
STATE_FORCE = re.compile(r"\b(?:Police|Guards?|Command|Army|Navy|Forces|Marines|Gendarmerie|Air Force)\b")
REGULAR = re.compile(
    r"\b(?:Police|Command|Navy|Marines|Gendarmerie|"
    r"(?:Air|Land|Ground|Naval|Armed|Border|Defen[cs]e) (?:Forces?|Guards?))\b"
)
CALLED = "actor.calling_itself"
BEFORE = "actor.before.armed_group"


@cache
def patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((r, re.compile(r"(?<![\w-])" + r.pattern)) for r in load_rules("actors") if r.pattern)


def by_pattern(doc: Doc) -> list[Found]:
    """Each match of each rule; which of those that overlap is kept is decided with all others."""
    text = text_of(doc)
    return [f for rule, pattern in patterns() for m in pattern.finditer(text) if (f := mention(text, rule, m))]


def mention(text: str, rule: Rule, match: re.Match[str]) -> Found | None:
    named = "name" in match.re.groupindex
    start, end = match.span("name" if named else 0)
    lead = LEADING.match(text, start, end)
    start = lead.end() if lead else start
    name = text[start:end]
    if rule.id == CALLED:
        return Found(start, end, entry_of(name, "armed_group"), rule.id, 6)
    if no_party(name) or (named and is_placed(text, start, end)) or (not named and not re.search(r"[ -]", name)):
        return None
    if rule.id == BEFORE and " " not in name and re.search(r"(?:^|[.:;!?]\s+[“‘\"(]?)$", text[:start]):
        return None  # `Unidentified militants`: the capital is the sentence's
    return Found(start, end, entry_of(name, type_of(rule, name)), rule.id, 1 if named else 2)


def type_of(rule: Rule, name: str) -> str:
    """Of a body by its last word; a force of a state is its military."""
    if rule.id in TYPED_BY_WORDS:
        head = re.split(r"\s(?:for|of|on|against)\s", name)[0]
        return organised_type(head) or str(rule.fields["type"])
    entry = entry_of(name, str(rule.fields["type"]))
    if rule.id == "actor.force" and (REGULAR.search(name) or (entry.country and STATE_FORCE.search(name))):
        return "military"
    return str(rule.fields["type"])
