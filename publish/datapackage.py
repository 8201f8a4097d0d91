"""datapackage.json: a Frictionless Data Package that describes one version, and its schema read back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from publish.schema import TABLES, VALUES, Column, Rows, TableSchema

NAMES = {"string": "string", "integer": "integer", "number": "number", "list": "array"}
KINDS = {name: kind for kind, name in NAMES.items()}
LISTS = "figtrail:listForeignKeys"  # Frictionless knows no keys inside arrays; `figtrail verify` checks these


def write_datapackage(folder: Path, rows: Rows, about: dict[str, Any]) -> None:
    """Describe the files of a version. No clock time stands in it: the same content gives the same bytes."""
    edition = rows["editions"][0]
    source = {"title": edition["publisher"] or edition["report"], "path": edition["source_url"]}
    package = {
        "profile": "tabular-data-package",
        "name": slug(f"{edition['report']}-{edition['edition']}"),
        "title": edition["title"] or f"{edition['report']} {edition['edition']}",
        "version": about["digest"][:8],
        "licenses": [{"title": edition["licence"]}] if edition["licence"] else [],
        "sources": [{k: v for k, v in source.items() if v}],
        "resources": [resource(folder, table, form) for table in TABLES for form in ("csv", "parquet")],
        "figtrail": about,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def slug(text: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in text.lower())


def resource(folder: Path, table: TableSchema, form: str) -> dict[str, Any]:
    data = (folder / f"{table.name}.{form}").read_bytes()
    return {
        "name": table.name if form == "csv" else f"{table.name}-parquet",
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": "text/csv" if form == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": describe(table),
    }


def describe(table: TableSchema) -> dict[str, Any]:
    """A table's schema as a Frictionless Table Schema."""
    lists = {c.name for c in table.columns if c.type == "list"}
    return {
        "fields": [describe_column(c, VALUES.get((table.name, c.name))) for c in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": "" if other == table.name else other, "fields": key}}
            for column, other, key in table.foreign
            if column not in lists
        ],
        LISTS: [list(foreign) for foreign in table.foreign if foreign[0] in lists],
        "missingValues": [""],
    }


def describe_column(column: Column, values: frozenset[str] | None) -> dict[str, Any]:
    field = {"name": column.name, "type": NAMES[column.type], "description": column.description}
    # An empty text is `""` in CSV, which many readers take for null: no text is marked as required.
    required = {"required": True} if column.required and column.type != "string" else {}
    constraints = {**required, **({"enum": sorted(values)} if values else {})}
    return {**field, "constraints": constraints} if constraints else field


def parse_tables(package: dict[str, Any]) -> tuple[TableSchema, ...]:
    """The tables that a version was written with, maybe older than those of today. Raises KeyError or TypeError."""
    return tuple(parse_table(r["name"], r["schema"]) for r in package["resources"] if r["format"] == "csv")


def parse_table(name: str, schema: dict[str, Any]) -> TableSchema:
    columns = (Column(f["name"], KINDS[f["type"]]) for f in schema["fields"])
    keys = [(k["fields"], k["reference"]["resource"] or name, k["reference"]["fields"]) for k in schema["foreignKeys"]]
    lists = [(column, other, key) for column, other, key in schema[LISTS]]
    return TableSchema(name, tuple(columns), tuple(schema["primaryKey"]), (*keys, *lists))
