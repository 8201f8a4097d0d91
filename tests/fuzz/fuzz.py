"""Fuzz the readers: inputs made from seeds, each read in bounded time to a sound Document or refused.

    python tests/fuzz/fuzz.py --minutes 10             from a random seed on
    python tests/fuzz/fuzz.py --minutes 1 --seed 7     from this one on
    python tests/fuzz/fuzz.py --replay 1234            one seed, printed

A finding is printed, its input written to `findings/` beside this file; what it shows becomes a row of hostile.py, the next
run goes on with the seed that the last one told. Exit status 1 where there was a finding.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from child import Told, in_child, load_readers, read_raw
from making import Made, corpus, make

FINDINGS = Path(__file__).with_name("findings")
BATCH = 50  # inputs that one child reads; one by one where the child tells of something
SECONDS = 5.0  # for one input; the largest are some 100 kB


def is_wrong(told: Told) -> bool:
    return told["outcome"] not in {"read", "refused"} or bool(told["broken"])


def read_made(made: Made) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "raw", "acme", "2024", made.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(made.content)
        return read_raw(Path(folder, "raw"))


def read_batch(batch: list[Made]) -> Told:
    """The first answer that is wrong, else the last one."""
    told: Told = {"outcome": "read", "broken": []}
    for made in batch:
        told = read_made(made)
        if is_wrong(told):
            break
    return told


def check(seeds: range, known: list[Made]) -> list[tuple[int, Told]]:
    """The findings among the inputs of some seeds."""
    made = {seed: make(seed, known) for seed in seeds}
    if not is_wrong(in_child(lambda: read_batch(list(made.values())), SECONDS * 4)):
        return []
    told = {seed: in_child(lambda one=one: read_made(one), SECONDS) for seed, one in made.items()}  # type: ignore[misc]
    return [(seed, answer) for seed, answer in told.items() if is_wrong(answer)]


def run(minutes: float, seed: int) -> int:
    known = corpus()
    end, count, found = time.monotonic() + minutes * 60, 0, 0
    while time.monotonic() < end:
        for number, told in check(range(seed, seed + BATCH), known):
            found += 1
            made = make(number, known)
            FINDINGS.mkdir(exist_ok=True)
            (FINDINGS / f"{number}{Path(made.name).suffix}").write_bytes(made.content)
            print(f"seed {number}, {made.name}, {len(made.content)} bytes: {told}", flush=True)
        seed, count = seed + BATCH, count + BATCH
    print(f"{count:,} inputs in {minutes:g} minutes, {found} finding(s); next seed {seed}")
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--replay", type=int)
    wanted = parser.parse_args()
    load_readers()
    if wanted.replay is None:
        return run(wanted.minutes, wanted.seed)
    made = make(wanted.replay, corpus())
    print(f"{made.name}\n{made.content!r}\n{in_child(lambda: read_made(made), SECONDS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
