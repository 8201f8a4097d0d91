"""A difference as one page: no network, no script but its own, everything that a report says escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.diff.editions import Difference
from publish.diff.model import KINDS, Change
from publish.render.claim import Part, claim_parts
from publish.render.plot import plot_changes
from publish.render.redline import PUT, STRUCK, redline
from publish.render.summary import before_after, count_changes, delta, is_quiet, plain, section_of, what

TEMPLATES = Path(__file__).parent / "templates"
HEADINGS = {
    "figure": "Figures",
    "cell": "Cells of tables",
    "source": "Sources",
    "edition": "The edition itself",
    "section": "Sections",
    "paragraph": "Paragraphs",
    "note": "Notes",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A change as the page shows it."""

    change: Change
    kind: str  # as a person reads it
    what: str
    section: str
    actor: str
    before: str
    after: str
    delta: str
    old: list[Part]
    new: list[Part]
    sources: list[tuple[str, str]]  # del, ins or keep; the source
    quiet: bool

    @property
    def terms(self) -> str:
        """What a search looks in."""
        one = self.change
        texts = (one.old_sentence, one.new_sentence, one.old_text, one.new_text, *one.old_sources, *one.new_sources)
        told = (self.what, self.section, self.actor, *texts)
        return " ".join(t for t in told if t).casefold()


def render_page(found: Difference) -> str:
    """The page as HTML."""
    cards = [card_of(change) for change in found.changes]
    groups = [(subject, HEADINGS[subject], own) for subject in HEADINGS if (own := of_subject(cards, subject))]
    return render(
        "diff.html.jinja",
        found=found,
        counts=count_changes(found.changes),
        headings=HEADINGS,
        groups=groups,
        kinds={kind: name_kind(kind) for kind in KINDS if any(c.change.kind == kind for c in cards)},
        meanings=KINDS,
        sections=unique(c.section for c in cards),
        actors=sorted({c.actor for c in cards if c.actor}),
        figure_kinds=sorted({c.change.figure_kind for c in cards if c.change.figure_kind}),
        plot=plot_changes(found.changes),
    )


def render(template: str, **values: Any) -> str:
    """A template with its style and script inlined. The policy of the page lets nothing else run or load."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    values = {k: Markup(v) if k == "plot" and v else v for k, v in values.items()}
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["plain"] = plain
    page = environment.get_template(template)
    return page.render(script=Markup(script), style=Markup(style), script_hash=digest, **values)


def unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def of_subject(cards: Sequence[Card], subject: str) -> list[Card]:
    return [card for card in cards if card.change.subject == subject]


def name_kind(kind: str) -> str:
    return kind.replace("_", " ")


def card_of(change: Change) -> Card:
    before, after = before_after(change)
    old, new = claim_parts(change) if change.subject == "figure" else text_parts(change)
    return Card(
        change, name_kind(change.kind), what(change), section_of(change), change.new_actor or change.old_actor or "",
        before, after, delta(change), old, new, list(source_marks(change)), is_quiet(change),
    )  # fmt: skip


def text_parts(change: Change) -> tuple[list[Part], list[Part]]:
    """Both sides of a text; the whole of it where only one edition has it."""
    pieces = redline(change.old_text or "", change.new_text or "")
    if change.old_text is None or change.new_text is None:
        pieces = [("keep", text) for _, text in pieces]
    left = [Part(op, text) for op, text in pieces if op != PUT and change.old_text is not None]
    return left, [Part(op, text) for op, text in pieces if op != STRUCK and change.new_text is not None]


def source_marks(change: Change) -> Iterator[tuple[str, str]]:
    for name in change.old_sources:
        yield ("keep" if name in change.new_sources or not change.new_ids else "del"), name
    for name in change.new_sources:
        if name not in change.old_sources:
            yield ("ins" if change.old_ids else "keep"), name
