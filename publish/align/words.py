"""Texts as words: what is the same but for its look, and words as numbers that compare fast."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

# A number keeps its separators (`25,000`, `1.142`), so that another number is another word.
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
NUMBER = 0  # the word that stands for any number where only the wording is compared
LOOK = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)
QUOTES = re.compile(r"\"|(?<![^\W\d_])'|'(?![^\W\d_])")  # all but the apostrophe between two letters
DASHES = re.compile(r"\s*-(?:\s*-)+\s*")
SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
DIGIT_SPACE = re.compile(r"(?<=\d)\s+(?=\d)")


def fold(text: str) -> str:
    """The text without its look: no quotes, one kind of dashes, no spaces but those between two digits.

    Two texts with one fold differ in nothing that a reader would call a word or a number: `12 camps–3 towns` and
    `12 camps - 3 towns`, not `1 2` and `12`, not `-5` and `5`.
    """
    flat = QUOTES.sub("", unicodedata.normalize("NFC", text).translate(LOOK))
    return SPACE.sub("", DIGIT_SPACE.sub(" ", DASHES.sub("-", flat)))


@dataclass(frozen=True, slots=True)
class Words:
    """A text as ids of its words; `masked` has one id for all numbers; `spans` are their offsets."""

    ids: tuple[int, ...]
    masked: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Vocabulary:
    """Word ids, the same for both editions, given in the order in which the words first stand."""

    known: dict[str, int] = field(default_factory=dict)

    def read(self, text: str) -> Words:
        ids, masked, spans = [], [], []
        for match in WORD.finditer(text):
            word = match[0].casefold()
            number = self.known.setdefault(word, len(self.known) + 1)
            ids.append(number)
            masked.append(NUMBER if word[0].isdigit() else number)
            spans.append(match.span())
        return Words(tuple(ids), tuple(masked), tuple(spans))


def similarity(old: Words, new: Words, floor: float = 0.0) -> float:
    """0 to 1: the share of words in the same order, with the numbers as they stand and masked, in equal parts.

    A sentence in which only the figure changed is nearly the same; a list of other numbers is not. What is not above
    the floor is 0.
    """
    from rapidfuzz.distance import Indel

    wording = Indel.normalized_similarity(old.masked, new.masked, score_cutoff=floor)
    if wording <= floor:
        return 0.0
    both = (wording + Indel.normalized_similarity(old.ids, new.ids)) / 2
    return both if both > floor else 0.0
