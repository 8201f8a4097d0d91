"""Edits of known kinds are told as what they are: the generator of benchmarks/diff on a made edition."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest
from editions import Made, Part, make

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "diff"))
from plant import plant

from publish.diff import diff_rows
from publish.schema import Rows

WORDS = """river camp road winter council patrol valley harvest bridge market school convoy border clinic village gate
office tower ridge farmer teacher driver letter report morning evening station canal orchard quarry""".split()


def long_edition(seed: int) -> Rows:
    """160 paragraphs of two to four sentences, most with a figure."""
    random_ = random.Random(seed)

    def sentence() -> str:
        words = random_.choices(WORDS, k=random_.randint(9, 18))
        if random_.random() < 0.5:
            words.insert(4, f"{random_.randint(200, 90_000):,} {random_.choice(('troops', 'people', 'attacks'))}")
        return " ".join(words).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(random_.randint(2, 4))) + f"[{random_.randint(1, 9)}]"

    notes = {str(n): f"Paper{n}: Story {WORDS[n]} {WORDS[-n]}, 2024-0{n}" for n in range(1, 10)}
    parts = [Part(f"On the {WORDS[s]} and the {WORDS[-s]}", [paragraph() for _ in range(20)]) for s in range(1, 9)]
    return make(Made(parts, notes))


@pytest.mark.parametrize("seed", range(4))
def test_planted_edits_are_told_by_kind(seed: int) -> None:
    old = long_edition(seed)
    new, facts, planted = plant(old, 51, seed)
    assert len(planted) == 17, "every kind of edit is planted"
    told = {(c.subject, c.kind, c.old_ids, c.new_ids) for c in diff_rows(old, new).changes if c.subject != "edition"}
    right, expected, found = (Counter(f[:2] for f in some) for some in (facts & told, facts, told))
    for kind in expected | found:
        assert right[kind] >= 0.97 * max(expected[kind], found[kind]), (kind, facts ^ told)
