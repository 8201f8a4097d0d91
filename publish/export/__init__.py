"""All editions in one file for other tools: a Parquet or CSV file a table, DuckDB, SQLite."""

from publish.export.combined import choose
from publish.export.write import write_export

__all__ = ["choose", "write_export"]
