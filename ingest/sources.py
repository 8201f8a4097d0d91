"""Where in a raw file a piece of parsed text stands.

lxml keeps no offsets, so the markup is cut into runs of text between tags, and each text node of the tree is matched
with its run, in order. Where the parser repaired something, the match is found again at the next run that is the same.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

# Quotes count behind `=` alone, as in HTML; possessive, so that a quote without an end costs no second look.
MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[A-Za-z!?](?:[^<>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z|(?=<))",
    re.S | re.I,
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
Pieces = list[tuple[int, int]]  # (offset in the text node, offset in the file), rising


class Locator:
    """Finds text nodes of a tree in the markup they came from; each search goes on where the last one ended."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.starts: list[int] = []
        self.texts: list[str] = []
        self.escaped: set[int] = set()  # the runs with an entity
        self.at = 0  # the run that comes next
        self.inside = 0  # characters of it that are used up
        self.index: dict[str, list[int]] | None = None
        cursor = 0
        for match in MARKUP.finditer(markup):
            start, end = match.span()
            if start > cursor:
                self.add_run(cursor, start)
            cursor = end
        self.add_run(cursor, len(markup))

    def add_run(self, start: int, end: int) -> None:
        text = self.markup[start:end]
        if not text or text.isspace():
            return
        if "&" in text:
            self.escaped.add(len(self.texts))
            text = html.unescape(text)
        self.starts.append(start)
        self.texts.append(text)

    def find(self, text: str) -> Pieces:
        """Where the node's characters stand. Empty for white space alone, and where the place is lost."""
        at = self.at
        if at < len(self.texts) and not self.inside and self.texts[at] == text:
            self.at += 1
            return self.pieces(at, 0) if at in self.escaped else [(0, self.starts[at])]
        return [] if not text or text.isspace() else self.find_again(text)

    def find_again(self, text: str) -> Pieces:
        """A node that is a part of a run, or several of them, or stands further on."""
        if self.at < len(self.texts) and (found := self.within(text)):
            return found
        if self.index is None:
            self.index = {}
            for i, run in enumerate(self.texts):
                self.index.setdefault(run, []).append(i)
        places = self.index.get(text, ())
        at = bisect_left(places, self.at)
        if at < len(places) and (len(text) > 20 or places[at] - self.at < 50):
            self.at, self.inside = places[at] + 1, 0
            return self.pieces(places[at], 0)
        return []

    def within(self, text: str) -> Pieces:
        """The node begins inside the current run, and may go on in the next ones."""
        bare = text.strip()
        begin = self.texts[self.at].find(bare[:40], self.inside)
        if begin < 0 or (begin > self.inside and self.texts[self.at][self.inside : begin].strip() and len(bare) < 8):
            return self.over(bare, text)
        lead = len(text) - len(text.lstrip())
        found = [(lead + o, f) for o, f in self.pieces(self.at, begin)]
        self.inside = begin + len(bare)
        self.leave_run(len(bare))
        return found

    def over(self, bare: str, text: str) -> Pieces:
        """Runs between which the parser dropped a tag: `<![if …]>` leaves one node where the markup has two."""
        run = self.texts[self.at].strip()
        if self.inside or not run or not bare.startswith(run):
            return []
        found, at = [], text.find(bare[:1])
        while self.at < len(self.texts):
            run = self.texts[self.at]
            place = text.find(run.strip(), at)
            if place < 0 or text[at:place].strip():
                break
            found += [(place + o, f) for o, f in self.pieces(self.at, len(run) - len(run.lstrip()))]
            at = place + len(run.strip())
            self.at += 1
        return found

    def leave_run(self, used: int) -> None:
        """Go to the next run where this one is used up, or holds less than was asked for."""
        if self.inside >= len(self.texts[self.at].rstrip()) or used == 0:
            self.at, self.inside = self.at + 1, 0

    def pieces(self, run: int, skip: int) -> Pieces:
        """The run's characters from `skip` on; a new piece begins behind each entity."""
        start, text = self.starts[run], self.texts[run]
        if run not in self.escaped:
            return [(0, start + skip)]
        stop = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.markup)
        found, offset, cursor = [(0, start)], 0, start
        for match in ENTITY.finditer(self.markup, start, stop):
            value = html.unescape(match[0])
            offset += match.start() - cursor
            if offset >= len(text):
                break
            found.append((offset, match.start()))
            offset += len(value)
            cursor = match.end()
            found.append((offset, cursor))
        return shifted(found, skip)


def shifted(pieces: Pieces, skip: int) -> Pieces:
    """Pieces counted from `skip` on."""
    before = [p for p in pieces if p[0] <= skip]
    first = before[-1]
    return [(0, first[1] + skip - first[0]), *((o - skip, f) for o, f in pieces if o > skip)]
