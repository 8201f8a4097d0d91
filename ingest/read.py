"""One edition: files → flows → footnotes → sections, as a Document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.build import build_document
from ingest.decode import Decoded, Undecodable, decode
from ingest.edition import SUFFIXES, EditionFolder, read_settings
from ingest.errors import IngestError
from ingest.flow import Flow
from ingest.model import Document, Issue

MAX_BYTES = 200_000_000


def read_edition(folder: EditionFolder) -> Document:
    """All readable files of an edition. A file that cannot be read becomes an issue; raises IngestError if none can."""
    settings = read_settings(folder)
    flows: list[Flow] = []
    issues: list[Issue] = []
    for path in folder.files:
        name = path.relative_to(folder.path).as_posix()
        try:
            flows.append(read_file(path, name))
        except Unreadable as error:
            issues.append(Issue("error", error.code, f"{name}: {error}"))
    if not any(flow.blocks for flow in flows):
        raise IngestError(why_empty(folder, issues))
    return build_document(folder.report, folder.edition, settings, flows, issues)


class Unreadable(Exception):
    """A file that gives no text, with the code of the issue that it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def why_empty(folder: EditionFolder, issues: list[Issue]) -> str:
    where = f"{folder.report}/{folder.edition}"
    if not folder.files:
        return f"{where}: no section found; put .html, .md or .txt files into {folder.path}"
    told = "; ".join(i.message for i in issues) or "the files hold no text"
    return f"{where}: nothing could be read: {told}"


def read_file(path: Path, name: str) -> Flow:
    """A file's blocks, by the reader of its form. Raises Unreadable."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable("too_large", f"{size:,} bytes, more than {MAX_BYTES:,}; split the file")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("unreadable", f"{error.strerror}; check the file and its rights") from error
    try:
        decoded = decode(data)
    except Undecodable as error:
        code = "empty" if not data.strip() else "undecodable"
        raise Unreadable(code, str(error)) from error
    return parse(decoded, path.suffix.lower(), name, hashlib.sha256(data).hexdigest())


def parse(decoded: Decoded, suffix: str, name: str, sha256: str) -> Flow:
    media_type = SUFFIXES[suffix]
    text = decoded.text.removeprefix("\ufeff")
    if media_type == "text/html":
        from ingest.html import read_html as reader
    elif media_type == "text/markdown":
        from ingest.markdown import read_markdown as reader
    else:
        from ingest.plaintext import read_plaintext as reader
    blocks, meta = reader(text, name)
    flow = Flow(name, media_type, decoded.encoding, sha256, blocks, meta)
    flow.issues = [("warning", code, f"{name}: {message}") for code, message in decoded.doubts]
    if not any(b.text.strip() or b.table for b in blocks):
        raise Unreadable("empty", "holds no text")
    return flow
