"""What a run did, for people and machines: a record in the output folder, a Prometheus textfile, lines of JSON.

Clock times stand here and never in the tables: the same content has the same digest whenever it was made.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from figtrail import __version__
from figtrail.inputs import with_program
from figtrail.kept import write_whole
from figtrail.lock import FOLDER

KEPT = 1000  # records; the oldest go


@dataclass(slots=True)
class Run:
    """One run: rows of what was published, unchanged and failed, and how it went."""

    published: list[dict[str, Any]] = field(default_factory=list)
    unchanged: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)
    editions: int = 0  # that were asked for
    words: int = 0  # read in this run
    status: str = "running"
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        return monotonic() - self.clock

    @property
    def done(self) -> int:
        return len(self.published) + len(self.unchanged) + len(self.failed)

    def told(self) -> str:
        return f"{len(self.published)} published, {len(self.unchanged)} unchanged, {len(self.failed)} failed"


def write_record(run: Run, output: Path) -> None:
    """`.figtrail/runs/<start>-<process>.json`, written whole. A full disk ends no run by it."""
    program = with_program({})
    record = {
        "program": f"figtrail {__version__}",
        "versions": {"program": program.program, "rules": program.rules, "model": program.model},
        "started": run.started.isoformat(timespec="seconds"),
        "seconds": round(run.seconds, 3),
        "status": run.status,
        "counts": counts(run),
        "published": run.published,
        "failed": run.failed,
    }
    path = output / FOLDER / "runs" / f"{run.started:%Y%m%dT%H%M%S%f}-{os.getpid()}.json"
    with suppress(OSError):
        write_whole(path, f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode())
        for old in sorted(path.parent.glob("*.json"))[:-KEPT]:
            old.unlink()


def counts(run: Run) -> dict[str, int]:
    rows = {name: len(getattr(run, name)) for name in ("published", "unchanged", "failed")}
    return {"editions": run.editions, **rows, "words": run.words}


def write_metrics(run: Run, path: Path) -> None:
    """A textfile for the node exporter of Prometheus, replaced whole. Raises OSError."""
    gauges = {
        "last_run_timestamp_seconds": run.started.timestamp() + run.seconds,
        "last_run_duration_seconds": run.seconds,
        "last_run_success": int(run.status == "done"),
        **{f"last_run_{name}": count for name, count in counts(run).items()},
    }
    lines = (f"# TYPE figtrail_{name} gauge\nfigtrail_{name} {value}\n" for name, value in gauges.items())
    write_whole(path, "".join(lines).encode())
