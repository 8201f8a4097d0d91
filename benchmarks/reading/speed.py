"""How fast a page is read, footnotes and all, beside parsing it alone: MB/s and ratios, each file in one run.

    python benchmarks/reading/speed.py                      pages made here, of 0.1 to 10 MB
    python benchmarks/reading/speed.py FILE.html …          files of your own

`parse` is the tree alone (lxml), `read` the whole way to sections, paragraphs, markers and notes. BeautifulSoup on lxml and bare lxml
parse the same bytes in the same run; each number is the best of five (three above 3 MB).
"""

from __future__ import annotations

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


def best(work: Callable[[], object], runs: int) -> float:
    """Processor seconds of the cheapest of some runs: other programs may be busy."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def read(data: bytes) -> Document:
    """Bytes → Document, as an edition of one file is read."""
    flow = parse(decode(data), ".html", "page.html", "")
    return build_document("benchmark", "1", Metadata(), [flow], [])


def measure(name: str, data: bytes) -> None:
    size = len(data) / 1e6
    runs = 5 if size < 3 else 3
    lxml = best(lambda: etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True)), runs)
    soup = best(lambda: BeautifulSoup(data, "lxml", from_encoding="utf-8"), runs)
    tree = best(lambda: parse_html(data.decode("utf-8", "replace")), runs)
    whole = best(lambda: read(data), runs)
    document = read(data)
    refs = sum(len(p.markers) for p in document.paragraphs)
    print(
        f"{name[-40:]:40} {size:6.2f} {refs:6} {len(document.notes):6} {size / lxml:8.1f} {size / soup:8.1f} "
        f"{size / tree:8.1f} {size / whole:8.1f} {whole / soup:8.2f} {whole / lxml:8.1f}"
    )


def page(megabytes: float) -> bytes:
    """A report of headings, paragraphs with two notes each, lists and tables, in the markup of a CMS."""
    parts, notes, length, n = [], [], 0, 0
    while length < megabytes * 1e6:
        n += 2
        section = (
            f'<h2 id="s{n}">{n}. The situation in the district of Hamra {n}</h2>\n'
            f'<p class="body">In 2023 some <strong>{n + 1000:,}</strong> people were displaced to the camps along the river'
            f'<sup id="fnref{n}"><a href="#fn{n}" class="footnote-ref">{n}</a></sup>, an area of 40 km<sup>2</sup>, the agency said. '
            f"{'The road of 660 kilometres was closed in March, and the villages behind it were cut off. ' * 30}"
            f'They came back in June.<sup id="fnref{n + 1}"><a href="#fn{n + 1}" class="footnote-ref">{n + 1}</a></sup></p>\n'
            f"<ul><li>Tents: {n}</li><li>Wells &amp; pumps: {n * 3}</li></ul>\n"
            f"<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2022</td><td>{n}</td></tr></table>\n"
        )
        for note in (n, n + 1):
            notes.append(
                f'<li id="fn{note}"><p>Agency, <em>Report {note}</em>, 3 May 2023, '
                f'<a href="https://example.org/reports/{note}">url</a>, p. {note % 90}. <a href="#fnref{note}">↩</a></p></li>\n'
            )
        parts.append(section)
        length += len(section) + len(notes[-1]) * 2
    body = "".join(parts)
    html = f'<html lang="en"><head><title>A report</title></head><body><main>{body}</main>'
    return f'{html}<section class="footnotes" role="doc-endnotes"><ol>{"".join(notes)}</ol></section></body></html>'.encode()


def main() -> None:
    print(
        f"{'':40} {'MB':>6} {'refs':>6} {'notes':>6} {'lxml':>8} {'soup':>8} {'parse':>8} {'read':>8} {'read:soup':>8} {'read:lxml':>8}"
    )
    print(f"{'':40} {'':6} {'':6} {'':6} {'MB/s':>8} {'MB/s':>8} {'MB/s':>8} {'MB/s':>8} {'times':>8} {'times':>8}")
    warnings.simplefilter("ignore")  # BeautifulSoup's, on XHTML
    files = [Path(name) for name in sys.argv[1:]]
    for path in files:
        measure(str(path), path.read_bytes())
    for size in () if files else SIZES:
        measure(f"made here, {size} MB", page(size))


if __name__ == "__main__":
    main()
