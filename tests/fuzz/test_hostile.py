"""Hostile inputs: each is read or refused with a clear error, in bounded time and memory; what it must hold is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from child import in_child, load_readers, read_raw
from hostile import HOSTILE, Hostile


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    load_readers()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda h: h.name[:60])
def test_is_read_or_refused(hostile: Hostile, tmp_path: Path) -> None:
    content = hostile.make()
    path = tmp_path / "raw" / "acme" / "2024" / hostile.file
    path.parent.mkdir(parents=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    told = in_child(lambda: read_raw(tmp_path / "raw", [hostile.has, hostile.lacks]), hostile.seconds)
    assert told["outcome"] in ({"read", "refused"} if hostile.may_refuse else {"read"}), told
    assert not told["broken"], told
    if told["outcome"] == "read":
        assert hostile.has in told["holds"], told
        assert not hostile.lacks or hostile.lacks not in told["holds"], told
    assert float(str(told["megabytes"])) < hostile.megabytes, told
