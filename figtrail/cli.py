"""The command line: a thin skin over functions. Results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from figtrail import __version__
from ingest.errors import FigtrailError

if TYPE_CHECKING:
    from figtrail.batch import Plan

OUTPUT = click.option(
    "--output", default="output", show_default=True, type=click.Path(path_type=Path), help="Published data."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="figtrail")
def cli() -> None:
    """Turn report sections into data, with a trail from every figure to its sentence and its source.

    \b
    figtrail run                      process what is new under raw/, publish to output/
    figtrail list                     what is published
    figtrail show REPORT EDITION      the figures with their sources
    """


def main() -> None:
    """Run a command; errors become one line and an exit status (2 wrong usage, 3 locked, 130 interrupted)."""
    from figtrail.lock import OutputLocked

    try:
        status = cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("figtrail: interrupted; what was published before stands", err=True)
        status = 130
    except OutputLocked as error:
        click.echo(f"figtrail: {error}", err=True)
        status = 3
    except FigtrailError as error:
        click.echo(f"figtrail: {error}", err=True)
        status = 2
    except BrokenPipeError:
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


@cli.command()
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


def echo_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def emit(rows: list[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    """A list of rows as JSON, or one line each."""
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        click.echo(line(row))


@cli.command("list")
@OUTPUT
@JSON
def list_(output: Path, as_json: bool) -> None:
    """The reports, editions and versions there are."""
    from figtrail.catalogue import list_versions

    rows = list_versions(output)
    emit(rows, as_json, lambda r: f"{r['report']}  {r['edition']}  {r['latest']}  ({len(r['versions'])} version(s))")


@cli.command()
@click.argument("report")
@click.argument("edition")
@click.option("--version", help="A version, v002-… or 2; the latest where none is named.")
@OUTPUT
def path(report: str, edition: str, version: str | None, output: Path) -> None:
    """Print the folder of the latest (or that) version: for scripts."""
    from figtrail.catalogue import find_version

    click.echo(find_version(output, report, edition, version))


@cli.command()
@click.argument("report")
@click.argument("edition")
@click.option("--version", help="A version; the latest where none is named.")
@click.option("--kind", help="Only figures of this kind: personnel, fatalities, sites, …")
@click.option("--actor", help="Only figures of this actor: a name of the register, or a part of the actor's name.")
@OUTPUT
@JSON
def show(
    report: str, edition: str, version: str | None, kind: str | None, actor: str | None, output: Path, as_json: bool
) -> None:
    """The figures of an edition with their sentences and sources, for a person."""
    from figtrail.catalogue import find_version
    from figtrail.show import plain_lines, print_rich, read_trails

    trails = read_trails(find_version(output, report, edition, version), kind, actor)
    title = f"{report} {edition}: {len(trails)} figures"
    if as_json:
        rows = [{**t.figure, "sentence": t.sentence, "sources": list(t.sources)} for t in trails]
        echo_json(rows)
    elif sys.stdout.isatty():
        print_rich(title, trails)
    else:
        for line in plain_lines(title, trails):
            click.echo(line)


@cli.command()
@click.argument("report")
@click.argument("edition")
@click.option("--version", help="A version; the latest where none is named.")
@OUTPUT
@JSON
def lint(report: str, edition: str, version: str | None, output: Path, as_json: bool) -> int:
    """What is wrong in the report itself: notes missing or never cited, gaps, dead links. Exit status 1 on errors."""
    from figtrail.catalogue import find_version
    from publish.files import read_parquet

    rows = read_parquet(find_version(output, report, edition, version) / "issues.parquet")
    emit(
        rows,
        as_json,
        lambda r: f"{r['severity']}  {r['code']}  {r['paragraph_id'] or r['section_id'] or ''}  {r['message']}",
    )
    return 1 if any(r["severity"] == "error" for r in rows) else 0


@cli.command()
@OUTPUT
@JSON
def verify(output: Path, as_json: bool) -> int:
    """Check that every hash, key, reference and offset of every version still holds. Exit status 1 where not."""
    from figtrail.catalogue import list_versions
    from publish.verify import verify_version

    wrong: list[str] = []
    count = 0
    for row in list_versions(output):
        for version in row["versions"]:
            count += 1
            wrong.extend(verify_version(output / row["report"] / row["edition"] / version))
    if as_json:
        echo_json({"versions": count, "wrong": wrong})
    else:
        for message in wrong:
            click.echo(message)
        click.echo(f"{count} version(s) checked, {len(wrong)} problem(s)")
    return 1 if wrong else 0
