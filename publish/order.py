"""The order of a report's editions: by the date of publication where it is known, else by name."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.edition import natural
from publish.schema import Row


def order_editions(editions: Iterable[Row]) -> list[Row]:
    """Rows of the table `editions`, reports in natural order of their names, editions of a report from old to new.

    Dates and names are not mixed: where one edition of a report has no date, all of that report go by name.
    """
    by_report: dict[str, list[Row]] = {}
    for row in editions:
        by_report.setdefault(row["report"], []).append(row)
    return [row for name in sorted(by_report, key=lambda n: (natural(n), n)) for row in in_order(by_report[name])]


def in_order(rows: list[Row]) -> list[Row]:
    def name(row: Row) -> tuple[object, ...]:
        return natural(row["edition"]), row["edition"]

    if all(row["published"] for row in rows):
        return sorted(rows, key=lambda row: (row["published"], name(row)))
    return sorted(rows, key=name)
