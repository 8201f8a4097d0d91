"""The same report in another form, read and extracted for real, is the same report: no figure of it changed."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

import figtrail
from publish.diff import diff_rows
from publish.rows import build_rows
from publish.schema import Rows

sys.path.insert(0, str(Path(__file__).parents[1] / "conformance"))
from render import FORMS, Form, Text, render

TEXT = Text(
    "Forces at the border",
    (
        ("In May 2024, the Sudanese army held at least 14 bases in Darfur,", 1, " and some 2 500 troops.", 2),
        ("According to the monitoring group, 31 people were killed and 106 wounded on 3 June 2024.", 3),
        ("Between 10,000 and 15,000 families fled to Chad in the same month,", 2, " or 12% of the town.", 1, 3),
    ),
    (
        "Army Watch, Bases in the west, 3 June 2024, p. 41.",
        "Sahel Institute, Who holds what, 14 July 2024.",
        "River Monitor, A day in June, 9 June 2024.",
    ),
)


def rows_of(folder: Path, name: str, content: str) -> Rows:
    path = folder / "acme" / "2024" / name
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    document = figtrail.read(path.parent)
    return build_rows(document, figtrail.extract(document))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    rows = rows_of(tmp_path_factory.mktemp("first"), f"report{FORMS[0].suffix}", render(TEXT, FORMS[0]))
    assert len(rows["figures"]) == 6
    assert all(figure["footnotes"] for figure in rows["figures"])
    return rows


def told(old: Rows, new: Rows) -> list[tuple[str, str]]:
    """All changes of figures, notes and sources."""
    return [(c.subject, c.kind) for c in diff_rows(old, new).changes if c.subject in {"figure", "note", "source"}]


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
def test_another_form_changes_no_figure_note_or_source(first: Rows, form: Form, tmp_path: Path) -> None:
    assert told(first, rows_of(tmp_path, f"report{form.suffix}", render(TEXT, form))) == []


@pytest.mark.parametrize("width", [40, 72])
@pytest.mark.parametrize("form", [f for f in FORMS if f.suffix == ".md"], ids=lambda f: f.name)
def test_lines_wrapped_elsewhere_change_no_figure_note_or_source(
    first: Rows, form: Form, width: int, tmp_path: Path
) -> None:
    parts = render(TEXT, form).split("\n\n")
    wrapped = "\n\n".join(
        p if p.startswith(("#", "[")) else textwrap.fill(p, width, break_on_hyphens=False) for p in parts
    )
    assert wrapped.count("\n") > render(TEXT, form).count("\n")
    assert told(first, rows_of(tmp_path, f"report{form.suffix}", wrapped)) == []
