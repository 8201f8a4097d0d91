"""`figtrail list`, `path`, `show`: what is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from figtrail.commands.options import EDITION, JSON, OUTPUT, REPORT, VERSION, echo_json, emit


@click.command("list")
@OUTPUT
@JSON
def list_(output: Path, as_json: bool) -> None:
    """The reports, editions and versions there are."""
    from figtrail.catalogue import list_versions

    rows = list_versions(output)
    emit(rows, as_json, lambda r: f"{r['report']}  {r['edition']}  {r['latest']}  ({len(r['versions'])} version(s))")


@click.command()
@REPORT
@EDITION
@VERSION
@OUTPUT
def path(report: str, edition: str, version: str | None, output: Path) -> None:
    """Print the folder of the latest (or that) version: for scripts."""
    from figtrail.catalogue import find_version

    click.echo(find_version(output, report, edition, version))


@click.command()
@REPORT
@EDITION
@VERSION
@click.option("--kind", help="Only figures of this kind: personnel, fatalities, sites, …")
@click.option("--actor", help="Only figures of this actor: a name of the register, or a part of the actor's name.")
@click.option("--cells", "cells", is_flag=True, help="The numbers in tables instead, with their headers.")
@OUTPUT
@JSON
def show(
    report: str,
    edition: str,
    version: str | None,
    kind: str | None,
    actor: str | None,
    cells: bool,
    output: Path,
    as_json: bool,
) -> None:
    """The figures of an edition with their sentences and sources, for a person."""
    from figtrail.catalogue import find_version
    from figtrail.show import plain_lines, print_rich, read_trails

    if cells:
        if kind or actor:
            raise click.UsageError("--kind and --actor choose among figures of the text; cells have neither")
        show_cells(find_version(output, report, edition, version), f"{report} {edition}", as_json)
        return
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


def show_cells(folder: Path, edition: str, as_json: bool) -> None:
    """The cells of a version that hold a number."""
    from figtrail.show_cells import cell_lines, read_cells

    rows = read_cells(folder)
    if as_json:
        echo_json(rows)
        return
    for line in cell_lines(edition, rows):
        click.echo(line)
