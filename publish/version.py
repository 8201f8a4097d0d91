"""Versions: a content digest, a folder that appears whole or not at all, and what the catalogue remembers of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from ingest.errors import FigtrailError
from publish.rows import Rows
from publish.schema import TABLES

VERSION = re.compile(r"v(\d{3,})-([0-9a-f]{8})")
TEMPORARY = re.compile(r"\.v\d{3,}-[0-9a-f]{8}\.\d+\.tmp")


class PublishError(FigtrailError):
    """Something that could not be written or found: says where and what to do."""


def digest_rows(rows: Rows) -> str:
    """SHA-256 over the rows of all tables in a canonical form: JSON, columns in their order, whole floats as integers."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(f"{table.name}\0{','.join(table.names)}\n".encode())
        for row in rows[table.name]:
            line = json.dumps([canonical(row[c]) for c in table.names], ensure_ascii=True, separators=(",", ":"))
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def canonical(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def versions_of(folder: Path) -> list[Path]:
    """The version folders of an edition, oldest first."""
    if not folder.is_dir():
        return []
    found = [(int(m[1]), p) for p in folder.iterdir() if (m := VERSION.fullmatch(p.name)) and p.is_dir()]
    return [p for _, p in sorted(found)]


def latest_version(folder: Path) -> Path | None:
    versions = versions_of(folder)
    return versions[-1] if versions else None


def publish_version(folder: Path, rows: Rows, about: dict[str, Any]) -> tuple[Path, bool]:
    """Write the rows as a new version of the edition's folder, unless the latest one holds the same.

    Returns the version's folder and whether it is new. Raises PublishError where the folder cannot be written.
    """
    digest = digest_rows(rows)
    latest = latest_version(folder)
    if latest is not None and latest.name.endswith(f"-{digest[:8]}"):
        return latest, False
    ordinal = int(latest.name[1:].split("-")[0]) + 1 if latest else 1
    target = folder / f"v{ordinal:03d}-{digest[:8]}"
    try:
        write_whole(target, rows, {**about, "digest": digest})
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error.strerror}); check space and rights") from error
    return target, True


def write_whole(target: Path, rows: Rows, about: dict[str, Any]) -> None:
    """All files into a temporary folder beside the target, flushed, then one rename."""
    from publish.datapackage import write_datapackage
    from publish.files import fsync, write_csv, write_parquet

    temporary = target.parent / f".{target.name}.{os.getpid()}.tmp"
    temporary.mkdir(parents=True)
    try:
        for table in TABLES:
            write_parquet(temporary / f"{table.name}.parquet", table, rows[table.name])
            write_csv(temporary / f"{table.name}.csv", table, rows[table.name])
        write_datapackage(temporary, rows, about)
        fsync([*temporary.iterdir(), temporary])
        temporary.rename(target)
        fsync([target.parent])
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def sweep(output: Path) -> int:
    """Remove what a killed writer left; the caller holds the lock. Returns how many folders went."""
    left = [p for p in output.glob("*/*/.v*.tmp") if TEMPORARY.fullmatch(p.name)]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
