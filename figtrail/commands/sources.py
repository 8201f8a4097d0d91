"""`figtrail sources`: what an edition rests on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from figtrail.commands.options import EDITION, JSON, OUTPUT, REPORT, VERSION, echo_json


@click.command()
@REPORT
@EDITION
@VERSION
@OUTPUT
@JSON
def sources(report: str, edition: str, version: str | None, output: Path, as_json: bool) -> None:
    """What an edition rests on: publishers with counts, oldest and newest, dead links, figures with one source."""
    from figtrail.catalogue import find_version
    from figtrail.sources import as_json as as_object
    from figtrail.sources import plain_lines, print_rich, read_overview

    overview = read_overview(find_version(output, report, edition, version))
    if as_json:
        echo_json(as_object(overview))
    elif sys.stdout.isatty():
        print_rich(overview)
    else:
        for line in plain_lines(overview):
            click.echo(line)
