"""What an edition rests on: its publishers, oldest and newest sources, dead links, figures with one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.dates.edtf import bounds
from ingest.errors import FigtrailError
from publish.files import read_parquet
from publish.render.values import number, value

Row = dict[str, Any]
UNNAMED = "(no publisher)"


@dataclass(frozen=True, slots=True)
class PublisherCount:
    """A publisher with what rests on it: works, citations of them, and figures, each figure once."""

    publisher: str
    sources: int
    cited: int
    figures: int
    oldest: str | None
    newest: str | None
    dead_links: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What one version of an edition rests on. Rows of `sources` are as published."""

    report: str
    edition: str
    version: str
    sources: tuple[Row, ...]
    publishers: tuple[PublisherCount, ...]  # the most figures first
    oldest: Row | None
    newest: Row | None
    undated: int
    dead_links: tuple[Row, ...]
    single_source: tuple[tuple[Row, tuple[Row, ...]], ...]  # source and the figures that rest on nothing else
    figures: int
    figures_without_source: int
    unresolved: int  # back-references that lead to nothing


def read_overview(folder: Path) -> Overview:
    """The overview of a version's folder. Raises FigtrailError for one of a program that knew no sources."""
    if not (folder / "sources.parquet").is_file():
        raise FigtrailError(f"{folder}: has no table of sources; run `figtrail run` to publish it anew")
    tables = {
        name: read_parquet(folder / f"{name}.parquet") for name in ("editions", "sources", "citations", "figures")
    }
    edition, sources, figures = tables["editions"][0], tables["sources"], tables["figures"]
    dated = sorted((s for s in sources if bounds(s["published"])[0]), key=lambda s: str(bounds(s["published"])[0]))
    leads = {c["citation_id"]: c["source_id"] for c in tables["citations"]}
    # None among a figure's sources stands for a back-reference that leads to nothing.
    sources_of: dict[str, set[str | None]] = {f["figure_id"]: {leads[c] for c in f["citations"]} for f in figures}
    return Overview(
        report=edition["report"],
        edition=edition["edition"],
        version=folder.name,
        sources=tuple(sources),
        publishers=tuple(count_publishers(sources)),
        oldest=dated[0] if dated else None,
        newest=max(dated, key=lambda s: str(bounds(s["published"])[1])) if dated else None,
        undated=sum(s["published"] is None for s in sources),
        dead_links=tuple(s for s in sources if s["link"] == "dead"),
        single_source=tuple(single_sources(sources, figures, sources_of)),
        figures=len(figures),
        figures_without_source=sum(not (ids - {None}) for ids in sources_of.values()),
        unresolved=sum(c["source_id"] is None for c in tables["citations"]),
    )


def count_publishers(sources: Iterable[Row]) -> list[PublisherCount]:
    """One row a publisher, those that most figures rest on first, then those with most sources."""
    by_name: dict[str, list[Row]] = {}
    for source in sources:
        by_name.setdefault(source["publisher"] or UNNAMED, []).append(source)
    return sorted(
        (count_publisher(name, rows) for name, rows in by_name.items()),
        key=lambda p: (p.publisher == UNNAMED, -p.figures, -p.sources, p.publisher.casefold()),
    )


def count_publisher(name: str, rows: list[Row]) -> PublisherCount:
    dates = [r["published"] for r in rows if bounds(r["published"])[0]]
    return PublisherCount(
        publisher=name,
        sources=len(rows),
        cited=sum(r["cited"] for r in rows),
        figures=len({f for r in rows for f in r["figures"]}),
        oldest=min(dates, key=lambda d: str(bounds(d)[0])) if dates else None,
        newest=max(dates, key=lambda d: str(bounds(d)[1])) if dates else None,
        dead_links=sum(r["link"] == "dead" for r in rows),
    )


def single_sources(
    sources: Iterable[Row], figures: Iterable[Row], sources_of: dict[str, set[str | None]]
) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Each source with the figures that rest on it alone; those with most such figures first."""
    alone: dict[str | None, list[Row]] = {}
    for figure in figures:
        ids = sources_of[figure["figure_id"]]
        if len(ids) == 1:
            alone.setdefault(next(iter(ids)), []).append(figure)
    pairs = [(s, tuple(alone[s["source_id"]])) for s in sources if s["source_id"] in alone]
    yield from sorted(pairs, key=lambda pair: -len(pair[1]))


def as_json(overview: Overview) -> Row:
    """One object: counts and ids; the sources themselves in full."""
    return {
        **{k: getattr(overview, k) for k in ("report", "edition", "version", "undated", "figures")},
        "figures_without_source": overview.figures_without_source,
        "unresolved_backreferences": overview.unresolved,
        "oldest": overview.oldest["source_id"] if overview.oldest else None,
        "newest": overview.newest["source_id"] if overview.newest else None,
        "publishers": [asdict(p) for p in overview.publishers],
        "dead_links": [s["source_id"] for s in overview.dead_links],
        "single_source_figures": [
            {"source_id": s["source_id"], "figures": [f["figure_id"] for f in figures]}
            for s, figures in overview.single_source
        ],
        "sources": list(overview.sources),
    }


def name(source: Row) -> str:
    """Publisher or authors, title, date."""
    who = source["publisher"] or ", ".join(source["authors"])
    return ", ".join(filter(None, (who, source["title"], source["published"]))) or source["url"] or source["source_id"]


def summary(overview: Overview) -> Iterator[tuple[str, str]]:
    """(what, value) of the whole edition, those that there are."""
    cited = sum(s["cited"] for s in overview.sources)
    yield "sources", f"{number(len(overview.sources))}, cited {number(cited)} times"
    if overview.oldest and overview.newest:
        yield "oldest", name(overview.oldest)
        yield "newest", name(overview.newest)
    alone = sum(len(figures) for _, figures in overview.single_source)
    yield "figures", f"{overview.figures}: {alone} rest on one source, {overview.figures_without_source} on none"
    counts = ((overview.undated, "undated"), (len(overview.dead_links), "with a dead link"))
    if told := ", ".join(f"{count} {what}" for count, what in counts if count):
        yield "of the sources", told
    if overview.unresolved:
        yield "unresolved", f"{overview.unresolved} back-references lead to nothing"


def plain_lines(overview: Overview) -> Iterator[str]:
    """Plain text, for pipes and files: tabs part the columns."""
    yield f"{overview.report} {overview.edition} ({overview.version})"
    yield from (f"{what}: {told}" for what, told in summary(overview))
    yield ""
    yield "publisher\tsources\tcited\tfigures\toldest\tnewest\tdead links"
    for p in overview.publishers:
        yield "\t".join(
            map(str, (p.publisher, p.sources, p.cited, p.figures, p.oldest or "", p.newest or "", p.dead_links))
        )
    for source, figures in overview.single_source:
        yield ""
        yield f"alone: {name(source)}"
        yield from (f"    {value(f)}  {f['counted'] or '?'}  ({f['figure_id']})" for f in figures)
    if overview.dead_links:
        yield ""
        yield from (f"dead link: {name(s)}" for s in overview.dead_links)


def print_rich(overview: Overview) -> None:
    """Tables for a terminal: publishers, then the sources that figures rest on alone."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    console.print(f"[bold]{escape(overview.report)} {escape(overview.edition)}[/bold]", highlight=False)
    for what, told in summary(overview):
        console.print(f"[dim]{what}[/dim] {escape(told)}", highlight=False)
    style: dict[str, Any] = {"box": box.SIMPLE_HEAD, "pad_edge": False, "title_justify": "left"}
    table = Table(title="Publishers", **style)
    table.add_column("Publisher", min_width=24, max_width=48)
    for heading in ("Sources", "Cited", "Figures"):
        table.add_column(heading, justify="right")
    table.add_column("From", no_wrap=True)
    table.add_column("To", no_wrap=True)
    table.add_column("Dead", justify="right")
    for p in overview.publishers:
        dead = f"[red]{p.dead_links}[/red]" if p.dead_links else ""
        table.add_row(escape(p.publisher), str(p.sources), str(p.cited), str(p.figures or ""), p.oldest, p.newest, dead)
    console.print(table)
    if overview.single_source:
        alone = Table(title="Figures that rest on one source", **style)
        alone.add_column("Source", ratio=2)
        alone.add_column("Figures", ratio=1)
        for source, figures in overview.single_source:
            alone.add_row(escape(name(source)), escape("; ".join(f"{value(f)} {f['counted'] or '?'}" for f in figures)))
        console.print(alone)
