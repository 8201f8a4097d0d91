"""How a run goes on, on standard error: a bar on a terminal, else a line a minute, or a line of JSON an edition."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from figtrail.records import Run

MINUTE = 60.0
Tell = Callable[[Run, dict[str, Any]], None]


@contextmanager
def telling(form: str) -> Iterator[Tell]:
    """What to call with the run and each outcome. `form` is `json` or `text`."""
    if form == "json":
        yield tell_json
    elif sys.stderr.isatty():
        with bar() as tell:
            yield tell
    else:
        yield each_minute()


def tell_json(run: Run, outcome: dict[str, Any]) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    level = "error" if outcome.get("event") == "failed" else "info"
    print(json.dumps({"time": now, "level": level, **outcome}, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201 the log


def each_minute() -> Tell:
    last = monotonic()

    def tell(run: Run, outcome: dict[str, Any]) -> None:
        nonlocal last
        if monotonic() - last >= MINUTE:
            last = monotonic()
            told = f"{run.done} of {run.editions} editions, {speed(run)}, {left(run)} left, {len(run.failed)} failed"
            print(told, file=sys.stderr, flush=True)  # noqa: T201 progress, where no terminal shows a bar

    return tell


@contextmanager
def bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("editions"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, told="")

        def tell(run: Run, outcome: dict[str, Any]) -> None:
            told = f"{speed(run)}, {left(run)} left, {len(run.failed)} failed"
            progress.update(task, total=run.editions, completed=run.done, told=told)

        yield tell


def speed(run: Run) -> str:
    return f"{run.words / max(run.seconds, 0.001):,.0f} words/s"


def left(run: Run) -> str:
    """Time left, by the editions that were done so far."""
    seconds = int(run.seconds / max(run.done, 1) * max(run.editions - run.done, 0))
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
