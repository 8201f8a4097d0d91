"""Years of months and days without one, by when the text was published and what the verb over them says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.dates.resolve import stated_period
from extract.model import Extraction
from ingest.model import Metadata

PUBLISHED = "2021-03-09"
ROWS: list[tuple[str, list[str], str]] = [
    (
        "Rains are forecast to be poor in 2022. A survey of 40 farmers found losses of 9% in October.",
        ["2022", "2020-10"],
        "what was found is not ahead of the day on which it is told",
    ),
    ("The strike began in December and ended in January.", ["2020-12", "2021-01"], "both are past"),
    ("The court will hear the case in April.", ["2021-04"], "what will be is ahead"),
    ("The end of the truce on 2 May could bring fresh fighting.", ["2021-05-02"], "and so is what could be"),
    ("Some 300 engineers plan to return to the dam in June.", ["2021-06"], "and what is planned"),
    ("The mandate expires on 31 July.", ["2021-07-31"], "and what runs out"),
    (
        "The commission accepted 19 lists for the election on 4 July.",
        ["2021-07-04"],
        "an election stands in the calendar before it is held",
    ),
    (
        "The base, freed from its occupiers in 1998, holds 40 jets. In February two of them crashed.",
        ["1998", "2021-02"],
        "a year that is only said of a noun takes no story back",
    ),
    (
        "Since the mission flew its first patrol on 8 August 2012, 30 boats have been lost. On 3 February two sank.",
        ["2012-08-08", "2021-02-03"],
        "a story that goes on since then is told now",
    ),
    (
        "Aid since May 2019 stands at 4 tonnes, of which one came after the start of the siege on 24 February.",
        ["2019-05", "2021-02-24"],
        "nor does what has been since",
    ),
    ("The senate met on 10 January; its speaker same day resigned.", ["2021-01-10", "2021-01-10"], "bulletins"),
    (
        "In December, January, and February, monitors counted 70 raids.",
        ["2020-12/2021-02"],
        "months in a row are one time",
    ),
    ("Two frigates will sail next month, the navy said.", ["2021-04"], "next month of the text"),
    (
        "Rents will be 40% higher in 2022, says a study released on Tuesday.",
        ["2022", "2021-03-09"],
        "a plan in another clause",
    ),
]


@pytest.mark.parametrize(("text", "edtf", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_the_year(extracted: Callable[..., Extraction], text: str, edtf: list[str], why: str) -> None:
    found = extracted(text, metadata=Metadata(published=PUBLISHED))
    assert [d.edtf for d in found.dates] == edtf


@pytest.mark.parametrize(
    ("heading", "edtf"),
    [
        ("B. Implementation of resolution 1559 (2004)", "2021-02-03"),
        ("Duties under the Children Act 2004", "2021-02-03"),
        ("Vision 2030", "2021-02-03"),
        ("World Report 2022", "2021-02-03"),
        ("Key events (2018)", "2018-02-03"),
    ],
)
def test_a_year_in_a_heading(extracted: Callable[..., Extraction], heading: str, edtf: str) -> None:
    found = extracted("On 3 February two boats sank.", heading=heading, metadata=Metadata(published=PUBLISHED))
    assert [d.edtf for d in found.dates] == [edtf]


@pytest.mark.parametrize(
    ("title", "published", "period"),
    [
        ("Situation update, 14-27 June 2021", "2021-06-30", "2021-06-14/2021-06-27"),
        ("Report on the mission from 3 May 2020 to 9 October 2020", "2020-11-09", "2020-05-03/2020-10-09"),
        ("World Report 2016: Chad", "2015-12", "2015-01-01/2015-12-31"),
        ("Country note, June 2021", "2021-06-30", None),
    ],
)
def test_the_period_in_a_title(title: str, published: str, period: str | None) -> None:
    assert stated_period(Metadata(title=title, published=published)) == period


def test_the_year_is_that_of_an_annual_report(extracted: Callable[..., Extraction]) -> None:
    metadata = Metadata(title="Country Reports on Human Rights Practices 2009: Chad", published="2010-03-11")
    found = extracted("Deaths during the year came to 88, compared to 129 in 2008.", metadata=metadata)
    assert [(f.text, f.as_of) for f in found.figures] == [("88", "2009"), ("129", "2008")]
