"""datapackage.json: a Frictionless Data Package that describes one version."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from publish.rows import Rows
from publish.schema import TABLES, TableSchema

NAMES = {"string": "string", "integer": "integer", "number": "number", "list": "array"}


def write_datapackage(folder: Path, rows: Rows, about: dict[str, Any]) -> None:
    """Describe the files of a version. No clock time stands in it: the same content gives the same bytes."""
    edition = rows["editions"][0]
    package = {
        "profile": "tabular-data-package",
        "name": slug(f"{edition['report']}-{edition['edition']}"),
        "title": edition["title"] or f"{edition['report']} {edition['edition']}",
        "version": about["digest"][:8],
        "licenses": [{"title": edition["licence"]}] if edition["licence"] else [],
        "sources": [{"title": edition["publisher"] or edition["report"], "path": edition["source_url"] or ""}],
        "resources": [resource(folder, table, form) for table in TABLES for form in ("csv", "parquet")],
        "figtrail": about,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1, sort_keys=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


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
        "schema": schema(table),
    }


def schema(table: TableSchema) -> dict[str, Any]:
    """The Table Schema of one table. Keys that hold lists are checked by `figtrail verify`, not by Frictionless."""
    lists = {c.name for c in table.columns if c.type == "list"}
    return {
        "fields": [
            {
                "name": c.name,
                "type": NAMES[c.type],
                "description": c.description,
                **({"constraints": {"required": True}} if c.required and c.type != "list" else {}),
            }
            for c in table.columns
        ],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": "" if other == table.name else other, "fields": key}}
            for column, other, key in table.foreign
            if column not in lists
        ],
        "missingValues": [""],
    }
