"""Rows → Parquet and CSV, the same rows in the same order in both."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.schema import TableSchema

if TYPE_CHECKING:
    import pyarrow as pa


def clean_text(value: str) -> str:
    """Lone surrogates cannot be written as UTF-8; they become U+FFFD, one for one."""
    return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not is_plain(value) else value


def is_plain(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def arrow_schema(table: TableSchema) -> pa.Schema:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
    return pa.schema([pa.field(c.name, types[c.type], nullable=not c.required) for c in table.columns])


def write_parquet(path: Path, table: TableSchema, rows: list[dict[str, Any]]) -> None:
    """One Parquet file; numbers as 64-bit floats, integers as 64-bit integers, null where null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    arrays = []
    for column, f in zip(table.columns, schema, strict=True):
        values = [row[column.name] for row in rows]
        if column.type == "string":
            values = [clean_text(v) if v is not None else None for v in values]
        elif column.type == "list":
            values = [[clean_text(x) for x in v] if v is not None else None for v in values]
        elif column.type == "number":
            values = [float(v) if v is not None else None for v in values]
        arrays.append(pa.array(values, type=f.type))
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")


def write_csv(path: Path, table: TableSchema, rows: list[dict[str, Any]]) -> None:
    """UTF-8 without BOM, RFC 4180, LF. Null is nothing, an empty text is `""`, a list a JSON array."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(",".join(table.names) + "\n")
        for row in rows:
            handle.write(",".join(csv_field(row[name]) for name in table.names) + "\n")


def csv_field(value: Any) -> str:
    """One field; the csv module cannot tell null from an empty text before Python 3.12."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = json.dumps([clean_text(v) for v in value], ensure_ascii=False)
    elif isinstance(value, float):
        value = repr(int(value)) if value.is_integer() else repr(value)
    text = clean_text(str(value))
    if text == "" or any(c in text for c in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def read_parquet(path: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet file."""
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def read_csv(path: Path, table: TableSchema) -> list[dict[str, Any]]:
    """The rows of a CSV file with the schema's types; what is null and what is empty cannot be told by all readers."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [typed(table, row) for row in csv.DictReader(handle)]


def typed(table: TableSchema, row: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Callable[[str], Any]] = {"string": str, "integer": int, "number": float, "list": json.loads}
    return {c.name: read[c.type](row[c.name]) if row[c.name] != "" else None for c in table.columns}


def fsync(paths: Iterable[Path]) -> None:
    """Flush files or folders to disk."""
    import os

    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
