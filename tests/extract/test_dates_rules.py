"""Every date rule holds for its own examples and not for its counter-examples."""

from __future__ import annotations

import re

import pytest

from extract.dates.context import context, triggers
from extract.dates.find import find_dates, scanners
from extract.dates.forms import FORMS
from extract.dates.relative import RELATIVE
from extract.rules import Rule, any_of, load_rules

RULES = load_rules("dates")
CONTEXT = load_rules("dates_context")


def rows(rules: tuple[Rule, ...], counter: bool = False) -> list[tuple[Rule, str]]:
    return [(r, e) for r in rules for e in (r.counterexamples if counter else r.examples)]


def ids(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


def matches_whole(rule: Rule, text: str) -> bool:
    """Whether the rule's pattern takes a text whole, what must stand before and behind it put there."""
    before, behind = (str(rule.fields.get(side, "")) for side in ("before", "behind"))
    pattern = re.compile(rule.pattern or "(?!)")
    spans = {m.span() for m in pattern.finditer(before + text + behind)}
    return (len(before), len(before + text)) in spans


@pytest.mark.parametrize(("rule", "example"), rows(RULES), ids=ids)
def test_an_example_matches_whole(rule: Rule, example: str) -> None:
    assert matches_whole(rule, example)


@pytest.mark.parametrize(("rule", "example"), rows(RULES, counter=True), ids=ids)
def test_a_counterexample_does_not_match(rule: Rule, example: str) -> None:
    found = re.compile(rule.pattern or "(?!)").search(example)
    assert found is None or not claimed(rule, example, found)


def claimed(rule: Rule, example: str, found: re.Match[str]) -> bool:
    """Whether the rule itself, with all it asks of the words around, takes what its pattern matched."""
    return any(c.rule == rule.id and c.start <= found.start() < c.end for c in find_dates(example))


@pytest.mark.parametrize(("rule", "example"), rows(RULES), ids=ids)
def test_an_example_stands_near_its_trigger(rule: Rule, example: str) -> None:
    before, behind = (str(rule.fields.get(side, "")) for side in ("before", "behind"))
    assert triggers()[str(rule.fields["needs"])].search(before + example + behind)


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_a_rule_has_a_form_that_is_read(rule: Rule) -> None:
    assert rule.fields["form"] in {*FORMS, *RELATIVE, "none", "unread"}


@pytest.mark.parametrize(("rule", "example"), rows(CONTEXT), ids=ids)
def test_words_around_a_date(rule: Rule, example: str) -> None:
    assert re.compile(rule.pattern or any_of(rule.words), re.I).fullmatch(example)


@pytest.mark.parametrize(("rule", "example"), rows(CONTEXT, counter=True), ids=ids)
def test_words_that_are_none_around_a_date(rule: Rule, example: str) -> None:
    assert not re.compile(rule.pattern or any_of(rule.words)).fullmatch(example)


def test_no_rule_is_out_of_reach() -> None:
    reached = {rule.id for _, rules in scanners() for rule, _ in rules}
    assert reached == {rule.id for rule in RULES}


def test_no_word_has_two_senses() -> None:
    words = [w for r in context("relation") for w in r.words]
    assert sorted(words) == sorted(set(words))
