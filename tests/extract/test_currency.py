"""A currency's noun alone is that of the country that the text is about; a guess is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.currency import GUESSED, countries_of, local, own_dollar
from extract.model import Extraction
from extract.numbers import find_quantities


@pytest.mark.parametrize(
    ("text", "countries", "unit", "written"),
    [
        ("a fine of 5,000 rupees was set", ["NPL"], "NPR", "5,000 rupees"),
        ("Rs 500,000 for the injured", ["PAK"], "PKR", "Rs 500,000"),
        ("some 40,000 dinars", ["IRQ"], "IQD", "40,000 dinars"),
        ("some 40,000 dinars", ["FRA", "JOR"], "JOD", "40,000 dinars"),
        ("300 shillings a day", ["SOM"], "SOS", "300 shillings"),
        ("12 million pesos", ["COL"], "COP", "12 million pesos"),
        ("12 million Mexican pesos", ["COL"], "MXN", "12 million Mexican pesos"),
        ("90 pounds sterling", ["EGY"], "GBP", "90 pounds sterling"),
        ("11 million lei", ["MDA"], "MDL", "11 million lei"),
        ("11 million lei", ["ROU"], "RON", "11 million lei"),
        ("200 dollars", ["LBR"], "USD", "200 dollars"),
    ],
)
def test_the_country_says_whose(text: str, countries: list[str], unit: str, written: str) -> None:
    [quantity] = find_quantities(text)
    found = local(quantity, text, countries)
    assert (found.unit, found.text) == (unit, written)
    assert text[found.start : found.end] == written


def test_what_no_country_decides_is_told() -> None:
    text = "a fine of 5,000 rupees"
    [quantity] = find_quantities(text)
    assert local(quantity, text, ["FRA"]).rule == GUESSED


def test_the_text_comes_before_its_report(extracted: Callable[..., Extraction]) -> None:
    [figure] = extracted("The court in Kathmandu, Nepal, set bail at 90,000 rupees.").figures
    assert (figure.unit, figure.low) == ("NPR", 90000)


def test_a_guess_is_an_issue(extracted: Callable[..., Extraction]) -> None:
    extraction = extracted("The court set bail at 90,000 rupees.")
    assert any("whose currency" in issue.message for issue in extraction.issues)


@pytest.mark.parametrize(
    ("about", "publisher", "code", "rule"),
    [
        (["AUS"], "Australian National Audit Office", "AUD", None),
        (["AUS"], "The Weekly Gumleaf", "AUD", GUESSED),
        (["AUS"], "Reuters", None, None),
        (["AUS"], "Congressional Research Service", None, None),
        (["CAN", "USA"], "Globe and Mail", "CAD", None),
        (["LBR"], "Front Page Monrovia", None, None),
        (["USA", "CAN"], "", None, None),
        ([], "", None, None),
    ],
)
def test_whose_dollars(about: list[str], publisher: str, code: str | None, rule: str | None) -> None:
    assert own_dollar(about, publisher) == (code, rule)


def test_dollars_of_the_country_that_the_text_is_about(extracted: Callable[..., Extraction]) -> None:
    text = "The Australian Army and the Royal Australian Navy of Australia will get $30 million and US$4 million."
    assert [f.unit for f in extracted(text).figures] == ["AUD", "USD"]


def test_countries_by_how_often_they_are_named() -> None:
    assert countries_of("From India to Nepal: Nepalese workers")[:1] == ["NPL"]
