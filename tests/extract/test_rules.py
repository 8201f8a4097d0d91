"""Every rule holds for its own examples and not for its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from extract.claims.places import find_places
from extract.model import Extraction
from extract.numbers import find_quantities
from extract.rules import FOLDER, Rule, RuleError, load_rules


def rules_of(name: str, key: str | None = None) -> Iterator[Rule]:
    return (r for r in load_rules(name) if key is None or key in r.fields)


def rows(name: str, key: str | None = None, counter: bool = False) -> list[tuple[Rule, str]]:
    return [(r, e) for r in rules_of(name, key) for e in (r.counterexamples if counter else r.examples)]


def ids(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


PATTERNED = ("citations", "citation_styles", "actors")


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for n in PATTERNED for r in rules_of(n) if r.pattern for e in r.examples], ids=ids
)
def test_pattern_matches_its_example_whole(rule: Rule, example: str) -> None:
    pattern = re.compile(rule.pattern or "")
    if "name" in pattern.groupindex or rule.id in {"citation.updated", "citation.back", "citation.legal"}:
        assert pattern.search(example)
    else:
        assert pattern.fullmatch(example)


@pytest.mark.parametrize(
    ("rule", "example"),
    [(r, e) for n in PATTERNED for r in rules_of(n) if r.pattern for e in r.counterexamples],
    ids=ids,
)
def test_pattern_does_not_match_its_counterexample(rule: Rule, example: str) -> None:
    assert not re.compile(rule.pattern or "").fullmatch(example)


@pytest.mark.parametrize("rule", [r for r in rules_of("actors", "needs") if r.pattern], ids=ids)
@given(data=strategies.data())
@settings(max_examples=60, deadline=None)
def test_a_pattern_never_matches_without_a_word_that_it_needs(rule: Rule, data: strategies.DataObject) -> None:
    text = data.draw(strategies.from_regex(rule.pattern or ""))
    assert any(word in text for word in rule.fields["needs"])


@pytest.mark.parametrize(("rule", "example"), rows("modifiers"), ids=ids)
def test_modifier_is_read(rule: Rule, example: str) -> None:
    assert [q.modifier for q in find_quantities(example)] == [rule.fields["modifier"]]


@pytest.mark.parametrize(("rule", "example"), rows("modifiers", counter=True), ids=ids)
def test_modifier_is_not_read_where_it_is_none(rule: Rule, example: str) -> None:
    assert rule.fields["modifier"] not in [q.modifier for q in find_quantities(example)]


@pytest.mark.parametrize(("rule", "example"), rows("units"), ids=ids)
def test_unit_is_read(rule: Rule, example: str) -> None:
    units = [q.unit for q in find_quantities(example)]
    expected = rule.fields.get("unit") or rule.fields["currency"]
    assert units == [expected] or (expected == "*" and units and len(units[0]) == 3)


@pytest.mark.parametrize(("rule", "example"), rows("not_figures"), ids=ids)
def test_no_figure_where_a_number_names_or_points(rule: Rule, example: str) -> None:
    numbers = [q.text for q in find_quantities(example) if q.text not in {"two"}]
    assert numbers == [], rule.note


@pytest.mark.parametrize(("rule", "example"), rows("not_figures", counter=True), ids=ids)
def test_a_figure_that_looks_like_a_name(rule: Rule, example: str) -> None:
    assert find_quantities(example), rule.note


@pytest.mark.parametrize(
    ("rule", "example"), [*rows("kinds", "kind"), *rows("kinds", "event"), *rows("kinds", "illness")], ids=ids
)
def test_kind_of_what_is_counted(rule: Rule, example: str, extracted: Callable[..., Extraction]) -> None:
    figures = extracted(f"There were {example}.").figures if rule.id.startswith("kind.") else ()
    expected = next(rule.fields[f] for f in ("kind", "event", "illness") if f in rule.fields)
    assert expected in [f.kind for f in figures], [(f.text, f.kind, f.counted) for f in figures]


def test_places_behind_a_preposition() -> None:
    assert [
        p.text for p in find_places("It lies in northern Iraq, near Balad airbase in Salah al-Din Governorate.", (), ())
    ] == [
        "northern Iraq",
        "Balad airbase",
        "Salah al-Din Governorate",
    ]


def test_a_name_that_is_no_place() -> None:
    assert find_places("as set out in Section 4 and at Budget 2014", (), ()) == ()


def test_every_rule_file_is_read() -> None:
    for path in FOLDER.glob("*.toml"):
        assert load_rules(path.stem), path.name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]]\nid = 'a'\npattern = '('\nexamples = ['x']", "rule a"),
        ("[[rule]]\nid = 'a'\npattern = 'x'", "at least one example"),
        ("[[rule]]\nid = 'a'\npattern = '{none}'\nexamples = ['x']", "no macro"),
        ("[[rule]]\nid = 'a'\nexamples = ['x']\n[[rule]]\nid = 'a'\nexamples = ['x']", "stands twice"),
        ("[[rule", "broken.toml"),
    ],
)
def test_a_broken_rule_file_says_where(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_rules("broken", tmp_path)
