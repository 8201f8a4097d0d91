"""A difference as JSON and CSV: every id, every score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from publish.diff.editions import Difference
from publish.diff.model import CHANGES, change_row
from publish.files import csv_lines
from publish.render.summary import count_changes


def as_record(found: Difference) -> dict[str, Any]:
    """One object: which versions, counts, the changes as in the table, and the matches they rest on."""
    return {
        "report": found.report,
        "old": found.old,
        "new": found.new,
        "old_version": found.old_version,
        "new_version": found.new_version,
        "same_reading": found.same_reading,
        "summary": count_changes(found.changes),
        "changes": [change_row(c) for c in found.changes],
        "alignment": asdict(found.alignment),
    }


def as_csv(found: Difference) -> Iterator[str]:
    """The lines of changes.csv."""
    return csv_lines(CHANGES, [change_row(c) for c in found.changes])
