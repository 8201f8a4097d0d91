"""Figures over the editions of a report: their tracks, each with a small plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.history import Track
from publish.schema import Row
from publish.site.anchors import anchor
from publish.site.edition import Edition
from publish.site.units import told

WIDTH, HEIGHT, MARGIN = 180, 44, 8  # of a plot, in pixels


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one edition. `x`, `top` and `bottom` are places in the plot; `open` names an unknown bound."""

    edition: str
    value: str
    href: str
    x: float
    top: float
    bottom: float
    open: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One figure over the editions, oldest first. `gaps` are editions without it."""

    name: str
    claims: str  # the heading it stands under, whose, where
    kind: str
    points: tuple[Point, ...]
    change: str  # changed, same, or unlike: values that no scale holds together
    path: str | None  # of the plot's line


def read_lines(
    editions: Sequence[Edition], tracks: Sequence[Track], where: Mapping[str, Mapping[str, str]]
) -> list[Line]:
    """What stands in two editions or more, what changed first. `where` gives the pages of each edition by name."""
    places = {edition.name: at for at, edition in enumerate(editions)}
    chains = [{places[p.edition]: p.figure for p in track.points} for track in tracks if len(track.points) > 1]
    lines = [draw(editions, c, where) for c in sorted(chains, key=lambda chain: place_of(editions, chain))]
    return sorted(lines, key=lambda line: line.change == "same")


def place_of(editions: Sequence[Edition], chain: Mapping[int, Row]) -> tuple[int, int]:
    """Newest edition first, then the order of its document."""
    last = max(chain)
    return -last, editions[last].order[chain[last]["figure_id"]]


def draw(editions: Sequence[Edition], chain: Mapping[int, Row], where: Mapping[str, Mapping[str, str]]) -> Line:
    last = chain[max(chain)]
    bounds = [b for f in chain.values() for b in (f["low"], f["high"]) if b is not None]
    floor, roof = (min(bounds), max(bounds)) if bounds else (0, 0)
    points = tuple(
        point(editions, at, figure, where[editions[at].name], (floor, roof)) for at, figure in sorted(chain.items())
    )
    values = {(f["low"], f["high"], f["modifier"], f["unit"]) for f in chain.values()}
    units = {f["unit"] for f in chain.values()}
    change = "same" if len(values) == 1 else "unlike" if len(units) > 1 or len(bounds) < len(chain) else "changed"
    heading = editions[max(chain)].paragraphs[last["paragraph_id"]]["heading"]
    claims = " · ".join(t for t in (heading, last["actor"], ", ".join(last["place"])) if t)
    path = " ".join(f"{'L' if at else 'M'}{p.x} {(p.top + p.bottom) / 2:.1f}" for at, p in enumerate(points))
    return Line(
        last["counted"] or last["text"], claims, last["kind"], points, change, path if change == "changed" else None
    )


def point(
    editions: Sequence[Edition], at: int, figure: Row, pages: Mapping[str, str], scale: tuple[float, float]
) -> Point:
    step = (WIDTH - 2 * MARGIN) / max(1, len(editions) - 1)
    known = [b for b in (figure["low"], figure["high"]) if b is not None] or [scale[0]]
    missing = "high" if figure["high"] is None else "low" if figure["low"] is None else None
    href = f"{editions[at].url.split('/', 1)[1]}{pages[figure['paragraph_id']]}#{anchor(figure['figure_id'])}"
    top, bottom = (height(b, scale) for b in (max(known), min(known)))
    return Point(editions[at].name, told(figure), href, round(MARGIN + at * step, 1), top, bottom, missing)


def height(bound: float, scale: tuple[float, float]) -> float:
    """Pixels from the top of the plot; in the middle where there is nothing to tell apart."""
    floor, roof = scale
    share = (bound - floor) / (roof - floor) if roof > floor else 0.5
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)
