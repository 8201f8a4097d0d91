"""Dates of the WikiWars narratives, most without a year of their own: found, read, and read where the year is stated.

usage: python benchmarks/dates/wikiwars.py [FOLDER]

FOLDER holds gold.jsonl and raw/ (../shared/benchmarks/wikiwars-train where it is). Only ingest and dates are run, which
takes seconds; `tests/evaluation/gate.py` scores the same texts through `figtrail run`. The annotators marked both
ends of a range as two dates (`1961-1963`), where our guidelines ask for one. So there are two rows: `as annotated`,
and `ends of ranges`, in which a mention inside one of our ranges is compared with the end that it names.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extract.dates import find_dates, resolve_dates
from extract.model import DateMention
from ingest import read_edition
from ingest.edition import find_editions

FOLDER = Path(__file__).parents[3] / "shared" / "benchmarks" / "wikiwars-train"
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass
class Tally:
    """Annotated dates, ours, both, both with the right value; and the last two where the text states the year."""

    annotated: int = 0
    ours: int = 0
    both: int = 0
    right: int = 0
    stated: int = 0
    stated_right: int = 0

    def count(self, text: str, found: bool, right: bool) -> None:
        self.annotated += 1
        self.both += found
        self.right += right
        if found and YEAR.search(text):
            self.stated += 1
            self.stated_right += right

    def line(self, name: str) -> str:
        precision, recall = self.both / max(self.ours, 1), self.both / max(self.annotated, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (
            f"{name:36}{self.annotated:6}{precision:11.3f}{recall:8.3f}{f1:7.3f}{self.right / max(self.both, 1):7.3f}"
            f"{self.stated:8}{self.stated_right / max(self.stated, 1):7.3f}"
        )


def read_narratives(raw: Path) -> Iterator[tuple[str, str, tuple[DateMention, ...]]]:
    """Report, text and dates of each paragraph."""
    for folder in find_editions(raw):
        document = read_edition(folder)
        paragraphs = [p for s in document.sections for p in s.paragraphs]
        rows, _ = resolve_dates(paragraphs, tuple(find_dates(p.text) for p in paragraphs), document.metadata)
        for paragraph, row in zip(paragraphs, rows, strict=True):
            yield folder.report, paragraph.text, row


def span_of(text: str, mention: dict[str, Any]) -> tuple[int, int]:
    found = list(re.finditer(rf"(?<!\w){re.escape(mention['text'])}(?!\w)", text))
    match = found[int(mention.get("nth", 1)) - 1]
    return match.start(), match.end()


def ends(edtf: str | None) -> list[str]:
    return edtf.split("/") if edtf and "/" in edtf else []


def measure(
    text: str, annotated: Sequence[dict[str, Any]], dates: Sequence[DateMention], whole: Tally, parts: Tally
) -> None:
    """Count one paragraph, as annotated and with the ends of ranges apart."""
    spans = [(span_of(text, m), m) for m in annotated]
    taken: set[str] = set()
    for (start, end), mention in spans:
        over = [d for d in dates if d.start < end and start < d.end]
        if mention.get("optional"):
            taken.update(d.text + str(d.start) for d in over)
            continue
        free = [d for d in over if d.text + str(d.start) not in taken]
        taken.update(d.text + str(d.start) for d in free[:1])
        whole.count(mention["text"], bool(free), bool(free) and free[0].edtf == mention["edtf"])
        read = any(mention["edtf"] in {d.edtf, *ends(d.edtf)} for d in over)
        parts.count(mention["text"], bool(over), read)
        parts.ours += bool(over)
        whole.ours += bool(free)
    spare = sum(1 for d in dates if d.text + str(d.start) not in taken)
    whole.ours += spare
    parts.ours += spare


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
def main(folder: Path) -> None:
    if not (folder / "gold.jsonl").is_file():
        raise click.ClickException(f"{folder} holds no gold.jsonl: give the folder of the narratives")
    gold = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"], row["text"]] = row["dates"]
    tallies: dict[str, tuple[Tally, Tally]] = defaultdict(lambda: (Tally(), Tally()))
    for report, text, dates in read_narratives(folder / "raw"):
        for name in (report, "all"):
            measure(text, gold.get((report, text), ()), dates, *tallies[name])
    click.echo(f"{'':36}{'dates':>6}{'precision':>11}{'recall':>8}{'F1':>7}{'edtf':>7}{'stated':>8}{'edtf':>7}")
    for name, (whole, _) in tallies.items():
        if name != "all":
            click.echo(whole.line(name))
    click.echo(tallies["all"][0].line("all, as annotated"))
    click.echo(tallies["all"][1].line("all, ends of ranges"))


if __name__ == "__main__":
    main()
