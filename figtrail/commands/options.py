"""Options that commands share, and how they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

OUTPUT = click.option(
    "--output", default="output", show_default=True, type=click.Path(path_type=Path), help="Published data."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
VERSION = click.option("--version", help="A version, v002-… or 2; the latest where none is named.")
REPORT = click.argument("report")
EDITION = click.argument("edition")


def echo_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def emit(rows: list[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    """A list of rows as JSON, or one line each."""
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        click.echo(line(row))
