"""A paragraph's text → HTML: figures as links to their trail, actors and dates marked, note markers in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from publish.schema import Row
from publish.site.anchors import anchor
from publish.site.edition import Edition


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text with the tags around it. `rank` decides which of two that cross is shown: the lower."""

    start: int
    end: int
    rank: int
    opening: str
    closing: str


def paragraph_html(edition: Edition, paragraph: Row) -> str:
    """The text of a paragraph as HTML, all of it escaped. A figure that crosses another follows as its own link."""
    rows = {table: edition.of_paragraph[table][paragraph["paragraph_id"]] for table in edition.of_paragraph}
    figures, crossing = choose([figure_span(f) for f in rows["figures"]], nest=False)
    marks = [*(date_span(d) for d in rows["dates"]), *(actor_span(a) for a in rows["actors"])]
    spans, _ = choose([*figures, *marks], nest=True)
    points = [(outside(r["offset"], figures), marker_html(edition, r)) for r in rows["footnote_refs"]]
    points += [(outside(s.end, figures), f"{s.opening}◦{s.closing}") for s in crossing]
    return "".join(pieces(paragraph["text"], spans, sorted(points, key=lambda p: p[0])))


def choose(spans: Iterable[Span], nest: bool) -> tuple[list[Span], list[Span]]:
    """Spans that do not cross (nor, unless `nest`, hold) one of a lower rank, and those that do."""
    kept: list[Span] = []
    crossing: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.rank, s.start, -s.end)):
        clear = span.start < span.end and all(is_clear(span, other, nest) for other in kept)
        (kept if clear else crossing).append(span)
    return kept, crossing


def is_clear(span: Span, other: Span, nest: bool) -> bool:
    if span.end <= other.start or other.end <= span.start:
        return True
    return (
        nest
        and span.start <= other.start
        and other.end <= span.end
        and (span.start, span.end) != (other.start, other.end)
    )


def outside(offset: int, links: Iterable[Span]) -> int:
    """The offset, or the end of the link that holds it: a marker is a link too, and links hold no links."""
    return next((s.end for s in links if s.start < offset < s.end), offset)


def pieces(text: str, spans: list[Span], points: list[tuple[int, str]]) -> Iterator[str]:
    """The text with tags: at one offset first what closes, then points, then what opens, the longest first."""
    opens = sorted(spans, key=lambda s: (s.start, -s.end))
    closes = sorted(spans, key=lambda s: (s.end, -s.start))
    events = [(s.end, 0, at, s.closing) for at, s in enumerate(closes)]
    events += [(offset, 1, at, html) for at, (offset, html) in enumerate(points)]
    events += [(s.start, 2, at, s.opening) for at, s in enumerate(opens)]
    done = 0
    for offset, _, _, html in sorted(events):
        yield escape(text[done:offset])
        yield html
        done = max(done, offset)
    yield escape(text[done:])


def figure_span(figure: Row) -> Span:
    at = anchor(figure["figure_id"])
    opening = f'<a class="fig" id="{at}" href="#trail-{at}" data-kind="{escape(figure["kind"])}">'
    return Span(figure["start"], figure["end"], 0, opening, "</a>")


def date_span(row: Row) -> Span:
    told = " ".join(t for t in (row["relation"], row["edtf"] or "not resolved", row["mod"]) if t)
    return Span(row["start"], row["end"], 1, f'<span class="date" title="Date: {escape(told)}">', "</span>")


def actor_span(row: Row) -> Span:
    told = ", ".join(t for t in (row["name"], row["type"].replace("_", " "), row["country"]) if t)
    return Span(row["start"], row["end"], 2, f'<span class="actor" title="Actor: {escape(told)}">', "</span>")


def marker_html(edition: Edition, ref: Row) -> str:
    label = escape(ref["label"])
    if ref["footnote_id"] not in edition.notes:
        return f'<sup class="ref missing" title="The report has no note {label}">{label}</sup>'
    target = anchor(ref["footnote_id"])
    return (
        f'<sup class="ref"><a id="{anchor(ref["ref_id"])}" href="#{target}" aria-label="Note {label}">{label}</a></sup>'
    )
