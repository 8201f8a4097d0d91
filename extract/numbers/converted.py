"""A measure told again in another unit has the bounds of the first: `more than 660 km, or 410 miles`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import Figure, Quantity
from extract.numbers.units import is_currency

ALIKE = (
    frozenset({"km", "mi", "nmi"}),
    frozenset({"m", "ft", "km", "mi"}),
    frozenset({"cm", "mm", "in", "m", "ft"}),
    frozenset({"km2", "mi2", "ha", "ac"}),
    frozenset({"m2", "ft2"}),
    frozenset({"kg", "lb", "t"}),
    frozenset({"km/h", "mi/h"}),
)
AGAIN = re.compile(r"\s?[(\[]|,?\sor\s|,\s(?:equal|equivalent)\sto\s")
BOUNDS = frozenset({"approximate", "at_least", "more_than", "at_most", "less_than"})


def with_bounds(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, each conversion without a modifier of its own with that of the measure before it."""
    before: Quantity | None = None
    for quantity in found:
        if before is not None and is_converted(text, before, quantity):
            quantity = bounded(quantity, before)
        yield quantity
        before = quantity


def is_converted(text: str, before: Quantity, quantity: Quantity) -> bool:
    if before.modifier not in BOUNDS or quantity.modifier != "exact":
        return False
    return is_measured_again(text, before, quantity)


def is_measured_again(text: str, before: Quantity | Figure, quantity: Quantity) -> bool:
    """`15 million shillings ($8,175)`: the same in another unit."""
    if before.unit == quantity.unit:
        return False
    money = is_currency(before.unit) and is_currency(quantity.unit)
    if not money and not any({before.unit, quantity.unit} <= units for units in ALIKE):
        return False
    return AGAIN.fullmatch(text, before.end, quantity.start) is not None


def bounded(quantity: Quantity, before: Quantity) -> Quantity:
    low = None if before.modifier in {"at_most", "less_than"} else quantity.low
    high = None if before.modifier in {"at_least", "more_than"} else quantity.high
    return replace(quantity, low=low, high=high, modifier=before.modifier)
