"""The catalogue of conventions, read from conventions.toml, and the labels that markers carry."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("conventions.toml")
LABEL = re.compile(
    r"^[\s\[(^]*(?:(?:foot|end)note|fn)?\.?\s*((?:(?:note|nb?)\s|\*)?\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶‖#]{1,3})[\s\])↩]*$",
    re.I,
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
NUMBERS = re.compile(r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*")
ALIKE = str.maketrans("123456789", "000000000")
WIDEST = 12  # a range of more notes than this is no range of notes


@dataclass(frozen=True, slots=True)
class Convention:
    """One entry: what a marker's link and element look like."""

    id: str
    href: re.Pattern[str] | None
    marks: re.Pattern[str] | None
    text: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def fits(self, href: str, marks: str, text: str = "") -> bool:
        return (
            (self.href is None or self.href.search(href) is not None)
            and (self.marks is None or self.marks.search(marks) is not None)
            and (self.text is None or self.text.search(text) is not None)
        )


@cache
def conventions() -> tuple[Convention, ...]:
    """The entries in their order."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(build(entry) for entry in data["convention"])


def build(entry: dict[str, str | list[str]]) -> Convention:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(str(entry[key]), re.I) if key in entry else None

    return Convention(
        str(entry["id"]), pattern("href"), pattern("marks"), pattern("text"),
        tuple(entry["examples"]), tuple(entry.get("counterexamples", ())),
    )  # fmt: skip


def name_convention(href: str, marks: str, text: str) -> str | None:
    """The convention of a link, None where it has the form of none."""
    return named(href.translate(ALIKE), marks.translate(ALIKE), text.translate(ALIKE))


@lru_cache(10_000)
def named(href: str, marks: str, text: str) -> str | None:
    """The same for all links that differ by their digits."""
    return next((c.id for c in conventions() if c.fits(href, marks, text)), None)


def parse_label(text: str) -> str | None:
    """`[footnote 3]`, `(3)`, `3.` without their dress, `[n 1]` as `n 1`; None where the text is no label."""
    match = LABEL.match(text.strip().rstrip("."))
    return " ".join(match[1].split()) if match else None


def parse_labels(text: str) -> tuple[str, ...]:
    """`84,99` → 84, 99; `84–86` → 84, 85, 86; `[01]` → 01; superscript digits too. Empty for no list of numbers."""
    plain = text.translate(SUPERSCRIPTS).strip(" []()")
    if not NUMBERS.fullmatch(plain):
        return ()
    labels: list[str] = []
    for part in re.split(r"\s*[,;]\s*", plain):
        ends = re.split(r"\s*[–-]\s*", part)
        first, last = int(ends[0]), int(ends[-1])
        if len(ends) == 2 and first < last <= first + WIDEST:
            labels.extend(str(n) for n in range(first, last + 1))
        else:
            labels.extend(ends)
    return tuple(labels)
