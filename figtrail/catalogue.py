"""Reports, editions and versions that are published: read from the folders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ingest.edition import NAME, natural
from ingest.errors import FigtrailError
from publish.version import versions_of

VERSION = re.compile(r"v\d{3,}-[0-9a-f]{8}|v?\d{1,6}")


def list_versions(output: Path) -> list[dict[str, Any]]:
    """One row an edition, in natural order: report, edition, its versions, the latest."""
    rows: list[dict[str, Any]] = []
    for report in subfolders(output):
        for edition in subfolders(report):
            versions = [p.name for p in versions_of(edition)]
            if versions:
                rows.append(
                    {"report": report.name, "edition": edition.name, "versions": versions, "latest": versions[-1]}
                )
    return rows


def subfolders(path: Path) -> list[Path]:
    if not path.is_dir():
        raise FigtrailError(f"{path}: no such folder; run `figtrail run` first or give --output")
    found = [p for p in path.iterdir() if p.is_dir() and not p.name.startswith(".") and not p.is_symlink()]
    return sorted(found, key=lambda p: natural(p.name))


def find_version(output: Path, report: str, edition: str, version: str | None = None) -> Path:
    """The folder of a version, the latest where none is named (`v002-…`, `v2` or `2`). Raises FigtrailError."""
    for name in (report, edition):
        if not NAME.fullmatch(name):
            raise FigtrailError(f"{name!r}: no name of a report or edition")
    folder = output / report / edition
    versions = versions_of(folder)
    if not versions:
        known = ", ".join(f"{r['report']}/{r['edition']}" for r in list_versions(output)) if output.is_dir() else ""
        raise FigtrailError(f"{report}/{edition}: not published in {output}; there: {known or 'nothing'}")
    if version is None:
        return versions[-1]
    if not VERSION.fullmatch(version):
        raise FigtrailError(f"{version!r}: no version; they look like {versions[-1].name}")
    for path in versions:
        if path.name == version or (len(version) < 8 and int(path.name[1:].split("-")[0]) == int(version.lstrip("v"))):
            return path
    raise FigtrailError(f"{report}/{edition}: no version {version}; there are {', '.join(p.name for p in versions)}")
