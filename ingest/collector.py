"""Python's cyclic garbage collector at rest while a tree or a document is put together."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rest() -> Iterator[None]:
    """What is built in it stays until its end: to look for garbage among it again and again is time lost.

    Afterwards the collector is as it was, and its next look, at what is new, frees a tree that nothing needs any more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
