"""Sections by number, title and content. Renumbered, retitled and reordered ones are found by the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from publish.align.assign import Pair, assign, longest_rising
from publish.align.model import Match
from publish.align.words import Vocabulary, Words, fold, similarity
from publish.schema import Row

LEAST = 0.42  # a title alone is worth 0.44: what stood under it may all be new
TITLE, NUMBER, CONTENT = 0.4, 0.1, 0.5
CROWD = 12  # of sections with one title each is compared with so many neighbours at most


@dataclass(frozen=True, slots=True)
class Section:
    """A section with the folds of its own paragraphs, and its words as a bag."""

    row: Row
    title: Words
    folded: str
    folds: frozenset[str]
    bag: Counter[int]


def align_sections(old: Sequence[Section], new: Sequence[Section]) -> list[Match]:
    """One to one, in the order of the new edition; `moved` are those that stand in another order than the rest."""
    scores = {(i, j): round(score(old[i], new[j]), 4) for i, j in find_candidates(old, new)}
    pairs = sorted(assign(scores, LEAST, (len(old), len(new))), key=lambda p: p[1])
    kept = longest_rising([i for i, _ in pairs])
    return [
        Match(
            (old[i].row["section_id"],), (new[j].row["section_id"],), scores[i, j],
            "exact" if scores[i, j] == 1 else "similar", at not in kept,
        )
        for at, (i, j) in enumerate(pairs)
    ]  # fmt: skip


def read_section(row: Row, own: Sequence[tuple[str, Words]], words: Vocabulary) -> Section:
    """`own` are folds and words of the section's paragraphs, headings left out."""
    title = row["title"] or ""
    bag = Counter(word for _, text in own for word in text.masked)
    return Section(row, words.read(title), fold(title).casefold(), frozenset(f for f, _ in own), bag)


def find_candidates(old: Sequence[Section], new: Sequence[Section]) -> set[Pair]:
    """Pairs with one title, one number, or a text that both hold and no other section does."""
    return {
        *shared([[s.folded] for s in old], [[s.folded] for s in new]),
        *shared([[s.row["number"]] for s in old], [[s.row["number"]] for s in new]),
        *shared([sorted(s.folds) for s in old], [sorted(s.folds) for s in new], crowd=2),
        *shared([words_of(s) for s in old], [words_of(s) for s in new], crowd=2),
        *neighbours(old, new),
    }


def words_of(section: Section) -> list[tuple[int, int]]:
    """Pairs of neighbouring words of the title; single words are too common."""
    return list(zip(section.title.ids, section.title.ids[1:], strict=False))


def shared(old: Sequence[Sequence[Hashable]], new: Sequence[Sequence[Hashable]], crowd: int = CROWD) -> set[Pair]:
    """Pairs that share a key. Where many hold it, each is paired with those of about the same rank."""
    places: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, keys in enumerate((old, new)):
        for index, own in enumerate(keys):
            for key in own:
                if key is not None:
                    places[key][side].append(index)
    found: set[Pair] = set()
    for olds, news in places.values():
        for rank, i in enumerate(olds):
            around = max(0, min(rank - crowd // 2, len(news) - crowd))
            found.update((i, j) for j in news[around : around + crowd])
    return found


def neighbours(old: Sequence[Section], new: Sequence[Section]) -> set[Pair]:
    """Sections behind a section with the same title: a retitled one is found by what stands before it."""
    titles = shared([[s.folded] for s in old], [[s.folded] for s in new], crowd=2)
    beside = {(i + step, j + step) for i, j in titles for step in (-1, 1)}
    return {(i, j) for i, j in beside if 0 <= i < len(old) and 0 <= j < len(new)}


def score(old: Section, new: Section) -> float:
    """0 to 1 of title, number and content; what neither side has does not count."""
    parts = [(TITLE, 1.0 if old.folded == new.folded else similarity(old.title, new.title))]
    if old.row["number"] or new.row["number"]:
        parts.append((NUMBER, float(old.row["number"] == new.row["number"])))
    if old.bag or new.bag:
        common = sum((old.bag & new.bag).values())
        parts.append((CONTENT, 2 * common / (old.bag.total() + new.bag.total())))
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)
