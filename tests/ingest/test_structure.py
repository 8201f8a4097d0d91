"""Sections, paragraphs, lists, quotations and furniture, each row one small page."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import body, read_files

ROWS = [
    ("a.html", "<h2>1.2.2 Aid</h2><h2>1.2.2 Aid</h2><p>x y</p>", ["heading 1.2.2 Aid", "paragraph x y"], "twice in a row is one heading"),
    ("a.html", "<h2>1.2.2 Aid</h2><p>1.2.2 Aid</p><p>x y</p>", ["heading 1.2.2 Aid", "paragraph x y"], "the second not marked up"),
    ("a.md", "## 1.2.2 Aid\n\n1.2.2 Aid\n\nx y\n", ["heading 1.2.2 Aid", "paragraph x y"], "in Markdown too"),
    ("a.html", "<h2>Aid</h2><p>x y</p><h2>Aid</h2>", ["heading Aid", "paragraph x y", "heading Aid"], "apart they are two"),
    ("a.html", "<p>7.3.2 On 29 April, they left.</p>", ["paragraph [7.3.2] On 29 April, they left."], "a number of its own"),
    ("a.html", "<p>12. The Mission left.</p>", ["paragraph [12] The Mission left."], "a number and a stop"),
    ("a.html", "<p>29 April was dry.</p>", ["paragraph 29 April was dry."], "a day is no number of a paragraph"),
    ("a.html", "<p>3.5 million left.</p>", ["paragraph 3.5 million left."], "a quantity is no number of a paragraph"),
    ("a.html", "<ul><li>One<ul><li>Two</li></ul></li></ul>", ["list_item One", "list_item Two"], "lists in lists"),
    ("a.html", "<dl><dt>Term</dt><dd>Text.</dd></dl>", ["list_item Term", "list_item Text."], "definitions"),
    ("a.md", "- one\n- two\n\n1. three\n", ["list_item one", "list_item two", "list_item three"], "lists in Markdown"),
    ("a.html", "<blockquote><p>‘One.</p><p>‘Two.’</p></blockquote>", ["quotation ‘One.", "quotation ‘Two.’"], "a block quotation"),
    ("a.html", "<p>‘One.</p><p>‘Two.’</p><p>x y</p>", ["quotation ‘One.", "quotation ‘Two.’", "paragraph x y"], "opened anew each time, closed once"),
    ("a.html", "<figure><img alt='m'><figcaption>Figure 1: A map.</figcaption></figure>", ["caption Figure 1: A map."], "a caption"),
    ("a.html", "<p>one<br>two</p>", ["paragraph one two"], "a line break parts no paragraph"),
    ("a.html", "<p>one\n<br>two<br>\n<br>three</p>", ["paragraph one two", "paragraph three"], "two of them do"),
    ("a.html", "<pre>One line.\n\nAnother.</pre>", ["paragraph One line.", "paragraph Another."], "a blank line in preformatted text"),
    ("a.html", "<p>con\u00adflict\u200b at 5\u00a0km</p>", ["paragraph conflict at 5 km"], "what nobody sees is gone"),
    ("a.html", "<table><tr><td>(1)</td><td><p>Whereas.</p></td></tr><tr><td>(2)</td><td>Since.</td></tr></table>", ["paragraph (1) Whereas.", "paragraph (2) Since."], "a table that numbers paragraphs"),
    ("a.html", "<nav>Home</nav><div id='eu-cookie-bar'><p>Cookies</p></div><div class='toc'><p>1 Aid</p></div><p>x y</p>", ["paragraph x y"], "furniture"),
    ("a.html", "<aside class='usa-layout-docs-sidenav'><ul><li><a href='a.html'>Basics</a></li></ul></aside><p>x y</p>", ["paragraph x y"], "navigation at the side"),
    ("a.html", "<h2 id='navigation'>Navigation</h2><p>The river.</p>", ["heading Navigation", "paragraph The river."], "an id that only names its heading"),
    ("a.html", "<main><p>x y</p></main><footer><p>© 2024</p></footer>", ["paragraph x y"], "the foot of the page"),
    ("a.html", "<p>The ri<span class='pagenum'><a id='Page_24'>[24]</a></span>ver ran <span class='star-pagination'>*842</span> low<span class='pagenum'>[Pg 25]</span>\nhere.</p>", ["paragraph The river ran low here."], "page numbers of the printed book"),
    ("a.html", "<p><span epub:type='pagebreak' title='9'>9</span>One<page-number label='43'>*43</page-number> two.</p><p class='pageno'>x.</p>", ["paragraph One two."], "page numbers by role and by element"),
    ("a.html", "<p>In <span class='page-number'>the third book</span> he left.</p>", ["paragraph In the third book he left."], "words are no page number"),
    ("a.html", "<p hidden>no</p><p style='display: none'>no</p><p>x y</p>", ["paragraph x y"], "hidden text"),
    ("a.html", "<p>x</p></body></html><p>y</p>", ["paragraph x", "paragraph y"], "text behind the end"),
    ("a.txt", "The war went on.\n\nA second “one”.4\n", ["paragraph The war went on.", "paragraph A second “one”.4"], "a sentence with a label is no heading"),
    ("a.txt", "1.3 Security\n\nThe war went on.\n", ["heading 1.3 Security", "paragraph The war went on."], "a numbered title"),
]  # fmt: skip


def shown(folder: Path, name: str, text: str) -> list[str]:
    paragraphs = read_files(folder, {name: text}).paragraphs
    return [f"{p.kind} {f'[{p.number}] ' if p.number else ''}{p.text}" for p in paragraphs]


@pytest.mark.parametrize(("name", "text", "expected", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_structure(name: str, text: str, expected: list[str], why: str, tmp_path: Path) -> None:
    assert shown(tmp_path, name, text) == expected, why


FACTS = [(f"Fact {word}", f"It has {n} parts.") for n, word in enumerate("a b c d e f g h i j".split(), 2)]


@pytest.mark.parametrize(
    ("lines", "values", "why"),
    [
        (["Location", "Southern Asia, north of India"], ["Southern Asia, north of India"], "a value between two facts"),
        (["Location", "Southern Asia", "Map references", "Asia"], ["Southern Asia", "Asia"], "two of them"),
        (["Geography", "Location", "Southern Asia"], [], "a chapter perhaps: nothing is known"),
    ],
)
def test_values_of_facts_are_no_headings(lines: list[str], values: list[str], why: str, tmp_path: Path) -> None:
    facts = [line for fact in FACTS for line in fact]
    text = "\n\n".join([*facts, *lines, *facts]) + "\n"
    kinds = {p.text: p.kind for p in read_files(tmp_path, {"a.txt": text}).paragraphs}
    assert [line for line in lines if kinds[line] == "paragraph"] == values, why


def test_sections_nest_by_level_and_number(tmp_path: Path) -> None:
    page = "<h1>Report</h1><h2>1 Land</h2><h2>1.1 North</h2><p>x</p><h2>2 Sea</h2>"
    sections = {s.title: s for s in read_files(tmp_path, {"a.html": page}).sections}
    assert sections["North"].parent_id == sections["Land"].section_id
    assert (sections["North"].number, sections["North"].level) == ("1.1", 3)
    assert sections["Sea"].parent_id == sections["Report"].section_id


def test_a_paragraph_tells_its_place_in_the_file(tmp_path: Path) -> None:
    page = "<p>One &amp; two.</p>\n<p>Th<b>re</b>e.</p>"
    for paragraph in read_files(tmp_path, {"a.html": page}).paragraphs:
        assert page[paragraph.source_start] == paragraph.text[0]
        assert page[paragraph.source_end - 1] == paragraph.text[-1]


FOOTNOTES = [
    ("<p>x [01] and y.[02]</p><p>[01] N.</p><p>[02] M.</p>", "x{01} and y.{02}", "labels with a leading zero"),
    ("<div class=footnotes><ol><li id=fn1>N. <a href=#r1>↩</a></li></ol></div><p>x<sup id=r1><a href=#fn1>1</a></sup>.</p>", "x{1}.", "notes before the text"),
    ("<p>x<a href='#fn%3A1'><sup>1</sup></a>.</p><ol><li id='fn:1'>N.</li></ol>", "x{1}.", "an encoded fragment"),
    ("<p>x [<a href='#n1'>1</a>, <a href='#n2'>2</a>].</p><ol><li id=n1>N.</li><li id=n2>M.</li></ol>", "x{1}{2}.", "brackets outside the links"),
    ("<p>x<sup><a href='#f1'>1</a>–<a href='#f3'>3</a></sup>.</p><ol class=footnotes><li id=f1>A.</li><li id=f2>B.</li><li id=f3>C.</li></ol>", "x{1}{2}{3}.", "a range of links"),
    ("<p>x<a href='#n1'><sup>1</sup></a>.</p><dl><dt id=n1>1</dt><dd>N.</dd></dl>", "x{1}.", "a definition list"),
    ("<p>x<a href='#n1'>[1]</a>.</p><table><tr id=n1><td>[1]</td><td>N.</td></tr></table>", "x{1}.", "a table of notes"),
    ("<p>x<sup><a href='#fn1'>1</a></sup>.</p><footer><ol><li id=fn1>N.</li></ol></footer>", "x{1}.", "a footer of notes"),
    ("<p>the UN<sup>2</sup> and war<sup>1</sup>, the UN<sup>1</sup> at m<sup>2</sup>.</p><p><sup>1</sup> N.</p><p><sup>2</sup> M.</p>", "the UN{2} and war{1}, the UN{1} at m².", "short words are no bases of exponents"),
    ("<p>The ore\n<a href='#_edn1' name='_ednref1'>[1]</a> and\n<a href='#_edn2' name='_ednref2'>[2]</a> coal.</p><div id=edn1><p><a href='#_ednref1' name='_edn1'>[1]</a> N.</p></div><div id=edn2><p><a href='#_ednref2' name='_edn2'>[2]</a> M.</p></div>", "The ore{1} and{2} coal.", "markers at the start of a line of the markup"),
    ("<p>x<sup>[1]</sup> and y.<sup>[2]</sup></p><h2>NOTES</h2><p>[1] N.</p><p>The rule is old.</p><blockquote>It holds.</blockquote><p>[2] M.</p>", "x{1} and y.{2}", "paragraphs between two notes under their heading"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected", "why"), FOOTNOTES, ids=[row[2] for row in FOOTNOTES])
def test_footnotes_in_hard_places(page: str, expected: str, why: str, tmp_path: Path) -> None:
    assert body(read_files(tmp_path, {"a.html": page})) == [expected], why
