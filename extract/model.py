"""What extract hands on: mentions with their place, and what they say.

A mention's ``text`` is verbatim: ``paragraph.text[start:end] == text``. ``rule`` is the id of the rule that found it.
Dates are EDTF (ISO 8601-2). ``None`` means that the text does not say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Cell, Issue, Section


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands, with its unit: a figure before anyone asked what it counts."""

    start: int
    end: int
    text: str
    low: float | int | None
    high: float | int | None
    modifier: str  # exact, approximate, at_least, more_than, at_most, less_than, range, vague
    unit: str  # "1" for a count, else a symbol: %, pp, km, m, km2, ha, t, kg, l, h, d, wk, mo, a, USD, …
    rule: str
    kind: str | None = None  # where the form alone says it: change, share, age, duration, money, …
    modifier_start: int | None = None  # where modifier and number together begin
    modifier_end: int | None = None  # … and end ("or more" stands behind)

    @property
    def begin(self) -> int:
        """Where the number begins, its modifier with it."""
        return self.start if self.modifier_start is None else self.modifier_start


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, whose, where, when, according to whom, and the notes that support it."""

    paragraph_id: str
    start: int
    end: int
    text: str
    low: float | int | None
    high: float | int | None
    modifier: str
    unit: str
    kind: str
    counted: str | None
    actor: str | None
    place: tuple[str, ...]
    as_of: str | None
    attribution: str | None
    footnotes: tuple[str, ...]  # labels
    note_ids: tuple[str, ...]
    citation_ids: tuple[str, ...]
    rule: str

    @property
    def figure_id(self) -> str:
        return f"{self.paragraph_id}.f{self.start}"


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of a party that can act. ``name`` is canonical, ``actor_id`` from the register or ``None``."""

    paragraph_id: str
    start: int
    end: int
    text: str
    name: str
    type: str
    country: str | None  # ISO 3166-1 alpha-3
    actor_id: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of calendar time. ``edtf`` is ``None`` where nothing in the edition resolves it."""

    paragraph_id: str
    start: int
    end: int
    text: str
    edtf: str | None
    date_start: str | None  # ISO 8601 day, first and last day that the value covers
    date_end: str | None
    mod: str | None  # START, MID, END
    relation: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One source that a note cites, or a back-reference to one."""

    note_id: str
    ordinal: int  # from 1, within the note
    text: str
    authors: tuple[str, ...]
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    pages: str | None
    kind: str  # source, backreference
    resolved_to: str | None = None  # citation_id of what a back-reference means
    link: str | None = None  # target: url is known; dead: printed as a link that leads nowhere
    source_id: str | None = None  # None where a back-reference leads to nothing

    @property
    def citation_id(self) -> str:
        return f"{self.note_id}.c{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Source:
    """What an edition rests on: one work, however often and in whatever words it is cited."""

    source_id: str
    publisher: str | None  # canonical
    actor_id: str | None  # of the publisher, where the register of actors has it
    authors: tuple[str, ...]
    title: str | None
    published: str | None
    url: str | None
    link: str | None  # target or dead, as of its citations
    citation_ids: tuple[str, ...]  # back-references too
    figure_ids: tuple[str, ...]  # of the figures that rest on it


@dataclass(frozen=True, slots=True)
class CellValue:
    """The bounds of a cell that is nothing but a number, in its unit; all null for any other, `doubt` says why."""

    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell with its section, the caption of its table and its value."""

    section: Section
    cell: Cell
    caption: str | None
    value: CellValue


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    citations: tuple[Citation, ...]
    issues: tuple[Issue, ...]
    sources: tuple[Source, ...] = ()
    cells: tuple[ReadCell, ...] = ()
