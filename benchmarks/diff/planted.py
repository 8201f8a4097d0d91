"""Precision and recall of the kinds of change, on edits planted in a real edition.

    python benchmarks/diff/planted.py [--raw ../shared/raw] [--report uk-spring-budget --edition 2017] [--edits 500]
    python benchmarks/diff/planted.py --version output/REPORT/EDITION/v001-…      where it is published already

Prints a Markdown table: for each kind how many were planted, told, told rightly.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bed import Fact
from plant import plant

from publish.diff import diff_rows
from publish.diff.editions import read_rows
from publish.schema import Rows

A_TURN = 120  # edits planted in one copy of the edition, so that most of its paragraphs stay as they are


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", type=Path, default=Path("../shared/raw"))
    parser.add_argument("--report", default="uk-spring-budget")
    parser.add_argument("--edition", default="2017")
    parser.add_argument("--version", type=Path)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="also print what was missed and what was told in vain")
    args = parser.parse_args()
    old = read_rows(args.version) if args.version else publish(args.raw, args.report, args.edition)
    planted, facts, told, right = Counter[str](), list[Fact](), list[Fact](), list[Fact]()
    misses: list[str] = []
    for turn in range(100):
        if planted.total() >= args.edits:
            break
        new, own_facts, own_planted = plant(old, min(A_TURN, args.edits - planted.total()), args.seed + turn)
        own_told = told_facts(old, new)
        planted.update(own_planted)
        facts, told, right = [*facts, *own_facts], [*told, *own_told], [*right, *(own_facts & own_told)]
        misses += [f"missed {' '.join(map(str, f))}" for f in sorted(own_facts - own_told)]
        misses += [f"in vain {' '.join(map(str, f))}" for f in sorted(own_told - own_facts)]
    print(f"{planted.total()} edits in {len(old['paragraphs'])} paragraphs, {len(old['figures'])} figures")
    print(", ".join(f"{name} {count}" for name, count in planted.items()), end="\n\n")
    for line in (*table(facts, told, right), *(misses if args.misses else ())):
        print(line)


def publish(raw: Path, report: str, edition: str) -> Rows:
    """The tables of an edition, made with the whole program in a folder that is thrown away."""
    from figtrail.batch import Choice, run_editions
    from publish.version import versions_of

    with tempfile.TemporaryDirectory() as folder:
        run_editions(raw, Path(folder), Choice(report, edition))
        return read_rows(versions_of(Path(folder) / report / edition)[-1])


def told_facts(old: Rows, new: Rows) -> set[Fact]:
    return {(c.subject, c.kind, c.old_ids, c.new_ids) for c in diff_rows(old, new).changes if c.subject != "edition"}


def table(facts: list[Fact], told: list[Fact], right: list[Fact]) -> Iterator[str]:
    """Rows by subject and kind, and all together."""
    yield "| change | planted | told | right | precision | recall |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    counts = [Counter(f[:2] for f in some) for some in (facts, told, right)]
    for kind in sorted(counts[0] | counts[1]):
        yield row(" ".join(kind), *(count[kind] for count in counts))
    yield row("all", *(count.total() for count in counts))


def row(name: str, planted: int, told: int, right: int) -> str:
    precision, recall = (f"{right / n:.3f}" if n else "–" for n in (told, planted))
    return f"| {name} | {planted} | {told} | {right} | {precision} | {recall} |"


if __name__ == "__main__":
    sys.exit(main())
