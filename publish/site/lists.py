"""The tables of an edition as lists that a page sorts and filters: columns, and rows of what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from publish.schema import Row
from publish.site.anchors import anchor, web_address
from publish.site.edition import Edition
from publish.site.pages import name_section
from publish.site.trail import MODIFIERS
from publish.site.units import bounds, told

Cell = str | float | int | None | list[Any]  # [shown, sorted by] where they differ


@dataclass(frozen=True, slots=True)
class Column:
    """`facet` offers the values as a choice; `wide` takes what room there is, `short` stays whole, `link` leads out."""

    label: str
    number: bool = False
    facet: bool = False
    wide: bool = False
    short: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: where a click leads, what is shown, and a list of further (text, address) under the row."""

    href: str | None
    cells: tuple[Cell, ...]
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its name (of its page and data), its title and a line that says what it holds."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]

    def as_data(self) -> dict[str, Any]:
        flags = ("number", "facet", "wide", "short", "link")
        columns = [{"label": c.label, **{f: True for f in flags if getattr(c, f)}} for c in self.columns]
        rows = [[e.href, list(e.cells), [list(m) for m in e.more]] for e in self.entries]
        return {"name": self.name, "title": self.title, "columns": columns, "rows": rows}


Where = Mapping[str, str]  # page by the id of a paragraph, note or section


def link_to(where: Where, place: str, target: str) -> str | None:
    return f"{where[place]}#{anchor(target)}" if place in where else None


def list_figures(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Figure", number=True), Column("In the text"), Column("Counted", wide=True), Column("Kind", facet=True),
        Column("Whose", facet=True), Column("Where"), Column("As of", short=True), Column("According to"),
        Column("Modifier", facet=True, short=True), Column("Sources", number=True), Column("Section"),
    )  # fmt: skip
    entries = []
    for f in edition.rows["figures"]:
        section = edition.sections[edition.paragraphs[f["paragraph_id"]]["section_id"]]
        cells: tuple[Cell, ...] = (
            [told(f), f["low"] if f["low"] is not None else f["high"]], f["text"], f["counted"], f["kind"], f["actor"],
            ", ".join(f["place"]) or None, f["as_of"], f["attribution"], MODIFIERS[f["modifier"]],
            count_sources(edition, f), name_section(edition, section),
        )  # fmt: skip
        entries.append(Entry(link_to(where, f["paragraph_id"], f["figure_id"]), cells))
    about = "Every figure of the edition, as figtrail reads it. A row leads to the sentence, its notes and its sources."
    return Listing("figures", "Figures", about, columns, tuple(entries))


def count_sources(edition: Edition, figure: Row) -> int:
    """How many different sources a figure rests on; a citation that names none counts as itself."""
    rows = [edition.citations[c] for c in figure["citations"] if c in edition.citations]
    return len({c["source_id"] or c["resolved_to"] or c["citation_id"] for c in rows})


def list_sources(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Publisher", facet=True), Column("Title", wide=True), Column("Authors"), Column("Published", short=True),
        Column("Cited", number=True), Column("Figures", number=True), Column("Address", link=True),
    )  # fmt: skip
    entries = []
    for s in sorted(edition.rows["sources"], key=lambda s: (-s["cited"], s["source_id"])):
        address = web_address(s["url"]) or ("dead link" if s["link"] == "dead" else None)
        cells: tuple[Cell, ...] = (
            s["publisher"], s["title"], ", ".join(s["authors"]) or None, s["published"], s["cited"], len(s["figures"]),
            address,
        )  # fmt: skip
        entries.append(Entry(f"#source={s['source_id']}", cells, tuple(resting(edition, s, where))))
    about = (
        "What the edition cites; a back-reference counts for what it means. Open a row for the figures that rest on it."
    )
    return Listing("sources", "Sources", about, columns, tuple(entries))


def resting(edition: Edition, source: Row, where: Where) -> list[tuple[str, str]]:
    """The figures that rest on a source, then the notes that cite it."""
    found = []
    for figure in (edition.figures[f] for f in source["figures"] if f in edition.figures):
        href = link_to(where, figure["paragraph_id"], figure["figure_id"])
        found.append((f"{told(figure)} {figure['counted'] or figure['kind']}", href))
    notes = dict.fromkeys(edition.citations[c]["footnote_id"] for c in source["citations"] if c in edition.citations)
    found.extend((f"note {edition.notes[note]['label']}", link_to(where, note, note)) for note in notes)
    return [(text, href) for text, href in found if href]


def list_actors(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Actor", wide=True), Column("Type", facet=True), Column("Country", facet=True), Column("Known as"),
        Column("Mentions", number=True), Column("Figures", number=True),
    )  # fmt: skip
    mentions: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for mention in edition.rows["actors"]:
        mentions[mention["name"], mention["type"]].append(mention)
    counts: defaultdict[str, int] = defaultdict(int)
    for figure in edition.rows["figures"]:
        counts[figure["actor"] or ""] += 1
    entries = []
    for (name, kind), rows in sorted(mentions.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        forms = ", ".join(dict.fromkeys(r["text"] for r in rows if r["text"] != name)) or None
        cells = (name, kind.replace("_", " "), rows[0]["country"], forms, len(rows), counts[name])
        firsts = {r["paragraph_id"]: r["start"] for r in reversed(rows)}
        places = dict.fromkeys(r["paragraph_id"] for r in rows)
        more = [(clip(edition.paragraphs[p]["text"], firsts[p]), link_to(where, p, p)) for p in places]
        if counts[name]:
            more.insert(0, ("Its figures", f"figures.html#{urlencode({'Whose': name})}"))
        entries.append(Entry(None, cells, tuple((text, href) for text, href in more if href)))
    about = "Who acts in the edition. Open a row for the paragraphs that name the actor."
    return Listing("actors", "Actors", about, columns, tuple(entries))


def clip(text: str, at: int, width: int = 60) -> str:
    """The characters around an offset."""
    start, end = max(0, at - width // 2), min(len(text), at + width)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def list_dates(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Date", short=True), Column("In the text", wide=True), Column("First day", short=True),
        Column("Last day", short=True), Column("Relation", facet=True), Column("Rule", facet=True),
    )  # fmt: skip
    entries = []
    for d in edition.rows["dates"]:
        cells = (d["edtf"], d["text"], d["date_start"], d["date_end"], d["relation"], d["rule"])
        entries.append(Entry(link_to(where, d["paragraph_id"], d["paragraph_id"]), cells))
    return Listing(
        "dates", "Dates", "Every date of the edition, in EDTF, with the days that it covers.", columns, tuple(entries)
    )


def list_cells(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Text", wide=True), Column("Table", facet=True), Column("Row"), Column("Column"),
        Column("Value", number=True), Column("Unit", facet=True), Column("Notes"), Column("Section"),
    )  # fmt: skip
    entries = []
    for c in edition.rows["cells"]:
        low = c["low"] if c["low"] is not None else c["high"]
        cells: tuple[Cell, ...] = (
            c["text"], c["caption"], c["row_header"], c["column_header"], None if low is None else [bounds(c), low],
            None if c["unit"] == "1" else c["unit"], ", ".join(c["footnotes"]) or None,
            name_section(edition, edition.sections[c["section_id"]]),
        )  # fmt: skip
        entries.append(Entry(link_to(where, c["cell_id"], c["cell_id"]), cells))
    return Listing("cells", "Table cells", "The cells of the report's own tables.", columns, tuple(entries))


SEVERITY = {"error": 0, "warning": 1, "info": 2}


def list_issues(edition: Edition, where: Where) -> Listing:
    columns = (
        Column("Severity", facet=True),
        Column("Code", facet=True),
        Column("What was found", wide=True),
        Column("Section"),
    )
    entries = []
    for i in edition.rows["issues"]:
        section = edition.sections.get(i["section_id"] or "")
        place = i["paragraph_id"] or i["section_id"] or ""
        cells: tuple[Cell, ...] = (
            [i["severity"], SEVERITY.get(i["severity"], 3)], i["code"].replace("_", " "), i["message"],
            name_section(edition, section) if section else None,
        )  # fmt: skip
        entries.append(Entry(link_to(where, place, place), cells))
    about = "What is wrong in the report itself, and what figtrail could not read: missing notes, gaps, dead links."
    return Listing("issues", "Integrity", about, columns, tuple(entries))


LISTS: tuple[Callable[[Edition, Where], Listing], ...] = (
    list_figures, list_sources, list_actors, list_dates, list_cells, list_issues,
)  # fmt: skip
