"""Parts that state nothing of their own give no figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction


@pytest.mark.parametrize(
    ("heading", "figures", "why"),
    [
        ("Bibliography", [], "entries of books"),
        ("Annex 1: Bibliography", [], "in an annex"),
        ("Sources consulted but not cited", [], "of several kinds"),
        ("TABLE OF CONTENTS -- VOLUME I", [], "contents"),
        ("References to the Court", ["12"], "a title that only begins like one"),
        ("Sources of income", ["12"], "another kind of source"),
        (None, ["12"], "no title"),
    ],
)
def test_figures_under_a_title(
    heading: str | None, figures: list[str], why: str, extracted: Callable[..., Extraction]
) -> None:
    found = extracted("The army lost 12 soldiers.", heading=heading).figures
    assert [f.text for f in found] == figures, why


def test_hyphens_that_break_no_line(extracted: Callable[..., Extraction]) -> None:
    """`2017‑18` is a fiscal year and no 18, `10‑15` a range; the words stay as the document has them."""
    found = extracted("In 2017\u201118 the ministry paid for 10\u201115 schools in Chad; 300 had COVID\u201119.")
    assert [(f.text, f.low, f.high) for f in found.figures] == [("10\u201115", 10, 15), ("300", 300, 300)]
    assert [d.text for d in found.dates] == ["2017\u201118"]
