"""Rules are data: TOML files of patterns, each with examples and counter-examples.

A file holds optional ``[macros]`` (name = regular expression) and ``[[rule]]`` tables. In a ``pattern``, ``{name}``
stands for a macro; any other key of a rule is a field that the finder reads. Every rule has an ``id`` and at least one
example. Finders test their own files: an example must match whole, a counter-example must not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "rules"
KNOWN = {"id", "pattern", "words", "examples", "counterexamples", "note"}
MACRO = re.compile(r"\{([a-z_][a-z_0-9]*)\}")


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest that fits, with any white space between their parts.

    Words of one first letter stand together: where a text goes on otherwise, a hundred words are passed over at once.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    groups = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return f"(?:{'|'.join(groups)})"


class RuleError(ValueError):
    """A rule file that cannot be used: says the file, the rule and what is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file."""

    id: str
    pattern: str | None
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    note: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@cache
def load_rules(name: str, folder: Path = FOLDER) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in their order, macros filled in. Raises RuleError."""
    path = folder / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from error
    macros = expand_macros(data.get("macros", {}), path.name)
    rules = tuple(build_rule(entry, macros, path.name) for entry in data.get("rule", []))
    check_unique(rules, path.name)
    return rules


def expand_macros(macros: Mapping[str, str], file: str) -> dict[str, str]:
    """Macros may use those above them."""
    done: dict[str, str] = {}
    for name, pattern in macros.items():
        done[name] = f"(?:{fill(pattern, done, f'{file}, macro {name}')})"
    return done


def fill(pattern: str, macros: Mapping[str, str], where: str) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise RuleError(f"{where}: no macro {match[1]!r}")
        return macros[match[1]]

    return MACRO.sub(value, pattern)


def build_rule(entry: dict[str, Any], macros: Mapping[str, str], file: str) -> Rule:
    where = f"{file}, rule {entry.get('id', '?')}"
    if not entry.get("id") or not entry.get("examples"):
        raise RuleError(f"{where}: needs an id and at least one example")
    pattern = fill(entry["pattern"], macros, where) if "pattern" in entry else None
    if pattern is not None:
        try:
            re.compile(pattern)
        except re.error as error:
            raise RuleError(f"{where}: {error}") from error
    return Rule(
        id=entry["id"],
        pattern=pattern,
        words=tuple(entry.get("words", ())),
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry.get("counterexamples", ())),
        note=entry.get("note", ""),
        fields={k: v for k, v in entry.items() if k not in KNOWN},
    )


def check_unique(rules: tuple[Rule, ...], file: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"{file}: rule {rule.id} stands twice")
        seen.add(rule.id)
