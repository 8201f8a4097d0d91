"""A difference for a terminal, and as plain lines for pipes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publish.diff.editions import Difference
from publish.diff.model import Change
from publish.render.redline import PUT, STRUCK, Piece
from publish.render.summary import (
    before_after,
    count_changes,
    delta,
    is_quiet,
    plain,
    section_of,
    short_pieces,
    title_of,
    what,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

AROUND = 60  # characters that are kept beside a change
STYLES = {"value_changed": "bold yellow", "added": "green", "new": "green", "removed": "red", "dropped": "red"}


def shown(changes: Sequence[Change], every: bool) -> list[Change]:
    return [c for c in changes if every or not is_quiet(c)]


def plain_lines(found: Difference, every: bool = False) -> Iterator[str]:
    """The summary, then a block for each change: kind and what, before and after, the sentence with its redline."""
    yield plain(title_of(found))
    yield from summary_lines(found)
    for change in shown(found.changes, every):
        before, after = map(plain, before_after(change))
        yield ""
        yield plain(f"{change.subject} {change.kind}: {what(change)}" + at_section(change))
        if change.subject in {"figure", "cell", "edition"}:
            yield f"    {before or '–'} → {after or '–'}" + (f"  {delta(change)}" if delta(change) else "")
        if change.subject in {"figure", "paragraph", "note"}:
            yield f"    {plain(marked(short_pieces(change, AROUND)))}"
        yield from (f"    {plain(line)}" for line in source_lines(change))
    yield from hint(found, every)


def summary_lines(found: Difference) -> Iterator[str]:
    counts = count_changes(found.changes)
    for subject, kinds in counts.items():
        yield f"  {subject}s: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    if not counts:
        yield "  nothing changed"
    if not found.same_reading:
        yield "  the two were read by different programs or rules; `reread` says what differs for that reason alone"


def at_section(change: Change) -> str:
    return f"  [{section_of(change)}]" if section_of(change) and change.subject != "section" else ""


def marked(pieces: Sequence[Piece]) -> str:
    """`[-struck-]{+put in+}`, as word diffs are written in plain text."""
    marks = {STRUCK: ("[-", "-]"), PUT: ("{+", "+}")}
    told = "".join(f"{marks[op][0]}{text}{marks[op][1]}" if op in marks else text for op, text in pieces)
    return told.replace("\n", "¶ ")


def source_lines(change: Change) -> Iterator[str]:
    if change.subject == "figure" and change.kind in {"source_changed", "value_changed", "added", "removed"}:
        if change.old_sources == change.new_sources:
            yield from (f"source: {name}" for name in change.new_sources)
            return
        yield from (f"old source: {name}" for name in change.old_sources)
        yield from (f"new source: {name}" for name in change.new_sources)


def hint(found: Difference, every: bool) -> Iterator[str]:
    left = len(found.changes) - len(shown(found.changes, every))
    if left:
        yield ""
        yield f"{left} more in words, looks and readings only: --all shows them"


def print_rich(found: Difference, every: bool = False) -> None:
    """A table for a terminal: what changed on the left, before, after and the redline on the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(Text(plain(title_of(found)), style="bold"))
    for line in summary_lines(found):
        console.print(Text(line))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    table.add_column("Change", ratio=1)
    table.add_column("Before → after", ratio=2)
    for change in shown(found.changes, every):
        table.add_row(left_cell(change), right_cell(change))
    if table.row_count:
        console.print(table)
    for line in hint(found, every):
        console.print(Text(line, style="dim"))


def left_cell(change: Change) -> RenderableType:
    from rich.text import Text

    cell = Text()
    cell.append(change.kind, style=STYLES.get(change.kind, "cyan"))
    cell.append(f" {change.subject}\n", style="dim")
    cell.append(plain(what(change)), style="bold")
    if section_of(change) and change.subject != "section":
        cell.append(f"\n{plain(section_of(change))}", style="dim")
    return cell


def right_cell(change: Change) -> RenderableType:
    from rich.text import Text

    cell = Text()
    before, after = map(plain, before_after(change))
    if change.subject in {"figure", "cell", "edition"}:
        cell.append(before or "–", style="red" if before else "dim").append(" → ", style="dim")
        cell.append(after or "–", style="green" if after else "dim")
        cell.append(f"  {delta(change)}\n" if delta(change) else "\n", style="bold")
    if change.subject in {"figure", "paragraph", "note"}:
        append_pieces(cell, short_pieces(change, AROUND))
    for line in source_lines(change):
        cell.append(f"\n{plain(line)}", style="dim")
    return cell


def append_pieces(cell: Text, pieces: Sequence[Piece]) -> None:
    styles = {STRUCK: "red strike", PUT: "green underline"}
    for op, text in pieces:
        cell.append(plain(text), style=styles.get(op, ""))
