"""Text out of a PDF: page furniture removed, lines joined to paragraphs, notes at the foot of a page kept apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ingest.flow import Block
from ingest.footnotes.glued import glued_labels, glued_spans
from ingest.inline import Text

NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=[A-Z“‘\"(])")
BULLET = re.compile(r"^[•▪●◦‣\uf0b7]\s*(?=\S)")
TITLE = re.compile(r"^(?:[IVX]{1,5}|[A-Z])\.\s+[A-Z][^.;:]{2,90}$")
PAGE_NUMBER = re.compile(r"^[-–]?\s*(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–]?$", re.I)
PRINTER = re.compile(r"^(?:\*\d{5,}\*|\d{2}-\d{5}(?:\s+\(?[A-Z]\)?)?(?:\s+\d{1,6})?|\d{1,4}\s+\d{2}-\d{5})$")
FOOT_NOTE = re.compile(r"^(\d{1,4})\s{1,6}(?=[A-Z“‘\"(§]|\d{1,2}/\d|(?:19|20)\d\d\s[a-z])")
URL = re.compile(r"(?:https?://|www\.)\S*[/=?&_%#.-]$")
ENDS = re.compile(r"[.!?:;][”’\")\]\d]*(?:,\s?\d{1,4})*$")
BROKEN = re.compile(r"(\w{2,})-$")
BEGUN = r"(?<=[.;)\]”\"’] )({})\s(?=[A-Z“\"(§«]|\d{{1,2}}/\d)"
LOWER = 0.35  # of a page stands above its notes
LONGEST_REST = 6  # lines of a note that go over to the next page
LONGEST_PAGE = 200  # lines
# Words that a hyphen joins to others: at the end of a line it stays.
JOINING = frozenset(
    "one two three four five six seven eight nine ten half self well non ex all high low long short mid full part then "
    "year day week month hour cross counter vice".split()
)
JOINED = frozenset(
    "year old day week month hour based led backed held controlled related armed wide term scale level made owned run "
    "round party state member point way third quarter".split()
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Line:
    """A line as it is read: where it starts, its page, what it is."""

    offset: int
    text: str
    page: int = 0
    role: str = "body"  # body, blank, furniture, note (opens one), foot (goes on with one)
    label: str = ""
    page_start: int = 0  # of a line that opens a note


def is_paged(text: str) -> bool:
    """Form feeds, hard-wrapped lines, or lines at page feet that glued labels prove to be notes."""
    if text.count("\f") > 1:
        return True
    lines = split_lines(text)
    return is_wrapped(lines) or any(line.role == "note" for line in marked(lines))


def is_wrapped(lines: list[Line]) -> bool:
    """Whether most lines end in mid sentence near the same width."""
    full = [line.text for line in lines if line.text]
    if len(full) < 60:
        return False
    wide = width(full)
    wrapped = sum(1 for line in full if len(line) > 0.75 * wide and not ENDS.search(line))
    return 50 <= wide <= 130 and wrapped > 0.35 * len(full)


def width(lines: list[str]) -> int:
    return sorted(len(line) for line in lines)[int(len(lines) * 0.9)]


def read_pages(text: str, path: str) -> list[Block]:
    """Blocks of the body in order, each foot note as a block of its own that knows its label."""
    lines = marked(split_lines(text))
    words = Counter(w.casefold() for line in lines for w in WORD.findall(line.text))
    long_lines = width([line.text for line in lines if line.text] or [""]) > 180
    blocks: list[Block] = []
    body: list[Line] = []
    foot: list[Line] = []
    waiting: list[Block] = []  # notes of a page, until the paragraph that runs over its end is whole
    blank = False
    for line in lines:
        if line.role in {"note", "foot"}:
            if line.role == "note" and foot:
                waiting.append(join_note(foot, path, words))
                foot = []
            foot.append(line)
        elif line.role == "body":
            if foot and ENDS.search(foot[-1].text):  # else it may go on at the foot of the next page
                waiting.append(join_note(foot, path, words))
                foot = []
            if body and starts_new(body, line, blank, long_lines):
                blocks.append(join(body, path, words))
                blocks += waiting
                body, waiting = [], []
            body.append(line)
        blank = line.role != "body"
    blocks += [join(body, path, words)] if body else []
    return blocks + waiting + ([join_note(foot, path, words)] if foot else [])


def split_lines(text: str) -> list[Line]:
    found, offset, page = [], 0, 0
    for raw in re.split(r"(?<=\n)|(?<=\f)", text):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Line(offset + lead, bare, page, "body" if bare else "blank"))
        page += raw.endswith("\f")
        offset += len(raw)
    return found


def marked(lines: list[Line]) -> list[Line]:
    """The lines with furniture and foot notes told from the body."""
    mark_furniture(lines)
    if not any(line.page for line in lines):
        number_pages(lines)
    mark_notes(lines)
    mark_continued(lines)
    return with_page_starts(split_notes(lines))


def with_page_starts(lines: list[Line]) -> list[Line]:
    starts: dict[int, int] = {}
    for line in lines:
        start = starts.setdefault(line.page, line.offset)
        if line.role == "note":
            line.page_start = start
    return lines


def mark_furniture(lines: list[Line]) -> None:
    """Running heads, page numbers, printer's codes."""
    full = [line for line in lines if line.text]
    counts = Counter(key(line.text) for line in full if 3 < len(line.text) < 90)
    pages = max((line.page for line in lines), default=0) + 1
    edges = edge_lines(full) if pages > 1 else []
    at_edge = Counter(key(line.text) for line in edges)
    often = frozenset(k for k, n in counts.items() if n >= 4 and re.search(r"[^\W\d#]", k) and not k.endswith("."))
    numbers = page_numbers(full)
    for line in full:
        k = key(line.text)
        if k in often or PRINTER.match(line.text) or id(line) in numbers:
            line.role = "furniture"
    for line in edges:
        if at_edge[key(line.text)] >= max(2, 0.4 * pages) and len(line.text) < 120:
            line.role = "furniture"
    mark_heads(full)


def key(line: str) -> str:
    """A line with its numbers left out: running heads differ by page number alone."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def edge_lines(full: list[Line]) -> list[Line]:
    """The first two and the last two lines of each page."""
    found = []
    for i, line in enumerate(full):
        near = [full[j].page for j in (i - 2, i + 2) if 0 <= j < len(full)]
        if len(near) < 2 or any(p != line.page for p in near):
            found.append(line)
    return found


def page_numbers(full: list[Line]) -> set[int]:
    """Lines that hold a number alone, where such numbers rise by one from page to page; a lone figure is none."""
    alone = [(line, int(m[1])) for line in full if (m := PAGE_NUMBER.match(line.text))]
    found = set()
    for i, (line, number) in enumerate(alone):
        near = {n for _, n in alone[max(0, i - 3) : i]} | {n for _, n in alone[i + 1 : i + 4]}
        if {number - 1, number + 1} & near or {number - 2, number + 2} <= near:
            found.add(id(line))
    return found


def mark_heads(full: list[Line]) -> None:
    """The line behind a page number is a running head where two pages have the same, or five its beginning, misread."""
    tops = [b for a, b in pairwise(full) if a.role == "furniture" and b.role == "body"]
    starts = Counter(head(line.text) for line in tops)
    common = [h for h, n in starts.most_common(3) if n >= 5 and len(h) >= 6]
    whole = Counter(line.text for line in tops if len(line.text) < 90)
    for line in full:
        alike = head(line.text) in common and len(line.text) < 160
        if line.role == "body" and (alike or whole[line.text] >= 2):
            line.role = "furniture"


def head(text: str) -> str:
    return re.sub(r"[\W\d]+", "", text).casefold()[:10]


def number_pages(lines: list[Line]) -> None:
    """Without form feeds a page ends where furniture stands."""
    page, before = 0, "body"
    for line in lines:
        if line.role == "furniture":
            before = "furniture"
        elif line.role == "body" and before == "furniture":
            page, before = page + 1, "body"
        line.page = page


def mark_notes(lines: list[Line]) -> None:
    """Lines that open with a label which a glued marker above them on the page proves, or which rises with such."""
    seen = labels_by_page(lines)
    proved = prove(lines, seen)
    current: Line | None = None
    ended, blank, page = False, False, -1
    for i, line in enumerate(lines):
        if line.page != page:
            page, current = line.page, None
        if i in proved:
            line.role, line.label, current = "note", str(proved[i]), line
        elif current is not None and line.role == "body":
            if blank and ended and not line.text[:1].islower():
                current = None
            else:
                line.role = "foot"
        ended = ENDS.search(line.text) is not None if line.text else ended
        blank = line.role == "blank" or (blank and line.role == "furniture")


def mark_continued(lines: list[Line]) -> None:
    """A note that a page's end broke off goes on above the first note of the next page, apart from the body."""
    opened: Line | None = None  # the last line of the last note, where it ended in mid sentence
    first: set[int] = set()  # pages whose first note has been seen
    for i, line in enumerate(lines):
        if line.role not in {"note", "foot"}:
            continue
        if line.role == "note" and line.page not in first:
            first.add(line.page)
            above = i
            while above and lines[above - 1].role == "body":
                above -= 1
            short = 0 < i - above <= LONGEST_REST and above and lines[above - 1].role == "blank"
            if short and opened is not None and opened.page == line.page - 1 and not starts_body(lines, above):
                for rest in lines[above:i]:
                    rest.role = "foot"
        opened = None if ENDS.search(line.text) else line


def starts_body(lines: list[Line], above: int) -> bool:
    """Whether nothing of the page stands above: then the lines are its body."""
    page = lines[above].page
    return not any(line.role == "body" and line.page == page for line in lines[max(0, above - LONGEST_PAGE) : above])


def split_notes(lines: list[Line]) -> list[Line]:
    """A note that begins inside the line of the one before, `… at 2. 196 Gates …`, where it has the next label."""
    found: list[Line] = []
    label = 0
    for line in lines:
        found.append(line)
        if line.role not in {"note", "foot"}:
            continue
        label = int(line.label) if line.label else label
        while label and (match := re.search(BEGUN.format(next_labels(label)), found[-1].text)):
            whole, at, label = found[-1], match.start(), int(match[1])
            found[-1] = replace(whole, text=whole.text[:at].rstrip())
            found.append(Line(whole.offset + at, whole.text[at:], whole.page, "note", str(label)))
    return found


def next_labels(label: int) -> str:
    """The label behind, and where labels are long two more: what lies between may be misread."""
    return "|".join(str(n) for n in range(label + 1, label + (4 if label > 100 else 2)))


def labels_by_page(lines: list[Line]) -> dict[tuple[int, int], int]:
    """(page, label) → the first line where the label is glued to a word."""
    seen: dict[tuple[int, int], int] = {}
    for i, line in enumerate(lines):
        for label in glued_labels(line.text):
            seen.setdefault((line.page, label), i)
    return seen


def decimals_by_page(lines: list[Line]) -> dict[tuple[int, int], int]:
    """(page, label) → the first line where the label may be the decimals of a number: `in 2023.3`."""
    seen: dict[tuple[int, int], int] = {}
    for i, line in enumerate(lines):
        for start, end, quality in glued_spans(line.text):
            if not quality:
                seen.setdefault((line.page, int(line.text[start:end])), i)
    return seen


def prove(lines: list[Line], seen: dict[tuple[int, int], int]) -> dict[int, int]:
    """Line → label of the notes. A marker above on the page proves one; enough of these prove their chain."""
    body = ((i, line) for i, line in enumerate(lines) if line.role == "body")
    options = [(i, int(m[1])) for i, line in body if (m := FOOT_NOTE.match(line.text))]
    sure = {i: label for i, label in options if seen.get((lines[i].page, label), i) < i}
    proved = dict(sure) | next_ones(lines, options, sure)
    for part in parts(options):
        chain = rising(part)
        known = sum(1 for i, _ in chain if i in sure)
        enough = known >= max(3, len(chain) // 10) or (known >= 2 and len(chain) >= 40)
        enough = enough or (known >= 1 and no_chance(chain, part) and at_feet(lines, chain))
        if enough and len(chain) >= (chain[-1][1] - chain[0][1]) // 6:
            proved = {i: label for i, label in proved.items() if not chain[0][0] <= i <= chain[-1][0]} | dict(chain)
    return proved


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


def starts_new(held: list[Line], line: Line, blank: bool, long_lines: bool) -> bool:
    """Whether a line begins a new block behind those held."""
    last, bare = held[-1].text, line.text
    if NUMBERED.match(bare) or TITLE.match(bare) or BULLET.match(bare):
        return True
    if TITLE.match(last) and (blank or len(held) > 1):
        return True
    ended = ENDS.search(last) is not None or is_title(last)
    if long_lines:
        return ended and not bare[:1].islower()
    return blank and ended and not bare[:1].islower()


def is_title(line: str) -> bool:
    return len(line) < 90 and not ENDS.search(line) and re.match(r"(?:\d+(?:\.\d+)*\.?\s+)?[A-Z]", line) is not None


def join_note(held: list[Line], path: str, words: Counter[str]) -> Block:
    """A note's lines to one text without its label."""
    first = held[0]
    match = FOOT_NOTE.match(first.text)
    skip = match.end() if match else 0
    block = join([replace(first, offset=first.offset + skip, text=first.text[skip:]), *held[1:]], path, words)
    block.kind, block.level, block.note, block.foot = "paragraph", 0, first.label, True
    block.page_start = first.page_start
    return block


def join(held: list[Line], path: str, words: Counter[str]) -> Block:
    """Lines to one text; a word broken by a hyphen at the line's end is made whole."""
    first = held[0].text
    joined = " ".join(line.text for line in held)
    heading = len(held) <= 2 and len(joined) < 120 and not ENDS.search(joined) and len(joined.split()) <= 16
    heading = heading and (TITLE.match(first) is not None or first[:1].isupper() or first[:1].isdigit())
    block = Block("heading" if heading else "paragraph", level=2 if heading else 0, path=path)
    if match := BULLET.match(first):
        block.kind = "list_item"
        held = [Line(held[0].offset + match.end(), first[match.end() :]), *held[1:]]
    text = Text()
    for line, following in zip_longest(held, held[1:]):
        piece = line.text
        if following is not None:
            piece = piece[:-1] if is_broken(piece, following.text, words) else glue(piece)
        text.put(piece, line.offset)
    return text.fill(block)


def glue(text: str) -> str:
    """`two-` and `round` make `two-round`, an address goes on; other lines are parted by a space."""
    return text if BROKEN.search(text) or URL.search(text[-200:]) else text + "\n"


def is_broken(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen at the line's end breaks a word (`opera-tion`) rather than joins two (`two-round`)."""
    before, after = BROKEN.search(text), WORD.match(following)
    if before is None or after is None or not following[0].islower():
        return False
    left, right = before[1].casefold(), after[0].casefold()
    if words[left + right] or words[f"{left}-{right}"]:
        return words[left + right] >= words[f"{left}-{right}"]
    if left in JOINING or right in JOINED:
        return False
    return not (words[left] and words[right] > 0 and is_word(right, words))


def is_word(right: str, words: Counter[str]) -> bool:
    """The part behind the hyphen stands alone elsewhere; the line's own first word counts once."""
    return words[right] > 1
