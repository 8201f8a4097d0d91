"""Sentences of many publishers and countries with every figure expected of them, read and judged one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.model import Extraction

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("sentences.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[r["text"][:60] for r in ROWS])
def test_every_figure_of_a_sentence(row: dict[str, Any], extracted: Callable[..., Extraction]) -> None:
    found = [
        {name: list(v) if isinstance(v := getattr(f, name), tuple) else v for name in row["figures"][0]}
        for f in extracted(row["text"]).figures
        if f.unit != "h"
    ]
    assert found == row["figures"]
