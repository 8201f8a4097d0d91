"""Numbers: digits and words, ranges, units and modifiers. A figure before anyone asked what it counts."""

from extract.numbers.find import find_quantities

__all__ = ["find_quantities"]
