"""The tables of two editions → their alignment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from publish.align.cells import align_cells
from publish.align.figures import Passage, align_figures
from publish.align.model import Alignment, Match
from publish.align.paragraphs import Side, align_paragraphs
from publish.align.sections import Section, align_sections, read_section
from publish.align.sources import align_sources
from publish.align.texts import Text, align_texts
from publish.align.words import Vocabulary, Words, fold
from publish.schema import Row, Rows


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition's tables with its paragraphs read: fold and words by paragraph id."""

    rows: Rows
    texts: Mapping[str, tuple[str, Words]]


def align_rows(old: Rows, new: Rows) -> Alignment:
    """The alignment of two editions. The same rows give the same matches, and swapped editions the swapped ones.

    To hold the last, the work is always done in one direction, that of the editions' contents.
    """
    if order_of(old) <= order_of(new):
        return align_in_order(old, new)
    back = align_in_order(new, old)
    return Alignment(
        sections=swap(back.sections), paragraphs=swap(back.paragraphs), notes=swap(back.notes),
        sources=swap(back.sources), figures=swap(back.figures), cells=swap(back.cells),
    )  # fmt: skip


def order_of(rows: Rows) -> tuple[str, str]:
    """What tells two editions apart: their texts, then their labels and values."""
    texts = "\0".join(p["text"] for p in rows["paragraphs"])
    return texts, json.dumps([rows["editions"], rows["figures"], rows["footnotes"]], sort_keys=True)


def swap(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(match.swapped() for match in matches)


def align_in_order(old: Rows, new: Rows) -> Alignment:
    words = Vocabulary()
    left, right = (Edition(r, read_paragraphs(r, words)) for r in (old, new))
    sections = align_sections(read_sections(left, words), read_sections(right, words))
    groups = group_names(sections, "section_id", old["sections"], new["sections"])
    paragraphs = align_paragraphs(read_side(left, groups[0]), read_side(right, groups[1]))
    return Alignment(
        sections=tuple(sections),
        paragraphs=tuple(paragraphs),
        notes=tuple(align_notes(old, new, paragraphs, words)),
        sources=tuple(align_sources(old, new, words)),
        figures=tuple(align_figures(read_passages(left), read_passages(right), paragraphs)),
        cells=tuple(align_cells(old["cells"], new["cells"], *groups)),
    )


def read_paragraphs(rows: Rows, words: Vocabulary) -> dict[str, tuple[str, Words]]:
    return {p["paragraph_id"]: (fold(p["text"]), words.read(p["text"])) for p in rows["paragraphs"]}


def read_sections(edition: Edition, words: Vocabulary) -> list[Section]:
    """The sections, each with its own paragraphs; headings are titles, not content."""
    own: defaultdict[str, list[tuple[str, Words]]] = defaultdict(list)
    for p in edition.rows["paragraphs"]:
        if p["kind"] != "heading":
            own[p["section_id"]].append(edition.texts[p["paragraph_id"]])
    return [read_section(row, own[row["section_id"]], words) for row in edition.rows["sections"]]


def group_names(
    matches: Sequence[Match], key: str, old: Sequence[Row], new: Sequence[Row]
) -> tuple[dict[str, str], dict[str, str]]:
    """A name for each row by its id, the same for the rows of a match, of its own for a row without one."""
    names_old = {row[key]: f"old {row[key]}" for row in old}
    names_new = {row[key]: f"new {row[key]}" for row in new}
    for at, match in enumerate(matches):
        names_old.update(dict.fromkeys(match.old, f"both {at}"))
        names_new.update(dict.fromkeys(match.new, f"both {at}"))
    return names_old, names_new


def read_side(edition: Edition, groups: Mapping[str, str]) -> Side:
    """The paragraphs to be aligned. Headings stand apart from other text: none becomes a paragraph's neighbour."""
    rows = edition.rows["paragraphs"]
    texts = [Text(*edition.texts[p["paragraph_id"]], (groups[p["section_id"]], p["kind"] == "heading")) for p in rows]
    return Side([p["paragraph_id"] for p in rows], texts)


def read_passages(edition: Edition) -> dict[str, Passage]:
    """The paragraphs with their figures, by id."""
    own: defaultdict[str, list[Row]] = defaultdict(list)
    for figure in edition.rows["figures"]:
        own[figure["paragraph_id"]].append(figure)
    return {
        p["paragraph_id"]: Passage(*edition.texts[p["paragraph_id"]], tuple(own[p["paragraph_id"]]), p["text"])
        for p in edition.rows["paragraphs"]
    }


def align_notes(old: Rows, new: Rows, paragraphs: Sequence[Match], words: Vocabulary) -> list[Match]:
    """Notes by what they say, never by their label; of the same ones (`Ibid.`) those that aligned paragraphs cite."""
    groups = group_names(paragraphs, "paragraph_id", old["paragraphs"], new["paragraphs"])
    left, right = (note_texts(r, g, words) for r, g in zip((old, new), groups, strict=True))
    ids = [[n["footnote_id"] for n in r["footnotes"]] for r in (old, new)]
    pairs = sorted(align_texts(left, right).items(), key=lambda pair: pair[0][1])
    return [Match((ids[0][i],), (ids[1][j],), p.score, p.how) for (i, j), p in pairs]


def note_texts(rows: Rows, groups: Mapping[str, str], words: Vocabulary) -> list[Text]:
    cited: dict[str, Hashable] = {}
    for ref in rows["footnote_refs"]:
        if ref["footnote_id"]:
            cited.setdefault(ref["footnote_id"], groups[ref["paragraph_id"]])
    return [Text(fold(n["text"]), words.read(n["text"]), cited.get(n["footnote_id"])) for n in rows["footnotes"]]
