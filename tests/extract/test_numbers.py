"""Quantities. Each row: the text, (text, low, high, modifier, unit) of every quantity expected, why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import find_quantities
from extract.numbers.words import parse_fraction, parse_number, scaled

ROWS: list[tuple[str, list[tuple[str, float | None, float | None, str, str]], str]] = [
    ("some 12 500 refugees", [("12 500", 12500, 12500, "approximate", "1")], "thousands grouped by a space"),
    ("3'400 men", [("3'400", 3400, 3400, "exact", "1")], "grouped by an apostrophe"),
    ("1,234,567 people", [("1,234,567", 1234567, 1234567, "exact", "1")], "grouped by commas"),
    ("1.2 million IDPs", [("1.2 million", 1200000, 1200000, "exact", "1")], "scale word"),
    ("24.7m people", [("24.7m", 24700000, 24700000, "exact", "1")], "m for million before a noun"),
    ("a hill of 611 m", [("611 m", 611, 611, "exact", "m")], "m for metre"),
    ("$3bn in aid", [("$3bn", 3000000000, 3000000000, "exact", "USD")], "sign and scale"),
    ("EUR 4.5 million", [("EUR 4.5 million", 4500000, 4500000, "exact", "EUR")], "code before the number"),
    (
        "300 million Syrian pounds",
        [("300 million Syrian pounds", 300000000, 300000000, "exact", "SYP")],
        "named currency",
    ),
    ("twenty-five soldiers", [("twenty-five", 25, 25, "exact", "1")], "words"),
    ("one hundred and twenty tanks", [("one hundred and twenty", 120, 120, "exact", "1")], "words with and"),
    ("a dozen guards", [("a dozen", 12, 12, "exact", "1")], "a dozen is exactly 12"),
    ("dozens of homes", [("dozens", 12, None, "vague", "1")], "vague numeral"),
    ("tens of thousands fled", [("tens of thousands", 10000, None, "vague", "1")], "vague numeral of two words"),
    ("several hundred fled", [("several hundred", 100, None, "vague", "1")], "vague numeral with its scale"),
    ("a few thousand men", [("a few thousand", 1000, None, "vague", "1")], "vague numeral with its scale"),
    ("a few dozen, several men", [("a few dozen", 12, None, "vague", "1")], "several alone is no figure"),
    ("two-thirds of the land", [("two-thirds", 66.67, 66.67, "exact", "%")], "fraction as a share"),
    ("half of the villages", [("half", 50, 50, "exact", "%")], "half"),
    ("one in five children", [("one in five", 20, 20, "exact", "%")], "one in five"),
    ("between 10 and 15 drones", [("10 and 15", 10, 15, "range", "1")], "between"),
    ("from 10 to 15 drones", [("10 to 15", 10, 15, "range", "1")], "from … to"),
    ("12,000–15,000 men", [("12,000–15,000", 12000, 15000, "range", "1")], "dash"),
    ("20-25,000 men", [("20-25,000", 20000, 25000, "range", "1")], "the scale belongs to both ends"),
    ("2.5 to 3 million people", [("2.5 to 3 million", 2500000, 3000000, "range", "1")], "scale written once"),
    ("rose from 9% to 10%", [("9%", 9, 9, "exact", "%"), ("10%", 10, 10, "exact", "%")], "a rise is no range"),
    ("five and three soldiers", [("five", 5, 5, "exact", "1"), ("three", 3, 3, "exact", "1")], "a list is no range"),
    ("no fewer than 17 people", [("17", 17, None, "at_least", "1")], "not less than 17 read as fewer"),
    ("not more than 40 people", [("40", None, 40, "at_most", "1")], "negated more"),
    ("over 600 people", [("600", 600, None, "more_than", "1")], "over"),
    ("control over 2 000 km2", [("2 000 km2", 2000, 2000, "exact", "km2")], "over belongs to control"),
    ("200,000+ fighters", [("200,000", 200000, None, "at_least", "1")], "plus behind"),
    ("50 or more houses", [("50", 50, None, "at_least", "1")], "or more"),
    ("a 15-km road", [("15-km", 15, 15, "exact", "km")], "a unit in a compound"),
    ("fourfold", [("fourfold", 4, 4, "exact", "1")], "factor"),
    ("0.6 percentage points", [("0.6 percentage points", 0.6, 0.6, "exact", "pp")], "percentage points"),
    ("18 killed and 106 wounded", [("18", 18, 18, "exact", "1"), ("106", 106, 106, "exact", "1")], "list of two"),
    ("a two-phase plan", [], "compound adjective"),
    ("Article 15(c) of the Directive", [], "article"),
    ("resolution 2231", [], "resolution"),
    ("pages 43 to 47", [], "pages"),
    ("28 C.F.R. § 600.8", [], "legal citation"),
    ("[2019] UKUT 400 (IAC)", [], "case"),
    ("an F-16 over Camp 2", [], "names"),
    ("one of the camps", [], "pronoun"),
    ("the 3rd brigade", [], "ordinal"),
    ("at 14:30", [], "clock time"),
    ("S/2012/603", [], "document symbol"),
    ("(1) first and (2) second", [], "enumerators"),
    ("no number here", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[0] for r in ROWS])
def test_quantities(text: str, expected: list[tuple[str, float | None, float | None, str, str]], why: str) -> None:
    assert [(q.text, q.low, q.high, q.modifier, q.unit) for q in find_quantities(text)] == expected, why


def test_a_date_span_holds_no_quantity() -> None:
    assert find_quantities("12 May saw 3 attacks", [(0, 6)])[0].text == "3"


@given(st.integers(min_value=0, max_value=10**9))
def test_grouping_never_changes_a_value(value: int) -> None:
    for separator in (",", " ", "’"):
        assert parse_number(f"{value:,}".replace(",", separator)) == value


@given(st.text(alphabet="0123456789 ,.-–%$mkfivetwo and to of hundred\u00a0\u202f’'()", max_size=60))
def test_any_text_gives_quantities_in_order_with_true_offsets(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= last
        last = quantity.end


def test_scale_is_exact() -> None:
    assert scaled(1.1, "million") == 1100000
    assert isinstance(scaled(1.1, "million"), int)


@pytest.mark.parametrize(
    ("text", "share"), [("half", 50), ("one-third", 33.33), ("three quarters", 75), ("two-fifths", 40)]
)
def test_fractions(text: str, share: float) -> None:
    assert parse_fraction(text) == share
