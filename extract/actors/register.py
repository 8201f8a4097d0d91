"""The register of actors and states, as data, and its look-up by folded words.

A writing in `aliases` leads to one actor wherever it stands. One in `ambiguous` is a name of several actors, or also an
ordinary word or abbreviation; it comes out as a hit that is not `certain`, and extract/actors/context.py decides.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from extract.actors.folding import SHORTENED, WORD, Words, fold_word, words_of

FOLDER = Path(__file__).parent.parent / "register"
# Small words that a name may write with or without a capital.
PARTICLES = frozenset(
    "a al an and ar as ash at az bin bint da de del der di do dos du e el for ibn in la le los of on the ul und van "
    "von y".split()
)
# Nouns that a sentence writes small where the register has a capital: `the Malian armed forces`.
GENERIC = frozenset(
    "air affairs armed army authorities border coast command council court defence department education embassy "
    "finance force forces foreign government group guard health home interior internal judiciary justice militia "
    "military minister ministry movement national navy parliament police public rebels security service".split()
)
# Abbreviations that are words in a line of capitals.
WORDS_IN_CAPITALS = frozenset("AA AS CARE DAWN IS JAS MAG REACH SEM TAK US WHO".split())
NUMBERED = re.compile(r"-\d{3}")  # `SCO-00129` is a number
MODEL = re.compile(r"-\d")  # `PAC-3` a missile
GAP = re.compile(r"^[’'‘`]s\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A party: canonical name, type of the guidelines, country (ISO 3166-1 alpha-3), id; `form`: how it is named."""

    name: str
    type: str
    country: str | None
    actor_id: str
    form: str = "name"  # name, adjective or capital of a state


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write an entry, as it stands in the register."""

    text: str
    entry: Entry
    certain: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """A writing made ready to be compared: folded words, which of them need a capital, the exact form if it matters."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: str | None
    commas: int  # in the writing itself: `Foreign, Commonwealth and Development Office`
    writing: Writing


@dataclass(frozen=True, slots=True)
class Hit:
    """A registered writing in a text: one entry where it is certain, else all that it may be."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    certain: bool


@cache
def index() -> dict[str, list[Writing]]:
    """First folded word → writings. Only the first word is folded here: a run needs few of the writings whole."""
    table: dict[str, list[Writing]] = {}
    for writing in (*actor_writings(), *state_writings()):
        table.setdefault(first_word(writing.text), []).append(writing)
    return table


def first_word(text: str) -> str:
    """The first folded word of a writing."""
    head = text.split(" ", 1)[0]
    if head in {"United", "European"} or head.startswith("Co-"):
        return words_of(text)[0][0]
    if head.isascii() and head.isalpha() and head not in SHORTENED:
        return fold_word(head)
    match = WORD.search(text)
    return fold_word(match[0]) if match else ""


@cache
def aliases(first: str) -> dict[str, tuple[Alias, ...]]:
    """The writings that begin with this folded word, by their second (`""`: of one word, which stand in each row).

    The longest come first, certain ones before those that are not.
    """
    found = [build_alias(w) for w in index().get(first, ())]
    seconds = {"", *(a.words[1] for a in found if len(a.words) > 1)}
    rows = {second: [a for a in found if len(a.words) == 1 or a.words[1] == second] for second in seconds}
    return {k: tuple(sorted(v, key=lambda a: (-len(a.words), not a.writing.certain))) for k, v in rows.items()}


def build_alias(writing: Writing) -> Alias:
    words = words_of(writing.text)
    capitals = tuple(
        writing.text[start].isupper() and (word not in PARTICLES or word == "the") and not (i and word in GENERIC)
        for i, (word, start, _) in enumerate(words)
    )
    exact = writing.text if is_exact(writing.text) else None
    return Alias(tuple(w for w, _, _ in words), capitals, exact, writing.text.count(", "), writing)


def is_exact(writing: str) -> bool:
    """Abbreviations, and single words that are also common words, must stand as written."""
    if re.search(r"[ ’']", writing) or writing in SHORTENED:
        return False
    if "-" in writing:
        return writing.upper() == writing
    return writing.upper() == writing or len(writing) <= 4 or writing[1:] != writing[1:].lower()


def actor_writings() -> list[Writing]:
    found = []
    for actor_id, name, kind, country, names, ambiguous, _ in rows("actors.csv"):
        entry = Entry(name, kind, country or None, actor_id)
        found.append(Writing(name, entry, True))
        found += [Writing(w, entry, True) for w in names.split("|") if w]
        found += [Writing(w, entry, False) for w in ambiguous.split("|") if w]
    return found


def state_writings() -> list[Writing]:
    found = []
    for country, name, names, adjectives, _, capitals, ambiguous, _ in rows("states.csv"):
        for writings, form in ((f"{name}|{names}", "name"), (adjectives, "adjective"), (capitals, "capital")):
            entry = Entry(name, "state", country, country, form)
            found += [Writing(w, entry, True) for w in writings.split("|") if w]
        entry = Entry(name, "state", country, country)
        found += [Writing(w, entry, False) for w in ambiguous.split("|") if w]
    return found


@cache
def demonyms() -> frozenset[str]:
    """`Iraqis`, `Afghans`: peoples, who are no party until they act as one."""
    return frozenset(w for row in rows("states.csv") for w in row[4].split("|") if w)


@cache
def state_names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("states.csv")}


def state_of(country: str) -> str:
    """The name of the state with that ISO code."""
    return state_names().get(country, country)


def rows(file: str) -> list[list[str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))[1:]


def find_registered(text: str) -> list[Hit]:
    """Every registered writing in a text, the longest at each place."""
    words, known = words_of(text), index()
    shouted = text.isupper() and text.count(" ") > 2
    found: list[Hit] = []
    at = 0
    while at < len(words):
        if words[at][0] not in known:
            at += 1
            continue
        options = aliases(words[at][0])
        second = words[at + 1][0] if at + 1 < len(words) else ""
        best = best_aliases(options.get(second, options[""]), words, at, text)
        if not best or (shouted and text[words[at][1] : words[at][2]] in WORDS_IN_CAPITALS):
            at += 1
            continue
        size = len(best[0].words)
        if size > 1 and reaches_on(words, at, size, text):  # `China’s People’s Liberation Army Navy`
            size = 1
            best = best_aliases(options[""], words[: at + 1], at, text)
        if not best:
            at += 1
            continue
        entries = tuple(dict.fromkeys(a.writing.entry for a in best))
        found.append(Hit(words[at][1], words[at + size - 1][2], entries, best[0].writing.certain))
        at += size
    return found


def reaches_on(words: Words, at: int, size: int, text: str) -> bool:
    """Whether a longer name begins behind the possessive that a shorter one begins with."""
    if at + 1 >= len(words) or not GAP.match(text[words[at][2] : words[at + 1][1]]):
        return False
    options = aliases(words[at + 1][0]) if words[at + 1][0] in index() else None
    second = words[at + 2][0] if at + 2 < len(words) else ""
    inner = best_aliases(options.get(second, options[""]), words, at + 1, text) if options else []
    return bool(inner) and len(inner[0].words) + 1 > size


def best_aliases(options: tuple[Alias, ...], words: Words, at: int, text: str) -> list[Alias]:
    """The longest alias that stands here; all of that length where it is ambiguous."""
    best: list[Alias] = []
    for alias in options:
        if best and (best[0].writing.certain or len(alias.words) < len(best[0].words)):
            break
        if stands(alias, words, at, text):
            best.append(alias)
    return best


def stands(alias: Alias, words: Words, at: int, text: str) -> bool:
    size = len(alias.words)
    here = words[at : at + size]
    if tuple(w for w, _, _ in here) != alias.words:
        return False
    start, end = here[0][1], here[-1][2]
    if alias.exact is not None and (text[start:end] != alias.exact or NUMBERED.match(text, end)):
        return False
    if not alias.writing.certain and MODEL.match(text, end):
        return False
    if size == 1 and alias.exact is None and not (text[start].isupper() or text[start].isdigit()):
        return False
    if any(capital and not text[s].isupper() for capital, (_, s, _) in zip(alias.capitals, here, strict=True)):
        return False
    between = " -–’'.,&()/" if "/" in alias.writing.text else " -–’'.,&()"
    if any(gap.strip(between) for gap in gaps(here, text)):
        return False
    return text.count(", ", start, end) <= alias.commas


def gaps(words: Words, text: str) -> list[str]:
    """What stands between the words of a mention."""
    return [GAP.sub("", text[end:start]) for (_, _, end), (_, start, _) in pairwise(words) if start > end]


@lru_cache(maxsize=50_000)
def resolve_name(text: str) -> Entry | None:
    """The entry of a name, alias, adjective or capital that is the whole text; None for an unknown or ambiguous one."""
    for bare in (text.strip(), re.sub(r"^the\s+", "", text.strip(), flags=re.I)):
        found = find_registered(bare)
        whole = re.sub(r"[’'‘`]s$", "", bare.rstrip(".)"))
        if len(found) == 1 and found[0].certain and found[0].start == 0 and found[0].end >= len(whole):
            return found[0].entries[0]
    return None
