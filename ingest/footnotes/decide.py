"""The decision for the whole document: which candidates are markers, and which note each of them means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.footnotes.candidates import SURE, find_refs
from ingest.footnotes.catalogue import WIDEST
from ingest.footnotes.definitions import HEADED, define, release
from ingest.footnotes.glued import glued_spans
from ingest.footnotes.model import Definition, Footnotes, Ref
from ingest.footnotes.symbols import link_symbols

FEW = 0.1  # a style that fewer markers than this share have is doubtful where another one cites the same note
# What an exponent stands behind: `x²`, `χ²`, `mc²`, `2¹⁰`; not `war¹`, `UN³`, `2023³⁵`.
BASE = re.compile(r"(?:^|[\s(=/*·])(?:[^\W\d_]|[b-df-hj-np-tv-xz]{2}|\d{1,2})$")
DASHES = frozenset("–-—")


@dataclass(slots=True)
class Run:
    """Notes with one numbering: those of a document, or of a chapter where numbering starts again."""

    path: str
    notes: dict[str, int] = field(default_factory=dict)  # label → the first note that has it
    end: tuple[int, int] = (0, 0)


def link_labels(found: Footnotes) -> None:
    """Add the notes that begin with a label, and the markers whose label one of them has."""
    define(found)
    labels = {n.label for n in found.notes if not n.released}
    if labels:
        taken = {(r.block, r.start) for r in found.refs}
        spans = linked_spans(found)
        new = [r for r in find_refs(found, labels) if (r.block, r.start) not in taken and not inside(spans, r)]
        runs = make_runs(found)
        bind(found, runs, [r for r in found.refs if r.note is None])
        bind(found, runs, new)
        found.refs.extend(without_doubtful(found, new))
        add_ranges(found, runs)
        link_glued(found, runs)
        release(found)
    link_symbols(found)
    take_titles(found)
    found.refs.sort(key=lambda r: (r.block, r.start))
    write_titles(found)


def take_titles(found: Footnotes) -> None:
    """The headings right above notes, `Notes`, `Notes to chapter 2`, are furniture like the list itself."""
    for i in range(len(found.blocks) - 2, -1, -1):
        block = found.blocks[i]
        if i in found.taken or i + 1 not in found.taken or block.path != found.blocks[i + 1].path:
            continue
        above = found.blocks[i - 1]
        inside_notes = block.in_notes or i - 1 in found.taken or HEADED.match(above.text) is not None
        if HEADED.match(block.text) or (block.kind == "heading" and inside_notes):
            found.taken.add(i)


def linked_spans(found: Footnotes) -> dict[int, list[tuple[int, int]]]:
    """Block → where the markers stand that links gave it, in order."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for ref in found.refs:
        spans.setdefault(ref.block, []).append((ref.start, ref.end))
    return {block: sorted(own) for block, own in spans.items()}


def inside(spans: dict[int, list[tuple[int, int]]], ref: Ref) -> bool:
    own = spans.get(ref.block, [])
    at = bisect_left(own, (ref.end, 0))
    return at > 0 and own[at - 1][1] > ref.start


def make_runs(found: Footnotes) -> list[Run]:
    """Notes in order; a new run begins in a new file, at a second label 1, and where a label falls behind body text."""
    runs: list[Run] = []
    last, previous = 0, -1
    for n, note in sorted(enumerate(found.notes), key=lambda row: row[1].place):
        if not note.place[0] and not note.pieces and note.head < 0:
            continue
        block = note.place[0]
        path = found.blocks[block].path
        number = int(note.label) if note.label.isdecimal() else last + 1
        apart = block - previous > 1 and any(b not in found.taken for b in range(previous + 1, block))
        again = number == 1 and bool(runs) and note.label in runs[-1].notes
        if not runs or runs[-1].path != path or again or (number <= last and apart):
            runs.append(Run(path))
        runs[-1].notes.setdefault(note.label, n)
        runs[-1].end = note.place
        last, previous = number if note.label.isdecimal() else last, block
    return runs


def bind(found: Footnotes, runs: list[Run], refs: Iterable[Ref]) -> None:
    """Each marker to the note of its label in the next run of notes behind it in its file, else the last before it."""
    by_path: dict[str, list[Run]] = {}
    for run in runs:
        by_path.setdefault(run.path, []).append(run)
    refs = list(refs)
    chapters = by_chapter(found, by_path, refs)
    ends = {path: [run.end for run in own] for path, own in by_path.items()}
    having: dict[str, list[int]] = {}
    for run in runs:
        for label, n in run.notes.items():
            having.setdefault(label, []).append(n)
    for ref in refs:
        path = found.blocks[ref.block].path
        own = by_path.get(path)
        if own is None:  # a file without notes cites those of another, where just one has the label
            ref.note = having[ref.label][0] if len(having.get(ref.label, ())) == 1 else None
            continue
        at = bisect_right(ends[path], (ref.block, ref.start))
        run = chapters.get(id(ref), own[min(at, len(own) - 1)])
        ref.note = run.notes.get(ref.label)


def by_chapter(found: Footnotes, by_path: dict[str, list[Run]], refs: list[Ref]) -> dict[int, Run]:
    """Markers whose chapters' notes all stand at the end: the first chapter to the first run, and so on."""
    chosen: dict[int, Run] = {}
    refs_of: dict[str, list[Ref]] = {}
    for ref in sorted(refs, key=lambda r: (r.block, r.start)):
        refs_of.setdefault(found.blocks[ref.block].path, []).append(ref)
    for path, own in by_path.items():
        cited = refs_of.get(path, [])
        behind = [run for run in own if cited and run.end > (cited[-1].block, cited[-1].start)]
        groups = chapters_of(found, cited)
        if len(behind) > 1 and len(groups) == len(behind) == len(own):
            chosen |= {id(r): run for group, run in zip(groups, own, strict=True) for r in group}
    return chosen


def chapters_of(found: Footnotes, refs: list[Ref]) -> list[list[Ref]]:
    """Markers in order, cut where a label 1 comes behind a heading."""
    groups: list[list[Ref]] = []
    for ref in refs:
        before = groups[-1][-1].block if groups else -1
        headed = any(found.blocks[b].kind == "heading" for b in range(before + 1, ref.block + 1))
        if not groups or (ref.label == "1" and headed and any(r.label == "1" for r in groups[-1])):
            groups.append([])
        groups[-1].append(ref)
    return groups


def without_doubtful(found: Footnotes, refs: list[Ref]) -> list[Ref]:
    """Leave out what is more likely text: exponents, numbers in brackets of a document that marks notes otherwise."""
    styles = Counter(r.convention for r in [*found.refs, *refs])
    share = {style: n / sum(styles.values()) for style, n in styles.items()}
    firm = Counter(r.note for r in [*found.refs, *refs] if share[r.convention] >= FEW)
    kept: list[Ref] = []
    highest: dict[str, int] = {}
    for ref in refs:
        path = found.blocks[ref.block].path
        number = int(ref.label) if ref.label.isdecimal() else 0
        text = found.blocks[ref.block].text[max(0, ref.start - 8) : ref.start]
        rare = share[ref.convention] < FEW and firm[ref.note] > 0
        bare = found.blocks[ref.block].text[ref.start : ref.end].strip().isdigit()
        exponent = ref.convention in {"sup", "superscript"} and bare and number < highest.get(path, 0)
        exponent = exponent and BASE.search(text) is not None
        if ref.convention not in SURE and (rare or exponent) and not follows(kept, ref):
            found.unbound.append(ref)
            continue
        kept.append(ref)
        highest[path] = max(highest.get(path, 0), number)
    return kept


def add_ranges(found: Footnotes, runs: list[Run]) -> None:
    """`<sup>84</sup>–<sup>86</sup>` cites 85 too."""
    between: list[Ref] = []
    for last, ref in pairwise(sorted(found.refs, key=lambda r: (r.block, r.start))):
        gap = found.blocks[ref.block].text[last.end : ref.start].strip() if last.block == ref.block else ""
        if gap in DASHES and last.label.isdecimal() and ref.label.isdecimal():
            labels = range(int(last.label) + 1, int(ref.label))[:WIDEST]
            between += [Ref(ref.block, ref.start, ref.start, str(n), ref.convention) for n in labels]
    bind(found, runs, between)
    found.refs[:0] = [r for r in between if r.note is not None]  # before the marker that ends their range


def follows(kept: list[Ref], ref: Ref) -> bool:
    """A neighbour of a marker is one too: `⁹⁸˒⁹`."""
    return bool(kept) and kept[-1].block == ref.block and kept[-1].end >= ref.start - 1


def link_glued(found: Footnotes, runs: list[Run]) -> None:
    """Split off labels that are glued to words, where a note that nothing cites and the order of labels prove them."""
    cited = {r.note: place(found, r.block, r.start) for r in found.refs}
    weighed = [run for run in runs if any(found.notes[n].form in PLAIN for n in run.notes.values())]
    options = glued_options(found, {run.path for run in weighed}) if weighed else {}
    for run in weighed:
        low = 0
        is_glued = any(
            o[1] for label, n in run.notes.items() if n not in cited for o in options.get((run.path, label), [])
        )
        for label, n in run.notes.items():
            if n in cited:
                low = max(low, cited[n])
                continue
            note = found.notes[n]
            after, before = low, END
            if note.form == "foot":  # the marker stands on the note's page, above it
                after = max(low, found.blocks[note.place[0]].page_start - 1)
                before = place(found, *note.place)
            having = options.get((run.path, label), [])
            having = having[bisect_right(having, (after, END)) : bisect_left(having, (before,))]
            if not (is_glued or note.form == "foot"):  # nothing is glued here: a decimal is one
                having = [o for o in having if o[1]]
            best = choose(having)
            if best is not None:
                found.refs.append(Ref(best[2], best[3], best[4], label, "pdf", n))
                low = best[0]
            elif len(having) > 1:
                found.unbound.extend(Ref(o[2], o[3], o[4], label, "pdf") for o in having[:MOST])


END = 1 << 62
MOST = 9  # places of one label that are told where none of them is proved
PLAIN = frozenset({"foot", "bracketed", "raised", "numbered", "item"})  # notes that may be cited by a glued label
Option = tuple[int, int, int, int, int]  # place in the file, quality, block, start, end


def place(found: Footnotes, block: int, offset: int) -> int:
    return found.blocks[block].source(offset)


def glued_options(found: Footnotes, paths: Set[str]) -> dict[tuple[str, str], list[Option]]:
    """By file and label: where in the body it is glued to a word, in order."""
    options: dict[tuple[str, str], list[Option]] = {}
    for i, block in enumerate(found.blocks):
        if block.path not in paths or i in found.taken or block.kind == "table":
            continue
        for start, end, quality in glued_spans(block.text):
            key = (block.path, block.text[start:end])
            options.setdefault(key, []).append((block.source(start), quality, i, start, end))
    return {key: sorted(found) for key, found in options.items()}


def choose(options: list[Option]) -> Option | None:
    """The one option, or the one of better quality; two that are alike prove nothing."""
    best = max((o[1] for o in options), default=0)
    having = [o for o in options if o[1] == best]
    return having[0] if len(having) == 1 else None


def write_titles(found: Footnotes) -> None:
    """Markers whose note stands in their `title` alone get it from there, once for each label and text."""
    known: dict[tuple[str, str], int] = {}
    labelled = {n.label: i for i, n in enumerate(found.notes) if not n.released}
    for ref in found.refs:
        text = " ".join((ref.title or "").split())
        if ref.note is not None or len(text) < 4:
            continue
        if ref.label in labelled:
            ref.note = labelled[ref.label]
        elif (ref.label, text) in known:
            ref.note = known[ref.label, text]
        else:
            found.notes.append(Definition(ref.label, [], text=text))
            ref.note = known[ref.label, text] = len(found.notes) - 1
