"""A read document as bytes and back, so that a change of rules need not read the files again.

The form is JSON: a dataclass is the list of its fields in order, a tuple a list. Nothing that is read back is executed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ingest.model import Document

DIGEST = 32  # bytes of the SHA-256 in front


def dump_document(document: Document) -> bytes:
    """A checksum and the document, compressed."""
    body = zlib.compress(json.dumps(as_lists(document), ensure_ascii=True, separators=(",", ":")).encode(), 1)
    return hashlib.sha256(body).digest() + body


def load_document(data: bytes) -> Document:
    """The document that `dump_document` gave. Raises ValueError for anything else."""
    digest, body = data[:DIGEST], data[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("the stored document is damaged")
    try:
        document: Document = reader(Document)(json.loads(zlib.decompress(body)))
    except (zlib.error, TypeError, RecursionError) as error:
        raise ValueError("the stored document is of another form") from error
    return document


def as_lists(value: Any) -> Any:
    """Dataclasses and tuples as lists, all else as it is."""
    if isinstance(value, tuple):
        return [as_lists(v) for v in value]
    kind: Any = type(value)
    names = names_of(kind)
    return [as_lists(getattr(value, name)) for name in names] if names else value


@cache
def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass in order; of any other type none."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


@cache
def reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of this type out of lists. Raises TypeError for a type that documents do not have."""
    if get_origin(kind) is tuple:
        item = reader(get_args(kind)[0])
        return lambda values: tuple(map(item, values))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [reader(hints[f.name]) for f in fields(kind)]
        return lambda values: kind(*(read(v) for read, v in zip(readers, values, strict=True)))
    if kind in {str, int, bool} or (get_origin(kind) is UnionType and set(get_args(kind)) <= {str, int, type(None)}):
        return lambda value: value
    raise TypeError(f"no reader for {kind}")
