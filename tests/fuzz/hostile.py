"""Hostile inputs, each made on the spot, of a size that linear reading takes a moment for and quadratic reading minutes.

HOSTILE_SIZE=1000000 in the environment makes them five times as large.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

SIZE = int(os.environ.get("HOSTILE_SIZE", "200000"))  # characters of most of them
MANY = SIZE // 50


@dataclass(frozen=True, slots=True)
class Hostile:
    """An input, and words that its text must or must not hold where it is read."""

    name: str
    file: str
    make: Callable[[], str | bytes]
    has: str = ""
    lacks: str = ""
    may_refuse: bool = True
    seconds: float = 8  # far above what is measured
    megabytes: float = 400


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body><p>Before.</p>{body}<p>After.</p></body></html>"
    )


def bomb(levels: int = 12) -> str:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, levels))
    dtd = f'<!DOCTYPE html [<!ENTITY e0 "boom">{entities}]>'
    return f'<?xml version="1.0"?>{dtd}<html><body><p>Before.</p><p>&e{levels - 1};</p></body></html>'


def outside() -> str:
    dtd = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y">%y;]>'
    return f'<?xml version="1.0"?>{dtd}<html><body><p>Before. &x;</p><xi:include href="/etc/passwd" parse="text"/></body></html>'


def nested(tag: str, depth: int, inner: str = "deep") -> str:
    opening = "".join(f"<{t}>" for t in tag.split())
    closing = "".join(f"</{t}>" for t in reversed(tag.split()))
    return page(opening * depth + inner + closing * depth)


def notes(count: int, refs: int = 1) -> str:
    marks = "".join(
        f"<p>W {n}{''.join(f'<sup><a href=#fn{n} id=r{n}>{n}</a></sup>' for _ in range(refs))}.</p>"
        for n in range(count)
    )
    items = "".join(f"<li id=fn{n}>Note {n}. <a href=#r{n}>↩</a></li>" for n in range(count))
    return page(f"{marks}<section role=doc-endnotes><ol>{items}</ol></section>")


def bracketed(count: int) -> str:
    body = "".join(f"The camp moved in 2023.[{n}]\n\n" for n in range(count))
    return body + "\n\n".join(f"[{n}] Note {n}." for n in range(count))


def glued(count: int) -> str:
    words = "camp road town wall gate mill farm hill ford well".split()
    pages = (
        f"Running head\n\nThe {words[n % 10]} of {words[n // 10 % 10]} {words[n // 100 % 10]} moved in March.{2 * n} It came back.{2 * n + 1} Then the {words[n // 7 % 10]} burnt\n\n"
        f"{2 * n} Note on {words[n // 10 % 10]}.\n{2 * n + 1} Other on {words[n // 3 % 10]}.\n\n{n}\n\f"
        for n in range(1, count)
    )
    return "".join(pages)


HOSTILE = (
    Hostile("entity bomb", "a.html", bomb, "Before."),
    Hostile("entity bomb as xhtml", "a.xhtml", bomb, "Before."),
    Hostile("entities of files and addresses", "a.xhtml", outside, "Before.", "root:"),
    Hostile("entity bomb in Markdown", "a.md", bomb),
    *(
        Hostile(f"10,000 levels of {tag}", "a.html", lambda tag=tag: nested(tag, 10_000), "Before.")
        for tag in ("div", "b", "ul li", "blockquote", "sup", "table tr td", "span", "section", "a", "font", "details")
    ),
    Hostile("100,000 levels of div", "a.html", lambda: nested("div", 100_000), "Before."),
    Hostile("10,000 levels of quotation", "a.md", lambda: "Before.\n\n" + "> " * 10_000 + "deep\n"),
    Hostile("10,000 levels of list", "a.md", lambda: "".join("  " * n + "- x\n" for n in range(1000))),
    *(
        Hostile(f"one line of {unit!r} in {file}", file, lambda u=unit, c=count: u * c)
        for file in ("a.txt", "a.md", "a.html")
        for unit, count in (
            ("word ", SIZE), ("[", SIZE), ("[^", SIZE // 2), ("[1](", SIZE // 4), ("[1]", SIZE // 3), ("<", SIZE),
            ("&", SIZE), ("&#", SIZE // 2), ("7", SIZE), ("²", SIZE), ("a1", SIZE // 2), (" ", SIZE), ("\n", SIZE), ("`", SIZE),
            ("*", SIZE), ("_a", SIZE // 2), ("|", SIZE // 4), ("-", SIZE), ("\u201c", SIZE), ("1.", SIZE // 2), ("\u200f", SIZE),
            ("!--", SIZE // 3), ("1,", SIZE // 2), ("2023,35 ", SIZE // 8), ("\f", SIZE), ("- [1](#)\n", SIZE // 9), ("a. ", SIZE // 3),
            ("<!--", SIZE // 4), ("<a ", SIZE // 3), ("\\[", SIZE // 2), ("](#)", SIZE // 4), ("x\n", SIZE // 2),
            ("<b>", SIZE // 3), ("<div id=a>\n\n", SIZE // 12), ("<table>\n\n", SIZE // 9), ("<!-- \n", SIZE // 6), ("^[a", SIZE // 3),
            ("[a][", SIZE // 4), ("[a]: u\n", SIZE // 7), ("a^[b]\n", SIZE // 6),
        )
    ),
    Hostile("a long paragraph", "a.html", lambda: page(f"<p>{'word ' * 2 * SIZE}</p>"), "After."),
    Hostile("a long line", "a.txt", lambda: "word " * 4 * SIZE),
    Hostile("NUL bytes in HTML", "a.html", lambda: page("<p>a\0b\0</p><p\0>c</p>"), "Before."),
    Hostile("NUL bytes in text", "a.txt", lambda: "Before.\0\n\nAfter\0 all.\n", "Before."),
    Hostile("only NUL bytes", "a.txt", lambda: b"\0" * 10_000),
    Hostile("lone surrogates", "a.txt", lambda: b"Before. \xed\xa0\x80 \xed\xbf\xbf after.", "Before."),
    Hostile("lone surrogates as references", "a.html", lambda: page("<p>x &#xD800; &#55357; y</p>"), "Before."),
    Hostile("references out of range", "a.html", lambda: page("<p>x &#x110000; &#99999999999999999999; &#0; y</p>"), "Before."),
    Hostile("UTF-16 with mark", "a.html", lambda: page("<p>naïve</p>").encode("utf-16"), "naïve", may_refuse=False),
    Hostile("UTF-16 without mark", "a.txt", lambda: "Before the flood.\n\nAfter it.".encode("utf-16-le")),
    Hostile("UTF-32 with mark", "a.txt", lambda: "Before the flood.".encode("utf-32")),
    Hostile("Windows-1252 in UTF-8", "a.txt", lambda: "Before – “naïve”.".encode() + b" \x93caf\xe9\x94", "Before – “naïve”."),
    Hostile("declared as UTF-16, is ASCII", "a.html", lambda: page("", "<meta charset=utf-16>"), "Before.", may_refuse=False),
    Hostile("declared as nothing known", "a.html", lambda: page("", "<meta charset=x-none-such>"), "Before.", may_refuse=False),
    Hostile("declared as a codec of no text", "a.html", lambda: page("", "<meta charset=base64>"), "Before.", may_refuse=False),
    Hostile("declared as idna", "a.html", lambda: page("<p>é</p>", "<meta charset=idna>"), "Before.", may_refuse=False),
    Hostile("declared as UTF-7", "a.html", lambda: page("<p>+ADw-script+AD4-</p>", "<meta charset=utf-7>"), "Before."),
    Hostile("declared with NUL", "a.html", lambda: page("", '<meta charset="utf\0-8">'), "Before.", may_refuse=False),
    Hostile("random bytes", "a.html", lambda: bytes((i * 7919 + i // 251) % 256 for i in range(200_000))),
    Hostile("random bytes as text", "a.txt", lambda: bytes((i * 7919 + i // 251) % 256 for i in range(200_000))),
    *(
        Hostile(f"cut off in {name}", "a.html", lambda tail=tail: f"<html><body><p>Before.</p>{tail}", "Before.")
        for name, tail in (
            ("a tag", "<p cla"), ("an attribute", '<p class="'), ("a comment", "<!-- x"), ("a script", "<script>var x = 1;"), ("CDATA", "<![CDATA[ x"),
            ("a reference", "<p>&am"), ("a title", "<title>t"), ("a textarea", "<textarea>x"), ("an end tag", "</"), ("a table", "<table><tr><td>1<sup>"),
            ("a marker", "<p>x<sup><a href='#fn1"), ("notes", '<p>x<sup><a href="#fn1">1</a></sup><section role="doc-endnotes"><ol><li id="fn1">N'),
        )
    ),
    Hostile("cut off inside a character", "a.txt", lambda: "Before. naï".encode()[:-1], "Before."),
    Hostile("bidirectional overrides", "a.txt", lambda: "Before \u202e321\u202c after \u2067x\u2069.[1]\n\n[1] Note.\n", "321"),
    Hostile("a report in Arabic", "a.html", lambda: page('<p dir="rtl">قُتل 14 شخصا<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1">مصدر</li></ol>'), "قُتل 14 شخصا."),
    Hostile("a data address of megabytes", "a.html", lambda: page(f'<img src="data:image/png;base64,{"A" * 5 * SIZE}">'), "After.", "AAAA"),
    Hostile("a script of megabytes", "a.html", lambda: page(f"<script>{'x=1;' * (5 * SIZE // 4)}</script>"), "After.", "x=1"),
    Hostile("a comment of megabytes", "a.html", lambda: page(f"<!--{'x ' * (5 * SIZE // 2)}-->"), "After."),
    Hostile("a class without end", "a.html", lambda: page(f'<p class="{"footnote " * 200_000}">x</p>'), "Before."),
    Hostile("10,000 attributes", "a.html", lambda: page(f"<p {' '.join(f'a{n}=x' for n in range(10_000))}>x</p>"), "After."),
    Hostile("a cell that spans a million columns and rows", "a.html", lambda: page('<table><tr><td colspan="1000000" rowspan="1000000">x</td><td>y</td></tr><tr><td>z</td></tr></table>'), "After."),
    Hostile("a thousand cells that span a thousand", "a.html", lambda: page(f"<table>{'<tr><td colspan=1000 rowspan=1000>x</td></tr>' * 1000}</table>"), "After."),
    Hostile("spans that are no numbers", "a.html", lambda: page('<table><tr><td colspan="-5" rowspan="1e9">x</td><td colspan="٣">y</td><td rowspan=0>z</td></tr></table>'), "After.", may_refuse=False),
    Hostile("a table of 40,000 cells", "a.html", lambda: page(f"<table>{('<tr>' + '<td>1</td>' * 20 + '</tr>') * 2000}</table>"), "After."),
    Hostile("many notes", "a.html", lambda: notes(MANY), "After."),
    Hostile("many notes with 20 refs each", "a.html", lambda: notes(MANY // 10, 20), "After."),
    Hostile("many bracketed notes", "a.txt", lambda: bracketed(MANY), "The camp moved"),
    Hostile("many bracketed notes in Markdown", "a.md", lambda: bracketed(MANY), "The camp moved"),
    Hostile("many pages with notes at the foot", "a.txt", lambda: glued(MANY // 4), "moved in March. It"),
    Hostile("many headings", "a.html", lambda: page("<h2>1.1 Title</h2><p>x</p>" * MANY), "Before."),
    Hostile("many list items", "a.html", lambda: page(f"<ul>{'<li>x 1</li>' * MANY}</ul>"), "Before."),
    Hostile("many quotations", "a.html", lambda: page("<p>‘It was said</p>" * MANY), "Before."),
    Hostile("one id many times", "a.html", lambda: page('<p id="fn1">x<a href="#fn1">1</a></p>' * MANY), "Before."),
    Hostile("a note that cites itself", "a.html", lambda: page('<p>x<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">N<sup><a href="#fn1">1</a></sup></li></ol>'), "After."),
    Hostile("two notes that cite each other", "a.html", lambda: page('<p>x<sup><a href="#a">1</a></sup></p><ol><li id="a">N<sup><a href="#b">2</a></sup></li><li id="b">M<sup><a href="#a">1</a></sup></li></ol>'), "After."),
    Hostile("a note that defines itself", "a.md", lambda: "Before.[^1]\n\n[^1]: [^1]\n[^1]: [^2]: [^1]\n", "Before."),
    Hostile("a range of everything", "a.html", lambda: page("<p>x<sup>1–99999999999</sup> y<sup>0-4294967296</sup></p><p><sup>1</sup> Note</p>"), "After.", may_refuse=False),
    Hostile("a label of forty digits", "a.md", lambda: f"Before.[^1][^{'7' * 40}]\n\n[^1]: Note.\n[^{'7' * 40}]: Other.\n", "Before.", may_refuse=False),
    Hostile("a label that is a digit and no number", "a.md", lambda: "Before.[^1][^³][^²]\n\n[^1]: Note.\n[^³]: Other, ibid.\n[^²]: Ibid.\n", "Before.", may_refuse=False),
    Hostile("raised digits by the hundred", "a.txt", lambda: "Before.\n\nA short line." + "⁹⁸" * MANY + "s\n\nAfter.\n", "After.", may_refuse=False),
    Hostile("a note and nothing else", "a.html", lambda: '<section class="footnote-list"><a href="#x"><sup class="footnote_plugin_tooltip_text">[3]</sup></a><span class="footnote_tooltip">N.'),
    Hostile("front matter that never ends", "a.md", lambda: "---\n" + "a: &a [*a]\n" * 50_000),
    Hostile("front matter with anchors", "a.md", lambda: "---\na: &a [x,x]\n" + "".join(f"b{i}: &b{i} [*a,*a]\n" for i in range(99)) + "---\nBefore.\n", "Before."),
    Hostile("elements that swallow", "a.html", lambda: page("<noscript><p>n</p></noscript><template><p>t</p></template><svg><text>s</text></svg><math><mi>m</mi></math><plaintext>"), "Before."),
    Hostile("frames", "a.html", lambda: "<html><frameset><frame src=/etc/passwd></frameset><noframes>Before.</noframes></html>"),
    Hostile("an attribute without a name", "a.html", lambda: page("<p {}=1 {>x</p>"), "After.", may_refuse=False),
    Hostile("a comment behind the end of the page", "a.html", lambda: page("<p>x</p>") + "<!-- c --><p>y</p>", "y", may_refuse=False),
    Hostile("a page of nothing", "a.html", lambda: ""),
    Hostile("a page of white space", "a.html", lambda: " \n" * 1000),
    Hostile("an address of a megabyte", "a.html", lambda: page(f'<p>x<a href="#{"a" * SIZE}">1</a></p>'), "After."),
    Hostile("a number of a paragraph of a megabyte", "a.txt", lambda: "Before.\n\n" + "1." * (SIZE // 2) + " x\n", "Before."),
    Hostile("combining marks without end", "a.txt", lambda: "Before." + "\u0301" * SIZE, "Before."),
)  # fmt: skip
