"""Versions: a content digest, and a folder that appears whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.errors import FigtrailError
from publish.schema import TABLES, Rows, TableSchema

VERSION = re.compile(r"v(\d{3,})-([0-9a-f]{8})")
TEMPORARY = re.compile(r"\.v\d{3,}-[0-9a-f]{8}\.(\d+)\.tmp")


class PublishError(FigtrailError):
    """Something that could not be written: says where and what to do."""


def digest_rows(rows: Rows, tables: Sequence[TableSchema] = TABLES) -> str:
    """SHA-256 over the rows of all tables in a canonical form: JSON lines, columns in their order; hex.

    Whole floats are written as integers, all else that is no ASCII as escapes: no locale or library changes it.
    """
    digest = hashlib.sha256()
    for table in tables:
        digest.update(f"{table.name}\0{','.join(table.names)}\n".encode())
        for row in rows[table.name]:
            line = json.dumps([canonical(row[c]) for c in table.names], separators=(",", ":"), allow_nan=False)
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def canonical(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def versions_of(folder: Path) -> list[Path]:
    """The version folders of an edition, oldest first."""
    if not folder.is_dir():
        return []
    found = [(int(m[1]), p) for p in folder.iterdir() if (m := VERSION.fullmatch(p.name)) and p.is_dir()]
    return [p for _, p in sorted(found)]


def latest_version(folder: Path) -> Path | None:
    versions = versions_of(folder)
    return versions[-1] if versions else None


def ordinal_of(version: Path) -> int:
    return int(version.name[1:].split("-")[0])


def read_about(version: Path) -> dict[str, Any]:
    """What datapackage.json says of how a version was made; empty where it cannot be read."""
    try:
        about = json.loads((version / "datapackage.json").read_text(encoding="utf-8"))["figtrail"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return about if isinstance(about, dict) else {}


def publish_version(folder: Path, rows: Rows, about: dict[str, Any]) -> tuple[Path, bool]:
    """Write the rows as a new version of the edition's folder, unless the latest one holds the same.

    Returns the version's folder and whether it is new. Content that an older version held, not the latest, is
    written again: the latest version always holds what the raw files say now. Raises PublishError.
    """
    digest = digest_rows(rows)
    latest = latest_version(folder)
    if latest is not None and is_whole(latest, digest):
        return latest, False
    target = folder / f"v{ordinal_of(latest) + 1 if latest else 1:03d}-{digest[:8]}"
    try:
        write_whole(target, rows, {**about, "digest": digest})
    except OSError as error:
        latest = latest_version(folder)
        if latest is not None and is_whole(latest, digest):  # a writer that was given up for dead was faster
            return latest, False
        why = error.strerror or error
        raise PublishError(f"{folder}: cannot be written ({why}); check space and rights") from error
    return target, True


def is_whole(version: Path, digest: str) -> bool:
    """Whether a version holds this content, with every file there (a lost file is a reason to publish anew)."""
    names = [f"{table.name}.{form}" for table in TABLES for form in ("csv", "parquet")]
    return read_about(version).get("digest") == digest and all((version / name).is_file() for name in names)


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
    """Remove what killed writers left; the caller holds the lock. Returns how many folders went."""
    return sum(sweep_edition(folder) for folder in output.glob("*/*/") if not folder.parent.name.startswith("."))


def sweep_edition(folder: Path) -> int:
    """Remove what killed writers left in an edition's folder."""
    left = list(find_leftovers(folder))
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def find_leftovers(folder: Path) -> Iterator[Path]:
    for path in folder.glob(".v*.tmp"):
        match = TEMPORARY.fullmatch(path.name)
        if match and not is_alive(int(match[1])):
            yield path


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
