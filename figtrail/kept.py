"""Files under `.figtrail`: handy, lost without harm, written whole. A killed run leaves the old one or the new one."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from figtrail.lock import FOLDER
from publish.version import is_alive

TEMPORARY = re.compile(r"\..+\.(\d+)\.tmp")


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def keep(path: Path, data: bytes) -> None:
    """As `write_whole`; a full disk or a read-only folder ends no run by it."""
    with suppress(OSError):
        write_whole(path, data)


def sweep_kept(output: Path) -> None:
    """Remove what killed writers left under `.figtrail`; the caller holds the lock."""
    for path in (output / FOLDER).rglob(".*.tmp"):
        match = TEMPORARY.fullmatch(path.name)
        if match and not is_alive(int(match[1])):
            path.unlink(missing_ok=True)
