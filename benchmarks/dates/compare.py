"""dateparser's own search and ours on the same texts in one run: what they find, what they read, how fast.

usage: python benchmarks/dates/compare.py [GOLD.jsonl ...]

Without files, the annotated documents of ../shared/gold are read where they are, and always the rows of
tests/extract/test_dates_rows.py. A date counts as found where the spans overlap, as read where the value is the
expected one; of dateparser, which knows only days, the part is compared that the expected value states (2023-04 with
2023-04-17), and ranges, seasons and decades by their first day. Both get a fixed base date, never today's.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from extract.dates import find_dates, resolve_dates
from extract.dates.edtf import bounds
from ingest.model import Metadata, Paragraph

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
BASE = datetime(2022, 1, 1)

Found = tuple[int, int, str | None, bool]  # start, end, value (EDTF, or a day), whether the value is only a day


@dataclass(frozen=True)
class Row:
    """A text with its expected dates: start, end, EDTF, whether a system may leave it out."""

    text: str
    heading: str | None
    dates: tuple[tuple[int, int, str | None, bool], ...]


def read_gold(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = gold["text"]
        dates = []
        for mention in gold.get("dates", ()):
            spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(mention['text'])}(?!\w)", text)]
            dates.append((*spans[mention.get("nth", 1) - 1], mention["edtf"], bool(mention.get("optional"))))
        yield Row(text, gold.get("heading"), tuple(dates))


def read_rows() -> Iterator[Row]:
    """The rows that the project's tests are made of, in the styles of many publishers."""
    path = ROOT / "tests" / "extract" / "test_dates_rows.py"
    spec = importlib.util.spec_from_file_location("rows", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for _, marked, values in module.TABLE:
        text, spans = module.unmark(marked)
        wanted = module.expected(values)
        yield Row(text, None, tuple((*s, w[0], w[0] is None) for s, w in zip(spans, wanted, strict=True)))


def ours(rows: Sequence[Row], together: bool) -> list[list[Found]]:
    """Paragraphs of a document are read as one (`together`), single sentences each for itself."""
    paragraphs = [Paragraph(f"p{i}", "paragraph", None, r.heading, r.text, (), 0, 0) for i, r in enumerate(rows)]
    groups = [paragraphs] if together else [[p] for p in paragraphs]
    resolved = [row for g in groups for row in resolve_dates(g, tuple(find_dates(p.text) for p in g), Metadata())[0]]
    return [[(d.start, d.end, d.edtf, False) for d in row] for row in resolved]


def dateparsers(rows: Sequence[Row], together: bool) -> list[list[Found]]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": BASE, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    out = []
    for row in rows:
        found: list[Found] = []
        at = 0
        for words, day in search_dates(row.text, languages=["en"], settings=settings) or ():
            start = row.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append((start, at, day.date().isoformat(), True))
        out.append(found)
    return out


def same(expected: str | None, found: Found) -> bool:
    value, only_day = found[2], found[3]
    if expected is None or not only_day:
        return value == expected
    first = bounds(expected)[0]
    if re.fullmatch(r"\d{4}(-(0\d|1[0-2]))?(-\d\d)?", expected):
        return value is not None and value.startswith(expected)
    return value == first


def measure(rows: Sequence[Row], results: Sequence[Sequence[Found]]) -> dict[str, float]:
    hits = gold = predicted = right = 0
    for row, found in zip(rows, results, strict=True):
        taken: set[int] = set()
        for start, end, edtf, optional in row.dates:
            over = [i for i, f in enumerate(found) if i not in taken and f[0] < end and start < f[1]]
            best = next((i for i in over if same(edtf, found[i])), over[0] if over else None)
            if best is not None:
                taken.add(best)
            if optional:
                continue
            gold += 1
            if best is not None:
                hits += 1
                predicted += 1
                right += same(edtf, found[best])
        predicted += len(found) - len(taken)
    precision, recall = hits / max(predicted, 1), hits / max(gold, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"expected": gold, "precision": precision, "recall": recall, "F1": f1, "value right": right / max(hits, 1)}


def run(name: str, rows: Sequence[Row], together: bool) -> None:
    words = sum(len(r.text.split()) for r in rows)
    click.echo(f"\n{name}: {len(rows)} texts, {words} words")
    systems: dict[str, Callable[[Sequence[Row], bool], list[list[Found]]]] = {
        "ours": ours,
        "dateparser search": dateparsers,
    }
    for system, reader in systems.items():
        reader(rows[:1], together)  # imports and caches are not measured
        begin = time.perf_counter()
        results = reader(rows, together)
        speed = words / (time.perf_counter() - begin)
        numbers = "  ".join(
            f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in measure(rows, results).items()
        )
        click.echo(f"  {system:18}{numbers}  words/s {speed:,.0f}")


def main() -> None:
    warnings.filterwarnings("ignore")
    run("rows of the tests", tuple(read_rows()), together=False)
    given = [Path(a) for a in sys.argv[1:]]
    files = given or sorted(p for p in GOLD.glob("*.jsonl") if not p.name.endswith(".footnotes.jsonl"))
    if not files:
        click.echo(f"\nno annotated documents in {GOLD}: only the rows were measured", err=True)
    for path in files:
        run(path.stem, tuple(read_gold(path)), together=True)


if __name__ == "__main__":
    main()
