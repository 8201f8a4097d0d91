"""One text in every form gives the same paragraphs, offsets and notes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render import FORMS, Form, Text, render
from suite import known_failures, lines_of, marked, match_notes, note_line, read_case

WORDS = st.sampled_from(
    "troops village river three 2 500 1,200 (28) [sic] m² 10⁶ 2023 ‘zone’ 35% p. 41 No. 5 18:30 said held".split()
)
SOURCES = st.sampled_from(
    (
        "Army Watch, Losses, 3 May 2023, p. 41.",
        "2023 was a dry year.",
        "Ibid.",
        "A, B; C, D, 2021.",
        "10 of 28 said so.",
    )
)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Up to four paragraphs of up to three sentences; markers before and behind commas and stops, new or repeated."""
    cited = 0
    paragraphs: list[tuple[str | int, ...]] = []
    for _ in range(draw(st.integers(1, 4))):
        pieces: list[str | int] = []
        for _ in range(draw(st.integers(1, 3))):
            for mark in draw(st.sampled_from(((".",), (",", "."), (";", ".")))):
                words = draw(st.lists(WORDS, min_size=1, max_size=6))
                lead = "" if not pieces else " "
                pieces.append(f"{lead}The camp {' '.join(words)} there")
                place = draw(st.sampled_from(("none", "before", "behind")))
                if place == "behind":
                    pieces.append(mark)
                for _ in range(draw(st.integers(1, 2)) if place != "none" else 0):
                    cited = max(cited, label := draw(st.integers(max(1, cited - 2), cited + 1)))
                    pieces.append(label)
                if place != "behind":
                    pieces.append(mark)
        paragraphs.append(tuple(pieces))
    if not cited:
        paragraphs[-1], cited = (*paragraphs[-1], 1), 1
    return Text("A report", tuple(paragraphs), tuple(draw(SOURCES) for _ in range(cited)))


def expected_lines(text: Text) -> list[str]:
    lines = []
    for pieces in text.paragraphs:
        clean, refs = "", []
        for piece in pieces:
            if isinstance(piece, str):
                clean += piece
            else:
                refs.append((len(clean), str(piece), f"n{piece}"))
        lines.append(f"paragraph: {marked(clean, refs)}")
    notes = [note_line(f"n{n}", str(n), note, []) for n, note in enumerate(text.notes, 1)]
    return lines + sorted(notes)


def actual_lines(text: Text, form: Form) -> list[str]:
    """As the suite writes them down, without the title, which is a heading or a paragraph by the form."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"input{form.suffix}")
        source.write_text(render(text, form), encoding="utf-8")
        document = read_case(source, Path(folder, "raw"))
    wanted = [{"id": f"n{n}", "label": str(n), "text": note} for n, note in enumerate(text.notes, 1)]
    lines = lines_of(document, match_notes(wanted, document.notes), with_cells=False)
    return [line for line in lines if line.startswith("paragraph: ") and not line.endswith(": A report")] + sorted(
        line for line in lines if line.startswith("note ")
    )


def rows() -> list[object]:
    failing = known_failures("forms")
    xfail = {name: [pytest.mark.xfail(reason=reason)] for name, reason in failing.items()}
    return [pytest.param(form, id=form.name, marks=xfail.get(form.name, [])) for form in FORMS]


@pytest.mark.parametrize("form", rows())
@settings(max_examples=15, deadline=None, derandomize=True)
@given(text=texts())
def test_every_form_says_the_same(form: Form, text: Text) -> None:
    assert actual_lines(text, form) == expected_lines(text)
