"""Editions under a raw folder, and what edition.toml says of one."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from ingest.errors import IngestError
from ingest.model import Metadata

SUFFIXES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".md": "text/markdown",
            ".markdown": "text/markdown", ".txt": "text/plain"}  # fmt: skip
DATES = frozenset({"published", "period_start", "period_end"})
FETCHED = "fetched"  # a table in edition.toml that says how the bytes came; it tells nothing of the report
NAME = re.compile(r"[^\W_][\w .()+,@=-]*")
EDTF_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """One edition as it lies in the raw folder."""

    report: str
    edition: str
    path: Path
    files: tuple[Path, ...]  # readable forms only, in natural order

    @property
    def settings(self) -> Path:
        return self.path / "edition.toml"


def find_editions(raw: Path) -> tuple[EditionFolder, ...]:
    """The editions under `raw`, reports and editions in natural order. Nothing outside `raw` is looked at."""
    return tuple(
        EditionFolder(report.name, edition.name, edition, tuple(find_files(edition)))
        for report in folders(raw)
        for edition in folders(report)
    )


def folders(path: Path) -> list[Path]:
    """Subfolders with usable names, no links, in natural order."""
    try:
        entries = [Path(e.path) for e in os.scandir(path) if e.is_dir(follow_symlinks=False) and NAME.fullmatch(e.name)]
    except OSError as error:
        raise IngestError(f"{path}: cannot be listed ({error.strerror}); check the folder and its rights") from error
    return sorted(entries, key=lambda p: natural(p.name))


def find_files(folder: Path) -> Iterator[Path]:
    """Files of a known form in a folder and below, links left out, in natural order."""
    found = []
    for base, _, names in os.walk(folder, followlinks=False):
        for name in names:
            path = Path(base) / name
            if path.suffix.lower() in SUFFIXES and not path.is_symlink():
                found.append(path)
    yield from sorted(found, key=lambda p: [natural(part) for part in p.relative_to(folder).parts])


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """A sort key by which 1.10 comes after 1.9."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in parts if p)


def read_settings(folder: EditionFolder) -> Metadata:
    """edition.toml as metadata; all null where there is none. Raises IngestError with file, key and what is allowed."""
    path = folder.settings
    if not path.exists():
        return Metadata()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IngestError(f"{path}: {error}; mend the file or remove it") from error
    allowed = [f.name for f in fields(Metadata)]
    data.pop(FETCHED, None)
    for key, value in data.items():
        if key not in allowed:
            raise IngestError(f"{path}: unknown key {key!r}; allowed are {', '.join(allowed)}")
        data[key] = checked(path, key, value)
    return Metadata(**data)


def checked(path: Path, key: str, value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    if not isinstance(value, str):
        raise IngestError(f"{path}: {key} must be text, found {value!r}")
    if key in DATES and not is_date(value):
        raise IngestError(f"{path}: {key} must be a date like 2025-11-30, 2025-11 or 2025, found {value!r}")
    if key == "country" and not re.fullmatch(r"[A-Z]{3}", value):
        raise IngestError(f"{path}: country must be an ISO 3166-1 alpha-3 code like IRQ, found {value!r}")
    return value


def is_date(value: str) -> bool:
    if not EDTF_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])
    except ValueError:
        return False
    return True
