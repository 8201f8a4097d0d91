"""Kinds of change, a row each: the old text, the new text, what is told of it."""

from __future__ import annotations

import pytest
from editions import Made, Part, make

from publish.diff import diff_rows

LEAD = "The northern border strip was described by three observers who visited it on foot."
TAIL = "Local farmers reported that orchards near the crossing had not been harvested since."
OPEN = "Roads to the district were closed by snow, as every winter, until the thaw began."
NOTES = {"1": "Daily: The strip, 2024-05-01", "2": "Weekly: Orchards, 2024-06-01", "3": "Monthly: Snow, 2024-07-01"}

Told = set[tuple[str, str]]


def told(old: Made, new: Made) -> Told:
    return {(c.subject, c.kind) for c in diff_rows(make(old), make(new)).changes}


def one(*texts: str) -> Made:
    return Made([Part("Border", texts)], NOTES)


FIGURE = "In June, 2,500 troops were stationed along the ridge above the river, according to Amman.[1]"
ROWS: list[tuple[str, str, Told, str]] = [
    (FIGURE, FIGURE, set(), "nothing changed"),
    (FIGURE, FIGURE.replace("2,500", "2,000"), {("figure", "value_changed"), ("paragraph", "reworded")}, "a value"),
    (FIGURE, FIGURE.replace("2,500", "about 2,500"), {("figure", "value_changed"), ("paragraph", "reworded")},
     "only the modifier"),
    (FIGURE, FIGURE.replace("2,500", "at least 2,500"), {("figure", "value_changed"), ("paragraph", "reworded")},
     "a bound that opens"),
    ("In 2023 2,500 troops were stationed along the ridge.", "In 2024 2,500 troops were stationed along the ridge.",
     {("figure", "restated"), ("paragraph", "reworded")}, "the same value for another year"),
    (FIGURE, FIGURE.replace("[1]", "[2]"), {("figure", "source_changed")}, "another note"),
    (FIGURE, FIGURE.replace("Amman", "Ankara"), {("figure", "reattributed"), ("paragraph", "reworded")}, "who says it"),
    (FIGURE, FIGURE.replace("stationed", "seen"), {("figure", "reworded"), ("paragraph", "reworded")}, "other words"),
    (FIGURE, "Nobody stood along the ridge in June, as a shepherd told a visitor who asked.",
     {("figure", "removed"), ("paragraph", "removed"), ("paragraph", "added")}, "a claim that is gone"),
    (FIGURE, FIGURE.replace(" troops", "  troops"), {("paragraph", "cosmetic")}, "spacing"),
    ("He called them “friends” – all 40 guests of 3 towns.", "He called them 'friends' - all 40 guests of 3 towns.",
     {("paragraph", "cosmetic")}, "quotes and dashes"),
    ("A loss of -5% was told of all farms in the strip.", "A loss of 5% was told of all farms in the strip.",
     {("paragraph", "reworded"), ("figure", "reworded")}, "a minus is no dash between words"),
    ("On 1 2 farms were seen near the old mill there.", "On 12 farms were seen near the old mill there.",
     {("figure", "value_changed"), ("figure", "removed"), ("paragraph", "reworded")}, "digits apart are other numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_kinds_of_change_in_a_paragraph(old: str, new: str, expected: Told, why: str) -> None:
    found = told(one(LEAD, old, TAIL), one(LEAD, new, TAIL)) - {("source", "dropped"), ("source", "new")}
    assert found == expected, why


def test_a_value_that_changed_tells_both_sides_and_the_difference() -> None:
    found = diff_rows(make(one(LEAD, FIGURE)), make(one(LEAD, FIGURE.replace("2,500", "2,000"))))
    change = next(c for c in found.changes if c.kind == "value_changed")
    assert (change.old_low, change.new_low, change.low_difference, change.low_relative) == (2500, 2000, -500, -0.2)
    assert (change.counted, change.old_attribution) == ("troops", "Amman")
    assert change.old_sources == change.new_sources == ("Daily, The strip, 2024-05-01",)
    assert (
        change.new_sentence
        == "In June, 2,000 troops were stationed along the ridge above the river, according to Amman."
    )


def test_a_paragraph_that_moved_is_moved_and_nothing_else() -> None:
    found = told(one(FIGURE, LEAD, TAIL, OPEN), one(LEAD, TAIL, OPEN, FIGURE))
    assert found == {("paragraph", "moved"), ("figure", "moved")}


def test_a_split_and_a_merged_paragraph() -> None:
    whole, parts = one(LEAD, f"{FIGURE} {OPEN}", TAIL), one(LEAD, FIGURE, OPEN, TAIL)
    assert told(whole, parts) == {("paragraph", "split")}
    assert told(parts, whole) == {("paragraph", "merged")}


def test_a_source_that_is_new_and_one_that_is_dropped() -> None:
    old, new = (
        Made([Part("Border", [FIGURE])], NOTES),
        Made([Part("Border", [FIGURE])], {**NOTES, "3": "Post: Ice, 2024"}),
    )
    changes = [(c.subject, c.kind, c.old_text or c.new_text) for c in diff_rows(make(old), make(new)).changes]
    assert ("source", "dropped", "Monthly, Snow, 2024-07-01") in changes
    assert ("source", "new", "Post, Ice, 2024") in changes


def test_a_back_reference_that_leads_nowhere_is_no_source() -> None:
    old, new = (
        make(Made([Part("Border", [FIGURE])], {**NOTES, "3": text})) for text in ("See below, n 12", "See above, n 9")
    )
    for rows in (old, new):
        rows["citations"][-1] |= {"kind": "backreference", "publisher": None, "title": None, "published": None}
    found = {(c.subject, c.kind) for c in diff_rows(old, new).changes}
    assert found == {("note", "reworded")}


def test_a_source_of_another_year_is_another_source() -> None:
    old, new = ({"1": f"Office: Annual report on the strip, {year}"} for year in ("2023", "2024"))
    found = told(Made([Part("Border", [FIGURE])], old), Made([Part("Border", [FIGURE])], new))
    assert {("source", "new"), ("source", "dropped"), ("figure", "source_changed")} <= found


def test_a_series_is_compared_time_by_time() -> None:
    """`3% (2023), 2% (2022)` after `2% (2022), 4% (2021)`: one value is new, one is gone, none changed."""
    old, new = make(one("Spent: 2% of output and 4% of output.")), make(one("Spent: 3% of output and 2% of output."))
    for rows, times in ((old, ("2022", "2021")), (new, ("2023", "2022"))):
        for figure, time in zip(rows["figures"], times, strict=True):
            figure["as_of"] = time
    kinds = sorted((c.kind, c.old_low, c.new_low) for c in diff_rows(old, new).changes if c.subject == "figure")
    assert kinds == [("added", None, 3), ("removed", 4, None), ("reworded", 2, 2)]


def test_labels_tell_which_number_is_which_in_whatever_order() -> None:
    old, new = one("Shares: 21 Turkey, 19 China."), one("Shares: 32 UAE, 21 China, 20 Turkey.")
    rows = make(old), make(new)
    for table in rows:
        for figure in table["figures"]:
            word = table["paragraphs"][0]["text"][figure["end"] + 1 :].split(",")[0].rstrip(".")
            figure["counted"] = word
    found = {(c.kind, c.counted, c.old_low, c.new_low) for c in diff_rows(*rows).changes if c.subject == "figure"}
    assert found == {
        ("value_changed", "Turkey", 21, 20), ("value_changed", "China", 19, 21), ("added", "UAE", None, 32),
    }  # fmt: skip


def test_sections_added_removed_renamed_and_renumbered() -> None:
    old = Made([Part("Border", [LEAD], "1"), Part("Orchards", [TAIL], "2"), Part("Snow", [OPEN], "3")])
    new = Made([Part("Law", ["A new law."], "1"), Part("Border", [LEAD], "2"), Part("Farms", [TAIL], "3")])
    changes = {(c.subject, c.kind, c.old_section, c.new_section) for c in diff_rows(make(old), make(new)).changes}
    assert ("section", "added", None, "1 Law") in changes
    assert ("section", "removed", "3 Snow", None) in changes
    assert ("section", "reworded", "2 Orchards", "3 Farms") in changes
    assert not [c for c in changes if "Border" in str(c)], "renumbering is no change"


def test_text_that_is_the_same_is_read_anew_not_changed() -> None:
    """Two versions of one edition by two programs: the report says what it said."""
    old, new = make(one(LEAD, FIGURE)), make(one(LEAD, FIGURE))
    new["figures"][0].update(low=25_000.0, high=25_000.0)
    found = diff_rows(old, new, ("v001-00000000", "v002-00000000"), same_reading=False)
    assert [(c.subject, c.kind, c.fields) for c in found.changes] == [("figure", "reread", ("low", "high", "context"))]
    assert (found.old, found.new) == ("e@v001-00000000", "e@v002-00000000")


def test_another_value_elsewhere_is_another_figure_unless_it_is_somebody_s() -> None:
    """`27% of GDP` of the debt, which is gone, is not `0.4% of GDP` of remittances, which is new."""
    snow = Part("Snow", [OPEN])
    old = Made([Part("Debt", [LEAD, "Debt stood at 27 percent of output at the end of the year."]), snow])
    new = Made([Part("Debt", [LEAD]), snow, Part("Sent home", ["Sent home: 4 percent of output at the end."])])
    rows = make(old), make(new)
    assert {c.kind for c in diff_rows(*rows).changes if c.subject == "figure"} == {"added", "removed"}
    for table in rows:
        table["figures"][0]["actor"] = "Iraq"
    assert {c.kind for c in diff_rows(*rows).changes if c.subject == "figure"} == {"value_changed", "moved"}
