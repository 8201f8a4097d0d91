"""Where in a raw file a piece of parsed text stands. lxml keeps no offsets, so the text is found again, in order."""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<!\[CDATA\[.*?\]\]>|</?[A-Za-z!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.S | re.I,
)
SNIPPET = re.compile(r"[^\s&<>\u0080-\uffff]+(?:[ ][^\s&<>\u0080-\uffff]+){0,3}")
REACH = 20_000  # how far ahead a piece is looked for before it is given up


class Locator:
    """Finds text nodes of a tree in the markup they came from; each search goes on where the last one ended."""

    def __init__(self, markup: str) -> None:
        self.masked = MARKUP.sub(lambda m: " " * len(m[0]), markup)
        self.cursor = 0

    def find(self, text: str) -> int:
        """Offset of the first visible character; the best guess is where the text before it ended."""
        match = SNIPPET.search(text)
        lead = len(text) - len(text.lstrip())
        if match is None:
            return self.cursor_at_text()
        found = self.masked.find(match[0], self.cursor, self.cursor + REACH + len(text))
        if found < 0:
            return self.cursor_at_text()
        self.cursor = found + max(0, len(match[0]))
        ahead = text[lead : match.start()]
        if ahead:
            exact = self.masked.rfind(ahead[0], max(0, found - 8 * len(ahead) - 16), found)
            return exact if exact >= 0 else found
        return found

    def cursor_at_text(self) -> int:
        """The next visible character."""
        end = min(len(self.masked), self.cursor + REACH)
        while self.cursor < end and self.masked[self.cursor].isspace():
            self.cursor += 1
        return self.cursor

    def skip(self, text: str) -> None:
        """Text that is left out still stands in the markup."""
        if text.strip():
            self.find(text)
