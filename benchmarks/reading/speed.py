"""How fast a page is read, footnotes and all, beside parsing it alone: MB/s and ratios, each file in one run.

    python benchmarks/reading/speed.py                      pages made here, of 0.1 to 10 MB
    python benchmarks/reading/speed.py FILE.html …          files of your own

The first four are MB/s: bare lxml, BeautifulSoup on lxml, our tree alone (`parse`), and the whole way to sections,
paragraphs, markers and notes (`read`), on the same bytes in one run, the best of five (three from 3 MB on). The last
two are how many times as long `read` takes.
"""

from __future__ import annotations

import gc
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from lxml import etree

from ingest.build import build_document
from ingest.decode import decode
from ingest.model import Document, Metadata
from ingest.read import parse
from ingest.tree import parse_html

SIZES = (0.1, 0.3, 1, 3, 10)  # MB


def best(works: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Processor seconds of the cheapest of some runs of each, in turn: other programs may be busy.

    Each is charged with what it builds and with letting go of it: reading frees its tree on the way, and parsing alone
    would leave its own behind (a tree is full of cycles), for the next one to pay.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            gc.collect()
            gc.freeze()  # what was there before is no concern of this run
            start = time.process_time()
            work()
            gc.collect()
            times[name].append(time.process_time() - start)
            gc.unfreeze()
    return {name: min(own) for name, own in times.items()}


def read(data: bytes) -> Document:
    """Bytes → Document, as an edition of one file is read."""
    flow = parse(decode(data), ".html", "page.html", "")
    return build_document("benchmark", "1", Metadata(), [flow], [])


def measure(name: str, data: bytes) -> None:
    size = len(data) / 1e6
    runs = 5 if size < 3 else 3
    seconds = best(
        {
            "lxml": lambda: etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True)),
            "soup": lambda: BeautifulSoup(data, "lxml", from_encoding="utf-8"),
            "parse": lambda: parse_html(data.decode("utf-8", "replace")),
            "read": lambda: read(data),
        },
        runs,
    )
    document = read(data)
    refs = sum(len(p.markers) for p in document.paragraphs)
    rates = "  ".join(f"{size / own:8.1f}" for own in seconds.values())
    whole = seconds["read"]
    ratios = f"{whole / seconds['soup']:8.2f}  {whole / seconds['lxml']:8.1f}"
    print(f"{name[-40:]:40} {size:6.2f} {refs:6} {len(document.notes):6} {rates}  {ratios}")


SECTION = (
    '<h2 id="s{n}">{n}. The situation in the district of Hamra</h2>\n'
    '<p class="body">In 2023 some <strong>{people:,}</strong> people were displaced to the camps along the river'
    '<sup id="fnref{n}"><a href="#fn{n}" class="footnote-ref">{n}</a></sup>, an area of 40 km<sup>2</sup>. {text}'
    'They came back in June.<sup id="fnref{m}"><a href="#fn{m}" class="footnote-ref">{m}</a></sup></p>\n'
    "<ul><li>Tents: {n}</li><li>Wells &amp; pumps: {m}</li></ul>\n"
    "<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2022</td><td>{n}</td></tr></table>\n"
)
NOTE = (
    '<li id="fn{n}"><p>Agency, <em>Report {n}</em>, 3 May 2023, <a href="https://example.org/{n}">url</a>, p. 41. '
    '<a href="#fnref{n}">↩</a></p></li>\n'
)
SENTENCE = "The road of 660 kilometres was closed in March, and the villages behind it were cut off. "


def page(megabytes: float) -> bytes:
    """A report of headings, paragraphs with two notes each, lists and tables, in the markup of a CMS."""
    parts: list[str] = []
    notes: list[str] = []
    length, n = 0, 1
    while length < megabytes * 1e6:
        parts.append(SECTION.format(n=n, m=n + 1, people=n + 1000, text=SENTENCE * 25))
        notes += [NOTE.format(n=n), NOTE.format(n=n + 1)]
        length += len(parts[-1]) + 2 * len(notes[-1])
        n += 2
    head = '<html lang="en"><head><title>A report</title></head><body><main>'
    foot = f'</main><section class="footnotes" role="doc-endnotes"><ol>{"".join(notes)}</ol></section></body></html>'
    return f"{head}{''.join(parts)}{foot}".encode()


def main() -> None:
    heads = ("lxml", "soup", "parse", "read", "read:soup", "read:lxml")
    print(f"{'':40} {'MB':>6} {'refs':>6} {'notes':>6} {'  '.join(f'{h:>8}' for h in heads)}")
    warnings.simplefilter("ignore")  # BeautifulSoup's, on XHTML
    files = [Path(name) for name in sys.argv[1:]]
    for path in files:
        measure(str(path), path.read_bytes())
    for size in () if files else SIZES:
        measure(f"made here, {size} MB", page(size))


if __name__ == "__main__":
    main()
