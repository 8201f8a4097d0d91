"""`figtrail site`: the published editions as pages."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from figtrail.commands.options import JSON, OUTPUT, echo_json
from ingest.errors import FigtrailError


@click.command()
@OUTPUT
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="The folder of the site.")
@click.option("--report", help="Only this report.")
@JSON
def site(output: Path, target: Path, report: str | None, as_json: bool) -> None:
    """Pages to read and explore: open index.html in a browser, no server and no network needed.

    \b
    figtrail site --to pages                                   the latest version of each edition
    figtrail site --to pages --report sample-northern-iraq     of one report

    Each figure leads to its sentence, its notes and its sources, and back. Lists sort and filter; editions stand side
    by side. The folder is written whole and replaces a site that stands there, nothing else.
    """
    from figtrail.catalogue import list_versions
    from publish.site import build_site

    rows = [r for r in list_versions(output) if report in {None, r["report"]}]
    if not rows:
        raise FigtrailError(f"{output}: nothing published{f' of {report}' if report else ''}; run `figtrail run` first")
    done = build_site([output / r["report"] / r["edition"] / r["latest"] for r in rows], target)
    if as_json:
        echo_json({"target": str(target), **asdict(done)})
    else:
        told = f"{done.editions} edition(s) of {done.reports} report(s), {done.pages} pages, {done.bytes / 1e6:.1f} MB"
        click.echo(f"{target / 'index.html'}: {told}")
