"""Whose each is of a row that `respectively` shares out: `the army and the navy lost 40 and 90 men respectively`."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.claims.reading import Reading
from extract.model import Figure

RESPECTIVELY = re.compile(r"[^.;\d]{0,40}\brespectively\b")
NEXT = re.compile(r"(?:\s[a-z]+)?(?:,|,?\s(?:and|or))\s(?:[a-z]+\s){0,2}")
PARTIES = frozenset({"state", "military", "armed_group", "coalition", "igo", "party", "ngo", "government_body"})


def share_out(reading: Reading, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures, those of such a row each with the party that stands in the same place of the row before."""
    if "respectively" not in reading.text:
        return figures
    for last in range(1, len(figures)):
        if RESPECTIVELY.match(reading.text, figures[last].end) is None:
            continue
        first = last
        while first and NEXT.fullmatch(reading.text, figures[first - 1].end, figures[first].start):
            first -= 1
        names = parties_before(reading, figures, first, last - first + 1)
        pairs = zip(figures[first : last + 1], names, strict=False)
        figures = (
            (*figures[:first], *(replace(f, actor=n) for f, n in pairs), *figures[last + 1 :]) if names else figures
        )
    return figures


def parties_before(reading: Reading, figures: tuple[Figure, ...], first: int, count: int) -> list[str]:
    """As many parties before a row as it is long, of figures, else named in its sentence; none where they differ."""
    if count < 2:
        return []
    start, _ = reading.sentence(figures[first].start)
    held = [f.actor for f in figures[:first] if f.start >= start and f.actor is not None]
    named = [a.name for a in reading.actors if start <= a.start < figures[first].start and a.type in PARTIES]
    for names in (list(dict.fromkeys(held)), list(dict.fromkeys(named))):
        if len(names) == count:
            return names
    return []
