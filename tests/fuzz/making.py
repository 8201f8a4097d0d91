"""Documents made from a seed: the conformance suite's inputs bent, and pieces of markup thrown together."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

CONFORMANCE = Path(__file__).parents[1] / "conformance"
TAGS = (
    "p div span a sup sub li ol ul table tr td th caption blockquote section aside h1 h2 h3 b i em br hr details header "
    "footer nav figure figcaption pre code dl dt dd body html head script style template svg noscript button form center"
).split()
ATTRIBUTES = (
    'id="fn1"', 'id="fnref1"', 'href="#fn1"', 'href="#fnref1"', 'href="#"', 'href=""', 'href="a.html#fn1"', 'name="_ftn1"', 'href="#_ftn1"',
    'class="footnotes"', 'class="footnote"', 'class="reference"', 'role="doc-noteref"', 'role="doc-endnotes"', 'role="doc-backlink"',
    'title="A note."', 'colspan="3"', 'rowspan="0"', 'rowspan=2', 'style="display:none"', 'style="vertical-align:super"', "hidden", 'start="5"',
    'value="7"', 'id="fn:1"', 'href="#fn%3A1"', 'epub:type="noteref"', 'class="toc"', 'id=""', 'href="#fn1', "data-fn=x", 'aria-hidden="true"',
)  # fmt: skip
TEXTS = (
    "The camp held 1,200 people.", "kilometres.98", "2023,35", "war.2In", "[1]", "[84](#)", "⁹⁸", "[^1]", "[^1]: Note.", "84", "1. ", "1.2.2 Title",
    "1.2.2 Title", "[1] Note, https://x.org/a_(b).", "¹ Note.", "- [84](#)", "84–86", "84,99", "↩", "↩²", "^ a b", "*", "* Includes", "†", "(a)", "Notes",
    "References", "‘It was said", "’", "“Quoted", "”", "m²", "10⁶", "Ibid., p. 4", "28 C.F.R.", "\u202e", "\u200b", "\u00ad", "\ufeff", "\0", "\ud800", "é", "م",
    "&nbsp;", "&#8617;", "&lt;", "&#0;", "&#xD800;", "&amp", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "]>", "<?xml?>", "| a | b |", "|---|---|",
    "# ", "## 1.1 Head", "> ", "```", "`", "**", "_", "\\[", "](#)", "![x](y)", "---", "\f", "\r\n", "\n", "\n\n", "    ", "\t", " ", "12", "page 3 of 9",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """One input: its file name and bytes."""

    name: str
    content: bytes


def corpus() -> list[Made]:
    """The inputs of the conformance suite, folders left out."""
    files = sorted(p for p in CONFORMANCE.glob("*/input*") if p.is_file())
    return [Made(f"a{p.suffix}", p.read_bytes()) for p in files]


def make(seed: int, known: list[Made]) -> Made:
    """The input of a seed: always the same for the same suite."""
    dice = random.Random(seed)
    if dice.random() < 0.35:
        return thrown(dice)
    base = dice.choice(known)
    text = base.content.decode("utf-8", "replace")
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        text = bent(dice, text, known)
    name = base.name if dice.random() < 0.9 else dice.choice(("a.html", "a.md", "a.txt"))
    return Made(name, broken_bytes(dice, text.encode("utf-8", "surrogatepass")))


def thrown(dice: random.Random) -> Made:
    """Up to 120 pieces one behind the other."""
    pieces = [piece(dice) for _ in range(dice.randint(1, 120))]
    content = dice.choice(("", " ", "\n")).join(pieces).encode("utf-8", "surrogatepass")
    return Made(dice.choice(("a.html", "a.html", "a.md", "a.txt")), broken_bytes(dice, content))


def piece(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.35:
        attributes = " ".join(dice.choices(ATTRIBUTES, k=dice.randint(0, 3)))
        return f"<{dice.choice(TAGS)}{' ' if attributes else ''}{attributes}>"
    if kind < 0.5:
        return f"</{dice.choice(TAGS)}>"
    return dice.choice(TEXTS)


def bent(dice: random.Random, text: str, known: list[Made]) -> str:
    """One change: a stretch lost, doubled, moved, or put in from another input; a piece put in; cut off."""
    start = dice.randint(0, len(text))
    end = min(len(text), start + dice.choice((1, 3, 10, 40, 200, 1000)))
    change = dice.randrange(7)
    if change == 0:
        return text[:start] + text[end:]
    if change == 1:
        return text[:end] + text[start:end] * dice.choice((1, 2, 30)) + text[end:]
    if change == 2:
        rest, place = text[:start] + text[end:], dice.randint(0, len(text) - (end - start))
        return rest[:place] + text[start:end] + rest[place:]
    if change == 3:
        other = dice.choice(known).content.decode("utf-8", "replace")
        at = dice.randint(0, len(other))
        return text[:start] + other[at : at + 400] + text[start:]
    if change == 4:
        return text[:start] + piece(dice) * dice.choice((1, 1, 1, 50)) + text[start:]
    if change == 5:
        return text[:start]
    old, new = dice.choice(
        (
            ("\n", "\r\n"),
            ("<p", "<P"),
            ('"', "'"),
            ('"', ""),
            ("#", ""),
            ("1", "2"),
            (" ", "\u00a0"),
            ("</", "<"),
            ("fn", "f"),
        )
    )
    return text.replace(old, new)


def broken_bytes(dice: random.Random, content: bytes) -> bytes:
    """Once in a while some bytes changed, or another encoding."""
    chance = dice.random()
    if chance < 0.05 and content:
        changed = bytearray(content)
        for _ in range(dice.randint(1, 5)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        return bytes(changed)
    if chance < 0.08:
        encoding = dice.choice(("utf-16", "cp1252", "utf-16-le"))
        return content.decode("utf-8", "replace").encode(encoding, "replace")
    return content
