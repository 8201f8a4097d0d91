"""Sentences of many publishers and countries with every figure expected of them, read and judged one by one.

The files in `sentences/` hold a comment that says why, the sentence, and a line for each of its figures:
text | value with its modifier and unit | kind | counted | actor | place; place | as_of | attribution. A reason that
begins with `!` marks what is known to be read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extract.model import Extraction, Figure

FOLDER = Path(__file__).with_name("sentences")
FIELDS = ("value", "kind", "counted", "actor", "place", "as_of", "attribution")
SIGNS = {"exact": "=", "approximate": "~", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}


@dataclass(frozen=True)
class Row:
    text: str
    why: str
    figures: tuple[tuple[str, dict[str, str]], ...]  # text of the figure, field → value as written


def read_rows(path: Path) -> Iterator[Row]:
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = block.strip().splitlines()
        why = " ".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
        text, *figures = [line for line in lines if not line.startswith("#")] or [""]
        if text:
            yield Row(text, why, tuple(read_figure(line) for line in figures))


def read_figure(line: str) -> tuple[str, dict[str, str]]:
    text, *values = (part.strip() for part in line.split(" | "))
    return text, dict(zip(FIELDS, values, strict=True))


def written(figure: Figure) -> dict[str, str]:
    """A figure in the form of the files."""
    if figure.modifier == "range":
        value = f"{figure.low}..{figure.high}"
    elif figure.modifier == "vague":
        value = f"vague {figure.low}"
    else:
        value = f"{SIGNS[figure.modifier]}{figure.high if figure.low is None else figure.low}"
    fields: dict[str, Any] = {n: getattr(figure, n) for n in FIELDS[1:]} | {"place": "; ".join(figure.place)}
    unit = "" if figure.unit == "1" else f" {figure.unit}"
    return {"value": value + unit} | {name: fields[name] or "-" for name in FIELDS[1:]}


ROWS = [row for path in sorted(FOLDER.glob("*.txt")) for row in read_rows(path)]
KNOWN = pytest.mark.xfail(strict=True, reason="known to be read wrongly: docs/quality.md")


def test_there_are_many_sentences() -> None:
    assert len({row.text for row in ROWS}) == len(ROWS) > 150


@pytest.mark.parametrize(
    "row", [pytest.param(r, marks=[KNOWN] if r.why.startswith("!") else [], id=r.text[:60]) for r in ROWS]
)
def test_every_figure_of_a_sentence(row: Row, extracted: Callable[..., Extraction]) -> None:
    found = [(f.text, written(f)) for f in extracted(row.text).figures]
    assert found == list(row.figures), row.why
