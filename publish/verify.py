"""Whether a version still holds: hashes, keys, references, offsets, and CSV against Parquet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.files import read_csv, read_parquet
from publish.rows import Rows
from publish.schema import TABLES, TableSchema
from publish.version import digest_rows


def verify_version(folder: Path) -> Iterator[str]:
    """What is wrong with a version, one message each; nothing for a sound one."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"{folder}/datapackage.json: cannot be read ({error})"
        return
    broken = list(verify_hashes(folder, package))
    yield from broken
    if broken:
        return
    rows = {table.name: read_parquet(folder / f"{table.name}.parquet") for table in TABLES}
    for table in TABLES:
        yield from verify_table(folder, table, rows)
    yield from verify_offsets(folder, rows)
    digest = digest_rows(rows)
    if not folder.name.endswith(digest[:8]):
        yield f"{folder}: the rows give digest {digest[:8]}, the folder says {folder.name}"


def verify_hashes(folder: Path, package: dict[str, Any]) -> Iterator[str]:
    for resource in package.get("resources", []):
        path = folder / str(resource["path"])
        if not path.is_file():
            yield f"{path}: is missing"
        elif f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" != resource["hash"]:
            yield f"{path}: does not have the hash of datapackage.json"


def verify_table(folder: Path, table: TableSchema, rows: Rows) -> Iterator[str]:
    place = f"{folder}/{table.name}"
    own = rows[table.name]
    keys = [tuple(row[k] for k in table.key) for row in own]
    if len(set(keys)) != len(keys):
        yield f"{place}: {len(keys) - len(set(keys))} keys stand twice"
    for column, other, key in table.foreign:
        known = {row[key] for row in rows[other]}
        values = [v for row in own for v in (row[column] if isinstance(row[column], list) else [row[column]])]
        missing = [v for v in values if v is not None and v not in known]
        if missing:
            yield f"{place}: {column} {missing[0]!r} is not in {other} ({len(missing)} such)"
    written = read_csv(folder / f"{table.name}.csv", table)
    if [blank(r) for r in written] != [blank(r) for r in own]:
        yield f"{place}.csv: does not hold the rows of the Parquet file"


def blank(row: dict[str, Any]) -> dict[str, Any]:
    """CSV readers do not tell null from empty; here both are one."""
    return {k: None if v == "" else v for k, v in row.items()}


def verify_offsets(folder: Path, rows: Rows) -> Iterator[str]:
    texts = {p["paragraph_id"]: p["text"] for p in rows["paragraphs"]}
    for name in ("actors", "figures", "dates"):
        for row in rows[name]:
            text = texts.get(row["paragraph_id"], "")
            if text[row["start"] : row["end"]] != row["text"]:
                yield f"{folder}/{name}: {row['paragraph_id']} at {row['start']} is not {row['text']!r}"
    for row in rows["footnote_refs"]:
        if not 0 <= row["offset"] <= len(texts.get(row["paragraph_id"], "")):
            yield f"{folder}/footnote_refs: {row['ref_id']} stands outside its paragraph"
