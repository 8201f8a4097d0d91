"""All pages of a site: the start page, the pages of each report, the pages of each edition."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from publish.diff.editions import diff_versions
from publish.history import track_figures
from publish.order import order_editions
from publish.render.page import render_page
from publish.schema import Row
from publish.site.anchors import anchor, folder_url, web_address
from publish.site.edition import Edition, read_edition
from publish.site.lists import LISTS, Listing
from publish.site.pages import Page, Table, name_section, split_pages
from publish.site.reading import read_page
from publish.site.render import ASSETS, HERE, write_data, write_page
from publish.site.timeline import HEIGHT, WIDTH, read_lines
from publish.site.write import MARK, write_whole


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written."""

    reports: int
    editions: int
    pages: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """An edition as the start pages show it."""

    edition: Edition
    pages: list[Page]
    where: dict[str, str]
    counts: dict[str, int]


def build_site(folders: Sequence[Path], target: Path) -> SiteSummary:
    """Pages of these versions (one folder an edition, `…/report/edition/version`) at `target`.

    The same versions give the same bytes. Raises FigtrailError where `target` holds something else.
    """
    reports = sorted_reports(folders)
    write_whole(target, lambda place: write_site(place, reports))
    files = [p for p in target.rglob("*") if p.is_file()]
    pages = sum(p.suffix == ".html" for p in files)
    return SiteSummary(len(reports), sum(map(len, reports.values())), pages, sum(p.stat().st_size for p in files))


def sorted_reports(folders: Sequence[Path]) -> dict[str, list[Path]]:
    """The version folders by report, editions from old to new."""
    from publish.files import read_parquet

    by_name: dict[tuple[str, str], Path] = {}
    rows: list[Row] = []
    for folder in folders:
        report, edition = folder.parent.parent.name, folder.parent.name
        rows.append({**read_parquet(folder / "editions.parquet")[0], "report": report, "edition": edition})
        by_name[report, edition] = folder
    reports: dict[str, list[Path]] = {}
    for row in order_editions(rows):
        reports.setdefault(row["report"], []).append(by_name[row["report"], row["edition"]])
    return reports


def write_site(place: Path, reports: dict[str, list[Path]]) -> None:
    (place / MARK).mkdir()
    for name in ASSETS:
        shutil.copyfile(HERE / "assets" / name, place / MARK / name)
    told = [write_report(place, folders) for folders in reports.values()]
    write_page(place / "index.html", "home.html", root="", reports=told)


def write_report(place: Path, folders: Sequence[Path]) -> dict[str, Any]:
    """The pages of one report. Returns what the start page says of it."""
    chapters = [read_chapter(read_edition(folder)) for folder in folders]
    editions = [c.edition for c in chapters]
    folder = place / editions[0].report
    folder.mkdir()
    tracks = track_figures(folders) if len(folders) > 1 else []
    lines = read_lines(editions, tracks, {c.edition.name: c.where for c in chapters})
    write_changes(folder, folders)
    for chapter in chapters:
        write_edition(folder / chapter.edition.name, chapter, bool(lines))
    values = {
        "root": "../",
        "report": editions[-1].report,
        "title": editions[-1].title,
        "chapters": [*map(card, chapters)],
    }
    write_page(folder / "index.html", "report.html", lines=len(lines), **values)
    write_page(folder / "search.html", "search.html", **values)
    if lines:
        names = [e.name for e in editions]
        write_page(
            folder / "timeline.html", "timeline.html", lines=lines, names=names, width=WIDTH, height=HEIGHT, **values
        )
    return {**values, "url": folder_url(editions[0].report), "lines": len(lines)}


def write_changes(folder: Path, versions: Sequence[Path]) -> None:
    """A page for each edition but the first: what changed since the one before."""
    for at, (old, new) in enumerate(pairwise(versions), 2):
        page = render_page(diff_versions(old, new))
        (folder / f"changes-{at}.html").write_text(page, encoding="utf-8", errors="replace")


def card(chapter: Chapter) -> dict[str, Any]:
    about = chapter.edition.about
    return {
        "name": chapter.edition.name, "title": chapter.edition.title, "version": chapter.edition.version,
        "url": folder_url(chapter.edition.name), "counts": chapter.counts, "published": about["published"],
        "publisher": about["publisher"], "country": about["country"], "language": about["language"],
    }  # fmt: skip


def read_chapter(edition: Edition) -> Chapter:
    pages = split_pages(edition)
    issues = Counter(i["severity"] for i in edition.rows["issues"])
    tables = ("sections", "figures", "sources", "actors", "dates", "cells", "issues", "footnotes")
    counts = {t: len(edition.rows[t]) for t in tables} | {s: issues[s] for s in ("error", "warning", "info")}
    return Chapter(edition, pages, places(edition, pages), counts)


def places(edition: Edition, pages: Sequence[Page]) -> dict[str, str]:
    """The page of each section, paragraph, cell and note; of a note the first page that cites it."""
    where: dict[str, str] = {}
    for page in pages:
        for section, item in page.items:
            where.setdefault(section["section_id"], page.name)
            if isinstance(item, Table):
                where.update((cell["cell_id"], page.name) for cell in item.cells)
            else:
                where[item["paragraph_id"]] = page.name
    for section in edition.rows["sections"]:  # one without text of its own leads to where its parent stands
        where.setdefault(section["section_id"], where.get(section["parent_id"] or "", pages[0].name))
    for ref in edition.rows["footnote_refs"]:
        if ref["footnote_id"]:
            where.setdefault(ref["footnote_id"], where[ref["paragraph_id"]])
    for note in edition.rows["footnotes"]:
        where.setdefault(note["footnote_id"], where[note["section_id"]])
    return where


def write_edition(folder: Path, chapter: Chapter, timeline: bool) -> None:
    edition, pages = chapter.edition, chapter.pages
    data = folder / MARK
    data.mkdir(parents=True)
    listings = [make(edition, chapter.where) for make in LISTS]
    values = {
        "root": "../../", "edition": edition, "about": edition.about, "counts": chapter.counts, "timeline": timeline,
        "source_url": web_address(edition.about["source_url"]),
        "lists": [(li.name, li.title, len(li.entries)) for li in listings],
        "contents": [(p, p.sections, names_of(edition, p)) for p in pages],
        "section_name": partial(name_section, edition), "anchor": anchor, "depths": depths(edition),
    }  # fmt: skip
    write_page(folder / "index.html", "edition.html", **values, kinds=count_kinds(edition), where=chapter.where)
    for at, page in enumerate(pages):
        around = {
            "previous": pages[at - 1] if at else None,
            "following": pages[at + 1] if at + 1 < len(pages) else None,
        }
        content = read_page(edition, page, chapter.where)
        write_page(
            folder / page.name,
            "part.html",
            **values,
            **around,
            page=page,
            content=content,
            name=names_of(edition, page)[0],
        )
    for listing in listings:
        write_listing(folder, listing, values)
    write_data(data / "anchors.js", "anchors", anchors_of(chapter))
    write_data(data / "text.js", f"text {edition.name}", texts_of(chapter))


def write_listing(folder: Path, listing: Listing, values: dict[str, Any]) -> None:
    write_page(folder / f"{listing.name}.html", "list.html", **values, listing=listing)
    write_data(folder / MARK / f"{listing.name}.js", listing.name, listing.as_data())


def names_of(edition: Edition, page: Page) -> list[str]:
    """The names of the page's sections, one at least."""
    return [name_section(edition, s) for s in page.sections] or [edition.title]


def depths(edition: Edition) -> dict[str, int]:
    """How many sections hold a section, 3 at most."""
    found: dict[str, int] = {}
    for section in edition.rows["sections"]:
        found[section["section_id"]] = min(3, found.get(section["parent_id"] or "", -1) + 1)
    return found


def count_kinds(edition: Edition) -> list[tuple[str, int, int]]:
    """Kinds of figures with their counts and shares of the longest, in percent."""
    counts = Counter(f["kind"] for f in edition.rows["figures"]).most_common()
    return [(kind, n, max(1, round(100 * n / counts[0][1]))) for kind, n in sorted(counts, key=lambda p: (-p[1], p[0]))]


def anchors_of(chapter: Chapter) -> dict[str, list[str]]:
    """The anchors of paragraphs, notes, sections and cells by page."""
    by_page: dict[str, list[str]] = {}
    for identifier, page in chapter.where.items():
        by_page.setdefault(page, []).append(anchor(identifier))
    return by_page


def texts_of(chapter: Chapter) -> list[list[Any]]:
    """What is searched: page, anchor, heading and text of each paragraph, cell text and note."""
    rows = chapter.edition.rows
    found: list[list[Any]] = [
        [chapter.where[p["paragraph_id"]], anchor(p["paragraph_id"]), p["heading"] or "", p["text"]]
        for p in rows["paragraphs"]
    ]
    found += [[chapter.where[c["cell_id"]], anchor(c["cell_id"]), c["caption"] or "Table", c["text"]]
              for c in rows["cells"] if c["text"]]  # fmt: skip
    found += [[chapter.where[n["footnote_id"]], anchor(n["footnote_id"]), f"Note {n['label']}", n["text"]]
              for n in rows["footnotes"]]  # fmt: skip
    return found
