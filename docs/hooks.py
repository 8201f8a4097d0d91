"""Pages that are made from the code when the site is built: the tables, and the commands with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from mkdocs.structure.files import File, Files

from figtrail.cli import cli
from publish.schema import TABLES, VALUES, TableSchema

PAGES = "reference/tables.md", "reference/commands.md"


def on_config(config: Any) -> Any:
    """All decisions, in their order, at the end of the navigation."""
    decisions = sorted(p.name for p in (Path(config.docs_dir) / "decisions").glob("*.md"))
    config.nav.append({"Decisions": [f"decisions/{name}" for name in decisions]})
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages."""
    for name, content in zip(PAGES, (tables_page(), commands_page()), strict=True):
        files.append(File.generated(config, name, content=content))
    return files


def tables_page() -> str:
    parts = [
        "# Tables\n\nA version holds each table as Parquet and as CSV: the same rows in the same order. "
        "A list is a JSON array in CSV. Columns with a ! are never null. "
        "Offsets count Unicode code points in `paragraphs.text`; keys name the place in the document.\n"
    ]
    return "\n".join([*parts, *(table_part(t) for t in TABLES)])


def table_part(table: TableSchema) -> str:
    leads = {column: f"`{other}.{key}`" for column, other, key in table.foreign}
    rows = []
    for c in table.columns:
        values = VALUES.get((table.name, c.name))
        told = [c.description.capitalize() if c.name in c.description else c.description]
        told += ["one of " + ", ".join(f"`{v}`" for v in sorted(values))] if values else []
        told += [f"leads to {leads[c.name]}"] if c.name in leads else []
        rows.append(f"| `{c.name}`{'!' if c.required else ''} | {c.type} | {'; '.join(t for t in told if t)} |")
    key = ", ".join(f"`{k}`" for k in table.key)
    return (
        f"## {table.name}\n\nKey: {key}.\n\n| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def commands_page() -> str:
    context = click.Context(cli, info_name="figtrail")
    parts = ["# Commands\n", fenced(cli.get_help(context))]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=f"figtrail {name}", max_content_width=100, terminal_width=100)
            parts.append(f"## figtrail {name}\n\n{fenced(command.get_help(inner))}")
    return "\n".join(parts)


def fenced(text: str) -> str:
    return f"```text\n{text}\n```\n"
