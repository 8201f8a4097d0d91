"""What links may lead to: the places of ids, in blocks and within them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import unquote

from ingest.flow import Block

Target = tuple[str, str, int]  # file, id, and which of those that have it: chapters put together repeat ids
LONGEST = 60  # characters of a label or a back-link, dress and all


@dataclass(slots=True)
class Anchors:
    """Where each target stands: (file, id) → (block, offset) of each, and for block elements all their blocks."""

    blocks: list[Block]
    inline: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    elements: dict[tuple[str, str], list[list[int]]] = field(default_factory=dict)
    anywhere: dict[str, tuple[str, str]] = field(default_factory=dict)

    def resolve(self, i: int, offset: int, href: str) -> Target | None:
        """What a link at a place leads to: in the same file, else in the file that it names."""
        file, _, fragment = href.rpartition("#")
        key = (self.blocks[i].path, unquote(fragment))
        if key not in self.inline and key not in self.elements:
            other = self.anywhere.get(key[1])
            if not (other and file and other[0].rsplit("/", 1)[-1] == file.rsplit("/", 1)[-1]):
                return None
            key = other
        count = len(self.elements.get(key) or self.inline[key])
        return (*key, self.closest(key, count, i, offset) if count > 1 else 0)

    def closest(self, key: tuple[str, str], count: int, i: int, offset: int) -> int:
        """Of several targets with one id, for a marker the next one behind, from a note the last one before."""
        places = [self.place((*key, n)) for n in range(count)]
        at = bisect_right(places, (i, offset))
        return max(at - 1, 0) if self.blocks[i].in_notes else min(at, count - 1)

    def place(self, target: Target) -> tuple[int, int]:
        path, identity, n = target
        elements = self.elements.get((path, identity))
        return (elements[n][0], -1) if elements else self.inline[path, identity][n]


def index_anchors(blocks: list[Block]) -> Anchors:
    anchors = Anchors(blocks)
    for i, block in enumerate(blocks):
        for identity in block.ids:
            elements = anchors.elements.setdefault((block.path, identity), [])
            if elements and elements[-1][-1] == i - 1:
                elements[-1].append(i)
            else:
                elements.append([i])
            anchors.anywhere.setdefault(identity, (block.path, identity))
        for inline in block.inlines:
            for identity in inline.ids:
                anchors.inline.setdefault((block.path, identity), []).append((i, inline.start))
                anchors.anywhere.setdefault(identity, (block.path, identity))
    return anchors


def raised_spans(block: Block) -> frozenset[int]:
    """Where something raised begins: a link there is raised too."""
    return frozenset(x.start for x in block.inlines if x.sup)
