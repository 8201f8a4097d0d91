"""A digest of all that extract's outcome depends on besides its input, without loading any of it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from extract.nlp import model_version

SUFFIXES = frozenset({".py", ".toml", ".csv"})
LIBRARIES = ("spacy", "dateparser")


@cache
def fingerprint() -> str:
    """SHA-256 over code, rules and registers of this stage, the model's and the libraries' versions; hex."""
    digest = hashlib.sha256()
    for part in (model_version(), *(f"{name} {metadata.version(name)}" for name in LIBRARIES)):
        digest.update(part.encode() + b"\0")
    root = Path(__file__).parent
    for path in sorted(p for p in root.rglob("*") if p.suffix in SUFFIXES):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
