"""Hostile inputs: each is read or refused with a clear error, in bounded time and memory; what it must hold is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE, Hostile

READ_ONE = Path(__file__).with_name("read_one.py")


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda h: h.name[:60])
def test_is_read_or_refused(hostile: Hostile, tmp_path: Path) -> None:
    content = hostile.make()
    path = tmp_path / "raw" / "acme" / "2024" / hostile.file
    path.parent.mkdir(parents=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    done = subprocess.run(
        [sys.executable, str(READ_ONE), str(tmp_path / "raw")], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["outcome"] == "read" or hostile.may_refuse, told
    if told["outcome"] == "read":
        assert hostile.has in told["text"] or not hostile.has, told["text"][:300]
        assert not hostile.lacks or hostile.lacks not in told["text"], told["text"][:300]
    # Times are of one machine: the bound is far above what is measured, it tells linear reading from quadratic.
    assert told["seconds"] < 3 * hostile.seconds, told
    assert told["megabytes"] < hostile.megabytes, told
