"""Each input of the suite is read as its expected.json says: text, markers in their places, notes, links, issues."""

from __future__ import annotations

from pathlib import Path

import pytest
from suite import Case, compare, find_cases, known_failures, read_case

CASES = find_cases()


def rows() -> list[object]:
    failing = known_failures()
    return [
        pytest.param(c, id=c.name, marks=[pytest.mark.xfail(reason=failing[c.name])] if c.name in failing else [])
        for c in CASES
    ]


@pytest.mark.parametrize("case", rows())
def test_reads_as_expected(case: Case, tmp_path: Path) -> None:
    differences = compare(case.read_expected(), read_case(case.source, tmp_path))
    assert not differences, "\n" + "\n".join(differences)


def test_known_failures_name_cases() -> None:
    assert set(known_failures()) <= {case.name for case in CASES}


@pytest.mark.parametrize("path", sorted({case.expected for case in CASES}), ids=lambda p: p.parent.name)
def test_expectations_agree_with_themselves(path: Path) -> None:
    """Every ref stands right after `after` and names a note of the file, every link covers its words."""
    data = next(case for case in CASES if case.expected == path).read_expected()
    ids = {note["id"] for note in data["notes"]}
    for row in [*data["paragraphs"], *data.get("cells", ())]:
        assert row["text"] == row["text"].strip() and "  " not in row["text"]
        for ref in row["refs"]:
            assert row["text"][: ref["offset"]].endswith(ref["after"])
            assert ref["note"] is None or ref["note"] in ids
    for note in data["notes"]:
        for link in note["links"]:
            assert note["text"][link["start"] : link["end"]] == link["text"]
