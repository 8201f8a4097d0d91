"""Whether a version, or published changes, still hold: hashes, keys, references, offsets, and CSV against Parquet.

A version is checked by the schema in its own datapackage.json, so that versions of an older program still hold.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from publish.datapackage import parse_tables
from publish.files import read_csv, read_parquet
from publish.schema import VALUES, Rows, TableSchema
from publish.version import digest_rows

MENTIONS = ("actors", "figures", "dates")
SUBJECTS = {  # what a change is of, with the key of its table; changes of an edition name one of its columns
    "figure": ("figures", "figure_id"),
    "cell": ("cells", "cell_id"),
    "source": ("sources", "source_id"),
    "section": ("sections", "section_id"),
    "paragraph": ("paragraphs", "paragraph_id"),
    "note": ("footnotes", "footnote_id"),
}


def verify_version(folder: Path) -> Iterator[str]:
    """What is wrong with a version, one message each; nothing for a sound one."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        tables, digest = parse_tables(package), str(package["figtrail"]["digest"])
        files = {str(r["path"]): str(r["hash"]) for r in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"{folder}/datapackage.json: cannot be read ({type(error).__name__}: {error})"
        return
    broken = [*verify_hashes(folder, files), *verify_names(folder, files)]
    yield from broken
    if not broken:
        yield from verify_rows(folder, tables, digest)


def verify_changes(folder: Path, output: Path) -> Iterator[str]:
    """What is wrong with a folder of published changes, one message each; its versions lie in `output`."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        (table,) = parse_tables(package)
        about = package["figtrail"]
        old, new = (output / about["report"] / about[k]["edition"] / about[k]["version"] for k in ("old", "new"))
        files = {str(r["path"]): str(r["hash"]) for r in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"{folder}/datapackage.json: cannot be read ({type(error).__name__}: {error})"
        return
    broken = [*verify_hashes(folder, files), *verify_names(folder, files)]
    yield from broken
    if broken:
        return
    try:
        rows = {table.name: read_parquet(folder / f"{table.name}.parquet")}
        yield from verify_table(folder, table, rows)
        for version, column in ((old, "old_ids"), (new, "new_ids")):
            yield from verify_ids(folder, rows[table.name], version, column)
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"{folder}: the changes do not fit datapackage.json ({type(error).__name__}: {error})"


def verify_ids(folder: Path, changes: list[dict[str, Any]], version: Path, column: str) -> Iterator[str]:
    """The rows that changes name must stand in the version that they are of."""
    if not version.is_dir():
        yield f"{folder}: compares {version}, which is not there"
        return
    for subject in sorted({change["subject"] for change in changes} - {"edition"}):
        table, key = SUBJECTS[subject]
        known = {row[key] for row in read_parquet(version / f"{table}.parquet")}
        for change in changes:
            for identity in change[column] if change["subject"] == subject else ():
                if identity not in known:
                    yield f"{folder}/changes: {change['change_id']}: {identity!r} is not in {version}/{table}"


def verify_hashes(folder: Path, files: dict[str, str]) -> Iterator[str]:
    for name, told in files.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            yield f"{folder}/{name}: cannot be read ({error.strerror})"
        else:
            if told != f"sha256:{found}":
                yield f"{folder}/{name}: does not have the hash that datapackage.json gives"


def verify_names(folder: Path, files: dict[str, str]) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.name not in files and path.name != "datapackage.json":
            yield f"{path}: is not named in datapackage.json"


def verify_rows(folder: Path, tables: Sequence[TableSchema], digest: str) -> Iterator[str]:
    try:
        rows = {table.name: read_parquet(folder / f"{table.name}.parquet") for table in tables}
        found = digest_rows(rows, tables)
        for table in tables:
            yield from verify_table(folder, table, rows)
        yield from verify_offsets(folder, rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"{folder}: the tables do not fit datapackage.json ({type(error).__name__}: {error})"
        return
    if found != digest or not folder.name.endswith(f"-{found[:8]}"):
        yield f"{folder}: the rows give digest {found[:8]}, the folder and datapackage.json say {digest[:8]}"


def verify_table(folder: Path, table: TableSchema, rows: Rows) -> Iterator[str]:
    place, own = f"{folder}/{table.name}", rows[table.name]
    yield from (f"{place}: {message}" for message in (*verify_keys(table, rows), *verify_values(table, own)))
    if read_csv(folder / f"{table.name}.csv", table) != own:
        yield f"{place}.csv: does not hold the rows of {table.name}.parquet"


def verify_keys(table: TableSchema, rows: Rows) -> Iterator[str]:
    counts = Counter(tuple(row[k] for k in table.key) for row in rows[table.name])
    for key, count in counts.items():
        if count > 1:
            yield f"key {'/'.join(map(str, key))} stands {count} times"
    for column, other, key_column in table.foreign:
        known = {row[key_column] for row in rows[other]}
        for row in rows[table.name]:
            for value in as_list(row[column]):
                if value not in known:
                    yield f"{row[table.key[0]]}: {column} {value!r} is not in {other}"


def verify_values(table: TableSchema, rows: list[dict[str, Any]]) -> Iterator[str]:
    for column in table.names:
        values = VALUES.get((table.name, column))
        for row in rows if values else ():
            if row[column] is not None and row[column] not in (values or ()):
                yield f"{row[table.key[0]]}: {column} {row[column]!r} is no value of the contract"


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def verify_offsets(folder: Path, rows: Rows) -> Iterator[str]:
    """Mentions must be the text at their offsets, markers must stand in their paragraph."""
    texts = {p["paragraph_id"]: p["text"] for p in rows["paragraphs"]}
    for name in MENTIONS:
        for row in rows[name]:
            text = texts.get(row["paragraph_id"], "")
            if text[row["start"] : row["end"]] != row["text"]:
                yield f"{folder}/{name}: {row['paragraph_id']} at {row['start']} is not {row['text']!r}"
    for row in rows["footnote_refs"]:
        if not 0 <= row["offset"] <= len(texts.get(row["paragraph_id"], "")):
            yield f"{folder}/footnote_refs: {row['ref_id']} stands outside its paragraph"
