"""Edits of whole paragraphs, notes and titles: put in, taken out, moved, cut, joined, said in other words."""

from __future__ import annotations

from bed import Bed, Draft, choose, key, replace_text, tell, tell_figure, words
from figure_edits import DIGITS, PLACES, SUBJECTS, claim, figure_row

from extract.sentences import find_sentences
from publish.schema import Row


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
