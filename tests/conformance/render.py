"""One abstract text, written in every form: paragraphs with markers at places, and notes, labelled 1, 2, 3, …

A form is three small functions: how a marker is written, how the notes are, and what stands around the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Text:
    """A document before it has a form. A piece of a paragraph is a stretch of text, or the number of a note."""

    title: str
    paragraphs: tuple[tuple[str | int, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A convention. `marker` gets the label and how many times it was cited before; `notes` all notes in order."""

    name: str
    suffix: str
    marker: Callable[[int, int], str]
    notes: Callable[[tuple[str, ...]], str]
    between: str = ""  # what parts two markers at one place, where they would be one number without it


def render(text: Text, form: Form) -> str:
    """The document in that form."""
    html = form.suffix == ".html"
    seen: dict[int, int] = {}
    paragraphs = ["".join(pieces(p, form, seen, escape if html else str)) for p in text.paragraphs]
    if html:
        body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
        notes = form.notes(tuple(escape(note) for note in text.notes))
        return f"<!DOCTYPE html>\n<html><body>\n<h1>{escape(text.title)}</h1>\n{body}\n{notes}\n</body></html>\n"
    head = f"# {text.title}" if form.suffix == ".md" else text.title
    return "\n\n".join([head, *paragraphs, form.notes(text.notes)]) + "\n"


def pieces(
    paragraph: tuple[str | int, ...], form: Form, seen: dict[int, int], write: Callable[[str], str]
) -> Iterator[str]:
    for before, piece in pairwise(("", *paragraph)):
        if isinstance(piece, str):
            yield write(piece)
        else:
            yield form.between if isinstance(before, int) else ""
            yield form.marker(piece, seen.get(piece, 0))
            seen[piece] = seen.get(piece, 0) + 1


def again(count: int, before: str = ":") -> str:
    """What producers append to the id of a repeated marker."""
    return f"{before}{count}" if count else ""


def each(template: str, start: str = "", end: str = "", between: str = "\n") -> Callable[[tuple[str, ...]], str]:
    """A writer of notes: the template for each, with its label for N and its text for NOTE."""

    def write(notes: tuple[str, ...]) -> str:
        rows = [template.replace("N#", str(n)).replace("NOTE", note) for n, note in enumerate(notes, 1)]
        return start + between.join(rows) + end

    return write


FORMS = (
    Form(
        "pandoc", ".html",
        lambda n, k: (f'<a href="#fn{n}" class="footnote-ref" id="fnref{n}{again(k)}" role="doc-noteref">'
                      f"<sup>{n}</sup></a>"),
        each('<li id="fnN#"><p>NOTE<a href="#fnrefN#" class="footnote-back" role="doc-backlink">↩︎</a></p></li>',
             '<section class="footnotes" role="doc-endnotes"><hr /><ol>', "</ol></section>"),
    ),
    Form(
        "kramdown", ".html",
        lambda n, k: (f'<sup id="fnref:{n}{again(k)}" role="doc-noteref">'
                      f'<a href="#fn:{n}" class="footnote">{n}</a></sup>'),
        each('<li id="fn:N#"><p>NOTE <a href="#fnref:N#" class="reversefootnote" role="doc-backlink">↩</a></p></li>',
             '<div class="footnotes" role="doc-endnotes"><ol>', "</ol></div>"),
    ),
    Form(
        "govspeak", ".html",
        lambda n, k: (f'<sup id="fnref:{n}{again(k)}"><a href="#fn:{n}" class="footnote" rel="footnote" '
                      f'role="doc-noteref">[footnote {n}]</a></sup>'),
        each('<li id="fn:N#"><p>NOTE <a href="#fnref:N#" class="reversefootnote">↩<sup>2</sup></a></p></li>',
             '<div class="footnotes"><ol>', "</ol></div>"),
    ),
    Form(
        "typst", ".html",
        lambda n, k: f'<sup id="loc-{n}{again(k, "-")}" role="doc-noteref"><a href="#loc-9{n}">{n}</a></sup>',
        each('<li id="loc-9N#"><sup role="doc-backlink"><a href="#loc-N#">N#</a></sup>NOTE</li>',
             '<section role="doc-endnotes"><ol>', "</ol></section>"),
    ),
    Form(
        "mediawiki", ".html",
        lambda n, k: f'<sup id="cite_ref-{n}-{k}" class="reference"><a href="#cite_note-{n}">[{n}]</a></sup>',
        each('<li id="cite_note-N#"><span class="mw-cite-backlink"><b><a href="#cite_ref-N#-0">^</a></b></span> '
             '<span class="reference-text">NOTE</span></li>', '<ol class="references">', "</ol>"),
    ),
    Form(
        "word", ".html",
        lambda n, k: f'<a href="#_ftn{n}" name="_ftnref{n}" title=""><span class=MsoFootnoteReference>[{n}]</span></a>',
        each('<div id=ftnN#><p class=MsoFootnoteText><a href="#_ftnrefN#" name="_ftnN#">[N#]</a> NOTE</p></div>'),
    ),
    Form(
        "word pasted", ".html",
        lambda n, k: f'<a href="#_edn{n}" name="_ednref{n}">[{n}]</a>',
        each('<p><a href="#_ednrefN#" name="_ednN#">[N#]</a> NOTE</p>'),
    ),
    Form(
        "libreoffice", ".html",
        lambda n, k: f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>',
        each('<div id="sdfootnoteN#"><p><a class="sdfootnotesym" name="sdfootnoteN#sym" href="#sdfootnoteN#anc">N#</a>'
             "NOTE</p></div>"),
    ),
    Form(
        "google docs", ".html",
        lambda n, k: f'<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>',
        each('<div><p><a href="#ftnt_refN#" id="ftntN#">[N#]</a><span>&nbsp;NOTE</span></p></div>', "<hr>"),
    ),
    Form(
        "mammoth", ".html",
        lambda n, k: f'<sup><a href="#footnote-{n}" id="footnote-ref-{n}">[{n}]</a></sup>',
        each('<li id="footnote-N#"><p> NOTE <a href="#footnote-ref-N#">↑</a></p></li>', "<ol>", "</ol>"),
    ),
    Form(
        "docx", ".html",
        lambda n, k: f'<a class="fn" id="fnref-{n}" href="#fn-{n}">{n}</a>',
        each('<div class="footnote"><p><a class="marker" id="fn-N#" href="#fnref-N#">N#</a>  NOTE</p></div>',
             '<footer class="footnotes">', "</footer>"),
    ),
    Form(
        "eur-lex", ".html",
        lambda n, k: f' <a id="ntc{n}-L_1" href="#ntr{n}-L_1">(<span class="oj-super">{n}</span>)</a>',
        each('<p class="oj-note"><a id="ntrN#-L_1" href="#ntcN#-L_1">(<span class="oj-super">N#</span>)</a>  NOTE</p>'),
    ),
    Form(
        "drupal", ".html",
        lambda n, k: f'<a class="see-footnote" id="footnoteref{n}_w{again(k)}" href="#footnote{n}_w">{n}</a>',
        each('<li class="footnote" id="footnoteN#_w"><a class="footnote-label" href="#footnoterefN#_w">N#.</a> '
             "NOTE</li>",
             '<ul class="footnotes">', "</ul>"),
    ),
    Form(
        "easy footnotes", ".html",
        lambda n, k: (f"<span class='easy-footnote'><a href='#easy-footnote-bottom-{n}-7' title='x'>"
                      f"<sup>{n}</sup></a></span>"),
        each('<li class="easy-footnote-single"><span id="easy-footnote-bottom-N#-7"></span>NOTE'
             '<a class="easy-footnote-to-top" href="#easy-footnote-N#-7"></a></li>',
             '<ol class="easy-footnotes-wrapper">', "</ol>"),
    ),
    Form(
        "wordpress block", ".html",
        lambda n, k: f'<sup data-fn="a1b{n}" class="fn"><a href="#a1b{n}" id="a1b{n}-link">{n}</a></sup>',
        each('<li id="a1bN#">NOTE <a href="#a1bN#-link">↩︎</a></li>', '<ol class="wp-block-footnotes">', "</ol>"),
    ),
    Form(
        "epub", ".html",
        lambda n, k: f'<a epub:type="noteref" href="#n{n}">{n}</a>',
        each('<aside epub:type="footnote" id="nN#"><p>NOTE</p></aside>'),
    ),
    Form(
        "tex4ht", ".html",
        lambda n, k: (f'<span class="footnote-mark"><a href="#fn{n}x0" id="fn{n}x0-bk">'
                      f'<sup class="textsuperscript">{n}</sup></a></span>'),
        each('<p class="noindent"><span class="footnote-mark"><a href="#fnN#x0-bk" id="fnN#x0">'
             '<sup class="textsuperscript">N#</sup></a></span><span class="cmr-8">NOTE</span></p>',
             '<div class="footnotes">', "</div>"),
    ),
    Form("bare sup", ".html", lambda n, k: f"<sup>{n}</sup>", each("<p><sup>N#</sup> NOTE</p>", "<hr>")),
    Form("markdown", ".md", lambda n, k: f"[^{n}]", each("[^N#]: NOTE")),
    Form("bracketed", ".txt", lambda n, k: f"[{n}]", each("[N#] NOTE", between="\n\n")),
    Form("bracketed lines", ".txt", lambda n, k: f" [{n}]", each("[N#] NOTE")),
    Form("dead links", ".txt", lambda n, k: f"[{n}](#)", each("- [N#](#)\n\nNOTE", between="\n\n")),
    Form(
        "raised digits",
        ".txt",
        lambda n, k: f"{n}".translate(SUPERSCRIPTS),
        each("- [N#](#)\n\nNOTE", between="\n\n"),
        between=" ",
    ),
)  # fmt: skip
