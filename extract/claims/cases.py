"""What cases are cases of: abuses, illnesses, or what lies before a court or an office."""

from __future__ import annotations

import re

from extract.claims.kinds import lexicon
from extract.claims.reading import Counted, Reading

CASES = ("case", "cases")
NEAR = 500  # characters up to the sentence's end in which an illness is named
ABUSES = re.compile(
    r"\s+of\s+[“‘\"']?(?:[\w-]+\s){0,3}(?:torture|rape|violence|disappearances?|abuses?|killings?|violations?|detentions?|arrests?|"
    r"abductions?|kidnappings?|harassment|ill-treatment|attacks?)\b"
)


def kind_of_cases(reading: Reading, counted: Counted) -> str | None:
    """`14 cases of rape` are violations, `900 cases of cholera` people, whatever else a case may be."""
    if ABUSES.match(reading.text, counted.end):
        return "attacks"
    return "people" if is_of_illness(reading, counted) else None


def is_of_illness(reading: Reading, counted: Counted) -> bool:
    """`40 cases of cholera`, `264 suspected cholera cases, four confirmed cases`: those who fell ill."""
    heading, (_, end) = reading.paragraph.heading or "", reading.sentence(counted.start)
    before = f"{heading} {reading.text[max(0, counted.start - NEAR) : counted.end]}"
    behind = reading.text[counted.end : end]
    return tells_of_illness(before + re.split(r"[,;(]", behind)[0]) or tells_of_illness(before + behind)


def tells_of_illness(text: str) -> bool:
    """Whether an illness is named in the text, and no abuse behind it."""
    text = text.lower()
    named = max((m.end() for m in re.finditer(r"[\w-]+", text) if m[0] in lexicon("illness")), default=-1)
    return named >= 0 and ABUSES.search(text, named) is None
