"""Cells of tables, by the headers over and beside them: a row that was put in between shifts nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from publish.align.model import Match
from publish.align.words import fold
from publish.schema import Row


def align_cells(
    old: Sequence[Row], new: Sequence[Row], old_group: Mapping[str, str], new_group: Mapping[str, str]
) -> list[Match]:
    """One to one, in the order of the new edition: same section, caption and headers; those without headers by text."""
    places: defaultdict[Hashable, list[str]] = defaultdict(list)
    for row in reversed(old):
        places[key_of(row, old_group)].append(row["cell_id"])
    found = []
    for row in new:
        there = places.get(key_of(row, new_group))
        if there:
            found.append(Match((there.pop(),), (row["cell_id"],), 1.0, "exact"))
    return found


def key_of(cell: Row, groups: Mapping[str, str]) -> Hashable:
    headers = tuple(fold(cell[name] or "") for name in ("caption", "row_header", "column_header"))
    own = "" if any(headers[1:]) else fold(cell["text"])
    return (groups[cell["section_id"]], *headers, own)
