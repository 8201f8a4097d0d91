"""`figtrail lint`, `verify`: what is wrong in a report, and whether what is published still holds."""

from __future__ import annotations

from pathlib import Path

import click

from figtrail.commands.options import EDITION, JSON, OUTPUT, REPORT, VERSION, echo_json, emit


@click.command()
@REPORT
@EDITION
@VERSION
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


@click.command()
@OUTPUT
@JSON
def verify(output: Path, as_json: bool) -> int:
    """Check that every hash, key, reference and offset of every version, and of the changes published beside it,
    still holds. Exit status 1 where not."""
    from figtrail.catalogue import list_versions
    from publish.changes import list_changes
    from publish.verify import verify_changes, verify_version

    wrong: list[str] = []
    versions = changes = 0
    for row in list_versions(output):
        edition = output / row["report"] / row["edition"]
        for version in row["versions"]:
            versions += 1
            wrong.extend(verify_version(edition / version))
        for folder in list_changes(edition):
            changes += 1
            wrong.extend(verify_changes(folder, output))
    if as_json:
        echo_json({"versions": versions, "changes": changes, "wrong": wrong})
    else:
        for message in wrong:
            click.echo(message)
        beside = f" and {changes} table(s) of changes" if changes else ""
        click.echo(f"{versions} version(s){beside} checked, {len(wrong)} problem(s)")
    return 1 if wrong else 0
