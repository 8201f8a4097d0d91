"""Who claimed it: `Responsibility for both attacks was claimed by a group calling itself “Saraya Ababil”`."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.claims.reading import Reading
from extract.model import Actor, Figure

CLAIM = re.compile(r"\bclaim(?:ed|ing|s)?\s+responsibility\b|\b(?:was|were|been)\s+claimed\s+by\b", re.I)
NONE = re.compile(r"\b(?:no|without|nor)\b[\w\s]{0,20}claim", re.I)
FOR_WHICH = re.compile(
    r"(?P<lead>\b(?:for|of)\swhich\s)[^.;]{2,80}?\s(?:has\s|had\s)?claimed\s(?:the\s)?responsibility\b"
)
CLAIMANTS = frozenset({"armed_group", "military", "coalition", "other"})
CLAIMED = frozenset({"weapons", "attacks"})
DONE = CLAIMED | {"fatalities", "injuries", "detained"}
FOR = re.compile(r"\sfor\s")  # `claimed responsibility for an ambush in which six soldiers were injured`


def link_responsibility(reading: Reading, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures, those of the attack that a later sentence lets someone claim with that actor."""
    for start, end in reading.sentences:
        figures = claimed_here(reading, figures, start, end)
        match = CLAIM.search(reading.text, start, end)
        if match is None or NONE.search(reading.text, start, end):
            continue
        actor = claimant(reading, start, end, match)
        if actor is not None:
            figures = (
                given_to(figures, actor.name, match.end(), end) if FOR.match(reading.text, match.end()) else figures
            )
            dates = {d.edtf for d in reading.dates if start <= d.start < end}
            figures = claimed(figures, actor.name, start, dates)
    return figures


def claimed_here(reading: Reading, figures: tuple[Figure, ...], start: int, end: int) -> tuple[Figure, ...]:
    """`A bomb killed nine soldiers, for which the PKK claimed responsibility`: what the relative clause hangs on."""
    match = FOR_WHICH.search(reading.text, start, end)
    actor = next((a for a in reading.actors if match and match.end("lead") <= a.start < match.end()), None)
    if match is None or actor is None or actor.type not in CLAIMANTS:
        return figures
    return given_to(figures, actor.name, start, match.start())


def given_to(figures: tuple[Figure, ...], name: str, start: int, end: int) -> tuple[Figure, ...]:
    """What was done to someone between these offsets, and nobody else did, is that actor's."""
    return tuple(
        replace(f, actor=name) if start <= f.start < end and f.kind in DONE and f.actor is None else f for f in figures
    )


def claimant(reading: Reading, start: int, end: int, match: re.Match[str]) -> Actor | None:
    """Before an active verb its subject, behind a passive its `by`."""
    passive = match[0].lower().endswith("by")
    found = [a for a in reading.actors if start <= a.start < end and a.type in CLAIMANTS]
    if passive:
        return next((a for a in found if a.start >= match.end()), None)
    return next((a for a in reversed(found) if a.end <= match.start()), None)


def claimed(figures: tuple[Figure, ...], name: str, start: int, dates: set[str | None]) -> tuple[Figure, ...]:
    """The claim is for the attack told last before it, or for the one of the day that it names."""
    earlier = [f for f in figures if f.start < start and f.kind in CLAIMED]
    day = {f.as_of for f in earlier} & dates or ({earlier[-1].as_of} if earlier else set())
    return tuple(replace(f, actor=name) if f in earlier and f.actor is None and f.as_of in day else f for f in figures)
