"""Paragraphs with paragraphs, notes with notes: the same text first, then the like, by one assignment for all.

Only what is left of the exact pairs is compared, and only with candidates: what stands between the same neighbours,
and what shares rare words and pairs of words. So the work grows with the length of the text, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from publish.align.assign import Pair, assign, longest_rising
from publish.align.words import Words, similarity

RARE = 12  # features that stand in more texts than this are no evidence
CANDIDATES = 5  # kept for each text
WINDOW = 3  # how far apart two texts between the same neighbours may stand
NEAR = 0.34  # least similarity between the same neighbours
FAR, LONG, FAR_SHORT = 0.58, 20, 0.75  # elsewhere, of texts of so many words; of shorter ones, which are soon alike
ALONE, ENTRY = 0.25, 0.12  # alone between the same neighbours; and one of the two is as short as an entry of facts
BRIEF = 12  # words of such an entry: `China 26%, India 24% (2019)`


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be matched; texts of one group (an aligned section, a citing paragraph) belong together."""

    fold: str
    words: Words
    group: Hashable


@dataclass(frozen=True, slots=True)
class Pairing:
    """`score` 0 to 1; `how` is exact, similar or place."""

    score: float
    how: str


def align_texts(old: Sequence[Text], new: Sequence[Text], least: int = 0) -> dict[Pair, Pairing]:
    """Pairs (index in old, index in new); an index stands in one pair at most.

    `least` are the words that the same text must have to be the same outside its group: `NA` under another heading is
    something else, `Ibid.` is the same wherever it stands.
    """
    exact = match_exact(old, new, least)
    olds, news = {i for i, _ in exact}, {j for _, j in exact}
    left = [i for i in range(len(old)) if i not in olds]
    right = [j for j in range(len(new)) if j not in news]
    near = find_near(old, new, exact)
    scores = {pair: near_score(old, new, pair, only) for pair, only in near.items()}
    for i, j in find_alike(old, new, left, right):
        if (i, j) not in scores:
            short = min(len(old[i].words.ids), len(new[j].words.ids)) < LONG
            scores[i, j] = similarity(old[i].words, new[j].words, FAR_SHORT if short else FAR)
    found = {pair: Pairing(1.0, "exact") for pair in exact}
    for pair, score in assign(scores, 0.0, (len(old), len(new))).items():
        found[pair] = Pairing(round(score, 4), "place" if pair in near and score < NEAR else "similar")
    return found


def match_exact(old: Sequence[Text], new: Sequence[Text], least: int) -> list[Pair]:
    """The same text in the same group, in order; then anywhere, if it is long enough to mean something."""
    pairs: list[Pair] = []
    left, right = range(len(old)), range(len(new))
    for grouped in (True, False):
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for j in reversed([j for j in right if grouped or len(new[j].words.ids) >= least]):
            places[key_of(new[j], grouped)].append(j)
        for i in left:
            there = places.get(key_of(old[i], grouped))
            if there:
                pairs.append((i, there.pop()))
        olds, news = {i for i, _ in pairs}, {j for _, j in pairs}
        left = [i for i in left if i not in olds]  # type: ignore[assignment]
        right = [j for j in right if j not in news]  # type: ignore[assignment]
    return pairs


def key_of(text: Text, grouped: bool) -> Hashable:
    return (text.group, text.fold) if grouped else text.fold


def find_near(old: Sequence[Text], new: Sequence[Text], exact: Sequence[Pair]) -> dict[Pair, bool]:
    """Pairs of what is left between the same neighbours of a group; True where both are alone there."""
    partners = {i: j for i, j in exact if old[i].group == new[j].group}
    by_group: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for i, j in sorted(partners.items()):
        by_group[old[i].group].append((i, j))
    steps_old: dict[int, int] = {}
    steps_new: dict[int, int] = {}
    for pairs in by_group.values():
        kept = sorted(longest_rising([j for _, j in pairs]))
        for step, at in enumerate(kept, 1):
            steps_old[pairs[at][0]] = steps_new[pairs[at][1]] = step
    taken = {j for _, j in exact}
    gaps_old = gaps(old, steps_old, {i for i, _ in exact})
    gaps_new = gaps(new, steps_new, taken)
    found: dict[Pair, bool] = {}
    for gap, olds in gaps_old.items():
        news = gaps_new.get(gap, [])
        only = len(olds) == len(news) == 1
        for at, i in enumerate(olds):
            for j in news[max(0, at - WINDOW) : at + WINDOW + 1]:
                found[i, j] = only
    return found


def gaps(texts: Sequence[Text], steps: dict[int, int], taken: set[int]) -> dict[Hashable, list[int]]:
    """What is not taken, by its group and by the last step of the group that stands before it."""
    last: dict[Hashable, int] = {}
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if index in steps:
            last[text.group] = steps[index]
        elif index not in taken:
            found[text.group, last.get(text.group, 0)].append(index)
    return found


def near_score(old: Sequence[Text], new: Sequence[Text], pair: Pair, only: bool) -> float:
    one, other = old[pair[0]].words, new[pair[1]].words
    floor = NEAR if not only else ENTRY if min(len(one.ids), len(other.ids)) <= BRIEF else ALONE
    return similarity(one, other, floor)


def find_alike(old: Sequence[Text], new: Sequence[Text], left: Iterable[int], right: Iterable[int]) -> Iterator[Pair]:
    """For each old text that is left, the few new ones that share most of its rare features."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in right:
        for feature in features(new[j].words):
            places[feature].append(j)
    counts = Counter(f for i in left for f in features(old[i].words) if f in places)
    for i in left:
        votes: defaultdict[int, float] = defaultdict(float)
        for feature in features(old[i].words):
            there = places.get(feature, [])
            if there and len(there) <= RARE and counts[feature] <= RARE:
                for j in there:
                    votes[j] += 1 / len(there)
        best = sorted(votes, key=lambda j: (-votes[j], j))[:CANDIDATES]
        yield from ((i, j) for j in best)


def features(words: Words) -> set[Hashable]:
    """Words, and pairs of neighbours without regard to numbers: those that stay when a figure changes."""
    return {*words.ids, *zip(words.masked, words.masked[1:], strict=False)}
