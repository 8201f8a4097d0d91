"""Measures and money of business, science and weather. Each row: the text, (text, low, unit) of all quantities, why."""

from __future__ import annotations

import pytest

from extract.numbers import find_quantities

ROWS: list[tuple[str, list[tuple[str, float, str]], str]] = [
    ("shed 60 cents to €41.20", [("60 cents", 0.6, "EUR"), ("€41.20", 41.2, "EUR")], "cents of the sum beside them"),
    ("at 45 cents a kilo", [("45 cents", 0.45, "USD")], "cents alone, as dollars alone"),
    ("40 pence", [("40 pence", 0.4, "GBP")], "pence"),
    ("120 euro cents", [("120 euro cents", 1.2, "EUR")], "cents, not euros"),
    ("A$5, or 64 US cents", [("A$5", 5, "AUD"), ("64 US cents", 0.64, "USD")], "cents that say of what"),
    ("50 miles plus 12 on foot", [("50 miles", 50, "mi"), ("12", 12, "1")], "what is added is no unit"),
    (
        "71.2 percent are Hindu; 20.4 Muslim; 8.4 percent of other faiths",
        [("71.2 percent", 71.2, "%"), ("20.4", 20.4, "%"), ("8.4 percent", 8.4, "%")],
        "a per cent left out within a series",
    ),
    (
        "grew 3.1% in 2011, 4.2 in 2012 and 2.8% in 2013",
        [("3.1%", 3.1, "%"), ("4.2", 4.2, "%"), ("2.8%", 2.8, "%")],
        "a per cent left out within a series of years",
    ),
    (
        "40.5% of women, who had 2.1 children each, and 3.5% of men",
        [("40.5%", 40.5, "%"), ("2.1", 2.1, "1"), ("3.5%", 3.5, "%")],
        "a decimal that counts",
    ),
    ("areas in phases 3 and 4, and phases 2-5", [], "phases that a scale numbers"),
    ("3/4 cent", [("3/4 cent", 0.0075, "USD")], "a part of one unit"),
    ("a 5/8 inch pipe", [("5/8 inch", 0.625, "in")], "a part of one unit"),
    ("2 1/2 miles away", [("2 1/2 miles", 2.5, "mi")], "a mixed number"),
    ("a 7-1/4 inch blade", [("7-1/4 inch", 7.25, "in")], "a mixed number with a hyphen"),
    ("on 3/4 he left", [], "no part of anything"),
    ("half a mile off", [("half a mile", 0.5, "mi")], "half of one unit"),
    ("a quarter of a mile", [("a quarter of a mile", 0.25, "mi")], "a quarter of one unit"),
    ("cut by half a percentage point", [("half a percentage point", 0.5, "pp")], "no half of all"),
    ("a quarter of a percentage point", [("a quarter of a percentage point", 0.25, "pp")], "no quarter of all"),
    ("rose by £4.1m to £96.5m", [("£4.1m", 4.1e6, "GBP"), ("£96.5m", 96.5e6, "GBP")], "by how much, and to what"),
    ("fell 300 to 4,100", [("300", 300, "1"), ("4,100", 4100, "1")], "by how much, and to what"),
    ("rose by 10 to 15 per cent", [("10 to 15 per cent", 10, "%")], "a range all the same"),
    ("slipped 12 basis points", [("12 basis points", 12, "bp")], "basis points"),
    ("in 47.6 seconds", [("47.6 seconds", 47.6, "s")], "seconds"),
    ("the 2 second-placed teams", [("2", 2, "1")], "an ordinal is no unit"),
    ("-40°C", [("-40°C", -40, "°C")], "a minus at the head"),
    ("104 degrees Fahrenheit", [("104 degrees Fahrenheit", 104, "°F")], "another scale"),
    ("a 16GB model", [("16GB", 16, "GB")], "a unit glued on"),
    ("a 64-megapixel camera", [("64-megapixel", 64, "MP")], "a unit in a compound"),
    ("900 pounds of fertiliser", [("900 pounds", 900, "lb")], "pounds of a stuff"),
    ("he weighed 170 pounds", [("170 pounds", 170, "lb")], "pounds weighed"),
    ("900 pounds of debt", [("900 pounds", 900, "GBP")], "pounds of money"),
    ("3 million pounds", [("3 million pounds", 3e6, "GBP")], "a sum"),
    ("a 250-pound bomb", [("250-pound", 250, "lb")], "one pound in a compound is of weight"),
    ("30,000 Thai baht", [("30,000 Thai baht", 30000, "THB")], "a state before its currency"),
    ("30,000 Chilean pesos", [("30,000 Chilean pesos", 30000, "CLP")], "whose pesos"),
    ("200 Hong Kong dollars", [("200 Hong Kong dollars", 200, "HKD")], "no state's"),
    ("40 Thai villages", [("40", 40, "1")], "a state before something else"),
    ("one in four Danish firms", [("one in four", 25, "%")], "a share of what has a name"),
    ("a dog of two pounds, a tiny baby", [("two pounds", 2, "lb")], "a word of weight near by"),
    ("it costs two pounds", [("two pounds", 2, "GBP")], "nothing that weighs"),
    ("5,000 turkish lira", [("5,000 turkish lira", 5000, "TRY")], "in lower case, too"),
    ("slid 5.6p to 412.4p", [("5.6p", 0.056, "GBP"), ("412.4p", 4.124, "GBP")], "pence, no pesos"),
    ("300 billion won ($220m)", [("300 billion won", 3e11, "KRW"), ("$220m", 2.2e8, "USD")], "a sum"),
    ("3 million won the lottery", [("3 million", 3e6, "1")], "a verb"),
    ("half a per cent", [("half a per cent", 0.5, "%")], "no half of all"),
    ("5 cm (2 in) of rain in June", [("5 cm", 5, "cm"), ("2 in", 2, "in")], "inches in brackets"),
    ("90 in hospital", [("90", 90, "1")], "no inches"),
    ("2/5 more than in May", [("2/5", 40, "%")], "a share in figures"),
    ("down from one in 20.", [("one in 20", 5, "%")], "a share at the end"),
    ("fined 11m euros", [("11m euros", 11e6, "EUR")], "m of millions before a currency"),
    ("a 3m Danish kroner grant", [("3m Danish kroner", 3e6, "DKK")], "m of millions before a state's currency"),
    ("at 16.20 dlrs", [("16.20 dlrs", 16.2, "USD")], "as agencies write"),
    ("a heat of 104 F (40 C)", [("104 F", 104, "°F"), ("40 C", 40, "°C")], "a scale's letter where it is warm"),
    ("grades 40 C to 50", [("40", 40, "1"), ("50", 50, "1")], "a letter where nothing is warm"),
    ("8.3 billion light-years", [("8.3 billion light-years", 8.3e9, "ly")], "a scale and a unit"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[0] for r in ROWS])
def test_measures(text: str, expected: list[tuple[str, float, str]], why: str) -> None:
    assert [(q.text, q.low, q.unit) for q in find_quantities(text)] == expected, why
