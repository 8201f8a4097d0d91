"""Quantities. Each row: the text, (text, low, high, modifier, unit) of every quantity expected, why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import find_quantities
from extract.numbers.contents import contents_pages
from extract.numbers.convention import point_of
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
    ("one of every four farmers", [("one of every four", 25, 25, "exact", "%")], "one of every four"),
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
    (
        "seats by party - Dawn 47, Union of Farmers 9, Union of Miners 3",
        [("47", 47, 47, "exact", "1"), ("9", 9, 9, "exact", "1"), ("3", 3, 3, "exact", "1")],
        "a tally of names",
    ),
    ("The tanks - Leopard 2, Challenger 2 - are new.", [], "names that hold a number"),
    ("The roads - Highway 17, Route 5 - are shut.", [], "numbered things"),
    ("115 guards at least were shot", [("115", 115, None, "at_least", "1")], "a bound behind the noun"),
    (
        "115 guards, at least 20 of them",
        [("115", 115, 115, "exact", "1"), ("20", 20, None, "at_least", "1")],
        "a bound of the next number",
    ),
    (
        "323 or 83 per cent of all",
        [("323", 323, 323, "exact", "1"), ("83 per cent", 83, 83, "exact", "%")],
        "one thing told twice",
    ),
    (
        "rose by about a quarter compared to May",
        [("a quarter", 25, 25, "approximate", "%")],
        "a share without its whole",
    ),
    ("200,000+ fighters", [("200,000", 200000, None, "at_least", "1")], "plus behind"),
    (
        "50 plus another 12 houses",
        [("50", 50, 50, "exact", "1"), ("12", 12, 12, "exact", "1")],
        "plus before what is added",
    ),
    ("(<…> 40 were held", [("40", 40, 40, "exact", "1")], "a mark of what was left out, no sign"),
    ("in the vicinity of 40 camps", [("40", 40, 40, "approximate", "1")], "about"),
    ("50 or more houses", [("50", 50, None, "at_least", "1")], "or more"),
    ("a 15-km road", [("15-km", 15, 15, "exact", "km")], "a unit in a compound"),
    ("fourfold", [("fourfold", 4, 4, "exact", "1")], "factor"),
    ("0.6 percentage points", [("0.6 percentage points", 0.6, 0.6, "exact", "pp")], "percentage points"),
    ("18 killed and 106 wounded", [("18", 18, 18, "exact", "1"), ("106", 106, 106, "exact", "1")], "list of two"),
    ("2\u202f500 men", [("2\u202f500", 2500, 2500, "exact", "1")], "grouped by a narrow space"),
    ("2\u2009500 men", [("2\u2009500", 2500, 2500, "exact", "1")], "grouped by a thin space"),
    ("1.234.567 votes", [("1.234.567", 1234567, 1234567, "exact", "1")], "grouped by points"),
    ("12,34,567 rupees", [("12,34,567 rupees", 1234567, 1234567, "exact", "INR")], "grouped in lakhs"),
    ("1,5 million people", [("1,5 million", 1500000, 1500000, "exact", "1")], "a decimal comma: one digit is no group"),
    ("1.500 people", [("1.500", None, None, "exact", "1")], "a group or a decimal: not guessed"),
    ("1.500-2.000 people", [("1.500-2.000", None, None, "range", "1")], "neither end is guessed"),
    ("900 to 1.500 people", [("900 to 1.500", None, None, "range", "1")], "nor the one end that is doubtful"),
    ("by 0900 that day, at 12 sites", [("12", 12, 12, "exact", "1")], "a clock time, no count"),
    ("appeared in court (par. 54)", [], "a paragraph"),
    ("UNICEF estimates that 45,000 residents fled", [("45,000", 45000, 45000, "approximate", "1")], "estimated"),
    (
        "It estimated that in 2019 Mali had 300 wells, not 240",
        [("300", 300, 300, "approximate", "1"), ("240", 240, 240, "exact", "1")],
        "the first number that is estimated",
    ),
    ("It estimates that the two towns", [("two", 2, 2, "exact", "1")], "nobody estimates what is but told"),
    ("with estimated output of 900 tons", [("900 tons", 900, 900, "approximate", "t")], "estimated of"),
    ("roughly a third may starve", [("a third", 33.33, 33.33, "approximate", "%")], "a share as subject"),
    ("One reason is the price of one loaf", [("one", 1, 1, "exact", "1")], "an article, and a count"),
    ("EUR 1.500 a month", [("EUR 1.500", None, None, "exact", "EUR")], "nor a sum"),
    ("1.500 km of roads", [("1.500 km", None, None, "exact", "km")], "nor a length"),
    ("0.125 km away", [("0.125 km", 0.125, 0.125, "exact", "km")], "no group begins with a nought"),
    ("rose by 1.523%", [("1.523%", 1.523, 1.523, "exact", "%")], "a share has no thousands"),
    (
        "EUR 1.500 million",
        [("EUR 1.500 million", 1500000, 1500000, "exact", "EUR")],
        "decimals before a scale word",
    ),
    ("₹ 7,523 crores", [("₹ 7,523 crores", 75_230_000_000, 75_230_000_000, "exact", "INR")], "a scale in the plural"),
    ("₹640 Cr order", [("₹640 Cr", 6_400_000_000, 6_400_000_000, "exact", "INR")], "a scale cut short"),
    ("£3 millions", [("£3 millions", 3_000_000, 3_000_000, "exact", "GBP")], "a scale in the plural behind digits"),
    (
        "armed forces (200,000), fewer than China (2.3m)",
        [("200,000", 200000, 200000, "exact", "1"), ("2.3m", 2300000, 2300000, "exact", "1")],
        "millions in brackets, beside large counts",
    ),
    ("a wall near Osh (2.3m)", [("2.3m", 2.3, 2.3, "exact", "m")], "metres in brackets"),
    ("Rs 1 lakh crore", [("Rs 1 lakh crore", 10**12, 10**12, "exact", "INR")], "two scale words"),
    ("300 thousand million euros", [("300 thousand million euros", 3e11, 3e11, "exact", "EUR")], "two scale words"),
    ("some 3, 450 people", [("3, 450", 3450, 3450, "approximate", "1")], "a group that a space broke off"),
    ("camps 3, 450 people", [("3", 3, 3, "exact", "1"), ("450", 450, 450, "exact", "1")], "two numbers"),
    ("of 3, 450 died", [("3", 3, 3, "exact", "1"), ("450", 450, 450, "exact", "1")], "two numbers"),
    ("improved from 59 to 69%", [("59", 59, 59, "exact", "%"), ("69%", 69, 69, "exact", "%")], "a move is no range"),
    ("7.The fleet has 12 ships", [("12", 12, 12, "exact", "1")], "a paragraph's number glued to its text"),
    ("a mean (1) rate for jets and (2) rate for all", [], "enumerators inside a sentence"),
    ("Galway (1) and Mayo (2)", [("1", 1, 1, "exact", "1"), ("2", 2, 2, "exact", "1")], "a total broken down"),
    ("40 M-113 carriers", [("40", 40, 40, "exact", "1")], "a model is no unit"),
    ("nearly half a century", [("half a century", 50, 50, "approximate", "a")], "half of a hundred years"),
    ("for a quarter century", [("a quarter century", 25, 25, "exact", "a")], "a quarter of a hundred years"),
    ("the 20th century", [], "an ordinal"),
    ("lows (−14.5 °C)", [("−14.5 °C", -14.5, -14.5, "exact", "°C")], "a minus in a bracket"),
    ("near two bridges", [("two", 2, 2, "exact", "1")], "near a place"),
    ("turnout near 40%", [("40%", 40, 40, "approximate", "%")], "near a value"),
    (
        "a rise over May, from 2,310 to 2,480",
        [("2,310", 2310, 2310, "exact", "1"), ("2,480", 2480, 2480, "exact", "1")],
        "a move told behind a comma",
    ),
    ("40 or 50,000 votes", [("40 or 50,000", 40000, 50000, "range", "1")], "the scale belongs to both"),
    ("2 or 3 million", [("2 or 3 million", 2000000, 3000000, "range", "1")], "the scale belongs to both"),
    ("two or three men", [("two", 2, 2, "exact", "1"), ("three", 3, 3, "exact", "1")], "still two"),
    ("for 20 or 30 years", [("20 or 30 years", 20, 30, "range", "a")], "one number, told roughly"),
    ("at 18 or 65", [("18", 18, 18, "exact", "1"), ("65", 65, 65, "exact", "1")], "two numbers"),
    ("the Trackmaster 2.0 persona", [], "a version in a name"),
    ("In Peru 2.0 people a year", [("2.0", 2.0, 2.0, "exact", "1")], "with a noun behind it"),
    ("half a million people", [("half a million", 500000, 500000, "exact", "1")], "half a scale word"),
    ("two and a half years", [("two and a half years", 2.5, 2.5, "exact", "a")], "a mixed number"),
    ("2½ million people", [("2½ million", 2500000, 2500000, "exact", "1")], "a fraction glyph"),
    ("four to five million", [("four to five million", 4000000, 5000000, "range", "1")], "the scale belongs to both"),
    ("5-7m people", [("5-7m", 5000000, 7000000, "range", "1")], "m for million in a range"),
    ("a 12m long wall", [("12m", 12, 12, "exact", "m")], "m for metre before an adjective of size"),
    ("1.8M dollars", [("1.8M dollars", 1800000, 1800000, "exact", "USD")], "a capital M"),
    ("billions of dollars", [("billions of dollars", 10**9, None, "vague", "USD")], "a vague sum"),
    ("5 million € in aid", [("5 million €", 5000000, 5000000, "exact", "EUR")], "the sign behind"),
    ("four out of five", [("four", 4, 4, "exact", "1"), ("five", 5, 5, "exact", "1")], "a share needs its noun"),
    ("four out of five men", [("four out of five", 80, 80, "exact", "%")], "a share with its noun"),
    ("rose by 5% to 700", [("5%", 5, 5, "exact", "%"), ("700", 700, 700, "exact", "1")], "two units are no range"),
    ("at -£24 million", [("-£24 million", -24000000, -24000000, "exact", "GBP")], "a minus before the sign"),
    ("minus five percent", [("minus five percent", -5, -5, "exact", "%")], "a minus in words"),
    ("from Kabul - 5,000 men", [("5,000", 5000, 5000, "exact", "1")], "a dash is no minus"),
    ("over 24 hours on Monday", [("24 hours", 24, 24, "exact", "h")], "over a time: while it passed"),
    ("for over two years", [("two years", 2, None, "more_than", "a")], "more than a time"),
    ("50 houses or more", [("50", 50, None, "at_least", "1")], "or more behind the noun"),
    (
        "no more than 12 and more than 3",
        [("12", None, 12, "at_most", "1"), ("3", 3, None, "more_than", "1")],
        "two bounds",
    ),
    ("20-odd men", [("20", 20, 20, "approximate", "1")], "odd"),
    ("100 mph", [("100 mph", 100, 100, "exact", "mi/h")], "miles per hour"),
    ("5,000 km/h", [("5,000 km/h", 5000, 5000, "exact", "km/h")], "a compound unit"),
    ("double standards", [], "an adjective is no factor"),
    ("met twice in May", [], "an adverb of frequency is no factor"),
    ("the Five Eyes", [], "a number in a name"),
    ("a 1657 map", [], "a year that no date took"),
    ("between 1250 and 1300 by sea", [], "a range of years"),
    ("in constant 2015 US dollars", [], "the year of prices"),
    ("deaths per 1,000 births", [], "the base of a rate"),
    ("a 5-3 vote", [], "a score"),
    ("UTC+4.5", [], "a time zone"),
    ("paragraphs 3 to 5, six camps", [("six", 6, 6, "exact", "1")], "only digits go on in a list of pointers"),
    ("the force numbers 12,500", [("12,500", 12500, 12500, "exact", "1")], "a verb, no pointer"),
    ("in Burkina Faso 26 people", [("26", 26, 26, "exact", "1")], "a count behind a place"),
    ("see 123 F.3d 1201, 1205", [], "a reported case"),
    ("Docket 2031508 was closed", [], "a row of figures that counts nothing"),
    ("2031508 people", [("2031508", 2031508, 2031508, "exact", "1")], "the same with what it counts"),
    ("at 11.00 A.M. in May", [], "a clock time in capitals"),
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
    ("(6/21/13 Email), 4/19/16; 2/29/19", [], "dates in figures, also one of no calendar"),
    ("Flynn 11/16/17 302, at 4; Flynn 62/18 302,at5; his FD-302", [], "forms of the FBI, a garbled date"),
    ("476 Burt 2/9/18 302, at 3. 33 @user 7/26/16 Tweet", [], "notes before records"),
    ("on 2/3/17 they freed 302 men", [("302", 302, 302, "exact", "1")], "the same number counts"),
    ("Justice Manual § 9-27.220", [], "a section of a manual"),
    ("no number here", [], "nothing"),
    ("MWK 4,000 to MWK 9,000", [("MWK 4,000 to MWK 9,000", 4000, 9000, "range", "MWK")], "a code of ISO 4217"),
    ("paid N30,000 each", [("N30,000", 30000, 30000, "exact", "NGN")], "a letter as a sign before thousands"),
    ("the N30 road", [], "the same letter in a name"),
    (
        "40 billion Tanzanian shillings, then 6 million shillings",
        [
            ("40 billion Tanzanian shillings", 40000000000, 40000000000, "exact", "TZS"),
            ("6 million shillings", 6000000, 6000000, "exact", "TZS"),
        ],
        "a currency named in full before",
    ),
    ("fell from 61 to 48%", [("61", 61, 61, "exact", "%"), ("48%", 48, 48, "exact", "%")], "a unit written once"),
    (
        "at 12 per cent, down from 17 in May",
        [("12 per cent", 12, 12, "exact", "%"), ("17", 17, 17, "exact", "%")],
        "the unit of what is compared",
    ),
    (
        "12 per cent, compared with 17 villages",
        [("12 per cent", 12, 12, "exact", "%"), ("17", 17, 17, "exact", "1")],
        "what has a noun is no share",
    ),
    ("3 km a day, down from 5 to 8", [("3 km", 3, 3, "exact", "km"), ("5 to 8", 5, 8, "range", "km")], "a rise"),
    ("1.5 times Ghana’s output", [("1.5 times", 1.5, 1.5, "exact", "1")], "a factor of what a party has"),
    ("between 3 and 14. On", [("3 and 14", 3, 14, "range", "1")], "the end of a sentence is no enumerator"),
    ("a quarter more than in May", [("a quarter", 25, 25, "exact", "%")], "a fraction compared"),
    ("nearly a fifth.", [("a fifth", 20, 20, "approximate", "%")], "a fraction at the end"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[0] for r in ROWS])
def test_quantities(text: str, expected: list[tuple[str, float | None, float | None, str, str]], why: str) -> None:
    assert [(q.text, q.low, q.high, q.modifier, q.unit) for q in find_quantities(text)] == expected, why


@pytest.mark.parametrize(
    ("document", "text", "low", "why"),
    [
        ("1,884,000 people", "afghanis per dollar - 76.814 (2020 est.)", 76.814, "commas group"),
        ("cost $130,000", "about 68.027", 68.027, "a comma before three zeros groups"),
        ("grew by 2.5%", "68.027", 68.027, "a point parts a decimal"),
        ("some 12,500 people", "68.027", None, "a lone comma could be a decimal one"),
        ("section 2.5", "68.027", None, "a point in a section says nothing"),
        ("1,884,000 people and 1.884.000 birds", "68.027", None, "both conventions"),
        ("grew by 2,5% to 130,000", "68.027", None, "a decimal comma"),
        ("", "68.027", None, "the document shows nothing"),
        ("1,884,000 people", "1.500 people", None, "people are counted whole"),
        ("1,884,000 people", "1.500 km of roads", 1.5, "a length may have decimals"),
        ("1,884,000 people", "1.500-2.000 people", None, "neither end is a decimal"),
        ("1,884,000 people", "1.250-1.500 km", 1.25, "both ends are decimals"),
        ("1.884.000 people", "1.500 people", 1500, "points group, and nothing else does"),
        ("1.884,5 km", "EUR 1.500", 1500, "a decimal comma behind a group"),
        ("1.884.000 people", "900-1.500 km", 900, "a range whose second end is a group"),
        ("1.884.000 people", "1.500 million", 1500000, "before a scale word a decimal all the same"),
        ("130.000 people", "1.500 people", None, "one that may group is no proof"),
        ("1,884,000 people", "see Jury Instructions 5.200 (2024)", None, "a name before it: perhaps a section"),
    ],
)
def test_what_a_point_parts_is_decided_by_its_document(document: str, text: str, low: float | None, why: str) -> None:
    assert next(q.low for q in find_quantities(text, [], point_of([document, text]))) == low, why


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


def test_what_is_counted_whole_has_no_decimals() -> None:
    rise = "The number of people in the camps rose from 212.000 to 230.450."
    assert point_of([rise]) == "group"
    assert point_of(["Some 212.000 people left."]) is None, "one alone may be a slip"
    assert point_of([rise, "It cost 2.5 million."]) is None
    assert point_of(["The rod is 1.250 m and the bar 2.000 m long."]) is None


def test_page_numbers_of_a_table_of_contents() -> None:
    lines = ["I. Results — 2", "A. Pressure — 8", "B. Plan — 11", "II. The law — 33", "What follows", "Killed – 45"]
    assert sorted(contents_pages(lines)) == [0, 1, 2, 3]
    assert contents_pages(["Killed – 45", "Wounded – 120", "Missing – 3"]) == {}


@pytest.mark.parametrize("dash", ["-", "–", " – ", " to "])
@pytest.mark.parametrize("separator", [",", " ", "\u202f"])
@pytest.mark.parametrize(
    ("low", "high"), [(15_000, 20_000), (150_000, 200_000), (900, 1_100), (47, 50_047), (1_050, 9_007)]
)
def test_a_range_of_thousands_is_no_phone_number(low: int, high: int, separator: str, dash: str) -> None:
    written = f"{low:,}{dash}{high:,}".replace(",", separator)
    [found] = find_quantities(f"there were {written} personnel")
    assert (found.low, found.high, found.modifier) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("a hundred at least", "at_least"),
        ("fewer than the record 1,585 a day", "exact"),
        ("as little as £7 billion", "at_least"),
    ],
)
def test_modifiers_that_stand_elsewhere(text: str, modifier: str) -> None:
    assert [q.modifier for q in find_quantities(text)] == [modifier]
