"""Values of figures as text."""

from __future__ import annotations

from typing import Any

from publish.diff.model import Change

SIGNS = {"approximate": "~", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
SCALES = ((10**12, "trillion"), (10**9, "billion"))


def value(figure: dict[str, Any]) -> str:
    """`≥ 136`, `10,000 – 15,000 km`, `~2,500`: the value with its bounds and unit."""
    low, high, modifier = figure["low"], figure["high"], figure["modifier"]
    if modifier == "range":
        text = f"{number(low)} – {number(high)}"
    else:
        text = SIGNS.get(modifier, "") + number(low if low is not None else high) + ("+" if modifier == "vague" else "")
    return text if figure["unit"] in {"1", None} else f"{text} {figure['unit']}"


def number(amount: float | None) -> str:
    """`2,500`, `1.142 billion`, `−4.2`; of great round amounts the scale word, as reports write them."""
    if amount is None:
        return "?"
    for scale, word in SCALES:
        scaled = amount / scale
        if abs(amount) >= scale and round(scaled, 3) == scaled:
            return f"{digits(scaled)} {word}"
    return digits(amount)


def digits(amount: float) -> str:
    text = f"{int(amount):,}" if float(amount).is_integer() else f"{amount:,}"
    return text.replace("-", "−")


def old_value(change: Change) -> str:
    """The value that a figure or cell had; nothing where it was added."""
    bounds = (change.old_low, change.old_high, change.old_modifier, change.old_unit)
    return side_value(bounds, change.old_text)


def new_value(change: Change) -> str:
    bounds = (change.new_low, change.new_high, change.new_modifier, change.new_unit)
    return side_value(bounds, change.new_text)


def side_value(bounds: tuple[float | None, float | None, str | None, str | None], text: str | None) -> str:
    low, high, modifier, unit = bounds
    if low is None and high is None:
        return text or ""
    return value({"low": low, "high": high, "modifier": modifier, "unit": unit})


def difference(change: Change) -> str:
    """`−8,500 (−5.4 %)`; of bounds that differ unlike, each; nothing where none can be told."""
    told = [
        (name, signed(amount), share(relative))
        for name, amount, relative in (
            ("low", change.low_difference, change.low_relative),
            ("high", change.high_difference, change.high_relative),
        )
        if amount is not None
    ]
    if len(told) == 2 and told[0][1:] == told[1][1:]:
        return told[0][1] + told[0][2]
    return ", ".join(f"{name} {amount}{relative}" for name, amount, relative in told)


def signed(amount: float) -> str:
    return f"{'+' if amount > 0 else '−'}{number(abs(amount))}"


def share(relative: float | None) -> str:
    if relative is None:
        return ""
    return f" ({'+' if relative > 0 else '−'}{abs(relative):.1%})".replace("%", " %")
