"""Documents kept between runs: a change of rules reads no file again, and nothing else is ever taken for a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrail import documents
from figtrail.documents import document_of, document_path, key_of
from figtrail.inputs import read_inputs
from figtrail.kept import sweep_kept
from ingest import read_edition
from ingest.edition import EditionFolder, find_editions
from ingest.store import dump_document, load_document

TEXT = (
    "<h2>Bases</h2><p>Four bases were closed.<sup><a href='#n1'>1</a></sup></p><ol><li id='n1'>A paper, 2024</li></ol>"
)
SAMPLES = Path(__file__).parents[2] / "raw"


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    place = tmp_path / "raw" / "report" / "2024"
    place.mkdir(parents=True)
    (place / "section.html").write_text(TEXT, encoding="utf-8")
    return find_editions(tmp_path / "raw")[0]


@pytest.mark.parametrize("sample", find_editions(SAMPLES), ids=lambda f: f"{f.report}-{f.edition}")
def test_a_stored_document_is_the_same(sample: EditionFolder) -> None:
    document = read_edition(sample)
    assert load_document(dump_document(document)) == document


@pytest.mark.parametrize("broken", [lambda d: d[:-1], lambda d: d[:40] + b"x" + d[41:], lambda d: b"", lambda d: b"{}"])
def test_what_is_damaged_is_no_document(folder: EditionFolder, broken) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="damaged"):
        load_document(broken(dump_document(read_edition(folder))))


def test_the_second_time_no_file_is_read(
    folder: EditionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = document_of(folder, read_inputs(folder), tmp_path / "output")
    inputs = read_inputs(folder)
    monkeypatch.setattr("ingest.read_edition", lambda f: pytest.fail("the file was read again"))
    assert document_of(folder, inputs, tmp_path / "output") == first
    with pytest.raises(pytest.fail.Exception):
        document_of(folder, inputs, tmp_path / "output", fresh=True)


def test_a_changed_file_is_read(folder: EditionFolder, tmp_path: Path) -> None:
    document_of(folder, read_inputs(folder), tmp_path / "output")
    folder.files[0].write_text(TEXT.replace("Four", "Five"), encoding="utf-8")
    again = document_of(folder, read_inputs(folder), tmp_path / "output")
    assert [p.text for p in again.paragraphs if p.kind == "paragraph"] == ["Five bases were closed."]


def test_other_reading_code_makes_another_key(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(folder, read_inputs(folder))
    monkeypatch.setattr(documents, "reading_hash", lambda: "another")
    assert key_of(folder, read_inputs(folder)) != before


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: EditionFolder, tmp_path: Path) -> None:
    old = read_inputs(folder)
    folder.files[0].write_text(TEXT.replace("Four", "Five"), encoding="utf-8")
    document_of(folder, old, tmp_path / "output")
    assert not document_path(folder, tmp_path / "output").exists()


def test_a_damaged_file_is_read_again(folder: EditionFolder, tmp_path: Path) -> None:
    first = document_of(folder, read_inputs(folder), tmp_path / "output")
    path = document_path(folder, tmp_path / "output")
    path.write_bytes(path.read_bytes()[:-5])
    assert document_of(folder, read_inputs(folder), tmp_path / "output") == first


def test_an_edition_with_a_failure_is_not_kept(folder: EditionFolder, tmp_path: Path) -> None:
    (folder.path / "empty.html").write_text("", encoding="utf-8")
    [both] = find_editions(tmp_path / "raw")
    document_of(both, read_inputs(both), tmp_path / "output")
    assert not document_path(both, tmp_path / "output").exists()


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    place = tmp_path / ".figtrail" / "documents" / "report"
    place.mkdir(parents=True)
    (place / ".2024.999999999.tmp").write_bytes(b"half")
    (place / "2024").write_bytes(b"whole")
    sweep_kept(tmp_path)
    assert [p.name for p in place.iterdir()] == ["2024"]
