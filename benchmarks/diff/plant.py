"""Edits of known kinds planted in the tables of an edition, with what must be told of each.

Works on published tables, so that no language model runs: a planted edit changes the text and the rows that the text
would give. One paragraph takes one edit at most, so that each change has one cause.
"""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extract.sentences import find_sentences, sentence_of
from publish.schema import Row, Rows

Fact = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # subject, kind, old ids, new ids
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]+")  # lines of redaction marks hold none
SUBJECTS = "wells schools bridges clinics depots mills pumps ferries kilns barns".split()
PLACES = "Ashford Belmont Calder Dunmore Elsworth Farnley Granby Holme Ilton Kelby".split()
VERBS = "repaired opened counted closed inspected rebuilt painted leased mapped abandoned".split()
TRIES = 2000  # to find a paragraph that fits
WHO = ("the Institute of Public Records", "the Board of Rivers", "a survey of farmers", "the Guild of Masons")


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph of the new edition while it is edited: its row, its figures and its markers."""

    row: Row
    figures: list[Row]
    refs: list[Row]
    touched: bool = False


@dataclass(slots=True)
class Bed:
    """The edition that edits are planted in, and the facts that must be told."""

    old: Rows
    drafts: list[Draft]
    rest: Rows  # all tables of the new edition but paragraphs, figures and markers
    random: random.Random
    facts: set[Fact] = field(default_factory=set)
    planted: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def plant(old: Rows, count: int, seed: int) -> tuple[Rows, set[Fact], dict[str, int]]:
    """The edited tables, the facts, and how many edits of each name were planted: `count`, each name as often."""
    bed = Bed(old, list(read_drafts(old)), copy.deepcopy(old), random.Random(seed))
    names = list(EDITS)
    for at in range(count):
        name = names[at % len(names)]
        if EDITS[name](bed):
            bed.planted[name] += 1
    return written(bed), bed.facts, dict(bed.planted)


def read_drafts(rows: Rows) -> Iterator[Draft]:
    figures: defaultdict[str, list[Row]] = defaultdict(list)
    refs: defaultdict[str, list[Row]] = defaultdict(list)
    for table, own in (("figures", figures), ("footnote_refs", refs)):
        for row in rows[table]:
            own[row["paragraph_id"]].append(copy.deepcopy(row))
    for row in rows["paragraphs"]:
        yield Draft(dict(row), figures[row["paragraph_id"]], refs[row["paragraph_id"]])


def written(bed: Bed) -> Rows:
    """The new tables; labels of notes are counted anew from 1 001, which must not matter."""
    rows = dict(bed.rest)
    rows["paragraphs"] = [d.row for d in bed.drafts]
    rows["figures"] = [f for d in bed.drafts for f in d.figures]
    rows["footnote_refs"] = [r for d in bed.drafts for r in d.refs]
    rows["editions"] = [{**row, "edition": "new"} for row in rows["editions"]]
    rows["footnotes"] = [{**note, "label": str(1000 + at)} for at, note in enumerate(rows["footnotes"], 1)]
    return rows


def choose(bed: Bed, fits: Callable[[Draft], bool]) -> Draft | None:
    """An untouched paragraph of running text that fits, away from touched ones; None where chance finds none."""
    for _ in range(TRIES):
        at = bed.random.randrange(len(bed.drafts))
        draft = bed.drafts[at]
        near = bed.drafts[max(0, at - 1) : at + 2]
        if draft.row["kind"] != "heading" and not any(n.touched for n in near) and words(draft) >= 12 and fits(draft):
            draft.touched = True
            return draft
    return None


def words(draft: Draft) -> int:
    return len(WORD.findall(draft.row["text"]))


def key(draft: Draft) -> tuple[str, ...]:
    return (draft.row["paragraph_id"],)


def tell(bed: Bed, subject: str, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    bed.facts.add((subject, kind, old, new))


def tell_figure(bed: Bed, kind: str, figure: Row) -> None:
    tell(bed, "figure", kind, (figure["figure_id"],), (figure["figure_id"],))


def replace_text(draft: Draft, start: int, end: int, text: str) -> None:
    """Put a text at a span, move what stands behind it."""
    old = draft.row["text"]
    draft.row["text"] = old[:start] + text + old[end:]
    step = len(text) - (end - start)
    for figure in draft.figures:
        if figure["start"] >= end:
            figure["start"], figure["end"] = figure["start"] + step, figure["end"] + step
    for ref in draft.refs:
        if ref["offset"] >= end:
            ref["offset"] += step


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
    tell_figure(bed, "value_changed", figure)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


def edit_modifier(bed: Bed) -> bool:
    draft = choose(bed, lambda d: is_plain(d) and d.figures[0]["modifier"] == "exact")
    if draft is None:
        return False
    figure = draft.figures[0]
    replace_text(draft, figure["start"], figure["start"], "about ")
    figure["modifier"] = "approximate"
    tell_figure(bed, "value_changed", figure)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


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
    tell_figure(bed, "restated", figure)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


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
    tell_figure(bed, "reattributed", figure)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


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


def edit_add_paragraph(bed: Bed) -> bool:
    beside = choose(bed, lambda d: True)
    if beside is None:
        return False
    text, number, counted = claim(bed)
    other = " ".join(claim(bed)[0].replace(",", "") for _ in range(2))
    row = {
        **beside.row,
        "paragraph_id": f"{beside.row['paragraph_id']}.new",
        "text": f"{text} {DIGITS.sub('many', other)}",
    }
    draft = Draft(row, [], [], True)
    draft.figures.append(figure_row(bed, draft, number, counted))
    bed.drafts.insert(bed.drafts.index(beside) + 1, draft)
    tell(bed, "paragraph", "added", (), key(draft))
    tell(bed, "figure", "added", (), (draft.figures[0]["figure_id"],))
    return True


def edit_remove_paragraph(bed: Bed) -> bool:
    draft = choose(bed, lambda d: True)
    if draft is None:
        return False
    at = bed.drafts.index(draft)
    for beside in bed.drafts[max(0, at - 1) : at + 2]:  # they stand side by side now, and shall not be merged
        beside.touched = True
    del bed.drafts[at]
    tell(bed, "paragraph", "removed", key(draft), ())
    for figure in draft.figures:
        tell(bed, "figure", "removed", (figure["figure_id"],), ())
    return True


def edit_move(bed: Bed) -> bool:
    draft, other = choose(bed, lambda d: words(d) >= 15), choose(bed, lambda d: True)
    if draft is None or other is None:
        return False
    between = abs(bed.drafts.index(draft) - bed.drafts.index(other))
    if between < 4:
        return False
    bed.drafts.remove(draft)
    bed.drafts.insert(bed.drafts.index(other) + 1, draft)
    draft.row["section_id"] = other.row["section_id"]
    tell(bed, "paragraph", "moved", key(draft), key(draft))
    for figure in draft.figures:
        tell_figure(bed, "moved", figure)
    return True


def edit_plain_wording(bed: Bed) -> bool:
    """Words of a paragraph without figures are put in other words."""
    draft = choose(bed, lambda d: not d.figures)
    if draft is None:
        return False
    middle = draft.row["text"].index(" ", len(draft.row["text"]) // 2)
    replace_text(draft, middle, middle, " now and then, as was said before,")
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


def edit_split(bed: Bed) -> bool:
    draft = choose(bed, lambda d: len(cuts(d)) > 0)
    if draft is None:
        return False
    cut = bed.random.choice(cuts(draft))
    text = draft.row["text"]
    second = Draft(
        {**draft.row, "paragraph_id": f"{draft.row['paragraph_id']}.b", "text": text[cut:].lstrip()}, [], [], True
    )
    lead = cut + len(text[cut:]) - len(text[cut:].lstrip())
    for figure in [f for f in draft.figures if f["start"] >= cut]:
        draft.figures.remove(figure)
        moved = {"start": figure["start"] - lead, "end": figure["end"] - lead}
        second.figures.append({**figure, **moved, "paragraph_id": second.row["paragraph_id"]})
    draft.row["text"] = text[:cut].rstrip()
    draft.refs = [r for r in draft.refs if r["offset"] <= len(draft.row["text"])]
    bed.drafts.insert(bed.drafts.index(draft) + 1, second)
    tell(bed, "paragraph", "split", key(draft), (*key(draft), *key(second)))
    return True


def cuts(draft: Draft) -> list[int]:
    """Ends of sentences with eight words or more on either side."""
    text = draft.row["text"]
    ends = [end for _, end in find_sentences(text)[:-1]]
    return [e for e in ends if min(len(text[:e].split()), len(text[e:].split())) >= 8]


def edit_merge(bed: Bed) -> bool:
    def fits(draft: Draft) -> bool:
        at = bed.drafts.index(draft)
        after = bed.drafts[at + 1] if at + 1 < len(bed.drafts) else None
        if after is None or words(after) < 8 or any(n.touched for n in bed.drafts[at + 1 : at + 3]):
            return False
        whole = draft.row["text"].endswith(".")
        return whole and all(after.row[name] == draft.row[name] for name in ("section_id", "kind"))

    draft = choose(bed, fits)
    if draft is None:
        return False
    after = bed.drafts.pop(bed.drafts.index(draft) + 1)
    lead = len(draft.row["text"]) + 1
    draft.row["text"] += f" {after.row['text']}"
    for figure in after.figures:
        moved = {"start": figure["start"] + lead, "end": figure["end"] + lead}
        draft.figures.append({**figure, **moved, "paragraph_id": draft.row["paragraph_id"]})
    tell(bed, "paragraph", "merged", (*key(draft), *key(after)), key(draft))
    return True


def edit_look(bed: Bed) -> bool:
    draft = choose(bed, lambda d: d.row["text"][0].isalpha())
    if draft is None:
        return False
    first = draft.row["text"].index(" ")
    replace_text(draft, first, first + 1, "\u00a0 ")
    replace_text(draft, 0, 0, "“")
    replace_text(draft, len(draft.row["text"]), len(draft.row["text"]), "”")
    tell(bed, "paragraph", "cosmetic", key(draft), key(draft))
    return True


def edit_new_note(bed: Bed) -> bool:
    """A note with a source of its own, that nothing rests on yet."""
    if not bed.rest["footnotes"]:
        return False
    at = bed.planted["new note"]
    note: Row = {**bed.rest["footnotes"][0], "footnote_id": f"planted#n{at}"}
    note["text"] = f"Office {PLACES[at % 10]} {at}, Survey of {SUBJECTS[at % 9]} number {at}, {1950 + at}"
    blank: Row = dict.fromkeys(bed.old["citations"][0])
    citation: Row = {
        **blank, "citation_id": f"planted#n{at}.c1", "footnote_id": note["footnote_id"], "ordinal": 1, "authors": [],
        "text": note["text"], "publisher": f"Office {PLACES[at % 10]} {at}", "title": note["text"], "kind": "source",
        "published": str(1950 + at), "source_id": f"planted-{at}",
    }  # fmt: skip
    bed.rest["footnotes"].append(note)
    bed.rest["citations"].append(citation)
    tell(bed, "note", "added", (), (note["footnote_id"],))
    tell(bed, "source", "new", (), (f"planted-{at}",))
    return True


def edit_title(bed: Bed) -> bool:
    """A section gets another title."""
    fit = [s for s in bed.rest["sections"] if s["title"] and len(s["title"].split()) > 2 and "anew" not in s["title"]]
    if not fit:
        return False
    section = bed.random.choice(fit)
    section["title"] = f"{section['title']}, told anew"
    tell(bed, "section", "reworded", (section["section_id"],), (section["section_id"],))
    return True


EDITS: dict[str, Callable[[Bed], bool]] = {
    "value": edit_value,
    "modifier": edit_modifier,
    "time": edit_time,
    "attribution": edit_attribution,
    "source": edit_source,
    "wording at a figure": edit_wording,
    "sentence removed": edit_remove_sentence,
    "sentence added": edit_add_sentence,
    "paragraph added": edit_add_paragraph,
    "paragraph removed": edit_remove_paragraph,
    "paragraph moved": edit_move,
    "wording": edit_plain_wording,
    "paragraph split": edit_split,
    "paragraphs merged": edit_merge,
    "look": edit_look,
    "new note": edit_new_note,
    "title": edit_title,
}
