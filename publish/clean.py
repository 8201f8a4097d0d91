"""Values → what Parquet, CSV and the digest can all hold, the same in each."""

from __future__ import annotations

import math
import re
from typing import Any

from publish.schema import TableSchema

# No UTF-8 file holds a lone surrogate, and many readers stop at NUL.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def clean_row(table: TableSchema, row: dict[str, Any]) -> dict[str, Any]:
    """The table's columns in their order, each value of its type. Raises ValueError where a required one is null."""
    clean = {c.name: clean_value(c.type, row.get(c.name)) for c in table.columns}
    missing = [c.name for c in table.columns if c.required and clean[c.name] is None]
    if missing:
        raise ValueError(f"{table.name}: {', '.join(missing)} must not be null in {row.get(table.key[0])!r}")
    return clean


def clean_value(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "string":
        return clean_text(value)
    if kind == "list":
        return [clean_text(v) for v in value]
    return int(value) if kind == "integer" else clean_number(value)


def clean_text(value: str) -> str:
    """NUL and lone surrogates become U+FFFD, one for one, so that offsets stay right."""
    return UNWRITABLE.sub("\ufffd", value)


def clean_number(value: float | int) -> float | None:
    """A finite float, else None: a literal of 400 digits is no value that a table can hold."""
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
