"""Seconds to compare two editions, and how they grow with their length. No language model runs.

    python benchmarks/diff/speed.py [--sizes 1000 2500 5000 10000 20000]

Two editions of as many paragraphs are made as tables; the new one has a tenth of its paragraphs edited, in seventeen
kinds. Prints a Markdown table; `growth` is the time by that of half the length, 2 where time grows with length.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "publish"))
from editions import Made, Part, make
from plant import plant

from publish.diff import diff_rows
from publish.schema import Rows

COUNTED = "troops people attacks villages vehicles camps houses wells".split()
EDITED = 0.1  # of the paragraphs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2500, 5000, 10_000, 20_000])
    args = parser.parse_args()
    print("| paragraphs | figures | edits | changes told | seconds | seconds by 1,000 paragraphs |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    diff_rows(make_edition(50), make_edition(50))  # the packages are loaded once
    for size in args.sizes:
        old = make_edition(size)
        new, _, planted = plant(old, int(size * EDITED), size)
        start = time.process_time()
        changes = diff_rows(old, new).changes
        spent = time.process_time() - start
        cells = (f"{size:,}", f"{len(old['figures']):,}", f"{Counter(planted).total():,}", f"{len(changes):,}",
                 f"{spent:.2f}", f"{spent / size * 1000:.3f}")  # fmt: skip
        print("| " + " | ".join(cells) + " |", flush=True)


def make_edition(size: int) -> Rows:
    """Paragraphs of two to four sentences in sections of 25, words drawn as in texts: few often, many seldom."""
    random_ = random.Random(size)
    words = ["".join(random_.choices("aeioubdfgklmnprstv", k=random_.randint(2, 10))) for _ in range(8000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]

    def sentence() -> str:
        text = random_.choices(words, weights, k=random_.randint(9, 22))
        if random_.random() < 0.5:
            text.insert(4, f"{random_.randint(200, 90_000):,} {random_.choice(COUNTED)}")
        return " ".join(text).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(random_.randint(2, 4))) + f"[{random_.randint(1, 400)}]"

    notes = {str(n): f"Paper {n}: {' '.join(random_.choices(words, k=6))}, 2024-0{n % 9 + 1}" for n in range(1, 401)}
    parts = [Part(" ".join(random_.choices(words, k=4)), [paragraph() for _ in range(25)]) for _ in range(size // 25)]
    return make(Made(parts, notes))


if __name__ == "__main__":
    main()
