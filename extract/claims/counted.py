"""What is counted or measured: the head noun phrase of a number, found where this form of sentence keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.claims.elided import bracketed_name, elided_noun, former_or_latter, inherited, of_them, shared_noun
from extract.claims.governed import governing, number_of, predicate
from extract.claims.labelled import beside_slash, bracketed_noun, entry, from_heading, label, listed_number
from extract.claims.measured import change_in, converted, measured_noun, of_phrase, part_of_sum, worth
from extract.claims.phrases import past_total, read_phrase
from extract.claims.reading import Counted, Reading, token_from
from extract.claims.thread import Thread
from extract.model import Quantity

LETTER = re.compile(r"[^\W\d_]")
Way = Callable[[Reading, Quantity, Thread], Counted | None]


def find_counted(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """The counted phrase of a quantity; the thread holds that of the figure before it. None: not stated."""
    for way in ways_of(quantity):
        found = way(reading, quantity, thread)
        if (
            found is not None
            and LETTER.search(found.text)
            and not quantity.start <= found.start < found.end <= quantity.end
        ):
            return found
    return None


def ways_of(quantity: Quantity) -> tuple[Way, ...]:
    """Where to look, the surest first: a count has its noun behind it, a measure what it is taken of."""
    if quantity.unit == "1" and quantity.kind != "change":
        return (
            former_or_latter,
            of_them,
            label,
            following_phrase,
            shared_noun,
            listed_number,
            predicate,
            bracketed_noun,
            beside_slash,
            entry,
            number_of,
            elided_noun,
            governing,
            inherited,
            from_heading,
        )
    return (
        of_them,
        label,
        change_in,
        worth,
        of_phrase,
        converted,
        part_of_sum,
        bracketed_name,
        measured_noun,
        entry,
        governing,
        bracketed_noun,
        inherited,
        from_heading,
    )


def following_phrase(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`2 500 US troops`, `dozens of fighters`, `six of the soldiers`; `four others` and `four more` point back."""
    first = token_from(reading.doc, quantity.end)
    if first >= len(reading.doc):
        return None
    if reading.doc[first].lower_ == "of" and first + 1 < len(reading.doc):
        return read_phrase(reading, past_total(reading, first + 1))
    found = read_phrase(reading, first)
    if found and found.text.lower() in {"total", "percent"}:
        return None
    return found
