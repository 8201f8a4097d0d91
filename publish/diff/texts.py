"""Changes of sections, paragraphs, notes and cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from publish.align.model import Alignment, Match
from publish.align.words import fold
from publish.diff.figures import VALUE, differences
from publish.diff.model import Change
from publish.diff.trail import Trail, section_name
from publish.schema import Row, Rows


def diff_sections(old: Rows, new: Rows, matches: Iterable[Match]) -> Iterator[Change]:
    """Added, removed, moved; reworded where the title differs. A number is no title: renumbering is no change."""
    sides = [{s["section_id"]: s for s in rows["sections"]} for rows in (old, new)]
    matches = list(matches)
    for m in matches:
        one, other = sides[0][m.old[0]], sides[1][m.new[0]]
        titles = [s["title"] or "" for s in (one, other)]
        if m.moved:
            yield section_change("moved", one, other, m.score)
        if fold(titles[0]) != fold(titles[1]):
            yield section_change("reworded", one, other, m.score)
        elif titles[0] != titles[1]:
            yield section_change("cosmetic", one, other, m.score)
    for row in unmatched(sides[0], (m.old for m in matches)):
        yield section_change("removed", row, None, None)
    for row in unmatched(sides[1], (m.new for m in matches)):
        yield section_change("added", None, row, None)


def unmatched(rows: Mapping[str, Row], matched: Iterable[Sequence[str]]) -> Iterator[Row]:
    known = {key for keys in matched for key in keys}
    return (row for key, row in rows.items() if key not in known)


def section_change(kind: str, one: Row | None, other: Row | None, score: float | None) -> Change:
    name = [section_name(row) if row else None for row in (one, other)]
    return Change(
        "section", kind, score=score, fields=("title",) if kind in {"reworded", "cosmetic"} else (),
        old_ids=(one["section_id"],) if one else (), new_ids=(other["section_id"],) if other else (),
        old_section=name[0], new_section=name[1],
        old_text=(one["title"] or name[0]) if one else None, new_text=(other["title"] or name[1]) if other else None,
    )  # fmt: skip


def diff_paragraphs(old: Trail, new: Trail, alignment: Alignment) -> Iterator[Change]:
    """Headings are left to their sections, where they are a section's title."""
    for match in alignment.paragraphs:
        one, other = [old.paragraphs[i] for i in match.old], [new.paragraphs[j] for j in match.new]
        if not (is_title(old, one) and is_title(new, other)):
            for kind in kinds_of(match, texts_of(one), texts_of(other)):
                yield paragraph_change(old, new, kind, match)
    for row in unmatched(old.paragraphs, (m.old for m in alignment.paragraphs)):
        if not is_title(old, [row]):
            yield paragraph_change(old, new, kind_alone("removed", row), Match((row["paragraph_id"],), (), 0, ""))
    for row in unmatched(new.paragraphs, (m.new for m in alignment.paragraphs)):
        if not is_title(new, [row]):
            yield paragraph_change(old, new, kind_alone("added", row), Match((), (row["paragraph_id"],), 0, ""))


def kind_alone(kind: str, row: Row) -> str:
    """A line without a letter or digit, a rule or a row of stars, says nothing that could be gone."""
    return kind if any(c.isalnum() for c in row["text"]) else "cosmetic"


def is_title(trail: Trail, rows: Sequence[Row]) -> bool:
    """Whether paragraphs are headings that their section's title tells already."""
    names = [fold(trail.sections[row["section_id"]]) for row in rows]
    return all(r["kind"] == "heading" and fold(r["text"]) in name for r, name in zip(rows, names, strict=True))


def texts_of(rows: Sequence[Row]) -> str:
    return "\n".join(row["text"] for row in rows)


def kinds_of(match: Match, one: str, other: str) -> Iterator[str]:
    if match.how in {"split", "merged"}:
        yield match.how
    if match.moved:
        yield "moved"
    if fold(one) != fold(other):
        yield "reworded"
    elif one != other and match.how not in {"split", "merged"}:
        yield "cosmetic"


def paragraph_change(old: Trail, new: Trail, kind: str, match: Match) -> Change:
    one, other = [old.paragraphs[i] for i in match.old], [new.paragraphs[j] for j in match.new]
    return Change(
        "paragraph", kind, score=match.score if one and other else None,
        old_ids=match.old, new_ids=match.new, old_paragraphs=match.old, new_paragraphs=match.new,
        old_section=old.section(match.old[0]) if one else None,
        new_section=new.section(match.new[0]) if other else None,
        old_text=texts_of(one) if one else None, new_text=texts_of(other) if other else None,
    )  # fmt: skip


def diff_notes(old: Trail, new: Trail, matches: Iterable[Match]) -> Iterator[Change]:
    """Notes by what they say. Neither the label nor the place of a note is a change."""
    matches = list(matches)
    for m in matches:
        one, other = old.notes[m.old[0]], new.notes[m.new[0]]
        if fold(one["text"]) != fold(other["text"]):
            yield note_change("reworded", one, other, m.score)
        elif one["text"] != other["text"]:
            yield note_change("cosmetic", one, other, m.score)
    for row in unmatched(old.notes, (m.old for m in matches)):
        yield note_change("removed", row, None, None)
    for row in unmatched(new.notes, (m.new for m in matches)):
        yield note_change("added", None, row, None)


def note_change(kind: str, one: Row | None, other: Row | None, score: float | None) -> Change:
    return Change(
        "note", kind, score=score,
        old_ids=(one["footnote_id"],) if one else (), new_ids=(other["footnote_id"],) if other else (),
        old_text=one["text"] if one else None, new_text=other["text"] if other else None,
    )  # fmt: skip


def diff_cells(old: Trail, new: Trail, matches: Iterable[Match]) -> Iterator[Change]:
    """Cells of tables: a number that changed is `value_changed`, other text is reworded."""
    matches = list(matches)
    for m in matches:
        one, other = old.cells[m.old[0]], new.cells[m.new[0]]
        numbers = [None not in (c["low"], c["high"]) for c in (one, other)]
        if fold(one["text"]) != fold(other["text"]):
            changed = any(numbers) and any(one[k] != other[k] for k in VALUE if k in one)
            yield cell_change(old, new, "value_changed" if changed else "reworded", (one, other))
        elif one["text"] != other["text"]:
            yield cell_change(old, new, "cosmetic", (one, other))
    for row in unmatched(old.cells, (m.old for m in matches)):
        yield cell_change(old, new, "removed", (row, None))
    for row in unmatched(new.cells, (m.new for m in matches)):
        yield cell_change(old, new, "added", (None, row))


def cell_change(old: Trail, new: Trail, kind: str, pair: tuple[Row | None, Row | None]) -> Change:
    one, other = pair
    told = other or one or {}
    counted = ", ".join(h for h in (told["row_header"], told["column_header"]) if h)
    known = one is not None and other is not None
    values: dict[str, Any] = {
        f"{side}_{name}": cell[name]
        for side, cell in (("old", one), ("new", other))
        if cell
        for name in ("low", "high", "unit", "text")
    }
    if one and other:
        values.update(differences(one, other))
    return Change(
        "cell", kind, score=1.0 if known else None,
        old_ids=(one["cell_id"],) if one else (), new_ids=(other["cell_id"],) if other else (),
        old_section=old.sections[one["section_id"]] if one else None,
        new_section=new.sections[other["section_id"]] if other else None,
        counted=counted or told["caption"], **values,
    )  # fmt: skip
