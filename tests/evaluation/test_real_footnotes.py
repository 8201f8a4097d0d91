"""The counts of real_footnotes.py, where the documents are there."""

from __future__ import annotations

import warnings

import pytest
from real_footnotes import RAW, ROWS, Row, check


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.report}-{r.edition}")
def test_markers_and_notes(row: Row) -> None:
    if not RAW.is_dir():
        warnings.warn(f"REAL DOCUMENTS NOT READ: {RAW} is absent, so nothing was counted", stacklevel=1)
        return
    holds, found = check(row)
    assert holds, f"{row.why}: refs, notes, unbound, orphans, collisions are {found}"
