"""Where a report was sent from, in front of its first words: a place that the parse may take for who speaks or acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACE = r"[A-ZÀ-Þ][\w’'./-]*(?:\s[A-ZÀ-Þ][\w’'./-]*){0,3}(?:,\s[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,2})?"
DAY = r"(?:\d{1,2}\s[A-Za-z]{3,9}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?"
AGENCY = (
    r"(?:[^()]{0,30}\b(?:Agency|News|Press|Service)\b[^()]{0,20}|"
    r"AA|AFP|ANSA|AP|dpa|EFE|IPS|IRIN|PTI|Reuters|TASS|Tass|UPI|Xinhua)"
)
# `Tunis, 1 June 2016 – From …`, `GENEVA (Reuters) - The …`.
SENT_FROM = re.compile(rf"{PLACE}(?:,\s{DAY}\s?(?:\([^()]{{1,40}}\)\s?)?|,?\s\({AGENCY}\)\s?)(?:–|—|--|-)\s")


def sent_from(doc: Doc) -> int:
    """Where the words of the report begin; 0 where it does not say from where it was sent."""
    end = doc.user_data.get("sent_from")
    if end is None:
        match = SENT_FROM.match(text_of(doc))
        end = doc.user_data["sent_from"] = match.end() if match is not None else 0
    return int(end)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb; of two before it the closer one: the first heads the text, or sent it.

    Where the parse makes one noun of the place and who stands beside it, the latter.
    """
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    before = [c for c in subjects if c.i < verb.i]
    found = before[-1] if before else next(iter(subjects), None)
    begin = sent_from(verb.doc)
    if found is None or found.idx >= begin:
        return found
    return next((c for c in found.children if c.dep_ == "appos" and c.idx >= begin), None)
