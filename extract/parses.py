"""Parsed paragraphs: each text goes through the model once, as long as there is room to remember it.

Editions of one report repeat most of their paragraphs. A parse depends on nothing but its text: the model gives the
same to the bit whatever stands beside it in a batch (`tests/extract/test_pipeline.py`), so reuse changes no output.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.nlp import load_pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 64  # paragraphs that go through the model together
TOKENS = 250_000  # of remembered parses: some 50 MB, several long reports
STRINGS = 300_000  # words that the model's vocabulary may come to hold before it is loaded anew: memory stays flat


@dataclass(slots=True)
class Parses:
    """Remembered parses by text, the one used longest ago first, and how many tokens they hold."""

    docs: OrderedDict[str, Doc] = field(default_factory=OrderedDict)
    tokens: int = 0

    def keep(self, doc: Doc, text: str) -> None:
        self.docs[text] = doc
        self.tokens += len(doc)

    def forget(self) -> None:
        while self.tokens > TOKENS and self.docs:
            self.tokens -= len(self.docs.popitem(last=False)[1])


@cache
def remembered() -> Parses:
    """Those of this process."""
    return Parses()


def parse_texts(texts: Sequence[str]) -> tuple[Doc, ...]:
    """The parse of each text. Who reads a parse must not change it."""
    parses = remembered()
    missing = [text for text in dict.fromkeys(texts) if text not in parses.docs]
    if missing:
        renew_vocabulary()
    for text, doc in zip(missing, load_pipeline().pipe(missing, batch_size=BATCH), strict=True):
        doc.tensor = doc.tensor[:0].copy()  # the vectors weigh more than all else, and no rule reads them
        parses.keep(doc, text)
    for text in texts:
        parses.docs.move_to_end(text)
    found = tuple(parses.docs[text] for text in texts)
    parses.forget()
    return found


def renew_vocabulary() -> None:
    """The vocabulary grows with each new word and is never emptied: load the model anew where it has grown large."""
    if load_pipeline.cache_info().currsize and len(load_pipeline().vocab.strings) > STRINGS:
        load_pipeline.cache_clear()
