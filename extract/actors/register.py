"""The register of actors and states, as data, and its look-up by folded words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "register"
WORD = re.compile(r"[^\W_]+(?:[’'ʿ‘`.][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A party: canonical name, type of the guidelines, country (ISO 3166-1 alpha-3), id; `form`: how it is named."""

    name: str
    type: str
    country: str | None
    actor_id: str
    form: str = "name"  # name, adjective or capital of a state


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an entry: its folded words, and the exact writing where capitals matter (`IS`, `US`)."""

    words: tuple[str, ...]
    exact: str | None
    entry: Entry
    commas: int = 0  # in the writing itself: `Foreign, Commonwealth and Development Office`


def fold_word(word: str) -> str:
    """`Da’esh` and `Daesh`, `Kata'ib` and `Kataib` are one; a possessive `’s` is none of the name."""
    word = re.sub(r"[’'‘`]s$", "", word.rstrip("."))
    return re.sub(r"[’'ʿ‘`.]", "", word).casefold()


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Folded words with their offsets; a possessive ending is left out of the span."""
    found = []
    for match in WORD.finditer(text):
        raw = match[0]
        bare = re.sub(r"[’'‘`]s$", "", raw)
        if bare.endswith(".") and not re.fullmatch(r"(?:[^\W\d_]\.)+", bare):
            bare = bare[:-1]
        found.append((fold_word(raw), match.start(), match.start() + len(bare)))
    return found


@cache
def aliases() -> dict[str, tuple[Alias, ...]]:
    """First folded word → aliases, the longest first."""
    table: dict[str, list[Alias]] = {}
    for writing, entry in [*actor_writings(), *state_writings()]:
        folded = tuple(w for w, _, _ in words_of(writing))
        if folded:
            exact = writing if is_exact(writing) else None
            table.setdefault(folded[0], []).append(Alias(folded, exact, entry, writing.count(", ")))
    return {k: tuple(sorted(v, key=lambda a: -len(a.words))) for k, v in table.items()}


def is_exact(writing: str) -> bool:
    """Abbreviations, and single words that are also common words, must stand as written."""
    return " " not in writing and (
        writing.upper() == writing or len(writing) <= 4 or writing[1:] != writing[1:].lower()
    )


def actor_writings() -> Iterator[tuple[str, Entry]]:
    for row in rows("actors.csv"):
        entry = Entry(row["name"], row["type"], row["country"] or None, row["actor_id"])
        for writing in [row["name"], *filter(None, row["aliases"].split("|"))]:
            yield writing, entry


def state_writings() -> Iterator[tuple[str, Entry]]:
    for row in rows("states.csv"):
        for column, form in (("aliases", "name"), ("adjectives", "adjective"), ("capitals", "capital")):
            entry = Entry(row["name"], "state", row["country"], row["country"], form)
            writings = list(filter(None, row[column].split("|")))
            for writing in [row["name"], *writings] if form == "name" else writings:
                yield writing, entry


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def find_registered(text: str) -> list[tuple[int, int, Entry]]:
    """Every registered writing in a text, the longest at each place."""
    table, words = aliases(), words_of(text)
    found: list[tuple[int, int, Entry]] = []
    at = 0
    while at < len(words):
        best = best_alias(table.get(words[at][0], ()), words, at, text)
        if best is None:
            at += 1
            continue
        start, end = words[at][1], words[at + len(best.words) - 1][2]
        found.append((start, end, best.entry))
        at += len(best.words)
    return found


def best_alias(options: tuple[Alias, ...], words: list[tuple[str, int, int]], at: int, text: str) -> Alias | None:
    for alias in options:
        size = len(alias.words)
        if tuple(w for w, _, _ in words[at : at + size]) != alias.words:
            continue
        start, end = words[at][1], words[at + size - 1][2]
        if alias.exact is not None and text[start:end] != alias.exact:
            continue
        if size == 1 and alias.exact is None and not (text[start].isupper() or text[start].isdigit()):
            continue
        if any(gap.strip(" -–/’'.,&()") for gap in gaps(words, at, size, text)):
            continue
        if text.count(", ", start, end) > alias.commas:
            continue
        return alias
    return None


def gaps(words: list[tuple[str, int, int]], at: int, size: int, text: str) -> Iterator[str]:
    for k in range(at, at + size - 1):
        yield re.sub(r"^[’'‘`]s\b", "", text[words[k][2] : words[k + 1][1]])


@cache
def resolve_name(text: str) -> Entry | None:
    """The entry of a name, alias, adjective or capital that is the whole text; None for an unknown one."""
    for bare in (text.strip(), re.sub(r"^the\s+", "", text.strip(), flags=re.I)):
        found = find_registered(bare)
        whole = re.sub(r"[’'‘`]s$", "", bare.rstrip(".)"))
        if len(found) == 1 and found[0][0] == 0 and found[0][1] >= len(whole):
            return found[0][2]
    return None
