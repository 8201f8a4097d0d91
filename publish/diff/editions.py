"""Two editions or versions → everything that changed, in one order that always is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.align import Alignment, align_rows
from publish.align.words import fold
from publish.diff.figures import diff_figures
from publish.diff.model import KINDS, SUBJECTS, Change
from publish.diff.texts import diff_cells, diff_notes, diff_paragraphs, diff_sections
from publish.diff.trail import Trail, read_trail
from publish.schema import Row, Rows
from publish.version import read_about

READ = ("editions", "sections", "paragraphs", "footnotes", "footnote_refs", "citations", "figures", "cells")
NAMES = ("title", "publisher", "country", "language", "licence")  # of an edition; its dates differ of themselves


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from the old to the new; `alignment` says what it rests on."""

    report: str
    old: str  # edition, `edition@version` where two versions of one are compared
    new: str
    old_version: str | None
    new_version: str | None
    same_reading: bool  # one program read both
    alignment: Alignment
    changes: tuple[Change, ...]


def diff_versions(old: Path, new: Path) -> Difference:
    """What changed between two version folders."""
    rows = read_rows(old), read_rows(new)
    told = read_about(old), read_about(new)
    return diff_rows(*rows, versions=(old.name, new.name), same_reading=reading(told[0]) == reading(told[1]))


def reading(about: dict[str, object]) -> object:
    """What read a version: the program, its rules and its model."""
    inputs = about.get("inputs")
    return {k: v for k, v in inputs.items() if k != "files"} if isinstance(inputs, dict) else None


def read_rows(version: Path) -> Rows:
    """The tables that a difference is made of; a table that an older program did not write is empty."""
    from publish.files import read_parquet

    paths = {name: version / f"{name}.parquet" for name in READ}
    return {name: read_parquet(path) if path.is_file() else [] for name, path in paths.items()}


def diff_rows(
    old: Rows, new: Rows, versions: tuple[str | None, str | None] = (None, None), same_reading: bool = True
) -> Difference:
    """What changed between the tables of two editions."""
    alignment = align_rows(old, new)
    changes = sorted(find_changes(old, new, alignment, same_reading), key=weight(old, new))
    one, other = old["editions"][0], new["editions"][0]
    labels = [one["edition"], other["edition"]]
    if labels[0] == labels[1] and all(versions):
        labels = [f"{label}@{version}" for label, version in zip(labels, versions, strict=True)]
    return Difference(other["report"], labels[0], labels[1], *versions, same_reading, alignment, tuple(changes))


def find_changes(old: Rows, new: Rows, alignment: Alignment, same_reading: bool) -> Iterator[Change]:
    left, right = read_trail(old), read_trail(new)
    yield from diff_metadata(old["editions"][0], new["editions"][0])
    yield from diff_figures(left, right, alignment, same_reading)
    yield from diff_cells(left, right, alignment.cells)
    yield from diff_sources(left, right, alignment)
    yield from diff_sections(old, new, alignment.sections)
    yield from diff_paragraphs(left, right, alignment)
    yield from diff_notes(left, right, alignment.notes)


def diff_metadata(old: Row, new: Row) -> Iterator[Change]:
    for name in NAMES:
        if old[name] != new[name]:
            kind = "added" if old[name] is None else "removed" if new[name] is None else "reworded"
            if kind == "reworded" and fold(old[name]) == fold(new[name]):
                kind = "cosmetic"
            keys = [(f"{row['report']}/{row['edition']}#{name}",) for row in (old, new)]
            yield Change(
                "edition",
                kind,
                fields=(name,),
                old_ids=keys[0],
                new_ids=keys[1],
                old_text=old[name],
                new_text=new[name],
            )


def diff_sources(old: Trail, new: Trail, alignment: Alignment) -> Iterator[Change]:
    """Sources that only one edition cites. One whose notes all stand word for word on both sides was only read anew."""
    matched = {k for m in alignment.sources for k in m.old}, {k for m in alignment.sources for k in m.new}
    exact = [m for m in alignment.notes if m.how == "exact"]
    for key in unstanding(old, {m.old[0] for m in exact}):
        if key not in matched[0]:
            yield Change("source", "dropped", old_ids=(key,), old_text=old.sources[key])
    for key in unstanding(new, {m.new[0] for m in exact}):
        if key not in matched[1]:
            yield Change("source", "new", new_ids=(key,), new_text=new.sources[key])


def unstanding(trail: Trail, standing: set[str]) -> list[str]:
    """The sources that are cited by a note that does not stand in the other edition, in their order."""
    cited = {source for note, sources in trail.cited_by.items() if note not in standing for source in sources}
    return [key for key in trail.sources if key in cited]


def weight(old: Rows, new: Rows) -> Callable[[Change], tuple[int, int, int, str]]:
    """The order of changes: by subject, by kind, then by place in the new edition (of what is gone, in the old)."""
    places = [place_of(rows) for rows in (old, new)]
    subjects, kinds = ({name: at for at, name in enumerate(names)} for names in (SUBJECTS, KINDS))

    def key(change: Change) -> tuple[int, int, int, str]:
        ids, side = (change.new_ids, 1) if change.new_ids else (change.old_ids, 0)
        return subjects[change.subject], kinds[change.kind], places[side].get(ids[0], -1), change.change_id

    return key


def place_of(rows: Rows) -> dict[str, int]:
    keys = {"sections": "section_id", "paragraphs": "paragraph_id", "footnotes": "footnote_id", "figures": "figure_id",
            "cells": "cell_id"}  # fmt: skip
    return {row[key]: at for table, key in keys.items() for at, row in enumerate(rows[table])}
