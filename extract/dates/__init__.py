"""Dates: rules find the expressions, the discourse completes them, EDTF keeps their precision."""

from extract.dates.find import DateCandidate, find_dates
from extract.dates.resolve import resolve_dates

__all__ = ["DateCandidate", "find_dates", "resolve_dates"]
