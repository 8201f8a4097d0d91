"""Bytes as they were served, with headers and hash, as a new edition under raw/: whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fetch.client import Answer, FetchError
from fetch.discover import Found
from fetch.settings import Source
from ingest.decode import is_binary
from ingest.edition import SUFFIXES, find_files

FORMS = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/markdown": ".md", "text/plain": ".txt"}
LOOKS_LIKE_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S
)


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def file_name(answer: Answer) -> str:
    """A safe name with the ending of what the bytes are. Raises FetchError where figtrail reads no such form."""
    declared = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not answer.body.strip():
        raise FetchError(f"{answer.url}: the answer is empty")
    if is_binary(answer.body):
        raise FetchError(f"{answer.url}: is binary (declared as {declared or 'nothing'}); only HTML and text are read")
    suffix = ".html" if LOOKS_LIKE_HTML.match(answer.body[:4096]) else FORMS.get(declared)
    if suffix is None:
        raise FetchError(f"{answer.url}: is declared as {declared or 'nothing'}; only HTML and text are read")
    path = unquote(urlsplit(answer.url).path).rstrip("/")
    stem = re.sub(r"[^\w.-]+", "-", path.rpartition("/")[2]).strip("-.")
    ending = Path(stem).suffix.lower()
    if ending in SUFFIXES and SUFFIXES[ending] == SUFFIXES[suffix]:
        return stem[-100:]
    return f"{stem[:80] or 'report'}{suffix}"


def stored_hashes(folder: Path) -> set[str]:
    """SHA-256 of the files of an edition that lies in raw/ already; empty where there is none."""
    return {sha256(path.read_bytes()) for path in find_files(folder)} if folder.is_dir() else set()


def free_name(report: Path, edition: str, now: datetime) -> str:
    """The name, or with the day behind it where an edition of other bytes has the name: `2025-11_2026-03-02`."""
    if not (report / edition).exists():
        return edition
    dated = f"{edition}_{now.astimezone(UTC).date().isoformat()}"
    if not (report / dated).exists():
        return dated
    count = 2
    while (report / f"{dated}.{count}").exists():
        count += 1
    return f"{dated}.{count}"


def store(raw: Path, source: Source, edition: str, found: Found, answer: Answer, now: datetime) -> Path:
    """Write `<raw>/<report>/<edition>/` with the file and its edition.toml; the folder. Raises OSError."""
    report = raw / source.report
    report.mkdir(parents=True, exist_ok=True)
    temporary = report / f".{edition}.{os.getpid()}.tmp"
    try:
        temporary.mkdir()
        (temporary / file_name(answer)).write_bytes(answer.body)
        (temporary / "edition.toml").write_text(settings_text(source, found, answer, now), encoding="utf-8")
        temporary.rename(report / edition)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return report / edition


def settings_text(source: Source, found: Found, answer: Answer, now: datetime) -> str:
    """edition.toml: what is known of the edition, and a table `fetched` with how it came."""
    known = {**found.metadata, **source.metadata, "source_url": answer.url}
    fetched: dict[str, str | int] = {
        "at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "asked": found.url,
        "status": answer.status,
        "sha256": sha256(answer.body),
        "bytes": len(answer.body),
    }
    for name in ("content-type", "etag", "last-modified"):
        if answer.headers.get(name):
            fetched[name.replace("-", "_")] = answer.headers[name]
    lines = [f"{k} = {toml_value(v)}" for k, v in known.items()]
    return "\n".join([*lines, "", "[fetched]", *(f"{k} = {toml_value(v)}" for k, v in fetched.items()), ""])


def toml_value(value: str | int) -> str:
    """A TOML integer or basic string (toml.io 1.0)."""
    if isinstance(value, int):
        return str(value)
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04X}", text) + '"'
