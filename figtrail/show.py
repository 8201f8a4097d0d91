"""The figures of a version for a person: each with its sentence and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.actors.register import resolve_name
from extract.sentences import find_sentences, sentence_of
from ingest.errors import FigtrailError
from publish.files import read_parquet
from publish.render.values import value
from publish.schema import KINDS


@dataclass(frozen=True, slots=True)
class Trail:
    """A figure with all that leads back from it. `before` and `after` are its sentence around the number."""

    figure: dict[str, Any]
    heading: str
    before: str
    after: str
    sources: tuple[str, ...]  # "[84] Shafaq News, …, 2025-06-03"

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.figure['text']}{self.after}"


def read_trails(folder: Path, kind: str | None = None, actor: str | None = None) -> list[Trail]:
    """The figures of a version in the order of the text; `kind` and `actor` filter. Raises FigtrailError."""
    if kind is not None:
        check_kind(kind)
    paragraphs = {p["paragraph_id"]: p for p in read_parquet(folder / "paragraphs.parquet")}
    notes = {n["footnote_id"]: n for n in read_parquet(folder / "footnotes.parquet")}
    citations = {c["citation_id"]: c for c in read_parquet(folder / "citations.parquet")}
    trails = []
    for figure in read_parquet(folder / "figures.parquet"):
        if kind in {None, figure["kind"]} and (actor is None or is_actor(actor, figure["actor"])):
            paragraph = paragraphs[figure["paragraph_id"]]
            before, after = split_sentence(paragraph["text"], figure["start"], figure["end"])
            sources = tuple(list_sources(figure, citations, notes))
            trails.append(Trail(figure, paragraph["heading"] or "", before, after, sources))
    return trails


def check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise FigtrailError(f"{kind!r}: no kind of figure; there are {', '.join(sorted(KINDS))}")


def is_actor(asked: str, name: str | None) -> bool:
    """Whether a canonical name is the one asked for: by the register (`US`, `Turkey`), or as a part of it (`kurd`)."""
    if name is None:
        return False
    entries = (resolve_name(asked), resolve_name(asked.title()))
    return asked.casefold() in name.casefold() or any(e is not None and e.name == name for e in entries)


def split_sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the number's sentence before and behind it."""
    first, last = sentence_of(find_sentences(text), start)
    return text[first:start], text[end : max(end, last)].rstrip()


def list_sources(figure: dict[str, Any], citations: dict[str, Any], notes: dict[str, Any]) -> Iterator[str]:
    """The citations of each note that supports a figure, the text of a note without any, and notes that are missing."""
    by_note: dict[str, list[dict[str, Any]]] = {}
    for citation in (citations[c] for c in figure["citations"]):
        by_note.setdefault(citation["footnote_id"], []).append(citation)
    for note in (notes[n] for n in figure["footnote_ids"]):
        cited = [cite(c) for c in by_note.get(note["footnote_id"], [])] or [note["text"]]
        yield from (f"[{note['label']}] {text}" for text in cited)
    found = {notes[n]["label"] for n in figure["footnote_ids"]}
    for label in figure["footnotes"]:
        if label not in found:
            yield f"[{label}] the report has no such note"


def cite(citation: dict[str, Any]) -> str:
    """Publisher or authors, title, date, pages."""
    who = citation["publisher"] if not citation["authors"] else ", ".join(citation["authors"])
    body = citation["publisher"] if citation["authors"] else None
    pages = f"p. {citation['pages']}" if citation["pages"] else None
    parts = [who, citation["title"], body, citation["published"], pages]
    return ", ".join(p for p in parts if p) or citation["text"]


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
        if trail.heading:
            left.append(f"\nunder {trail.heading}", style="dim")
        for name, told in summary(trail.figure):
            left.append(f"\n{name} ", style="dim")
            left.append(told)
        right.append(trail.before).append(trail.figure["text"], style="bold").append(trail.after)
        for source in trail.sources or ("no note",):
            right.append(f"\n{source}", style="dim" if trail.sources else "yellow")
        table.add_row(left, right)
    console.print(table)
