"""Months in the languages of other asylum desks: `29. juni 2017`, `12 janvier 2021`, `31. März 2023`."""

from __future__ import annotations

import re

from extract.dates.values import Day

NAMES = (
    "januar|jänner|januari|janvier|enero|gennaio",
    "februar|februari|février|febrero|febbraio",
    "märz|marts|mars|maart|marzo",
    "april|avril|abril|aprile",
    "mai|maj|mei|mayo|maggio",
    "juni|juin|junio|giugno",
    "juli|juillet|julio|luglio",
    "august|augusti|augustus|août|agosto",
    "september|septembre|septiembre|settembre",
    "oktober|octobre|octubre|ottobre",
    "november|novembre|noviembre",
    "dezember|desember|december|décembre|diciembre|dicembre",
)
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names.split("|")}
WRITTEN = re.compile(
    rf"(?<![\w.])(?:(\d{{1,2}})(?:\.|er)?\s(?:de\s)?)?\b({'|'.join(MONTHS)})\s(?:de\s)?((?:19|20)\d\d)(?!\d)", re.I
)


def find_foreign_date(text: str) -> tuple[int, int, str] | None:
    """The last such date: (start, end, EDTF). English names are left to the finder of dates."""
    for match in reversed(list(WRITTEN.finditer(text))):
        day = int(match[1] or 0)
        value = Day(int(match[3]), MONTHS[match[2].lower()], day)
        if value.is_real():
            return match.start(), match.end(), value.edtf()
    return None
