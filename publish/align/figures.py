"""Figures by what they say and by where they stand: in the same paragraph first, then anywhere in the edition.

Within a paragraph the words around it tell which number is which; a number that changed stands where the old one
stood. Across paragraphs only what it says can tell: what is counted, whose, where.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.sentences import find_sentences, sentence_of
from publish.align.assign import Pair, assign
from publish.align.model import Match
from publish.align.words import NUMBER, Words, fold
from publish.schema import Row

INSIDE, ACROSS = 0.5, 0.6  # least scores
SERIES = 0.3  # for the same time in a series, against another
SINGLE = 0.25  # for what is counted once on either side: `Turkey 21%, China 19%`, in whatever order
AROUND = 3  # words on either side that tell which number is which in a paragraph
SENTENCE = 10  # and across paragraphs
CROWD = 40  # figures of one wording on either side; of more, only those of the same value are compared


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or several that were split or merged, with its figures."""

    fold: str
    words: Words
    figures: tuple[Row, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in its passage: its first and last word, and where it stands between the words that both sides have."""

    row: Row
    passage: Passage
    first: int
    last: int

    def left(self, width: int) -> tuple[int, ...]:
        return self.passage.words.masked[max(0, self.first - width) : self.first][::-1]

    def right(self, width: int) -> tuple[int, ...]:
        return self.passage.words.masked[self.last : self.last + width]


def align_figures(old: Mapping[str, Passage], new: Mapping[str, Passage], paragraphs: Sequence[Match]) -> list[Match]:
    """One to one, in the order of the new edition."""
    found: list[Match] = []
    same_old, same_new = set[str](), set[str]()  # in paragraphs that say the same: nothing left there moved elsewhere
    paired = {(i, j) for match in paragraphs for i in match.old for j in match.new}
    for match in paragraphs:
        one, other = join([old[i] for i in match.old]), join([new[j] for j in match.new])
        if one.fold == other.fold:
            found.extend(match_same(one, other))
            same_old.update(f["figure_id"] for f in one.figures)
            same_new.update(f["figure_id"] for f in other.figures)
        elif one.figures and other.figures:
            found.extend(match_inside(one, other))
    taken = {m.old[0] for m in found} | same_old, {m.new[0] for m in found} | same_new
    left = [s for s in spots_of(old.values()) if s.row["figure_id"] not in taken[0]]
    right = [s for s in spots_of(new.values()) if s.row["figure_id"] not in taken[1]]
    found.extend(match_across(left, right, paired))
    order = {f["figure_id"]: at for at, f in enumerate(f for p in new.values() for f in p.figures)}
    return sorted(found, key=lambda m: order[m.new[0]])


def join(passages: Sequence[Passage]) -> Passage:
    """Paragraphs read as one. Offsets are moved on, so that figures keep their order."""
    if len(passages) == 1:
        return passages[0]
    ids: list[int] = []
    masked: list[int] = []
    spans: list[tuple[int, int]] = []
    figures: list[Row] = []
    start = 0
    for passage in passages:
        ids.extend(passage.words.ids)
        masked.extend(passage.words.masked)
        spans.extend((a + start, b + start) for a, b in passage.words.spans)
        figures.extend({**f, "start": f["start"] + start, "end": f["end"] + start} for f in passage.figures)
        start += len(passage.text) + 1
    words = Words(tuple(ids), tuple(masked), tuple(spans))
    text = "\n".join(p.text for p in passages)
    return Passage("".join(p.fold for p in passages), words, tuple(figures), text)


def match_same(old: Passage, new: Passage) -> Iterator[Match]:
    """In the same text the same words are the same figure."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for figure in reversed(old.figures):
        places[fold(figure["text"])].append(figure["figure_id"])
    for figure in new.figures:
        there = places.get(fold(figure["text"]))
        if there:
            yield Match((there.pop(),), (figure["figure_id"],), 1.0, "exact")


def match_inside(old: Passage, new: Passage) -> Iterator[Match]:
    """Figures of sentences that stayed first; then the rest by all that tells them apart."""
    stayed = match_sentences(old, new)
    yield from stayed
    taken = {m.old[0] for m in stayed}, {m.new[0] for m in stayed}
    left, right = (
        [s for s in spots_of([passage]) if s.row["figure_id"] not in own]
        for passage, own in zip((old, new), taken, strict=True)
    )
    gaps = gaps_between(old.words, new.words)
    places = [[bisect_left(g, s.first) for s in side] for g, side in zip(gaps, (left, right), strict=True)]
    series = find_series(left) | find_series(right)
    single = find_single(left) & find_single(right)
    scores = {
        (i, j): inside_score(one, other, places[0][i] - places[1][j])
        + in_series(one.row, other.row, series)
        + SINGLE * (measure_of(one.row) == measure_of(other.row) in single)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    }
    for (i, j), score in assign(scores, INSIDE, (len(left), len(right))).items():
        yield Match((left[i].row["figure_id"],), (right[j].row["figure_id"],), round(min(1, score), 4), "similar")


def match_sentences(old: Passage, new: Passage) -> list[Match]:
    """In a sentence that stands on both sides the same words are the same figure."""
    places: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, figure in reversed(sentence_keys(old)):
        places[key].append(figure["figure_id"])
    found = []
    for key, figure in sentence_keys(new):
        if places.get(key):
            found.append(Match((places[key].pop(),), (figure["figure_id"],), 1.0, "exact"))
    return found


def sentence_keys(passage: Passage) -> list[tuple[Hashable, Row]]:
    """Each figure with its sentence and its rank in it."""
    spans = find_sentences(passage.text)
    ranks: Counter[tuple[int, int]] = Counter()
    found: list[tuple[Hashable, Row]] = []
    for figure in passage.figures:
        span = sentence_of(spans, figure["start"])
        ranks[span] += 1
        found.append(((fold(passage.text[slice(*span)]), ranks[span]), figure))
    return found


def find_series(spots: Sequence[Spot]) -> set[Hashable]:
    """What is told for several times in one paragraph: `2.1% of GDP (2022), 3.7% of GDP (2021)`."""
    times: defaultdict[Hashable, set[str]] = defaultdict(set)
    for spot in spots:
        if spot.row["as_of"]:
            times[measure_of(spot.row)].add(spot.row["as_of"])
    return {key for key, known in times.items() if len(known) > 1}


def find_single(spots: Sequence[Spot]) -> set[Hashable]:
    """What is counted by one figure of the paragraph only."""
    counts = Counter(measure_of(s.row) for s in spots if s.row["counted"])
    return {key for key, count in counts.items() if count == 1}


def measure_of(figure: Row) -> Hashable:
    return (figure["kind"], figure["unit"], fold(figure["counted"] or "").casefold())


def in_series(one: Row, other: Row, series: set[Hashable]) -> float:
    """In a series the time tells which is which: the value of 2021 is the value of 2021, wherever it stands now."""
    if measure_of(one) != measure_of(other) or measure_of(one) not in series:
        return 0.0
    return SERIES if one["as_of"] == other["as_of"] else -SERIES


def gaps_between(old: Words, new: Words) -> tuple[list[int], list[int]]:
    """Where the words stand that both texts have in one order, numbers left out."""
    from rapidfuzz.distance import Indel

    sides = [[(at, w) for at, w in enumerate(words.masked) if w != NUMBER] for words in (old, new)]
    gaps: tuple[list[int], list[int]] = ([], [])
    for op in Indel.opcodes([w for _, w in sides[0]], [w for _, w in sides[1]]):
        if op.tag == "equal":
            gaps[0].extend(at for at, _ in sides[0][op.src_start : op.src_end])
            gaps[1].extend(at for at, _ in sides[1][op.dest_start : op.dest_end])
    return gaps


def spots_of(passages: Iterable[Passage]) -> Iterator[Spot]:
    for passage in passages:
        starts, ends = [a for a, _ in passage.words.spans], [b for _, b in passage.words.spans]
        for figure in passage.figures:
            first, last = bisect_left(ends, figure["start"] + 1), bisect_left(starts, figure["end"])
            yield Spot(figure, passage, first, last)


def inside_score(old: Spot, new: Spot, step: int) -> float:
    """0 to 1. `step` is how many of the words that both sides have stand between the two."""
    one, other = old.row, new.row
    place = 1.0 if step == 0 else 0.4 if abs(step) == 1 else 0.0
    score: float = (
        0.30 * place
        + 0.20 * context(old, new)
        + 0.15 * (value_of(one) == value_of(other))
        + 0.10 * (one["unit"] == other["unit"])
        + 0.10 * (one["kind"] == other["kind"])
        + 0.10 * alike(one["counted"], other["counted"])
        + 0.05 * alike(one["actor"], other["actor"])
    )
    return score


def context(old: Spot, new: Spot) -> float:
    """0 to 1: how far the words on the left and on the right are the same, from the number on."""
    sides = ((old.left(AROUND), new.left(AROUND)), (old.right(AROUND), new.right(AROUND)))
    return (run(*sides[0]) + run(*sides[1])) / 2


def run(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    longest = max(len(one), len(other))
    if not longest:
        return 1.0
    return (
        next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        / longest
    )


def value_of(figure: Row) -> Hashable:
    return (figure["low"], figure["high"], figure["unit"])


def alike(one: str | None, other: str | None) -> float:
    """1 the same, a half where neither says anything, 0 else."""
    if one is None and other is None:
        return 0.5
    return float(one is not None and other is not None and fold(one).casefold() == fold(other).casefold())


def match_across(old: Sequence[Spot], new: Sequence[Spot], paired: set[tuple[str, str]]) -> Iterator[Match]:
    """Figures that left their paragraph: those that count the same, and whose, where or wording agree.

    What was not matched inside a pair of paragraphs is not matched there by less.
    """
    scores = {
        (i, j): across_score(old[i], new[j])
        for i, j in find_same_counted(old, new)
        if (old[i].row["paragraph_id"], new[j].row["paragraph_id"]) not in paired
    }
    for (i, j), score in assign(scores, ACROSS, (len(old), len(new))).items():
        yield Match((old[i].row["figure_id"],), (new[j].row["figure_id"],), round(score, 4), "says")


def find_same_counted(old: Sequence[Spot], new: Sequence[Spot]) -> set[Pair]:
    places: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, spots in enumerate((old, new)):
        for index, spot in enumerate(spots):
            row = spot.row
            if row["counted"]:
                places[measure_of(row)][side].append(index)
                places[measure_of(row), row["low"], row["high"]][side].append(index)
    few = [sides for sides in places.values() if max(map(len, sides)) <= CROWD]
    return {(i, j) for olds, news in few for i in olds for j in news}


def across_score(old: Spot, new: Spot) -> float:
    """0 to 1. Another value in another paragraph is another figure, unless it has an actor or a place of its own."""
    one, other = old.row, new.row
    places = {fold(p) for p in one["place"]}, {fold(p) for p in other["place"]}
    whose, where = alike(one["actor"], other["actor"]), 0.5 if not any(places) else float(bool(places[0] & places[1]))
    same_value = value_of(one) == value_of(other)
    if not same_value and max(whose, where) < 1:
        return 0.0
    return 0.25 + 0.20 * whose + 0.15 * where + 0.15 * same_value + 0.25 * wording(old, new)


def wording(old: Spot, new: Spot) -> float:
    """0 to 1: the words that stand around both."""
    bags = [Counter((*s.left(SENTENCE), *s.right(SENTENCE))) for s in (old, new)]
    total = sum(b.total() for b in bags)
    return 2 * (bags[0] & bags[1]).total() / total if total else 0.0
