"""Rows → Parquet and CSV, the same rows in the same order in both, and back."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.schema import TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

FIELD = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))(,|\n|\Z)')
QUOTED = re.compile(r'[,"\n\r]')


@cache
def arrow_schema(table: TableSchema) -> pa.Schema:
    """Integers are 64-bit integers, null or not; numbers 64-bit floats, since 2 500 and 1.5 stand in one column."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
    return pa.schema(
        [pa.field(c.name, types[c.type], not c.required, {"description": c.description}) for c in table.columns]
    )


def write_parquet(path: Path, table: TableSchema, rows: list[dict[str, Any]]) -> None:
    """One Parquet file. The rows hold clean values of the schema's types."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    arrays = [pa.array([row[f.name] for row in rows], type=f.type) for f in schema]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")


def write_csv(path: Path, table: TableSchema, rows: list[dict[str, Any]]) -> None:
    """UTF-8 without BOM, RFC 4180, LF. Null is nothing, an empty text is `""`, a list a JSON array."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(csv_lines(table, rows))


def csv_lines(table: TableSchema, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield ",".join(table.names) + "\n"
    for row in rows:
        yield ",".join(csv_field(row[name]) for name in table.names) + "\n"


def csv_field(value: Any) -> str:
    """One field. The csv module cannot tell null from an empty text before Python 3.12, so this does."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if text == "" or QUOTED.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def read_parquet(path: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet file."""
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def read_csv(path: Path, table: TableSchema) -> list[dict[str, Any]]:
    """The rows of a CSV file with the schema's types, null told from empty. Raises ValueError where it does not fit."""
    records = list(read_records(path.read_bytes().decode("utf-8")))
    if not records or tuple(records[0]) != table.names:
        raise ValueError(f"the header is not {','.join(table.names)}")
    return [typed(table, record) for record in records[1:]]


def read_records(text: str) -> Iterator[list[str | None]]:
    """Records of RFC 4180; a bare empty field is None, a quoted one is an empty text."""
    at, record = 0, list[str | None]()
    while at < len(text):
        match = FIELD.match(text, at)
        if match is None:
            raise ValueError(f"character {at} does not fit a CSV field")
        record.append(match[1].replace('""', '"') if match[1] is not None else match[2] or None)
        at = match.end()
        if match[3] != ",":
            yield record
            record = []


def typed(table: TableSchema, record: list[str | None]) -> dict[str, Any]:
    read: dict[str, Callable[[str], Any]] = {"string": str, "integer": int, "number": float, "list": json.loads}
    pairs = zip(table.columns, record, strict=True)
    return {c.name: None if value is None else read[c.type](value) for c, value in pairs}


def fsync(paths: Iterable[Path]) -> None:
    """Flush files or folders to disk, together: the disk writes its journal once for many, not once for each."""
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(flush, paths))


def flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
