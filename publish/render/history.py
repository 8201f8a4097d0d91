"""Figures over all editions: plain lines, and a page with a small plot for each that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from publish.history import Point, Track
from publish.render.page import render
from publish.render.plot import ACCENT, INK, MUTED, to_svg
from publish.render.summary import plain, shorter
from publish.render.values import value

MOST = 24  # plots on a page; the table below has all
COLUMNS = 3
BILLIONS = "replace(replace(datum.label, 'G', ' bn'), 'M', ' m')"  # SI's giga and mega are no words of reports


def history_lines(report: str, editions: Sequence[str], tracks: Sequence[Track]) -> Iterator[str]:
    """A title, then a line a figure: `25,000 (2023) → 20,000 – 25,000 (2024)`."""
    yield plain(f"{report}: {len(tracks)} figures over {', '.join(editions)}")
    for track in tracks:
        told = " → ".join(f"{value(p.figure)} ({p.edition})" for p in track.points)
        yield plain(f"{name_of(track)}: {told}")


def name_of(track: Track) -> str:
    last = track.points[-1]
    named = last.figure["counted"] or last.figure["kind"]
    return named if named == last.section else f"{named} [{last.section}]"


def render_history(report: str, editions: Sequence[str], tracks: Sequence[Track]) -> str:
    """The page as HTML."""
    rows = [(name_of(t), t, {p.edition: p for p in t.points}) for t in tracks]
    return render(
        "history.html.jinja", report=report, editions=editions, rows=rows, value=value,
        plot=to_svg(panels(editions, tracks)) if any(t.changed for t in tracks) else None,
    )  # fmt: skip


def panels(editions: Sequence[str], tracks: Sequence[Track]) -> dict[str, Any]:
    """Small plots in rows, those that changed most first; each has its own scale."""
    chosen = sorted((t for t in tracks if t.changed), key=lambda t: (-spread(t), t.track_id))[:MOST]
    data = [
        {"track": rank, "edition": p.edition, "low": p.figure["low"], "high": p.figure["high"], "value": drawn(p)}
        for rank, track in enumerate(chosen)
        for p in track.points
        if (p.figure["low"], p.figure["high"]) != (None, None)
    ]
    return {
        "columns": COLUMNS,
        "spacing": {"row": 26, "column": 40},
        "concat": [panel(rank, track, editions, data) for rank, track in enumerate(chosen)],
    }


def panel(rank: int, track: Track, editions: Sequence[str], data: Sequence[dict[str, Any]]) -> dict[str, Any]:
    x = {"field": "edition", "type": "nominal", "sort": list(editions), "scale": {"domain": list(editions)},
         "axis": {"title": None, "labelAngle": 0, "grid": False, "labelLimit": 80}}  # fmt: skip
    y = {"field": "value", "type": "quantitative", "scale": {"zero": False, "nice": True},
         "axis": {"title": None, "tickCount": 3, "format": "~s", "labelExpr": BILLIONS}}  # fmt: skip
    title = {"text": shorter(plain(name_of(track)), 38), "anchor": "start", "color": INK, "fontSize": 11,
             "fontWeight": "normal"}  # fmt: skip
    between = {"y": {**y, "field": "low"}, "y2": {"field": "high"}, "x": x}
    return {
        "width": 200,
        "height": 70,
        "title": title,
        "data": {"values": [d for d in data if d["track"] == rank]},
        "layer": [
            {"mark": {"type": "rule", "color": MUTED, "strokeWidth": 4, "opacity": 0.5}, "encoding": between},
            {"mark": {"type": "line", "color": ACCENT, "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
            {"mark": {"type": "point", "color": ACCENT, "filled": True, "size": 45}, "encoding": {"x": x, "y": y}},
        ],
    }


def drawn(point: Point) -> float | None:
    """Where a point is drawn: at its value, or at the bound that is known; nowhere for a range, which is a bar."""
    low, high = point.figure["low"], point.figure["high"]
    if low is None or high is None:
        return float(low if low is not None else high) if (low, high) != (None, None) else None
    return float(low) if low == high else None


def spread(track: Track) -> float:
    """The greatest step from one edition to the next as a share of the value before."""
    values = [v for p in track.points if (v := drawn(p)) is not None]
    steps = [abs(b - a) / abs(a) for a, b in pairwise(values) if a]
    return max(steps, default=0.0)
