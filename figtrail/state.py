"""What a run remembers: for each edition the hash of its inputs and the version that they gave. Rebuilt at will."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import FigtrailError

FOLDER = ".figtrail"
WAIT = 5.0  # seconds that a second run waits for the first


class OutputLocked(FigtrailError):
    """Another run holds the output."""


@contextmanager
def locked(output: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the output for one run. Raises OutputLocked when another run does so for longer than `wait` seconds."""
    path = output / FOLDER / "lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+")
    except OSError as error:
        raise FigtrailError(
            f"{output}: cannot be written ({error.strerror}); check the folder and its rights"
        ) from error
    with handle:
        acquire(handle.fileno(), output, wait)
        yield


def acquire(descriptor: int, output: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise OutputLocked(f"{output}: another run holds it; wait for it to end, then run again") from None
            time.sleep(0.1)
        else:
            return


def state_path(output: Path, report: str, edition: str) -> Path:
    return output / FOLDER / "state" / report / f"{edition}.json"


def remembered(output: Path, report: str, edition: str) -> str | None:
    """The input hash that the edition's published version was made from; None where nothing certain is known."""
    try:
        data = json.loads(state_path(output, report, edition).read_text(encoding="utf-8"))
        version = output / report / edition / data["version"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(data["inputs"]) if version.is_dir() else None


def remember(output: Path, report: str, edition: str, inputs: str, version: str) -> None:
    """Written whole: a killed run leaves the old state or the new one."""
    path = state_path(output, report, edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps({"inputs": inputs, "version": version}) + "\n", encoding="utf-8")
    temporary.replace(path)
