"""The contract's tables in one place: columns, types, keys. Parquet, CSV, datapackage and the checks all read this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # by table
KINDS = frozenset(
    """personnel people fatalities injuries displaced returnees detained attacks sites settlements buildings weapons
    vehicles groups length area money share change rate duration age documents other""".split()
)
# The values that a column may hold, by table and column; null besides where it is not required.
VALUES: dict[tuple[str, str], frozenset[str]] = {
    ("paragraphs", "kind"): frozenset({"heading", "paragraph", "list_item", "quotation", "caption"}),
    ("citations", "kind"): frozenset({"source", "backreference"}),
    ("citations", "link"): frozenset({"target", "dead"}),
    ("sources", "link"): frozenset({"target", "dead"}),
    ("actors", "type"): frozenset(
        "state government_body military armed_group coalition igo ngo media research party person other".split()
    ),
    ("figures", "kind"): KINDS,
    ("figures", "modifier"): frozenset("exact approximate at_least more_than at_most less_than range vague".split()),
    ("dates", "mod"): frozenset({"START", "MID", "END"}),
    ("issues", "severity"): frozenset({"error", "warning", "info"}),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is string, integer, number or list (of strings)."""

    name: str
    type: str = "string"
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: its columns in order, its primary key, and foreign keys as column → table.column."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[str, str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


def columns(text: str) -> tuple[Column, ...]:
    """`name:type! description` a line; no type is string, `!` is never null."""
    found = []
    for line in text.strip().splitlines():
        head, _, description = line.strip().partition(" ")
        name, _, kind = head.rstrip("!").partition(":")
        found.append(Column(name, kind or "string", head.endswith("!"), description))
    return tuple(found)


EDITIONS = TableSchema("editions", columns("""
    report! folder name of the report
    edition! folder name of the edition
    title as edition.toml or the document says
    publisher who published it
    country ISO 3166-1 alpha-3
    published EDTF day, month or year
    period_start first day of the reference period
    period_end last day of the reference period
    language BCP 47
    source_url where it was published
    licence as stated
"""), ("report", "edition"))  # fmt: skip
SECTIONS = TableSchema("sections", columns("""
    section_id! report/edition/file#s and the place in the file
    parent_id the section that holds it
    ordinal:integer! order in the edition, from 1
    path! of the raw file, below the edition's folder
    number as printed: 1.2.2
    title without its number
    level:integer! 1 is the top
    media_type! text/html, text/markdown or text/plain
    encoding! the raw file was read with
    raw_sha256! of the raw file
    text_sha256! of the section's clean text
"""), ("section_id",), (("parent_id", "sections", "section_id"),))  # fmt: skip
PARAGRAPHS = TableSchema("paragraphs", columns("""
    paragraph_id! report/edition/file#p and the place in the file
    section_id! of the section it stands in
    ordinal:integer! order in the section, from 1
    kind! heading, paragraph, list_item, quotation or caption
    number of the paragraph, where the report numbers them
    heading the closest heading above, as printed
    text! as a person reads it, without markers and number
    source_start:integer! first character in the decoded raw file
    source_end:integer! behind its last character
"""), ("paragraph_id",), (("section_id", "sections", "section_id"),))  # fmt: skip
FOOTNOTES = TableSchema("footnotes", columns("""
    footnote_id! report/edition/file#n and the place in the file
    section_id! where the note stands
    ordinal:integer! order in the edition, from 1
    label! as printed
    text! without label and back-links
"""), ("footnote_id",), (("section_id", "sections", "section_id"),))  # fmt: skip
FOOTNOTE_REFS = TableSchema("footnote_refs", columns("""
    ref_id! paragraph_id and the marker's ordinal
    paragraph_id! that holds the marker
    ordinal:integer! order in the paragraph, from 1
    offset:integer! in the clean text, where the marker stood
    label! as printed
    footnote_id null where the note is missing
    convention! the form of the marker
"""), ("ref_id",), (("paragraph_id", "paragraphs", "paragraph_id"),
      ("footnote_id", "footnotes", "footnote_id")))  # fmt: skip
CITATIONS = TableSchema("citations", columns("""
    citation_id! footnote_id and the citation's ordinal
    footnote_id! of the note that cites
    ordinal:integer! order in the note, from 1
    text! as printed
    authors:list! as printed
    publisher as printed
    title without quotation marks
    published EDTF, date of publication
    url null where the link has no target
    pages as printed, without p.
    kind! source or backreference
    resolved_to citation_id of what a back-reference means
    source_id of the source it cites; null where a back-reference leads to nothing
    link target where url is known, dead where it is printed as a link that leads nowhere
"""), ("citation_id",), (("footnote_id", "footnotes", "footnote_id"),
      ("resolved_to", "citations", "citation_id"), ("source_id", "sources", "source_id")))  # fmt: skip
SOURCES = TableSchema("sources", columns("""
    source_id! from publisher, title and date: the same in every edition
    publisher canonical name of the body that published it
    actor_id of the publisher in the register of actors, null if unknown
    authors:list! as printed
    title without quotation marks
    published EDTF, date of publication
    url of the first citation that has one
    link target where url is known, dead where it is printed as a link that leads nowhere
    cited:integer! how often, back-references too
    citations:list! citation_id of each
    figures:list! figure_id of the figures that rest on it
"""), ("source_id",), (("citations", "citations", "citation_id"), ("figures", "figures", "figure_id")))  # fmt: skip
ACTORS = TableSchema("actors", columns("""
    actor_mention_id! paragraph_id and offset
    paragraph_id! of the mention
    start:integer! offset in the paragraph's text
    end:integer! behind its last character
    text! as it stands
    name! canonical
    type! as in the guidelines
    country ISO 3166-1 alpha-3
    actor_id from the register, null if unknown
    rule! that found it
"""), ("actor_mention_id",), (("paragraph_id", "paragraphs", "paragraph_id"),))  # fmt: skip
FIGURES = TableSchema("figures", columns("""
    figure_id! paragraph_id and offset
    paragraph_id! of the figure
    start:integer! offset in the paragraph's text
    end:integer! behind its last character
    text! the number with scale and unit, as it stands
    low:number lower bound, null is open
    high:number upper bound, null is open
    modifier! exact, approximate, at_least, more_than, at_most, less_than, range or vague
    unit! 1 for a count, else a symbol or ISO 4217 code
    kind! of what is counted
    counted head noun phrase
    actor canonical name of whose it is
    place:list! named places, as in the text
    as_of EDTF, the time the figure holds for
    attribution who is said to state it, as in the text
    footnotes:list! labels of the notes that support it
    citations:list! citation_id of their citations
    rule! that found it
    footnote_ids:list! of those notes that exist; a label alone may stand for several notes
"""), ("figure_id",), (("paragraph_id", "paragraphs", "paragraph_id"), ("citations", "citations", "citation_id"),
      ("footnote_ids", "footnotes", "footnote_id")))  # fmt: skip
DATES = TableSchema("dates", columns("""
    date_id! paragraph_id and offset
    paragraph_id! of the date
    start:integer! offset in the paragraph's text
    end:integer! behind its last character
    text! as it stands
    edtf ISO 8601-2, null where nothing resolves it
    date_start first day that the value covers
    date_end last day that the value covers
    mod START, MID or END
    relation in, on, by, until, since, before, after, as_of, from_to or during
    rule! that found it, and what completed it
"""), ("date_id",), (("paragraph_id", "paragraphs", "paragraph_id"),))  # fmt: skip
CELLS = TableSchema("cells", columns("""
    cell_id! file#t, the table's place, its ordinal, row and column
    section_id! where the table stands
    table_ordinal:integer! order of the table in the section, from 0
    caption of the table, or the title over it
    row:integer! from 0
    column:integer! from 0
    row_header the header beside it
    column_header the header over it
    text! of the cell
    low:number where the cell is a number, with the scale that its header or caption gives (£ million)
    high:number as low
    unit of that number, its own or that of its header or caption
    footnotes:list! labels of the notes in the cell
"""), ("cell_id",), (("section_id", "sections", "section_id"),))  # fmt: skip
ISSUES = TableSchema("issues", columns("""
    issue_id! the place, the code and an ordinal
    section_id where it is
    paragraph_id where it is
    severity! error, warning or info
    code! kind of issue
    message! what was found
"""), ("issue_id",), (("section_id", "sections", "section_id"),
      ("paragraph_id", "paragraphs", "paragraph_id")))  # fmt: skip

TABLES = (
    EDITIONS, SECTIONS, PARAGRAPHS, FOOTNOTES, FOOTNOTE_REFS, CITATIONS, SOURCES, ACTORS, FIGURES, DATES, CELLS, ISSUES,
)  # fmt: skip
