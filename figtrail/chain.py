"""One edition through all stages: raw → ingest → extract → publish."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from extract.fingerprint import fingerprint
from extract.model import Extraction
from extract.nlp import model_version
from figtrail import __version__
from ingest.edition import EditionFolder
from ingest.model import Document

ROOMS = ("figtrail", "ingest", "publish")


@cache
def program_hash() -> str:
    """SHA-256 over the code and rules of all rooms and the language model's version; hex."""
    digest = hashlib.sha256(fingerprint().encode())
    root = Path(__file__).parent.parent
    for room in ROOMS:
        for path in sorted(p for p in (root / room).rglob("*") if p.suffix in {".py", ".toml", ".csv"}):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in ("beautifulsoup4", "lxml", "pyarrow"):
        digest.update(f"{library} {metadata.version(library)}\0".encode())
    return digest.hexdigest()


def input_hash(folder: EditionFolder) -> str:
    """SHA-256 over the bytes of an edition's files, its edition.toml and the program; hex. Unreadable files count too."""
    digest = hashlib.sha256(program_hash().encode())
    for path in [*folder.files, folder.settings]:
        if path.exists():
            digest.update(path.relative_to(folder.path).as_posix().encode("utf-8", "surrogateescape") + b"\0")
            digest.update(bytes_hash(path))
    return digest.hexdigest()


def bytes_hash(path: Path) -> bytes:
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").digest()
    except OSError as error:
        return f"unreadable {error.errno}".encode()


def process_edition(folder: EditionFolder, output: Path) -> dict[str, Any]:
    """Read, extract and publish one edition. Raises FigtrailError where it cannot be read or written."""
    from extract import extract_document
    from ingest import read_edition

    document = read_edition(folder)
    extraction = extract_document(document)
    target, new = publish_edition(document, extraction, output)
    return {
        "version": target.name,
        "new": new,
        "figures": len(extraction.figures),
        "failures": [i.message for i in document.issues if i.severity == "error" and i.section_id is None],
    }


def publish_edition(document: Document, extraction: Extraction, output: Path) -> tuple[Path, bool]:
    """The version's folder, and whether it is new."""
    from publish.rows import build_rows
    from publish.version import publish_version

    rows = build_rows(document, extraction)
    return publish_version(output / document.report / document.edition, rows, about(document))


def about(document: Document) -> dict[str, Any]:
    """What made a version: program, rules and model, and the hash of each input."""
    files = {s.path: s.raw_sha256 for s in document.sections}
    return {
        "program": f"figtrail {__version__}",
        "rules": fingerprint()[:16],
        "model": model_version(),
        "inputs": [{"path": path, "hash": f"sha256:{value}"} for path, value in sorted(files.items())],
    }
