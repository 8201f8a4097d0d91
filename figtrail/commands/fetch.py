"""`figtrail fetch`: bring new editions into raw/."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from figtrail.commands.options import JSON, echo_json


@click.command()
@click.argument("sources", type=click.Path(path_type=Path))
@click.option("--raw", default="raw", show_default=True, type=click.Path(path_type=Path), help="Input editions.")
@click.option("--report", help="Only this report.")
@click.option("--dry-run", is_flag=True, help="List the addresses that would be asked for.")
@JSON
def fetch(sources: Path, raw: Path, report: str | None, dry_run: bool, as_json: bool) -> int:
    """Bring new editions into raw/, as SOURCES (a sources.toml) says. The only command that uses the network.

    Bytes are stored as served, with headers and hash in edition.toml. A page that changed is a new edition, the old one
    is kept. robots.txt is heeded, an address that answered is asked again after an hour at the earliest.

    Exit status: 0 done, 1 some address failed and is listed, 2 wrong usage or sources.toml.
    """
    from fetch import fetch_all, read_settings
    from fetch.client import Client
    from figtrail import __version__

    settings = read_settings(sources)
    client = Client(settings, __version__)
    rows = []
    try:
        for outcome in fetch_all(settings, raw, client, report=report, look_only=dry_run):
            rows.append(asdict(outcome))
            told = "  ".join(t for t in (outcome.status, f"{outcome.report}/{outcome.edition}", outcome.url) if t)
            click.echo(f"{told}  {outcome.message}".rstrip(), err=as_json)
    finally:
        client.close()
    if as_json:
        echo_json(rows)
    return 1 if any(r["status"] == "failed" for r in rows) else 0
