"""Changes as a table beside the newer version: written whole, never inside a version."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from publish.datapackage import resource
from publish.diff.editions import Difference
from publish.diff.model import CHANGES, change_row
from publish.files import fsync, write_csv, write_parquet
from publish.version import PublishError

FOLDER = "changes"


def changes_folder(newer: Path, older: Path) -> Path:
    """`<edition>/changes/<newer version>/<older edition>@<older version>`: versions themselves never change."""
    return newer.parent / FOLDER / newer.name / f"{older.parent.name}@{older.name}"


def list_changes(edition: Path) -> list[Path]:
    """All folders of changes beside an edition's versions, sorted."""
    return sorted(path for path in edition.glob(f"{FOLDER}/*/*") if path.is_dir() and path.name[0] != ".")


def publish_changes(found: Difference, older: Path, newer: Path) -> Path:
    """Write changes.parquet, changes.csv and datapackage.json for two versions; the caller holds the lock.

    What stands there already from the same tables is replaced as a whole. Raises PublishError.
    """
    target = changes_folder(newer, older)
    temporary = target.parent / f".{target.name}.{os.getpid()}.tmp"
    try:
        for left in target.parent.glob(".*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        temporary.mkdir(parents=True)
        write_all(temporary, found, older, newer)
        replace_folder(temporary, target)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        why = error.strerror or error
        raise PublishError(f"{target}: cannot be written ({why}); check space and rights") from error
    return target


def write_all(folder: Path, found: Difference, older: Path, newer: Path) -> None:
    rows = [dict(change_row(change)) for change in found.changes]
    write_parquet(folder / "changes.parquet", CHANGES, rows)
    write_csv(folder / "changes.csv", CHANGES, rows)
    package = {
        "profile": "tabular-data-package",
        "name": "changes",
        "title": f"What changed in {found.report} from {older.parent.name} to {newer.parent.name}",
        "resources": [resource(folder, CHANGES, form) for form in ("csv", "parquet")],
        "figtrail": {
            "report": found.report,
            "old": {"edition": older.parent.name, "version": older.name},
            "new": {"edition": newer.parent.name, "version": newer.name},
        },
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    fsync([*folder.iterdir(), folder])


def replace_folder(temporary: Path, target: Path) -> None:
    """Put the new folder in the old one's place; a reader finds one of them whole, or for a moment none."""
    if target.exists():
        aside = target.with_name(f".{target.name}.{os.getpid()}.old.tmp")
        target.rename(aside)
        temporary.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        temporary.rename(target)
    fsync([target.parent])
