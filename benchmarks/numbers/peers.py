"""Our numbers beside quantulum3 and the language model’s own entities, on the annotated paragraphs, in one run.

usage: python benchmarks/numbers/peers.py [GOLD.jsonl ...]       needs benchmarks/numbers/requirements.txt

Without files the annotated documents of ../shared/gold are read where they are. A figure is found where the spans
overlap; its value is right where the set of its ends is (whatever end is open), its unit where the symbol is. Spurious
is what overlaps no annotation, optional ones included. The model's entities (CARDINAL, PERCENT, MONEY, QUANTITY) have
a place only. Times are ratios within the run.
"""

from __future__ import annotations

import json
import math
import re
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from extract.dates import find_dates
from extract.nlp import model_name
from extract.numbers import find_quantities

GOLD = Path(__file__).parents[3] / "shared" / "gold"
ENTITIES = frozenset({"CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
UNITS = {
    "dimensionless": "1", "percentage": "%", "kilometre": "km", "metre": "m", "square kilometre": "km2",
    "hectare": "ha", "kilogram": "kg", "tonne": "t", "litre": "l", "united states dollar": "USD", "dollar": "USD",
    "euro": "EUR", "pound sterling": "GBP", "year": "a", "month": "mo", "week": "wk", "day": "d", "hour": "h",
    "mile": "mi", "cubic metre": "m3", "barrel": "bbl", "percentage point": "pp",
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a system says: the span, the ends of the value where it has one, the unit where it has one."""

    start: int
    end: int
    ends: frozenset[float] | None
    unit: str | None


@dataclass(frozen=True)
class Paragraph:
    text: str
    figures: tuple[Found, ...]
    optional: tuple[Found, ...]


System = Callable[[str], list[Found]]


def read_gold(path: Path) -> list[Paragraph]:
    paragraphs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        figures: dict[bool, list[Found]] = {True: [], False: []}
        for f in row.get("figures", ()):
            spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(f['text'])}(?!\w)", row["text"])]
            start, end = spans[f.get("nth", 1) - 1]
            ends = frozenset(float(v) for v in (f.get("low"), f.get("high")) if v is not None)
            figures[bool(f.get("optional"))].append(Found(start, end, ends, f.get("unit")))
        paragraphs.append(Paragraph(row["text"], tuple(figures[False]), tuple(figures[True])))
    return paragraphs


def ours(text: str) -> list[Found]:
    taken = tuple((d.start, d.end) for d in find_dates(text))
    return [
        Found(q.start, q.end, frozenset(float(v) for v in (q.low, q.high) if v is not None), q.unit)
        for q in find_quantities(text, taken)
    ]


def quantulum() -> System:
    from quantulum3 import parser

    def run(text: str) -> list[Found]:
        return [
            Found(*q.span, frozenset({float(q.value)}), UNITS.get(q.unit.name.lower(), q.unit.name))
            for q in parser.parse(text)
        ]

    return run


def entities() -> System:
    """The entities of the language model as it is, without our components."""
    import importlib

    nlp = importlib.import_module(model_name()).load()

    def run(text: str) -> list[Found]:
        return [Found(e.start_char, e.end_char, None, None) for e in nlp(text).ents if e.label_ in ENTITIES]

    return run


def overlap(a: Found, b: Found) -> bool:
    return a.start < b.end and b.start < a.end


def same(a: frozenset[float] | None, b: frozenset[float] | None) -> bool:
    if a is None or b is None or len(a) != len(b):
        return False
    return all(math.isclose(x, y, rel_tol=1e-6, abs_tol=1e-9) for x, y in zip(sorted(a), sorted(b), strict=True))


@dataclass
class Tally:
    gold: int = 0
    found: int = 0
    value: int = 0
    unit: int = 0
    spurious: int = 0
    seconds: float = 0.0


def measure(system: System, paragraphs: Sequence[Paragraph]) -> Tally:
    tally = Tally()
    for paragraph in paragraphs:
        begin = time.perf_counter()
        said = system(paragraph.text)
        tally.seconds += time.perf_counter() - begin
        for figure in paragraph.figures:
            over = [s for s in said if overlap(s, figure)]
            right = [s for s in over if same(s.ends, figure.ends)]
            tally.gold += 1
            tally.found += bool(over)
            tally.value += bool(right)
            tally.unit += any(s.unit == figure.unit for s in right)
        known = (*paragraph.figures, *paragraph.optional)
        tally.spurious += sum(not any(overlap(s, k) for k in known) for s in said)
    return tally


@click.command(help=__doc__)
@click.argument("gold", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(gold: tuple[Path, ...]) -> None:
    files = gold or tuple(p for p in sorted(GOLD.glob("*.jsonl")) if not p.name.endswith(".footnotes.jsonl"))
    if not files:
        raise click.ClickException(f"{GOLD} is not there: give annotated files")
    paragraphs = [p for path in files for p in read_gold(path)]
    warnings.simplefilter("ignore")
    systems: dict[str, System] = {"figtrail": ours, "quantulum3": quantulum(), "model's entities": entities()}
    for system in systems.values():
        system("2 500 troops and 5 km of road")  # what is loaded at the first call is not timed
    tallies = {name: measure(system, paragraphs) for name, system in systems.items()}
    base = tallies["figtrail"].seconds
    click.echo(f"{'system':18}{'gold':>6}{'found':>8}{'value':>8}{'unit':>8}{'spurious':>10}{'time':>8}")
    for name, t in tallies.items():
        shares = "".join(f"{n / t.gold:8.3f}" for n in (t.found, t.value, t.unit))
        click.echo(f"{name:18}{t.gold:6}{shares}{t.spurious:10}{t.seconds / base:8.1f}")


if __name__ == "__main__":
    main()
