"""What lint tells of a report, and what of metadata and encodings is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_files

LINT = [
    ("x.[^1]\n\n[^1]: N.\n", [], "nothing is wrong"),
    ("x.[^1] y.[^2]\n\n[^1]: N.\n", [("error", "dangling_ref")], "a marker without a note"),
    ("x.[^1]\n\n[^1]: N.\n[^2]: M.\n", [("warning", "orphan_note")], "a note without a marker"),
    ("x.[^1] y.[^3]\n\n[^1]: N.\n[^3]: M.\n", [("warning", "label_gap")], "a number that no note has"),
    ("x.[^2] y.[^1]\n\n[^1]: N.\n[^2]: M.\n", [("info", "order_break")], "cited in the wrong order"),
    ("x.[^1] y.[^2]\n\n[^2]: N.\n[^1]: M.\n", [("warning", "order_break")], "defined in the wrong order"),
    ("x.[^1] under [^28] C.F.R. y.[^28]\n\n[^1]: N.\n[^28]: M.\n", [("warning", "label_collides"), ("warning", "label_gap")], "a number of the law"),
    ("x.[^1]\n\n[^1]: N, [url](#).\n", [("info", "dead_link")], "a link without target"),
    ("x.[^1] y.[^2]\n\n[^1]:\n\n[^2]: N.\n", [("warning", "empty_note")], "a note without text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LINT, ids=[row[2] for row in LINT])
def test_lint(text: str, expected: list[tuple[str, str]], why: str, tmp_path: Path) -> None:
    document = read_files(tmp_path, {"a.md": text})
    assert sorted((i.severity, i.code) for i in document.issues) == sorted(expected), why


def test_duplicate_labels(tmp_path: Path) -> None:
    document = read_files(tmp_path, {"a.txt": "The war.[2] More.[3]\n\n[2] N.\n[2] M.\n[3] O.\n"})
    assert "duplicate_label" in {i.code for i in document.issues}


def test_a_note_that_another_note_cites_is_no_orphan(tmp_path: Path) -> None:
    page = "<p>x<sup><a href='#n1'>a</a></sup></p><ol class=references><li id=n1>N.<sup><a href='#n2'>1</a></sup></li><li id=n2>M.</li></ol>"
    assert not read_files(tmp_path, {"a.html": page}).issues


def test_mixed_styles(tmp_path: Path) -> None:
    text = (
        "".join(f"x.[^{n}] " for n in range(1, 13)) + "y.[13]\n\n" + "".join(f"[^{n}]: N {n}.\n" for n in range(1, 13))
    )
    codes = {i.code for i in read_files(tmp_path, {"a.md": text + "\n[13] Other.\n"}).issues}
    assert "mixed_styles" in codes


def test_metadata_of_the_page(tmp_path: Path) -> None:
    head = "<html lang=en><head><title>The  report</title><meta name='DCTERMS.issued' content='2024-05-01T10:00'>"
    told = read_files(tmp_path, {"a.html": f"{head}</head><body><p>x</p>"}).metadata
    assert (told.title, told.published, told.language, told.country) == ("The report", "2024-05-01", "en", None)


TOLD = [
    ("a.md", "---\npublisher: The Agency\ntitle: A\n---\nText.\n", ("A", "The Agency"), "plain values"),
    ("a.md", "---\npublisher:\n- _authors/a.md\n- _authors/b.md\ntitle: A\n---\nText.\n", ("A", None), "a list is no publisher"),
    ("a.md", "---\npublisher:\n  - The Agency\n---\nText.\n", (None, None), "nor one that is indented"),
    ("a.md", "---\npublisher: [a, b]\ntitle: ''\n---\nText.\n", (None, None), "nor one in brackets; an empty value says nothing"),
    ("a.md", "---\ntitle: The long\n  road\npublisher: 'Jane''s'\n---\nText.\n", ("The long road", "Jane's"), "a value on two lines, a quoted one"),
    ("a.md", "---\ntitle: >-\n  The long\n  road\n---\nText.\n", ("The long road", None), "a folded value"),
    ("a.txt", "Iraq - Factbook\n\nBackground\n\nIt was part of an empire. It became a kingdom.\n", (None, None), "a line that looks like a heading is no title"),
    ("a.md", "# The report\n\nText.\n\n## Background\n\nMore.\n", ("The report", None), "the one top heading"),
    ("a.md", "## Background\n\nText.\n", (None, None), "a section is no title"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected", "why"), TOLD, ids=[row[3] for row in TOLD])
def test_title_and_publisher(
    name: str, text: str, expected: tuple[str | None, str | None], why: str, tmp_path: Path
) -> None:
    told = read_files(tmp_path, {name: text}).metadata
    assert (told.title, told.publisher) == expected, why


def test_the_date_of_a_un_document(tmp_path: Path) -> None:
    text = "United Nations S/2012/603\n\nSecurity Council\n\nDistr.: General 3 August 2012\n\nThe mission went on.\n"
    assert read_files(tmp_path, {"a.txt": text}).metadata.published == "2012-08-03"


ENCODINGS = [
    ("Naïve.".encode("utf-16"), "utf-16", "Naïve.", []),
    ("Naïve.".encode(), "utf-8", "Naïve.", []),
    (b"Na\xefve.", "windows-1252", "Naïve.", ["undecodable"]),
    ("“Naïve”".encode() + b" \x93x\x94.", "windows-1252", "“Naïve” “x”.", ["undecodable"]),
    (b"a\x00b.", "utf-8", "a\ufffdb.", ["control_character"]),
]


@pytest.mark.parametrize(("data", "encoding", "text", "codes"), ENCODINGS)
def test_encodings(data: bytes, encoding: str, text: str, codes: list[str], tmp_path: Path) -> None:
    document = read_files(tmp_path, {"a.txt": data})
    assert [p.text for p in document.paragraphs] == [text]
    assert document.sections[0].encoding == encoding
    assert [i.code for i in document.issues] == codes
