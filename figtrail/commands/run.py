"""`figtrail run`: process what is new or changed."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from figtrail.commands.options import JSON, OUTPUT, echo_json
from ingest.errors import FigtrailError

if TYPE_CHECKING:
    from figtrail.batch import Plan
    from figtrail.records import Run


def parse_since(context: click.Context, option: click.Parameter, value: str | None) -> float | None:
    """A date or time (of this machine's clock where no zone stands), or how long ago, in seconds since 1970."""
    if value is None:
        return None
    if match := re.fullmatch(r"(\d{1,6})([hd])", value):
        return time.time() - int(match[1]) * (3600 if match[2] == "h" else 86400)
    try:
        return datetime.fromisoformat(value).timestamp()
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{value!r} is no date like 2026-11-01 and no span like 36h or 7d") from None


@click.command()
@click.option("--raw", default="raw", show_default=True, type=click.Path(path_type=Path), help="Input editions.")
@OUTPUT
@click.option("--report", help="Only this report.")
@click.option("--edition", help="Only this edition.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--force", is_flag=True, help="Process unchanged editions too, and read all files again.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and why.")
@click.option(
    "--since", callback=parse_since, help="Only editions that changed since: 2026-11-01, 2026-11-01T06:00, 36h, 7d."
)
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Who does the work."
)
@click.option("--scheduler", help="Address of a Dask scheduler, tcp://host:8786; with --engine dask.")
@click.option("--log", "log", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Progress on standard error.")  # fmt: skip
@click.option("--metrics", type=click.Path(path_type=Path), help="Write a Prometheus textfile of the run.")
@JSON
def run(
    raw: Path, output: Path, report: str | None, edition: str | None, workers: int, force: bool, dry_run: bool,
    since: float | None, engine: str, scheduler: str | None, log: str, metrics: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Process what is new or changed, and nothing else.

    Exit status: 0 done, 1 some input failed and is listed while the rest is published, 2 wrong usage, 3 another run
    holds the output, 130 interrupted.
    """
    from figtrail.batch import Choice, Way, choose_editions, plan_editions, run_editions
    from figtrail.progress import telling

    if (engine == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler go together: --engine dask --scheduler tcp://host:8786")
    choice = Choice(report, edition, since)
    if dry_run:
        tell_plans(plan_editions(choose_editions(raw, choice), output, force), as_json)
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service manager's stop is an interrupt
    with telling(log) as tell:
        done = run_editions(raw, output, choice, Way(workers, scheduler, force), tell)
    if metrics is not None:
        tell_metrics(done, metrics)
    if as_json:
        echo_json({"published": done.published, "unchanged": done.unchanged, "failed": done.failed})
    else:
        click.echo(done.told())
    for failure in done.failed:
        click.echo(f"figtrail: {failure['message']}", err=True)
    return 1 if done.failed else 0


def tell_metrics(done: Run, path: Path) -> None:
    from figtrail.records import write_metrics

    try:
        write_metrics(done, path)
    except OSError as error:
        raise FigtrailError(f"{path}: cannot be written ({error.strerror}); check the folder and its rights") from error


def tell_plans(plans: Iterable[Plan], as_json: bool) -> None:
    """What a run would do with each edition, and why."""
    rows = [{"report": p.folder.report, "edition": p.folder.edition, "reason": p.reason} for p in plans]
    if as_json:
        process, unchanged = [r for r in rows if r["reason"]], [r for r in rows if not r["reason"]]
        echo_json({"dry_run": True, "process": process, "unchanged": unchanged})
        return
    for row in rows:
        told = f"would be processed: {row['reason']}" if row["reason"] else "unchanged"
        click.echo(f"{row['report']}/{row['edition']}: {told}")
