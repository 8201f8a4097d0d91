"""One run at a time holds an output folder."""

from __future__ import annotations

import fcntl
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
    """Hold the output for one run. Raises OutputLocked when another run does so for longer than `wait` seconds.

    The lock is the system's (flock): it goes with the process, however that ends.
    """
    path = output / FOLDER / "lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+")
    except OSError as error:
        why = error.strerror or error
        raise FigtrailError(f"{output}: cannot be written ({why}); check the folder and its rights") from error
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
