"""Changes of figures: what became of each number, and of the claim it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from publish.align.model import Alignment, Match
from publish.align.words import fold
from publish.diff.model import Change
from publish.diff.trail import Trail, same
from publish.schema import Row

VALUE = ("low", "high", "modifier", "unit")
CLAIM = ("kind", "counted", "actor", "place", "as_of", "attribution")
WHO = ("actor", "attribution")
NUMBERS = re.compile(r"\d[\d.,]*(?:-\d[\d.,]*)?\+?")


@dataclass(frozen=True, slots=True)
class Sides:
    """Both editions with what their figures need to be compared."""

    old: Trail
    new: Trail
    kept: frozenset[tuple[str, str]]  # (old, new) paragraphs whose text is the same
    moved: frozenset[tuple[str, str]]
    paired: frozenset[tuple[str, str]]
    names: tuple[Mapping[str, str], Mapping[str, str]]  # of sources and notes: one for what is one and the same
    standing: frozenset[tuple[str, str]]  # (old, new) notes whose text is the same


def diff_figures(old: Trail, new: Trail, alignment: Alignment, same_reading: bool) -> Iterator[Change]:
    """`same_reading`: one program read both editions, so that what differs under one text comes from its context."""
    sides = read_sides(old, new, alignment)
    matched_old = {m.old[0] for m in alignment.figures}
    matched_new = {m.new[0] for m in alignment.figures}
    for match in alignment.figures:
        yield from compare(sides, match, same_reading)
    lost = {a for a, _ in sides.kept}, {b for _, b in sides.kept}
    for key, figure in old.figures.items():
        if key not in matched_old:
            kind = "reread" if figure["paragraph_id"] in lost[0] else "removed"
            yield describe(sides, Change("figure", kind), figure, None)
    for key, figure in new.figures.items():
        if key not in matched_new:
            kind = "reread" if figure["paragraph_id"] in lost[1] else "added"
            yield describe(sides, Change("figure", kind), None, figure)


def read_sides(old: Trail, new: Trail, alignment: Alignment) -> Sides:
    pairs = {(i, j): m for m in alignment.paragraphs for i in m.old for j in m.new}
    kept = {(i, j) for (i, j), m in pairs.items() if m.how == "exact"}
    names = [{k: f"{side} {k}" for k in (*t.sources, *t.notes)} for side, t in (("old", old), ("new", new))]
    for match in (*alignment.sources, *alignment.notes):
        names[1][match.new[0]] = names[0][match.old[0]]
    moved = {pair for pair, m in pairs.items() if m.moved}
    standing = frozenset((m.old[0], m.new[0]) for m in alignment.notes if m.how == "exact")
    return Sides(old, new, frozenset(kept), frozenset(moved), frozenset(pairs), (names[0], names[1]), standing)


def compare(sides: Sides, match: Match, same_reading: bool) -> Iterator[Change]:
    """The changes of one figure that both editions have; none for the same claim in the same place."""
    one, other = sides.old.figures[match.old[0]], sides.new.figures[match.new[0]]
    place = (one["paragraph_id"], other["paragraph_id"])
    differ = find_differences(one, other)
    before, after = sides.old.sentence(one)[0], sides.new.sentence(other)[0]
    context = ("context",) if differ and fold(before) == fold(after) else ()

    def change(kind: str, *names: str) -> Change:
        bare = Change("figure", kind, score=match.score, fields=(*names, *(context if kind != "moved" else ())))
        return describe(sides, bare, one, other)

    if place in sides.kept and (names := reread_fields(differ, same_reading)):
        yield change("reread", *names)
        differ = [name for name in differ if name not in names]
    yield from (change(kind, *names) for kind, names in kinds_of(sides, one, other, differ))
    if place in sides.moved or place not in sides.paired:
        yield change("moved")


def find_differences(one: Row, other: Row) -> list[str]:
    return [name for name in (*VALUE, *CLAIM) if not is_same(one[name], other[name])]


def is_same(one: Any, other: Any) -> bool:
    if one == other:
        return True
    if isinstance(one, list):
        return {fold(p).casefold() for p in one} == {fold(p).casefold() for p in other}
    return isinstance(one, str) and isinstance(other, str) and same(one, other)


def reread_fields(differ: Sequence[str], same_reading: bool) -> list[str]:
    """Where the text is the same a value cannot have changed, only its reading; a date can, by what stands around."""
    return [name for name in differ if not (same_reading and name in ("as_of", *WHO))]


def kinds_of(sides: Sides, one: Row, other: Row, differ: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The kinds of change of a matched pair with the fields that make them, the weightiest first."""
    found = []
    if values := [name for name in differ if name in VALUE]:
        found.append(("value_changed", [*values, *(["as_of"] if "as_of" in differ else [])]))
    elif "as_of" in differ:
        found.append(("restated", ["as_of"]))
    if has_other_sources(sides, one, other):
        found.append(("source_changed", ["sources"]))
    if who := [name for name in WHO if name in differ]:
        found.append(("reattributed", who))
    rest = [name for name in differ if name in ("kind", "counted", "place")]
    kept = (one["paragraph_id"], other["paragraph_id"]) in sides.kept
    if not found and not kept and (rest or wording(sides.old, one) != wording(sides.new, other)):
        found.append(("reworded", rest))
    yield from found


def has_other_sources(sides: Sides, one: Row, other: Row) -> bool:
    """Whether the notes cite something else. Notes that say the same cite the same, however they are read."""
    old, new = sides.names
    notes = sorted(one["footnote_ids"], key=old.__getitem__), sorted(other["footnote_ids"], key=new.__getitem__)
    if len(notes[0]) == len(notes[1]) and sides.standing.issuperset(zip(*notes, strict=True)):
        return False
    return {old[s] for s in sides.old.supports(one)} != {new[s] for s in sides.new.supports(other)}


def wording(trail: Trail, figure: Row) -> tuple[str, str]:
    """The sentence around the number, without its look; other numbers in it have changes of their own."""
    sentence, (start, end) = trail.sentence(figure)
    before, after = (NUMBERS.sub("#", fold(part)) for part in (sentence[:start], sentence[end:]))
    return before, after


def describe(sides: Sides, change: Change, one: Row | None, other: Row | None) -> Change:
    """A change with all that the table tells of the figure before and after."""
    told = other or one or {}
    values: dict[str, Any] = {"figure_kind": told["kind"], "counted": told["counted"], "place": tuple(told["place"])}
    for side, figure in (("old", one), ("new", other)):
        if figure is not None:
            trail = sides.old if side == "old" else sides.new
            values.update({f"{side}_{name}": value for name, value in describe_side(trail, figure).items()})
    if one is not None and other is not None:
        values.update(differences(one, other))
    return replace(change, **values)


def describe_side(trail: Trail, figure: Row) -> dict[str, Any]:
    sentence, at = trail.sentence(figure)
    names = ("low", "high", "modifier", "unit", "as_of", "attribution", "actor", "text")
    return {
        **{name: figure[name] for name in names},
        "ids": (figure["figure_id"],),
        "paragraphs": (figure["paragraph_id"],),
        "section": trail.section(figure["paragraph_id"]),
        "sentence": sentence,
        "at": at,
        "sources": tuple(trail.name(s) for s in trail.supports(figure)),
    }


def differences(one: Row, other: Row) -> dict[str, float | None]:
    """New less old for each bound that both have, and by what share of the old; none where the units differ."""
    found: dict[str, float | None] = {}
    for bound in ("low", "high"):
        old, new = one[bound], other[bound]
        known = old is not None and new is not None and one["unit"] == other["unit"] and old != new
        found[f"{bound}_difference"] = rounded(new - old) if known else None
        found[f"{bound}_relative"] = rounded((new - old) / abs(old)) if known and old else None
    return found


def rounded(value: float) -> float:
    """Twelve digits: 0.3 - 0.1 is 0.2."""
    return float(f"{value:.12g}")
