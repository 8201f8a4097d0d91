"""What the mechanism works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.flow import Block


@dataclass(slots=True)
class Ref:
    """A marker, candidate or decided: where it stands, what it says, and what it leads to."""

    block: int
    start: int
    end: int
    label: str
    convention: str
    note: int | None = None  # index of its note
    title: str | None = None
    linked: bool = False  # bound by its own link, not by its label


@dataclass(slots=True)
class Definition:
    """A note as pieces of blocks: (block, start, end) in raw text, without its label."""

    label: str
    pieces: list[tuple[int, int, int]]
    text: str | None = None  # where the note stands in an attribute and no block holds it
    cuts: list[tuple[int, int, int]] = field(default_factory=list)  # back-links
    form: str = "anchor"  # how its label was found
    head: int = -1  # the block that holds its label
    released: bool = False  # looked like a note, decided to be none

    @property
    def place(self) -> tuple[int, int]:
        return self.pieces[0][:2] if self.pieces else (max(self.head, 0), 0)

    def is_aside(self, taken: set[int]) -> bool:
        """Whether it stands in the text, beside its marker or in an attribute, and in no list of notes."""
        return not self.pieces or self.pieces[0][0] not in taken


@dataclass(slots=True)
class Footnotes:
    """The decided markers and notes of one edition, over its blocks."""

    blocks: list[Block]
    refs: list[Ref] = field(default_factory=list)
    notes: list[Definition] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # blocks that are notes or their furniture
    unbound: list[Ref] = field(default_factory=list)  # look like markers, decided to be none; said in the lint
