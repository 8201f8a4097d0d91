"""Links of Markdown: `[words](address)`, `[words][label]`, and the code spans in which nothing is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TARGET = re.compile(
    r"\(\s*(<[^>\n]{0,4000}>|(?:[^()\s\\]|\\.|\([^()\s]*\))*+)(?:\s+(?:\"[^\"\n]{0,4000}\"|'[^'\n]{0,4000}'))?\s*\)"
)
BRACKETS = re.compile(r"\\.|!?\[|\]", re.S)
TICKS = re.compile(r"`+")
# `[label]: address "title"`, on a line of its own; `[^1]:` begins a note.
DEFINED = re.compile(
    r"^[ \t]{0,3}\[(?!\^)(?P<label>[^\[\]\n]{1,200})\]:[ \t]*(?P<href><[^<>\n]*>|[^\s<>]+)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.M,
)
LONGEST = 200  # characters of a label
LABEL = re.compile(r"\[([^\[\]\n]{0,200})\]")
USED = re.compile(r"[^\[\]]\]\[([^\[\]\n]{1,200})\]")
ALONE = re.compile(r"(?<!\])\[(\d{1,4})\](?![\[(:])")
Span = tuple[int, int, str]  # start, end, what stays of it


@dataclass(frozen=True, slots=True)
class Found:
    """A link or an image: where it stands, where its words stand, what it leads to."""

    start: int
    end: int
    words: tuple[int, int]
    href: str
    image: bool


def read_references(text: str) -> dict[str, str]:
    """Label → address of the definitions that links use. A number that stands alone in brackets is a marker, and what
    defines it a note: `[12]: https://…`."""
    defined = {fold_label(m["label"]): m["href"].strip("<>") for m in DEFINED.finditer(text)}
    if not defined:
        return {}
    used = {fold_label(label) for label in USED.findall(text)}
    alone = set(ALONE.findall(text))
    return {k: href for k, href in defined.items() if not k.isdecimal() or (k in used and k not in alone)}


def fold_label(label: str) -> str:
    return " ".join(label.split()).casefold()


def find_links(line: str, hidden: list[Span], references: Mapping[str, str]) -> Iterator[Found]:
    """Links in the order of their ends; a link in the words of another is none, an image may be. `hidden`: code and
    tags, in order, in which nothing is looked for."""
    spans = iter([*hidden, (len(line), len(line), "")])
    start, end, _ = next(spans)
    opened: list[tuple[int, bool, int]] = []  # place, whether an image, brackets before it that may still open a link
    dead = 0  # brackets below this depth hold a link already
    done = 0
    for match in BRACKETS.finditer(line):
        while match.start() >= end and end < len(line):
            start, end, _ = next(spans)
        if match.start() < done or start <= match.start() < end or match[0][0] == "\\":
            continue
        if match[0] != "]":
            opened.append((match.start(), match[0] == "![", match.end()))
            continue
        if not opened:
            continue
        place, image, inner = opened.pop()
        alive = image or len(opened) >= dead
        dead = min(dead, len(opened))
        found = read_target(line, match.start(), inner, references) if alive else None
        if found is not None:
            dead = dead if image else len(opened)
            done, href = found
            yield Found(place, done, (inner, match.start()), href, image)


def read_target(line: str, close: int, inner: int, references: Mapping[str, str]) -> tuple[int, str] | None:
    """Where a link ends whose words end at a bracket, and its address; None where it is no link."""
    following = line[close + 1 : close + 2]
    if following == "(":
        target = TARGET.match(line, close + 1)
        return (target.end(), target[1].strip("<>")) if target is not None else None
    if not references:
        return None
    words = fold_label(line[inner:close]) if close - inner <= LONGEST else ""
    named = LABEL.match(line, close + 1) if following == "[" else None
    if named is None:
        return (close + 1, references[words]) if words in references and not words.isdecimal() else None
    label = fold_label(named[1]) or words
    return (named.end(), references[label]) if label in references else None


def code_spans(line: str) -> Iterator[Span]:
    """`code` between runs of as many backticks."""
    runs = [(m.start(), m.end()) for m in TICKS.finditer(line)]
    following: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        start, inner = runs[index]
        same = following[inner - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            close, end = runs[same[-1]]
            yield start, end, line[inner:close]
            index = same[-1]
        index += 1
