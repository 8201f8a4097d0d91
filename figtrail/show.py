"""The figures of a version for a person: each with its sentence and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.sentences import find_sentences, sentence_of
from publish.files import read_parquet

SIGNS = {"approximate": "~", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}


@dataclass(frozen=True, slots=True)
class Trail:
    """A figure with all that leads back from it."""

    figure: dict[str, Any]
    section: str
    sentence: str
    sources: tuple[str, ...]  # "[84] Shafaq News, …, 2025-06-03"


def read_trails(folder: Path, kind: str | None = None, actor: str | None = None) -> list[Trail]:
    """The figures of a version in the order of the text; `kind` and `actor` filter, without regard to case."""
    paragraphs = {p["paragraph_id"]: p for p in read_parquet(folder / "paragraphs.parquet")}
    notes = {n["footnote_id"]: n for n in read_parquet(folder / "footnotes.parquet")}
    citations = {c["citation_id"]: c for c in read_parquet(folder / "citations.parquet")}
    refs = {(r["paragraph_id"], r["label"]): r for r in read_parquet(folder / "footnote_refs.parquet")}
    trails = []
    for figure in read_parquet(folder / "figures.parquet"):
        if kind and figure["kind"] != kind.lower():
            continue
        if actor and actor.casefold() not in (figure["actor"] or "").casefold():
            continue
        paragraph = paragraphs[figure["paragraph_id"]]
        sources = tuple(list_sources(figure, citations, notes, refs))
        trails.append(
            Trail(figure, paragraph["heading"] or "", sentence_at(paragraph["text"], figure["start"]), sources)
        )
    return trails


def sentence_at(text: str, offset: int) -> str:
    start, end = sentence_of(find_sentences(text), offset)
    return text[start:end]


def list_sources(
    figure: dict[str, Any], citations: dict[str, Any], notes: dict[str, Any], refs: dict[Any, Any]
) -> Iterator[str]:
    """The citations of a figure; of a note without any its text; of a missing note that it is missing."""
    told = set()
    for citation_id in figure["citations"]:
        citation = citations[citation_id]
        label = notes[citation["footnote_id"]]["label"]
        told.add(label)
        yield f"[{label}] {cite(citation)}"
    by_label = {n["label"]: n for n in notes.values()}
    for label in figure["footnotes"]:
        if label not in told:
            yield f"[{label}] {by_label[label]['text'] if label in by_label else 'the note is missing'}"


def cite(citation: dict[str, Any]) -> str:
    """Publisher or authors, title, date, pages."""
    who = citation["publisher"] if not citation["authors"] else ", ".join(citation["authors"])
    body = citation["publisher"] if citation["authors"] else None
    pages = f"p. {citation['pages']}" if citation["pages"] else None
    parts = [who, citation["title"], body, citation["published"], pages]
    return ", ".join(p for p in parts if p) or citation["text"]


def value(figure: dict[str, Any]) -> str:
    """`≥ 136`, `10,000 – 15,000 km`, `~2,500`: the value with its bounds and unit."""
    low, high, modifier = figure["low"], figure["high"], figure["modifier"]
    if modifier == "range":
        text = f"{number(low)} – {number(high)}"
    else:
        text = SIGNS.get(modifier, "") + number(low if low is not None else high) + ("+" if modifier == "vague" else "")
    return text if figure["unit"] == "1" else f"{text} {figure['unit']}"


def number(amount: float | None) -> str:
    if amount is None:
        return "?"
    return f"{int(amount):,}" if float(amount).is_integer() else f"{amount:,}"


def summary(figure: dict[str, Any]) -> list[tuple[str, str]]:
    """The claims of a figure as (name, value), those that are known."""
    pairs = [
        ("whose", figure["actor"]),
        ("where", ", ".join(figure["place"])),
        ("as of", figure["as_of"]),
        ("according to", figure["attribution"]),
    ]
    return [(name, str(told)) for name, told in pairs if told]


def plain_lines(title: str, trails: list[Trail]) -> Iterator[str]:
    """Plain text, for pipes and files."""
    yield title
    for trail in trails:
        figure = trail.figure
        yield ""
        yield f"{value(figure)}  {figure['counted'] or '?'}  ({figure['kind']})"
        claims = "; ".join(f"{name} {told}" for name, told in summary(figure))
        if claims:
            yield f"    {claims}"
        yield f"    “{trail.sentence}”"
        for source in trail.sources or ("no note",):
            yield f"    {source}"


def print_rich(title: str, trails: list[Trail]) -> None:
    """A table for a terminal: value and claims on the left, sentence and sources on the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    table.add_column("Figure", max_width=34, ratio=1)
    table.add_column("Sentence and sources", ratio=2)
    for trail in trails:
        left, right = Text(), Text()
        left.append(value(trail.figure), style="bold")
        left.append(f" {trail.figure['counted'] or '?'}\n")
        left.append(trail.figure["kind"], style="cyan")
        for name, told in summary(trail.figure):
            left.append(f"\n{name} ", style="dim")
            left.append(told)
        right.append(trail.sentence)
        for source in trail.sources or ("no note",):
            right.append(f"\n{source}", style="dim" if trail.sources else "yellow")
        table.add_row(left, right)
    console.print(table)
