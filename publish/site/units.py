"""Values as a page says them: `≥ 136`, `438,317 km²`, `2 months`, `−1.14 %`."""

from __future__ import annotations

from publish.render.values import number, value
from publish.schema import Row

# Symbols that a reader would not know, or that are set otherwise than they are written in a table.
NAMES = {
    "a": ("year", "years"), "mo": ("month", "months"), "wk": ("week", "weeks"), "d": ("day", "days"),
    "h": ("hour", "hours"), "km2": ("km²", "km²"), "m2": ("m²", "m²"), "mi2": ("sq mi", "sq mi"),
    "ft2": ("sq ft", "sq ft"), "m3": ("m³", "m³"),
    "ft3": ("cu ft", "cu ft"), "ug/m3": ("µg/m³", "µg/m³"), "pp": ("percentage points",) * 2,
}  # fmt: skip


def told(figure: Row) -> str:
    """The value of a figure with its bounds and the name of its unit."""
    text = value({**figure, "unit": "1"}).replace("-", "−")
    unit = unit_name(figure)
    return f"{text} {unit}" if unit else text


def unit_name(figure: Row) -> str | None:
    """`km²`, `years`; null for a count."""
    unit = figure["unit"]
    if unit in {"1", None}:
        return None
    one = figure["low"] == figure["high"] == 1
    return NAMES.get(unit, (unit, unit))[0 if one else 1]


def bounds(row: Row) -> str:
    """`136 – open`; the same on both sides is said once, nothing on both sides is not readable."""
    low, high = row["low"], row["high"]
    if low == high:
        return number(low).replace("-", "−") if low is not None else "not readable"
    return " – ".join("open" if bound is None else number(bound).replace("-", "−") for bound in (low, high))
