"""Footnotes read by other tools and by ours, on the conformance suite: a scoreboard anyone can run.

    python -m venv peers && peers/bin/pip install -r benchmarks/footnotes/requirements.txt
    python benchmarks/footnotes/peers.py --python peers/bin/python [--markdown]

Each tool turns a document into text in its best form for notes (Markdown). Counted, as
shares of what the suite expects of the inputs that the tool reads:

text    paragraphs that stand in the output with nothing in them but markers: no label glued on
places  markers in place, in a form that can be told from the text ([^1], [1], ¹, a link), in such paragraphs
notes   notes whose text stands in the output
bound   such markers of which the output says the note ([^1] with [^1]:, or a link to an anchor that it keeps)
whole   inputs of which all of this holds, of all inputs of the suite

White space, emphasis and links of the output are folded away first. An input in a form that a tool does not read (plain
text for those that read HTML, folders) is left out for it. Ours must pass the suite's own, stricter comparison.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "conformance"))

from suite import Case, Json, compare, find_cases, read_case  # noqa: E402  lies outside the packages

READ = "import sys; text = open(sys.argv[1], encoding='utf-8', errors='replace').read()"
SNIPPETS = {
    "trafilatura": "import trafilatura as t; out = t.extract(text, output_format='markdown', include_links=True) or ''",
    "markdownify": "import markdownify; out = markdownify.markdownify(text)",
    "html2text": "import html2text; h = html2text.HTML2Text(); h.body_width = 0; out = h.handle(text)",
}
LINK = re.compile(r"!?\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
LABEL = re.compile(r"[\\^\[\]()<>/sup]*(?:footnote )?[\w*†]{1,4}[\\^\[\]()<>/sup]*")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


MEASURES = ("text", "places", "notes", "bound")


# Of a measure, what was found and, under its name with a star, what was expected.
Counts = Counter[str]


def is_whole(counts: Counts) -> bool:
    return all(counts[name] == counts[f"{name}*"] for name in MEASURES)


def convert(tool: str, python: str, source: Path) -> str | None:
    """The tool's output for a file, None where it does not read the form."""
    if tool == "pandoc":
        form = {".html": "html", ".xhtml": "html", ".md": "markdown"}.get(source.suffix)
        command = ["pandoc", "-f", str(form), "-t", "markdown-smart", "--wrap=none", str(source)]
    else:
        form = "html" if source.suffix in {".html", ".xhtml"} else None
        program = f"{READ}; {SNIPPETS[tool]}; sys.stdout.buffer.write(out.encode())"
        command = [python, "-c", program, str(source)]
    if form is None:
        return None
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool} on {source}: {done.stderr.decode('utf-8', 'replace')[-500:]}")
    return done.stdout.decode("utf-8", "replace")


def plain(text: str) -> str:
    """Without emphasis, escapes, links' targets and white space; raised digits as characters of that height."""
    text = LINK.sub(lambda m: f"[{m[1]}]" if LABEL.fullmatch(m[1]) else m[1], text)
    text = re.sub(r"(?<![\[^])\^(\d+)\^", lambda m: m[1].translate(RAISED), text)
    text = re.sub(r"~(\d+)~", lambda m: m[1].translate(LOWERED), text)
    text = re.sub(r"\{[.#][^}]*\}|\\(?=\W)|[*_`]|</?su[pb]>|\[\]|<(?=https?:)|(?<=\w)>", "", text)
    return re.sub(r"\s+", "", text)


def bare(text: str) -> str:
    """The same for a text that is expected."""
    return re.sub(r"[*_`\s]", "", text)


def measure(expected: Json, output: str) -> Counts:
    flat = plain(output)
    counts: Counts = Counter()
    for paragraph in (p for p in expected["paragraphs"] if not p.get("optional")):
        refs = [str(r["label"]) for r in paragraph["refs"] if r["note"]]
        placed = matches(paragraph, flat, "")
        counts["text"] += placed or matches(paragraph, flat, "?")
        counts["places"] += len(refs) if placed else 0
        counts["bound"] += sum(is_bound(label, output) for label in refs) if placed else 0
        counts += Counter({"text*": 1, "places*": len(refs), "bound*": len(refs)})
    for note in expected["notes"]:
        counts["notes"] += plain(bare(note["text"])) in flat
        counts["notes*"] += 1
    return counts


def pieces(paragraph: Json) -> list[str]:
    ends = [0, *(r["offset"] for r in paragraph["refs"]), len(paragraph["text"])]
    return [bare(paragraph["text"][a:b]) for a, b in pairwise(ends)]


def matches(paragraph: Json, flat: str, often: str) -> bool:
    """The paragraph's words stand there in order, with a marker that shows at each marker's place (`?`: or nothing)."""
    parts = [re.escape(plain(p)) for p in pieces(paragraph)]
    between = [shown(str(r["label"])) + often for r in paragraph["refs"]]
    return re.search("".join(a + b for a, b in zip(parts, [*between, ""], strict=True)), flat) is not None


def shown(label: str) -> str:
    """A marker that can be told from a number of the text: brackets, a caret, raised digits."""
    name = re.escape(label)
    bracketed = rf"\[?\[\^?\[?\(?(?:footnote)?{name}\)?\]?\^?\]\]?"
    return rf"(?:{bracketed}|\^\[?\(?{name}\)?\]?\^?|{re.escape(label.translate(RAISED))}|\[\^\d+\])"


def is_bound(label: str, output: str) -> bool:
    """A Markdown note with a definition, or a link to an anchor that stands in the output."""
    if re.search(r"\[\^[^\]]+\]:", output) and re.search(r"\[\^[^\]]+\](?!:)", output):
        return True
    targets = re.findall(rf"\[[^\]]*{re.escape(label)}[^\]]*\]*\]\([^)#\s]*#([^)\s]+)\)", output)
    return any(f"#{t}}}" in output or f'id="{t}"' in output or f"#{t} " in output for t in targets)


def ours(case: Case) -> Counts:
    """By the suite's own strict comparison: an input that is not read as expected counts for nothing."""
    expected = case.read_expected()
    with tempfile.TemporaryDirectory() as folder:
        right = not compare(expected, read_case(case.source, Path(folder, "raw")))
    counts = measure(expected, "")
    for name in MEASURES:
        counts[name] = counts[f"{name}*"] if right else 0
    return counts


def score(tool: str, python: str, cases: Sequence[Case]) -> list[Counts]:
    """One row for each input that the tool reads."""
    if tool == "figtrail":
        return [ours(case) for case in cases]
    files = [case for case in cases if case.source.is_file()]
    outputs = ((case, convert(tool, python, case.source)) for case in files)
    return [measure(case.read_expected(), output) for case, output in outputs if output is not None]


def main() -> None:
    parser = argparse.ArgumentParser(description="Other tools on the conformance suite.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument("--markdown", action="store_true", help="a Markdown table, for the documentation")
    wanted = parser.parse_args()
    cases = find_cases()
    edge, gap = ("| ", " | ") if wanted.markdown else ("", "  ")
    print(edge + gap.join(("tool", "inputs", *MEASURES, "whole")) + edge[::-1])
    if wanted.markdown:
        print("| --- |" + " ---: |" * 6)
    for tool in ["figtrail", *(["pandoc"] if shutil.which("pandoc") else []), *SNIPPETS]:
        rows = score(tool, wanted.python, cases)
        total = sum(rows, Counter[str]())
        shares = [f"{100 * total[name] / max(total[f'{name}*'], 1):.0f} %" for name in MEASURES]
        whole = f"{sum(map(is_whole, rows))} of {len(cases)}"
        print(edge + gap.join((tool, str(len(rows)), *shares, whole)) + edge[::-1])


if __name__ == "__main__":
    main()
