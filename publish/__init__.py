"""Mentions → versions: the contract's tables, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def read_version(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of one version as pandas data frames, by name. Integer columns stay integers where some are null."""
    import pandas as pd

    from publish.schema import TABLES

    return {
        table.name: pd.read_parquet(folder / f"{table.name}.parquet", dtype_backend="numpy_nullable")
        for table in TABLES
    }
