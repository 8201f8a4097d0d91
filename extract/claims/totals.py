"""Past the total that a part is taken of, to what is counted: `three of the four main police stations`."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.phrase_words import leads_to_noun, quantity_of
from extract.claims.reading import Reading, token_from

# `27% of the total number of raids`: a number of them is no thing of its own.
NUMBER_OF = re.compile(
    r"(?:(?:the|its|their|all)\s)?(?:[a-z]+\s)?(?:number|amount|percentage|proportion|quantity|share|volume)s?\sof\s(?:the\s|all\s)?(?=[\w“‘])"
)
# What may stand between `of` and the total that a part is taken of: `of the planned 20 ships`, `of its 17 towns`.
DETERMINING = frozenset({"DET", "PRON", "ADJ", "ADV", "PART", "PROPN"})
# No one writes a part of a part of more totals than these.
NESTED = 4


def past_total(reading: Reading, index: int) -> int:
    """Past the number that a part is taken of, from the token behind `of`: `three of the four main police stations`."""
    for _ in range(NESTED):  # `for six of the planned 20 ships`: a part may be a total itself
        index, again = past_one(reading, index)
        if not again:
            break
    return index


def past_one(reading: Reading, index: int) -> tuple[int, bool]:
    """Past one total, and whether it is a part of another."""
    doc = reading.doc
    if index < len(doc) and (number := NUMBER_OF.match(reading.text, doc[index].idx)) is not None:
        index = token_from(doc, number.end())
    for i in range(index, min(index + 7, len(doc))):
        at = bisect_left(reading.quantities, doc[i].idx, key=lambda q: q.begin)
        ahead = reading.quantities[at] if at < len(reading.quantities) else None
        if ahead is not None and ahead.begin == doc[i].idx < ahead.start and i > 0:
            return token_from(doc, ahead.start), True  # `three of the over 100 bandits`
        total = quantity_of(reading, doc[i])
        if total is not None:
            behind = token_from(doc, total.end)
            if total.unit == "1":
                more = behind + 1 < len(doc) and doc[behind].lower_ == "of"
                return behind + more, more
            led = behind < len(doc) and doc[behind].lower_ in {"in", "of"}  # `84% of its $55 billion in exports`
            if led:
                return behind + 1, False
            return (behind if leads_to_noun(doc, behind) else index), False  # `of the $4.8 billion debt`
        if doc[i].text in {"’", "'"}:
            continue
        if doc[i].pos_ not in DETERMINING and doc[i].tag_ not in {"VBN", "POS", "NN"}:
            break
        if doc[i].tag_ == "NN" and not any(t.tag_ == "POS" for t in doc[i + 1 : i + 4]):
            break
    return index, False
