"""Text that nobody writes: one sentence of thousands of numbers, parts of parts, digits without end. It is read."""

from __future__ import annotations

import pytest

from extract import extract_document
from extract.numbers.find import find_quantities
from ingest.model import Document, Metadata, Paragraph, Section

ENDLESS = [
    ("They hold three of the " + "over 10 of the " * 400 + "100 camps.", 402, "parts of parts"),
    ("They hold " + "2 of 3 of " * 400 + "camps.", 800, "totals of totals"),
    ("They saw " + "he said that 5 soldiers " * 300 + "left.", 300, "a clause in a clause"),
    ("They saw " + "“12 people " * 800 + "left.", 800, "quotations that never end"),
    ("They saw " + "12% of " * 800 + "camps.", 800, "shares of shares"),
    ("They saw " + "ABC " * 2000 + "12 camps.", 1, "a name without end"),
    ("They saw " + "2020 " * 2000 + "camps.", 0, "years in a row"),
]


@pytest.mark.parametrize(("text", "figures", "reason"), ENDLESS, ids=[r for *_, r in ENDLESS])
def test_is_read(text: str, figures: int, reason: str) -> None:
    paragraph = Paragraph("r/e/f#p1", "paragraph", None, None, text, (), 0, len(text))
    section = Section("r/e/f#s0", None, "f", None, None, 1, "text/plain", "utf-8", "0", (paragraph,), (), ())
    found = extract_document(Document("r", "e", Metadata(), (section,), ()))
    assert len(found.figures) == figures


NOT_COUNTS = [
    ("key " + "9" * 5000 + " of men", []),
    ("some 100" + " 000" * 2000 + " men", []),
    ("9" * 5000 + "fold, one of " + "9" * 5000, []),
    ("between 10 and " + "9" * 5000 + " men", ["10"]),
    ("a " + "hundred " * 300 + "men", ["a " + "hundred " * 299 + "hundred"]),
    ("0." + "3" * 40 + " of 999,999,999,999,999,999 people", ["0." + "3" * 40, "999,999,999,999,999,999"]),
]


@pytest.mark.parametrize(("text", "numbers"), NOT_COUNTS, ids=lambda v: str(v)[:24])
def test_digits_without_end_count_nothing(text: str, numbers: list[str]) -> None:
    found = find_quantities(text)
    assert [q.text for q in found] == numbers
    assert all(q.low is not None and q.low < 10**19 for q in found)
