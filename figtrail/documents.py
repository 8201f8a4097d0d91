"""Documents as they were read, kept under `.figtrail/documents`: a change of rules or model reads no file again.

A kept document stands for the hashes of all its files, the code of `ingest` and the libraries that read HTML. It is
used where all of these are the same, and it is lost without harm.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from figtrail.inputs import Inputs, read_inputs, reading_hash
from figtrail.kept import keep
from figtrail.lock import FOLDER
from ingest.edition import EditionFolder
from ingest.model import Document

KEY = 32  # bytes of the SHA-256 in front of a kept document


def document_of(folder: EditionFolder, inputs: Inputs, output: Path, fresh: bool = False) -> Document:
    """The document of an edition, kept or read; a fresh one is read. Raises FigtrailError where it cannot be read."""
    from ingest import read_edition
    from ingest.store import dump_document

    path, key = document_path(folder, output), key_of(folder, inputs)
    known = None if fresh else recall_document(path, key)
    if known is not None:
        return known
    document = read_edition(folder)
    # A file that changed while it was read has another hash by now; one that could not be read may be readable later.
    if not read_failures(document) and read_inputs(folder).files == inputs.files:
        keep(path, key + dump_document(document))
    return document


def recall_document(path: Path, key: bytes) -> Document | None:
    """The kept document with this key; None where there is none that is whole."""
    from ingest.store import load_document

    try:
        data = path.read_bytes()
        return load_document(data[KEY:]) if data[:KEY] == key else None
    except (OSError, ValueError):
        return None


def read_failures(document: Document) -> list[str]:
    """Messages of the files of an edition that could not be read at all."""
    return [i.message for i in document.issues if i.severity == "error" and i.section_id is None]


def document_path(folder: EditionFolder, output: Path) -> Path:
    return output / FOLDER / "documents" / folder.report / folder.edition


def key_of(folder: EditionFolder, inputs: Inputs) -> bytes:
    told = json.dumps([folder.report, folder.edition, sorted(inputs.files.items()), reading_hash()])
    return hashlib.sha256(told.encode()).digest()
