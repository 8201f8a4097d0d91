"""Texts that a spreadsheet must not run: a cell that begins like a formula is one to it.

Source: OWASP, CSV injection. The published CSV is never altered; this is for a copy.
"""

from __future__ import annotations

from typing import Any

BOM = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def escaped(value: Any) -> Any:
    """A text that begins like a formula with an apostrophe before it; numbers and lists as they are."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" \n").startswith(FORMULA) else value
