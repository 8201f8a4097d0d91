"""Which lines open notes: labels that markers above prove, and the rising chains that these prove in turn."""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.footnotes.catalogue import SUPERSCRIPTS
from ingest.pages.labels import Seen, decimals_by_page
from ingest.pages.line import BRACKETED, DOTTED, FOOT_NOTE, LONE, OPENS, RAISED, Line

LOWER = 0.35  # of a page stands above its notes


def prove(lines: list[Line], seen: Seen) -> dict[int, int]:
    """Line → label of the notes, in that form (`12 See`, `12. See`, `[12] See`, `¹² See`) which most markers prove."""
    plain = Options(lines, seen, FOOT_NOTE)
    others = [Options(lines, seen, form) for form in (DOTTED, BRACKETED, RAISED, LONE)]
    best = max(others, key=lambda options: len(options.sure))
    if len(best.sure) > max(1, len(plain.sure)) and 3 * len(best.sure) >= len(best.all):  # few: numbered paragraphs
        plain = best
    return prove_all(lines, plain.all, plain.sure)


class Options:
    """Lines that may open notes of one form, (line, label) in order, and those that a marker above them proves."""

    def __init__(self, lines: list[Line], seen: Seen, form: re.Pattern[str]) -> None:
        body = ((i, line) for i, line in enumerate(lines) if line.role == "body" and form.match(line.text))
        self.all = [(i, label_of(line, form)) for i, line in body if form is not LONE or is_lone_label(lines, i)]
        self.sure = {i: label for i, label in self.all if seen.get((lines[i].page, label), i) < i}


def label_of(line: Line, form: re.Pattern[str]) -> int:
    match = form.match(line.text)
    return int(match[1].translate(SUPERSCRIPTS)) if match else 0


def is_lone_label(lines: list[Line], i: int) -> bool:
    """A number alone on its line, and on the next one what a note may begin with."""
    following = lines[i + 1] if i + 1 < len(lines) else None
    if following is None or following.role != "body" or following.page != lines[i].page:
        return False
    return OPENS.match(following.text) is not None


def prove_all(lines: list[Line], options: list[tuple[int, int]], sure: dict[int, int]) -> dict[int, int]:
    """The sure ones, those next to them, and the chains of which enough are sure."""
    proved = dict(sure) | next_ones(lines, options, sure)
    for part in parts(options):
        chain = rising(part)
        known = sum(1 for i, _ in chain if i in sure)
        enough = known >= max(3, len(chain) // 10) or (known >= 2 and len(chain) >= 40)
        enough = enough or (known >= 1 and no_chance(chain, part) and at_feet(lines, chain))
        if enough and len(chain) >= (chain[-1][1] - chain[0][1]) // 6:
            proved = {i: label for i, label in proved.items() if not chain[0][0] <= i <= chain[-1][0]} | dict(chain)
    return proved


def next_ones(lines: list[Line], options: list[tuple[int, int]], sure: dict[int, int]) -> dict[int, int]:
    """Notes right behind a sure one by number, whose marker may be the decimals of a number above on their page."""
    decimals = decimals_by_page(lines) if sure else {}
    found: dict[int, int] = {}
    last = 0
    for i, label in options:
        if i in sure:
            last = label
        elif label == last + 1 and last and decimals.get((lines[i].page, label), i) < i:
            found[i] = last = label
    return found


def no_chance(chain: list[tuple[int, int]], part: list[tuple[int, int]]) -> bool:
    """Of n numbers in any order some 2√n rise by chance."""
    return len(chain) >= 40 and len(chain) > 5 * len(part) ** 0.5


def at_feet(lines: list[Line], chain: list[tuple[int, int]]) -> bool:
    """Whether the chain stands in the lower parts of its pages, under body text: numbered paragraphs fill theirs."""
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.role == "body":
            pages.setdefault(line.page, []).append(i)
    firsts: dict[int, int] = {}
    for i, _ in chain:
        firsts.setdefault(lines[i].page, i)
    heights = sorted(bisect_left(pages[page], i) / len(pages[page]) for page, i in firsts.items())
    return len(heights) >= 10 and heights[len(heights) // 2] > LOWER


def parts(options: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The options cut in two where numbering starts again and both halves rise longer than the whole."""
    before = lengths([label for _, label in options])
    behind = lengths([-label for _, label in reversed(options)])[::-1]
    best = max(range(1, len(options)), key=lambda k: before[k - 1] + behind[k], default=0)
    if best and before[best - 1] + behind[best] > 1.3 * before[-1] and options[best][1] <= options[best - 1][1] // 2:
        return [options[:best], options[best:]]
    return [options] if options else []


def lengths(labels: list[int]) -> list[int]:
    """For each place, how long the longest rising run is up to there."""
    tails: list[int] = []
    found = []
    for label in labels:
        at = bisect_left(tails, label)
        tails[at : at + 1] = [label]
        found.append(len(tails))
    return found


def rising(options: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of options whose labels rise."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, (_, label) in enumerate(options):
        at = bisect_left(tails, label)
        back.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [label]
        ends[at : at + 1] = [n]
    chain, n = [], ends[-1] if ends else -1
    while n >= 0:
        chain.append(options[n])
        n = back[n]
    return chain[::-1]
