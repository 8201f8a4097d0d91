"""A few hundred inputs made from seeds; what longer runs of fuzz.py found are rows of hostile.py."""

from __future__ import annotations

import pytest
from child import load_readers
from fuzz import check
from making import corpus


@pytest.mark.parametrize("start", range(0, 500, 100))
def test_inputs_give_sound_documents(start: int) -> None:
    load_readers()
    assert check(range(start, start + 100), corpus()) == []
