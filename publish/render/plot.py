"""Plots as SVG that takes the page's colours: drawn once, without a script, the same in light, dark and print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publish.diff.model import Change
from publish.render.summary import plain, shorter, what
from publish.render.values import new_value, old_value

# Colours of the drawing → those of the page (its style sheet says what they are in light and dark).
COLOURS = {
    "#010203": "var(--ink)",
    "#010204": "var(--muted)",
    "#010205": "var(--line)",
    "#010206": "var(--accent)",
}
INK, MUTED, LINE, ACCENT = COLOURS
FONT = "system-ui, sans-serif"
MOST = 24  # bars in one plot
WIDTH, HEIGHT = 420, 24  # of the bars, and of one, in pixels
TICKS = (-1, -0.5, -0.2, -0.05, 0, 0.05, 0.2, 0.5, 1, 2, 5, 10, 100, 1000)
CONFIG = {
    "background": None,
    "font": FONT,
    "padding": {"left": 30, "right": 30, "top": 8, "bottom": 8},
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": MUTED,
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
        "titleFontWeight": "normal",
        "labelFontSize": 11,
        "titleFontSize": 11,
    },
}


def plot_changes(changes: Sequence[Change]) -> str | None:
    """By how much the figures changed, as a share of the old value, the greatest first; None where none can be told."""
    rows = change_rows(changes)
    return to_svg(bars(rows)) if rows else None


def change_rows(changes: Sequence[Change]) -> list[dict[str, Any]]:
    told = [(c, c.low_relative if c.low_relative is not None else c.high_relative) for c in changes]
    known = [(c, share) for c, share in told if c.kind == "value_changed" and share is not None]
    known.sort(key=lambda pair: (-abs(pair[1]), pair[0].change_id))
    return [
        {
            "rank": rank,
            "name": name_of(change),
            "share": share,
            "told": shorter(f"{old_value(change)} → {new_value(change)}", 44),
        }
        for rank, (change, share) in enumerate(known[:MOST])
    ]


def name_of(change: Change) -> str:
    """What is counted, and under which heading."""
    section = change.new_section or ""
    named = what(change) if not section or section == what(change) else f"{what(change)} · {section}"
    return shorter(plain(named), 40)


def bars(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A bar for each figure. Names may be the same: bars stand at ranks, names and values are written beside them."""
    y = {"field": "rank", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.3}}
    axis = {
        "format": "+%",
        "values": TICKS,
        "labelOverlap": True,
        "title": "change of the value; small ones are stretched",
    }
    x = {"field": "share", "type": "quantitative", "scale": {"type": "symlog", "constant": 0.05}, "axis": axis}
    return {
        "width": WIDTH,
        "height": HEIGHT * len(rows),
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "bar", "color": ACCENT, "height": 9, "cornerRadius": 2}, "encoding": {"x": x, "y": y}},
            {"mark": {"type": "rule", "color": MUTED}, "encoding": {"x": {"datum": 0}}},
            text_layer("name", "right", INK, -10, y),
            text_layer("told", "left", MUTED, WIDTH + 10, y),
        ],
    }


def text_layer(field: str, align: str, color: str, x: int, y: dict[str, Any]) -> dict[str, Any]:
    mark = {"type": "text", "align": align, "color": color, "fontSize": 12}
    return {"mark": mark, "encoding": {"x": {"value": x}, "y": y, "text": {"field": field}}}


def to_svg(spec: dict[str, Any]) -> str:
    """A Vega-Lite chart as SVG markup; the renderer escapes the texts in it."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg({**spec, "config": CONFIG}).replace("<svg ", '<svg aria-hidden="true" ', 1)
    for drawn, shown in COLOURS.items():
        svg = svg.replace(drawn, shown)
    return svg
