"""An export, written whole or not at all: into a temporary place beside the target, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from ingest.errors import FigtrailError
from publish.export.combined import Published, combined_tables, read_rows
from publish.export.spreadsheet import BOM, escaped
from publish.files import arrow_schema, csv_field
from publish.schema import Row, TableSchema

Write = Callable[[Path, Sequence[Published]], None]


def write_export(chosen: Sequence[Published], target: Path, form: str, replace: bool = False) -> None:
    """All tables of the versions as one export: a folder for `parquet`, `csv` and `excel`, else one file.

    Raises FigtrailError where the target stands already and is not to be replaced, or cannot be written.
    """
    if (target.exists() or target.is_symlink()) and not replace:
        raise FigtrailError(f"{target}: stands already; give --replace or another --to")
    if target.is_dir() and not is_export(target):
        raise FigtrailError(f"{target}: is a folder that holds more than an export; give another --to")
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[form](temporary, chosen)
        put(temporary, target)
        if form == "sqlite":
            describe_sqlite(target, chosen)
    except OSError as error:
        raise FigtrailError(f"{target}: cannot be written ({error.strerror or error}); check the place") from error
    finally:
        discard(temporary)


def is_export(folder: Path) -> bool:
    """Whether nothing lies in a folder but tables of an export, so that it may be replaced."""
    names = {f"{t.name}.{form}" for t in combined_tables() for form in ("csv", "parquet")}
    return all(p.name in names for p in folder.iterdir())


def put(temporary: Path, target: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    temporary.replace(target)


def discard(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def write_parquet_files(folder: Path, chosen: Sequence[Published]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    tables = combined_tables()
    with ExitStack() as stack:
        writers = {
            t.name: stack.enter_context(
                pq.ParquetWriter(folder / f"{t.name}.parquet", arrow_schema(t), compression="zstd")
            )
            for t in tables
        }
        for published in chosen:
            rows = read_rows(published)
            for table in tables:
                schema = arrow_schema(table)
                arrays = [pa.array([row[f.name] for row in rows[table.name]], type=f.type) for f in schema]
                writers[table.name].write_table(pa.Table.from_arrays(arrays, schema=schema))


def write_csv_files(folder: Path, chosen: Sequence[Published], start: str = "", change: bool = False) -> None:
    """`start` stands before the header; `change` makes texts safe for a spreadsheet."""
    folder.mkdir()
    tables = combined_tables()
    with ExitStack() as stack:
        files = {
            t.name: stack.enter_context((folder / f"{t.name}.csv").open("w", encoding="utf-8", newline=""))
            for t in tables
        }
        for table in tables:
            files[table.name].write(start + ",".join(table.names) + "\n")
        for published in chosen:
            rows = read_rows(published)
            for table in tables:
                files[table.name].writelines(csv_line(table, row, change) for row in rows[table.name])


def csv_line(table: TableSchema, row: Row, change: bool) -> str:
    values = (escaped(row[name]) if change else row[name] for name in table.names)
    return ",".join(csv_field(value) for value in values) + "\n"


def write_excel_files(folder: Path, chosen: Sequence[Published]) -> None:
    write_csv_files(folder, chosen, start=BOM, change=True)


def write_sqlite_file(path: Path, chosen: Sequence[Published]) -> None:
    from publish.export.sqlite import write_sqlite

    write_sqlite(path, chosen)


def describe_sqlite(path: Path, chosen: Sequence[Published]) -> None:
    from publish.export.sqlite import write_metadata

    write_metadata(path, chosen)


def write_duckdb_file(path: Path, chosen: Sequence[Published]) -> None:
    from publish.export.duck import write_duckdb

    write_duckdb(path, chosen)


WRITERS: dict[str, Write] = {
    "parquet": write_parquet_files,
    "csv": write_csv_files,
    "excel": write_excel_files,
    "duckdb": write_duckdb_file,
    "sqlite": write_sqlite_file,
}
