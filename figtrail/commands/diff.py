"""`figtrail diff`, `history`: what changed between two editions, and each figure over all of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from figtrail.commands.options import OUTPUT, REPORT, echo_json

if TYPE_CHECKING:
    from publish.diff import Difference
    from publish.history import Track

FORMATS = ("table", "json", "csv", "md", "html")


@click.command()
@REPORT
@click.argument("old")
@click.argument("new")
@OUTPUT
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(FORMATS), help="Of the output.")
@click.option("--all", "every", is_flag=True, help="In table and md, also what changed in words and looks only.")
@click.option("--fail-on", multiple=True, metavar="KIND", help="Exit status 1 where a change of this kind is found; "
              "KIND or SUBJECT.KIND, as value_changed or source.dropped; may be repeated.")  # fmt: skip
@click.option("--publish", is_flag=True, help="Also write changes.parquet and .csv beside the newer version.")
def diff(
    report: str, old: str, new: str, output: Path, form: str, every: bool, fail_on: tuple[str, ...], publish: bool
) -> int:
    """What changed between two editions of a report, or two versions of one (EDITION@VERSION).

    \b
    figtrail diff REPORT OLD NEW
    figtrail diff REPORT OLD NEW --format html        one page, for a browser
    figtrail diff REPORT OLD NEW --fail-on split      exit status 1 where a paragraph was split
    figtrail diff sample-northern-iraq 2025-06@1 2025-06        a silent edit, if there is one
    """
    from figtrail.compare import check_kinds, compare_versions, is_among, publish_difference

    check_kinds(fail_on)
    found = compare_versions(output, report, old, new)
    if publish:  # first: a reader that closes the pipe must not keep it from being written
        click.echo(f"figtrail: {publish_difference(output, found)}", err=True)
    show(found, form, every)
    return 1 if any(is_among(change, fail_on) for change in found.changes) else 0


def show(found: Difference, form: str, every: bool) -> None:
    if form == "json":
        from publish.render.records import as_record

        echo_json(as_record(found))
    elif form == "table" and sys.stdout.isatty():
        from publish.render.terminal import print_rich

        print_rich(found, every)
    else:
        for text in written(found, form, every):
            click.echo(text, nl=False)


def written(found: Difference, form: str, every: bool) -> Iterator[str]:
    if form == "csv":
        from publish.render.records import as_csv

        yield from as_csv(found)
    elif form == "table":
        from publish.render.terminal import plain_lines

        yield from (f"{line}\n" for line in plain_lines(found, every))
    elif form == "md":
        from publish.render.markdown import as_markdown

        yield from (f"{line}\n" for line in as_markdown(found, every))
    else:
        from publish.render.page import render_page

        yield render_page(found)


@click.command()
@REPORT
@OUTPUT
@click.option(
    "--format", "form", default="table", show_default=True, type=click.Choice(("table", "json", "csv", "html")),
    help="Of the output.",
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Also figures that never changed, or that one edition alone holds.")
def history(report: str, output: Path, form: str, every: bool) -> None:
    """Each figure of a report over all its editions."""
    from figtrail.compare import editions_of
    from publish.history import track_figures

    versions = editions_of(output, report)
    tracks = [t for t in track_figures(versions) if every or t.changed]
    for text in told_history(report, [v.parent.name for v in versions], tracks, form):
        click.echo(text, nl=False)


def told_history(report: str, editions: list[str], tracks: list[Track], form: str) -> Iterator[str]:
    from publish.files import csv_lines
    from publish.history import HISTORY, point_rows
    from publish.render.history import history_lines, render_history

    if form == "json":
        yield (
            json.dumps({"report": report, "editions": editions, "points": point_rows(tracks)}, ensure_ascii=False)
            + "\n"
        )
    elif form == "csv":
        yield from csv_lines(HISTORY, point_rows(tracks))
    elif form == "html":
        yield render_history(report, editions, tracks)
    else:
        yield from (f"{line}\n" for line in history_lines(report, editions, tracks))
