"""Edits of a figure: its value, modifier, time, source, its sentence and what is said beside it."""

from __future__ import annotations

import re

from bed import Bed, Draft, choose, key, replace_text, tell, tell_figure, tell_rewording, words

from extract.sentences import find_sentences, sentence_of
from publish.schema import Row

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d+")
SUBJECTS = "wells schools bridges clinics depots mills pumps ferries kilns barns".split()
PLACES = "Ashford Belmont Calder Dunmore Elsworth Farnley Granby Holme Ilton Kelby".split()
VERBS = "repaired opened counted closed inspected rebuilt painted leased mapped abandoned".split()
WHO = ("the Institute of Public Records", "the Board of Rivers", "a survey of farmers", "the Guild of Masons")


def sentence(draft: Draft, figure: Row) -> tuple[int, int]:
    return sentence_of(find_sentences(draft.row["text"]), figure["start"])


def own_sentence(draft: Draft, figure: Row) -> list[Row]:
    first, last = sentence(draft, figure)
    return [f for f in draft.figures if first <= f["start"] < last]


def is_plain(draft: Draft) -> bool:
    """A paragraph with one figure, in digits."""
    return len(draft.figures) == 1 and in_digits(draft.figures[0])


def in_digits(figure: Row) -> bool:
    return figure["low"] is not None and bool(DIGITS.search(figure["text"]))


def edit_value(bed: Bed) -> bool:
    draft = choose(bed, lambda d: any(in_digits(f) for f in d.figures))
    if draft is None:
        return False
    figure = bed.random.choice([f for f in draft.figures if in_digits(f)])
    text = DIGITS.sub(lambda m: str(10 ** len(m[0]) - 1 - int(m[0])).rjust(len(m[0]), "7"), figure["text"], count=1)
    factor = bed.random.choice((0.25, 0.9, 1.1, 3.0))
    for bound in ("low", "high"):
        figure[bound] = figure[bound] * factor + 7.25 if figure[bound] is not None else None
    start = figure["start"]
    replace_text(draft, start, figure["end"], text)
    figure.update(text=text, end=start + len(text))
    return tell_rewording(bed, draft, "value_changed", figure)


def edit_modifier(bed: Bed) -> bool:
    draft = choose(bed, lambda d: is_plain(d) and d.figures[0]["modifier"] == "exact")
    if draft is None:
        return False
    figure = draft.figures[0]
    replace_text(draft, figure["start"], figure["start"], "about ")
    figure["modifier"] = "approximate"
    return tell_rewording(bed, draft, "value_changed", figure)


def edit_time(bed: Bed) -> bool:
    draft = choose(bed, is_plain)
    if draft is None:
        return False
    figure = draft.figures[0]
    first, last = sentence(draft, figure)
    years = [
        m for m in YEAR.finditer(draft.row["text"], first, last) if not figure["start"] <= m.start() < figure["end"]
    ]
    if years and figure["as_of"] and years[0][0] in figure["as_of"]:
        later = str(int(years[0][0]) + 1)
        figure["as_of"] = figure["as_of"].replace(years[0][0], later)
        replace_text(draft, *years[0].span(), later)
    else:
        figure["as_of"] = "2031-02"
        replace_text(draft, first, first, "As of February 2031: ")
    return tell_rewording(bed, draft, "restated", figure)


def edit_attribution(bed: Bed) -> bool:
    draft = choose(bed, is_plain)
    if draft is None:
        return False
    figure, who = draft.figures[0], bed.random.choice(WHO)
    if figure["attribution"] == who:
        return False
    first, _ = sentence(draft, figure)
    replace_text(draft, first, first, f"According to {who}, ")
    figure["attribution"] = who
    return tell_rewording(bed, draft, "reattributed", figure)


def edit_source(bed: Bed) -> bool:
    """The figure rests on another note than before, or on one where it had none."""
    draft = choose(bed, is_plain)
    sources = [c for c in bed.rest["citations"] if c["kind"] == "source" and c["title"]]
    if draft is None or not sources:
        return False
    figure, citation = draft.figures[0], bed.random.choice(sources)
    if citation["footnote_id"] in figure["footnote_ids"]:
        return False
    own = [c["citation_id"] for c in bed.rest["citations"] if c["footnote_id"] == citation["footnote_id"]]
    figure.update(footnote_ids=[citation["footnote_id"]], citations=own, footnotes=["x"])
    tell_figure(bed, "source_changed", figure)
    return True


def edit_wording(bed: Bed) -> bool:
    """A word is put into the sentence of a figure."""
    draft = choose(bed, lambda d: len(d.figures) > 0)
    if draft is None:
        return False
    figure = bed.random.choice(draft.figures)
    first, _ = sentence(draft, figure)
    own = own_sentence(draft, figure)
    replace_text(draft, first, first, "Reportedly, as before: ")
    for one in own:
        tell_figure(bed, "reworded", one)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


def edit_remove_sentence(bed: Bed) -> bool:
    draft = choose(bed, lambda d: len(d.figures) > 0 and len(find_sentences(d.row["text"])) > 2)
    if draft is None:
        return False
    figure = bed.random.choice(draft.figures)
    first, last = sentence(draft, figure)
    if (last - first) > 0.5 * len(draft.row["text"]):
        return False
    for one in own_sentence(draft, figure):
        tell(bed, "figure", "removed", (one["figure_id"],), ())
        draft.figures.remove(one)
    replace_text(draft, first, last, "")
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


def claim(bed: Bed) -> tuple[str, str, str]:
    """A sentence that no report holds, its number and what it counts."""
    number, subject = f"{bed.random.randint(3, 90)},{bed.random.randint(100, 999)}", bed.random.choice(SUBJECTS)
    place, verb = bed.random.choice(PLACES), bed.random.choice(VERBS)
    return f"A further {number} {subject} near {place} were {verb} by volunteers that spring.", number, subject


def figure_row(bed: Bed, draft: Draft, number: str, counted: str) -> Row:
    start = draft.row["text"].index(number)
    value = float(number.replace(",", ""))
    blank: Row = dict.fromkeys(bed.old["figures"][0])
    return {
        **blank, "figure_id": f"{draft.row['paragraph_id']}.new", "paragraph_id": draft.row["paragraph_id"],
        "start": start, "end": start + len(number), "text": number, "low": value, "high": value, "modifier": "exact",
        "unit": "1", "kind": "buildings", "counted": counted, "place": [], "footnotes": [], "citations": [],
        "footnote_ids": [], "rule": "planted",
    }  # fmt: skip


def edit_add_sentence(bed: Bed) -> bool:
    draft = choose(bed, lambda d: words(d) >= 25 and d.row["text"].endswith("."))
    if draft is None:
        return False
    text, number, counted = claim(bed)
    if number in draft.row["text"]:
        return False
    draft.row["text"] += f" {text}"
    draft.figures.append(figure_row(bed, draft, number, counted))
    tell(bed, "figure", "added", (), (draft.figures[-1]["figure_id"],))
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True
