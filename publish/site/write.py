"""A site's folder, written whole or not at all: a temporary folder beside it, then a rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ingest.errors import FigtrailError

MARK = "_figtrail"  # the folder of a site's own files; no report can be called so


def check_target(target: Path) -> None:
    """Raises FigtrailError where something stands there that is no site."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FigtrailError(f"{target}: is no folder; give another --to")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK / "site.css").is_file():
        raise FigtrailError(f"{target}: holds something that is not a figtrail site; give an empty or a new folder")


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """What `write` puts into a folder takes the place of `target`. Raises FigtrailError where it cannot be written."""
    check_target(target)
    target = target.absolute()
    temporary, old = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("tmp", "old"))
    try:
        temporary.mkdir(parents=True)
        write(temporary)
        if target.exists():
            target.rename(old)
        temporary.rename(target)
    except OSError as error:
        raise FigtrailError(
            f"{target}: cannot be written ({error.strerror or error}); check space and rights"
        ) from error
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(temporary, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
