"""Parsed paragraphs: each text goes through the model once, as long as there is room to remember it.

Editions of one report repeat most of their paragraphs. A parse depends on nothing but its text: the model gives the
same to the bit whatever stands beside it in a batch (`tests/extract/test_pipeline.py`), so reuse changes no output.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from extract.nlp import load_pipeline
from extract.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 64  # paragraphs that go through the model together
ROOM = 60_000  # characters that they have together
PIECE = 10_000  # characters of a paragraph that go through the model at once: its memory grows with them
TOKENS = 250_000  # of remembered parses: some 50 MB, several long reports
STRINGS = 150_000  # words that the model's vocabulary may come to hold before it is loaded anew: memory stays flat


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
    for text, doc in zip(missing, parse_pieces([pieces_of(text) for text in missing]), strict=True):
        doc.tensor = doc.tensor[:0].copy()  # the vectors weigh more than all else, and no rule reads them
        parses.keep(doc, text)
    for text in texts:
        parses.docs.move_to_end(text)
    found = tuple(parses.docs[text] for text in texts)
    parses.forget()
    return found


def pieces_of(text: str) -> list[str]:
    """A text in pieces that the model can hold, cut between sentences; nearly always it is one."""
    if len(text) <= PIECE:
        return [text]
    pieces, start = [], 0
    for begin, end in find_sentences(text):
        if end - start > PIECE and begin > start:
            pieces.append(text[start:begin])
            start = begin
    return [*pieces, text[start:]]


def parse_pieces(texts: Sequence[Sequence[str]]) -> Iterator[Doc]:
    """The parse of each text, its pieces put together again."""
    from spacy.tokens import Doc

    batches = batched(piece for pieces in texts for piece in pieces)
    docs = chain.from_iterable(load_pipeline().pipe(batch, batch_size=BATCH) for batch in batches)
    for pieces in texts:
        own = list(islice(docs, len(pieces)))
        if len(own) > 1:
            for doc in own:
                doc.tensor, doc.user_data = doc.tensor[:0], {}
            yield Doc.from_docs(own, ensure_whitespace=False)
        else:
            yield own[0]


def batched(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Pieces that go through the model together: no more than the memory for a few long ones."""
    batch: list[str] = []
    room = ROOM
    for piece in pieces:
        if batch and (len(batch) == BATCH or len(piece) > room):
            yield batch
            batch, room = [], ROOM
        batch.append(piece)
        room -= len(piece)
    if batch:
        yield batch


def renew_vocabulary() -> None:
    """The vocabulary grows with each new word and is never emptied: load the model anew where it has grown large."""
    if load_pipeline.cache_info().currsize and len(load_pipeline().vocab.strings) > STRINGS:
        load_pipeline.cache_clear()
        gc.collect()  # what holds the old one holds itself, in circles
