"""`figtrail export`: all editions in one file for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from figtrail.commands.options import JSON, OUTPUT, echo_json
from ingest.errors import FigtrailError

SUFFIXES = {".duckdb": "duckdb", ".ddb": "duckdb", ".db": "sqlite", ".sqlite": "sqlite", ".sqlite3": "sqlite"}


@click.command()
@OUTPUT
@click.option(
    "--to", "target", required=True, type=click.Path(path_type=Path), help="A folder, or a file like figures.duckdb."
)
@click.option(
    "--format", "form", type=click.Choice(["parquet", "csv", "duckdb", "sqlite"]),
    help="Told by the name of --to where it ends in .duckdb, .db or .sqlite, else parquet.",
)  # fmt: skip
@click.option("--excel", is_flag=True, help="CSV that is safe in a spreadsheet: BOM, no text that starts a formula.")
@click.option("--report", help="Only this report.")
@click.option("--replace", is_flag=True, help="Replace an export that stands there.")
@JSON
def export(
    output: Path, target: Path, form: str | None, excel: bool, report: str | None, replace: bool, as_json: bool
) -> None:
    """All editions in one file for other tools: a Parquet or CSV file a table, DuckDB or SQLite.

    \b
    figtrail export --to figures.duckdb       one DuckDB file with keys, views and search
    figtrail export --to figures.db           one SQLite file, and what Datasette shows of it
    figtrail export --to folder               a Parquet file a table
    figtrail export --to folder --excel       CSV for a spreadsheet

    The latest version of each edition goes in. The views latest_figures and figure_trail (figure, sentence, note,
    source in one row) answer the first questions.
    """
    from figtrail.catalogue import list_versions
    from publish.export import choose, write_export

    if excel and form not in {None, "csv"}:
        raise click.UsageError("--excel goes with --format csv")
    form = "excel" if excel else form or SUFFIXES.get(target.suffix.lower(), "parquet")
    rows = [r for r in list_versions(output) if report in {None, r["report"]}]
    if not rows:
        raise FigtrailError(f"{output}: nothing published{f' of {report}' if report else ''}; run `figtrail run` first")
    chosen = choose(output / r["report"] / r["edition"] / r["latest"] for r in rows)
    write_export(chosen, target, form, replace)
    if as_json:
        echo_json({"target": str(target), "format": form, "editions": len(chosen)})
    else:
        click.echo(f"{target}: {len(chosen)} edition(s)")
