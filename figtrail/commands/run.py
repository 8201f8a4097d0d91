"""`figtrail run`: process what is new or changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from figtrail.commands.options import JSON, OUTPUT, echo_json

if TYPE_CHECKING:
    from figtrail.batch import Plan


@click.command()
@click.option("--raw", default="raw", show_default=True, type=click.Path(path_type=Path), help="Input editions.")
@OUTPUT
@click.option("--report", help="Only this report.")
@click.option("--edition", help="Only this edition.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--force", is_flag=True, help="Process unchanged editions too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and why.")
@JSON
def run(
    raw: Path, output: Path, report: str | None, edition: str | None, workers: int, force: bool, dry_run: bool,
    as_json: bool,
) -> int:  # fmt: skip
    """Process what is new or changed, and nothing else.

    Exit status: 0 done, 1 some input failed and is listed while the rest is published, 2 wrong usage, 3 another run
    holds the output, 130 interrupted.
    """
    from figtrail.batch import Choice, choose_editions, plan_editions, run_editions

    choice = Choice(report, edition)
    if dry_run:
        tell_plans(plan_editions(choose_editions(raw, choice), output, force), as_json)
        return 0
    done = run_editions(raw, output, choice, workers=workers, force=force, tell=lambda m: click.echo(m, err=True))
    if as_json:
        echo_json({"published": done.published, "unchanged": done.unchanged, "failed": done.failed})
    else:
        click.echo(f"{len(done.published)} published, {len(done.unchanged)} unchanged, {len(done.failed)} failed")
    for failure in done.failed:
        click.echo(f"figtrail: {failure['message']}", err=True)
    return 1 if done.failed else 0


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
