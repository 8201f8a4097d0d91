"""Reports, editions and versions that are published, and what is known of each edition.

The folders are the truth. `.figtrail/catalogue/<report>/<edition>.json` remembers the inputs that the latest version
was found to stand for; where it is lost, the version's own datapackage.json tells them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from figtrail.inputs import Inputs, as_record, parse_inputs
from figtrail.kept import keep
from figtrail.lock import FOLDER
from ingest.edition import NAME, natural
from ingest.errors import FigtrailError
from publish.version import latest_version, ordinal_of, read_about, versions_of

VERSION = re.compile(r"v\d{3,}-[0-9a-f]{8}|v?\d{1,6}")


def list_versions(output: Path) -> list[dict[str, Any]]:
    """One row an edition, in natural order: report, edition, its versions, the latest."""
    rows: list[dict[str, Any]] = []
    for report in subfolders(output):
        for edition in subfolders(report):
            versions = [p.name for p in versions_of(edition)]
            if versions:
                row = {"report": report.name, "edition": edition.name, "versions": versions, "latest": versions[-1]}
                rows.append(row)
    return rows


def subfolders(path: Path) -> list[Path]:
    if not path.is_dir():
        raise FigtrailError(f"{path}: no such folder; run `figtrail run` first or give --output")
    found = [p for p in path.iterdir() if not p.name.startswith(".") and p.is_dir() and not p.is_symlink()]
    return sorted(found, key=lambda p: (natural(p.name), p.name))


def find_version(output: Path, report: str, edition: str, version: str | None = None) -> Path:
    """The folder of a version, the latest where none is named (`v002-…`, `v2` or `2`). Raises FigtrailError."""
    for name in (report, edition):
        if not NAME.fullmatch(name):
            raise FigtrailError(f"{name!r}: no name of a report or edition")
    versions = versions_of(output / report / edition)
    if not versions:
        known = ", ".join(f"{r['report']}/{r['edition']}" for r in list_versions(output)[:20])
        raise FigtrailError(f"{report}/{edition}: not published in {output}; there: {known or 'nothing'}")
    if version is None:
        return versions[-1]
    if not VERSION.fullmatch(version):
        raise FigtrailError(f"{version!r}: no version; they look like {versions[-1].name}")
    for path in versions:
        if path.name == version or ("-" not in version and ordinal_of(path) == int(version.removeprefix("v"))):
            return path
    raise FigtrailError(f"{report}/{edition}: no version {version}; there are {', '.join(p.name for p in versions)}")


def record_path(output: Path, report: str, edition: str) -> Path:
    return output / FOLDER / "catalogue" / report / f"{edition}.json"


def recall(output: Path, report: str, edition: str) -> tuple[Inputs | None, list[str]]:
    """The inputs that the latest version stands for, and what failed in them; None where nothing certain is known."""
    latest = latest_version(output / report / edition)
    if latest is None:
        return None, []
    try:
        record = json.loads(record_path(output, report, edition).read_text(encoding="utf-8"))
        if record["version"] == latest.name:
            return parse_inputs(record["inputs"]), [str(m) for m in record["failures"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    about = read_about(latest)
    return parse_inputs(about.get("inputs")), [str(m) for m in about.get("failures", [])]


def remember(output: Path, report: str, edition: str, version: str, inputs: Inputs, failures: list[str]) -> None:
    """Note what the latest version stands for."""
    record = {"version": version, "inputs": as_record(inputs), "failures": failures}
    keep(record_path(output, report, edition), f"{json.dumps(record)}\n".encode())
