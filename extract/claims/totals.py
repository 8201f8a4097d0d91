"""Past the total that a part is taken of, to what is counted: `three of the four main police stations`."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.phrases import is_quantity
from extract.claims.reading import Reading, token_from

# `27% of the total number of raids`: a number of them is no thing of its own.
NUMBER_OF = re.compile(
    r"(?:(?:the|its|their|all)\s)?(?:[a-z]+\s)?(?:number|amount|quantity|volume)s?\sof\s(?:the\s|all\s)?(?=[\w“‘])"
)
# What may stand between `of` and the total that a part is taken of: `of the planned 20 ships`, `of its 17 towns`.
DETERMINING = frozenset({"DET", "PRON", "ADJ", "ADV", "PART", "PROPN"})


def past_total(reading: Reading, index: int) -> int:
    """Past the number that a part is taken of, from the token behind `of`: `three of the four main police stations`."""
    doc = reading.doc
    if index < len(doc) and (number := NUMBER_OF.match(reading.text, doc[index].idx)) is not None:
        index = token_from(doc, number.end())
    for i in range(index, min(index + 7, len(doc))):
        at = bisect_left(reading.quantities, doc[i].idx, key=lambda q: q.begin)
        ahead = reading.quantities[at] if at < len(reading.quantities) else None
        if ahead is not None and ahead.begin == doc[i].idx < ahead.start and i > 0:
            return past_total(reading, token_from(doc, ahead.start))  # `three of the over 100 bandits`
        if is_quantity(reading, doc[i]):
            total = next(q for q in reading.quantities if q.start <= doc[i].idx < q.end)
            if total.unit == "1":
                return past_total_of(reading, token_from(doc, total.end))
            behind = token_from(doc, total.end)  # `84% of its $55 billion in exports`
            return behind + 1 if behind < len(doc) and doc[behind].lower_ in {"in", "of"} else index
        if doc[i].text in {"’", "'"}:
            continue
        if doc[i].pos_ not in DETERMINING and doc[i].tag_ not in {"VBN", "POS", "NN"}:
            return index
        if doc[i].tag_ == "NN" and not any(t.tag_ == "POS" for t in doc[i + 1 : i + 4]):
            return index
    return index


def past_total_of(reading: Reading, index: int) -> int:
    """`for six of the planned 20 ships`: the total of the part that is itself a total."""
    if index + 1 < len(reading.doc) and reading.doc[index].lower_ == "of":
        return past_total(reading, index + 1)
    return index
