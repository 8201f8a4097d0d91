"""Editions and versions by name → what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figtrail.catalogue import find_version
from ingest.errors import FigtrailError
from publish.diff.editions import Difference, diff_versions
from publish.diff.model import KINDS, SUBJECTS, Change


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
