"""The best set of pairs as a whole, and the longest run that keeps its order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def assign(scores: Mapping[Pair, float], floor: float, sizes: Pair) -> dict[Pair, float]:
    """Pairs in which no row stands twice, with the greatest sum of scores above the floor.

    `scores` holds the candidates only, so that this is a sparse assignment: each old row may also take a place of its
    own that says "no partner". Of equal pairs those that stand at the same place of their edition win; `sizes` are the
    lengths of the editions.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    good = sorted(pair for pair, score in scores.items() if score > floor)
    if not good:
        return {}
    rows = {i: at for at, i in enumerate(sorted({i for i, _ in good}))}
    columns = {j: at for at, j in enumerate(sorted({j for _, j in good}))}
    costs = [2 - scores[pair] + 1e-5 * distance(pair, sizes) for pair in good]
    alone = [2 - floor] * len(rows)
    at_row = [rows[i] for i, _ in good] + list(range(len(rows)))
    at_column = [columns[j] for _, j in good] + [len(columns) + r for r in range(len(rows))]
    shape = (len(rows), len(columns) + len(rows))
    matrix = csr_matrix((np.array(costs + alone), (np.array(at_row), np.array(at_column))), shape=shape)
    olds, news = list(rows), list(columns)
    chosen = zip(*min_weight_full_bipartite_matching(matrix), strict=True)
    pairs = [(olds[int(r)], news[int(c)]) for r, c in chosen if c < len(news)]
    return {pair: scores[pair] for pair in pairs}


def distance(pair: Pair, sizes: Pair) -> float:
    """0 to 1: how far apart two rows stand in their editions. Squared, so that equal pairs do not cross."""
    return (pair[0] / max(1, sizes[0]) - pair[1] / max(1, sizes[1])) ** 2


def longest_rising(values: Sequence[int]) -> set[int]:
    """Indices of a longest strictly rising subsequence. What is outside it has moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
