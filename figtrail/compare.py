"""Editions and versions by name → what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figtrail.catalogue import find_version, list_versions
from figtrail.lock import locked
from ingest.errors import FigtrailError
from publish.diff.editions import Difference, diff_versions
from publish.diff.model import KINDS, SUBJECTS, Change
from publish.files import read_parquet


def compare_versions(output: Path, report: str, old: str, new: str) -> Difference:
    """What changed from `old` to `new`, each an edition (its latest version) or `EDITION@VERSION`.

    Raises FigtrailError where one is not published.
    """
    return diff_versions(find_named(output, report, old), find_named(output, report, new))


def find_named(output: Path, report: str, name: str) -> Path:
    edition, at, version = name.partition("@")
    if at and not version:
        raise FigtrailError(f"{name!r}: no version behind the @; write {edition}@1 or {edition}@v001-…")
    return find_version(output, report, edition, version or None)


def check_kinds(asked: Sequence[str]) -> None:
    """Raises FigtrailError where no change could ever be of that kind."""
    for name in asked:
        subject, _, kind = name.rpartition(".")
        if kind not in KINDS or subject not in {"", *SUBJECTS}:
            raise FigtrailError(f"{name!r}: no kind of change; there are {', '.join(KINDS)}, alone or as figure.added")


def is_among(change: Change, asked: Sequence[str]) -> bool:
    return change.kind in asked or f"{change.subject}.{change.kind}" in asked


def publish_difference(output: Path, found: Difference) -> Path:
    """Write the changes beside the newer version. Raises OutputLocked where a run holds the output."""
    from publish.changes import publish_changes

    with locked(output):
        return publish_changes(found, *folders_of(output, found))


def folders_of(output: Path, found: Difference) -> tuple[Path, Path]:
    """The version folders of the older and the newer side."""
    old, new = (output / found.report / name.partition("@")[0] for name in (found.old, found.new))
    return old / str(found.old_version), new / str(found.new_version)


def editions_of(output: Path, report: str) -> list[Path]:
    """The latest version of each edition, in the order of publication where all tell it, else of their names."""
    rows = [row for row in list_versions(output) if row["report"] == report]
    if len(rows) < 2:
        there = ", ".join(row["edition"] for row in rows) or "none"
        raise FigtrailError(f"{report}: needs two published editions or more; there: {there}")
    versions = [output / report / row["edition"] / row["latest"] for row in rows]
    dates = [read_parquet(version / "editions.parquet")[0]["published"] for version in versions]
    if all(dates):
        return [version for _, version in sorted(zip(dates, versions, strict=True), key=lambda pair: pair[0])]
    return versions
