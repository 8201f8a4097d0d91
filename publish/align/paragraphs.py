"""Paragraphs: the same, the like, those that were split or merged, those that only moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from publish.align.assign import Pair, longest_rising
from publish.align.model import Match
from publish.align.texts import Pairing, Text, align_texts
from publish.align.words import Words, similarity

SHORT = 4  # fewer words (`NA`) are no evidence outside their section
PIECE = 5  # words that a part of a split paragraph has at least
HELD = 0.75  # share of a part's words that the whole holds in their order
GAIN = 0.5  # of what the parts could add to the likeness of the best of them, they add so much at least


@dataclass(frozen=True, slots=True)
class Side:
    """The paragraphs of one edition in order: their ids, and what is compared."""

    ids: Sequence[str]
    texts: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Parts:
    """What one paragraph became: indices on the other side, and how like it they are together."""

    indices: tuple[int, ...]
    score: float


def align_paragraphs(old: Side, new: Side) -> list[Match]:
    """Matches in the order of the new edition."""
    pairs = align_texts(old.texts, new.texts, SHORT)
    moved = find_moved(old, new, sorted(pairs))
    split = find_parts(old, new, pairs)
    merged = find_parts(new, old, {(j, i): p for (i, j), p in pairs.items() if i not in split})
    halves = {j for parts in split.values() for j in parts.indices} | set(merged)
    found = [
        (j, Match((old.ids[i],), (new.ids[j],), p.score, p.how, (i, j) in moved))
        for (i, j), p in pairs.items()
        if j not in halves
    ]
    for i, parts in split.items():
        news = tuple(new.ids[j] for j in parts.indices)
        found.append((parts.indices[0], Match((old.ids[i],), news, parts.score, "split")))
    for j, parts in merged.items():
        found.append((j, Match(tuple(old.ids[i] for i in parts.indices), (new.ids[j],), parts.score, "merged")))
    return [match for _, match in sorted(found, key=lambda pair: pair[0])]


def find_parts(whole: Side, part: Side, pairs: Mapping[Pair, Pairing]) -> dict[int, Parts]:
    """Paragraphs of `whole` whose match is only a part of them, while the rest stands beside it without a match."""
    taken = {j for _, j in pairs}
    found: dict[int, Parts] = {}
    for (i, j), pairing in sorted(pairs.items()):
        if pairing.how != "exact":
            own = whole.texts[i].words
            indices = spread(own, part.texts, j, taken)
            together = similarity(own, joined([part.texts[k].words for k in indices]))
            rest = sum(len(part.texts[k].words.ids) for k in indices if k != j)
            if len(indices) > 1 and together > least_together(pairing.score, own, part.texts[j].words, rest):
                found[i] = Parts(indices, round(together, 4))
                taken.update(indices)
    return found


def least_together(score: float, whole: Words, best: Words, rest: int) -> float:
    """Half way from the likeness of the best part to that which the rest would bring if the whole held all of it."""
    length = len(whole.ids) + len(best.ids)
    return score + GAIN * ((score * length + 2 * rest) / (length + rest) - score)


def spread(whole: Words, texts: Sequence[Text], start: int, taken: set[int]) -> tuple[int, ...]:
    """The run of texts around `start` that are parts of the whole and have no match of their own."""
    indices = [start]
    for step in (-1, 1):
        at = start + step
        while 0 <= at < len(texts) and at not in taken and is_part(texts[at].words, whole):
            indices.append(at)
            at += step
    return tuple(sorted(indices))


def is_part(part: Words, whole: Words) -> bool:
    from rapidfuzz.distance import LCSseq

    length = len(part.masked)
    return length >= PIECE and LCSseq.similarity(part.masked, whole.masked) >= HELD * length


def joined(words: Sequence[Words]) -> Words:
    return Words(tuple(w for t in words for w in t.ids), tuple(w for t in words for w in t.masked), ())


def find_moved(old: Side, new: Side, pairs: Sequence[Pair]) -> set[Pair]:
    """Pairs out of order, both in the edition and in their section: where whole sections moved, their text did not."""
    kept = in_order(pairs)
    by_group: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for i, j in pairs:
        if old.texts[i].group == new.texts[j].group:
            by_group[old.texts[i].group].append((i, j))
    for own in by_group.values():
        kept |= in_order(own)
    return set(pairs) - kept


def in_order(pairs: Sequence[Pair]) -> set[Pair]:
    return {pairs[at] for at in longest_rising([j for _, j in pairs])}
