"""The parts of a site without a browser: text and marks, anchors, pages, what it replaces and what it does not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from editions import Made, Part, make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import FigtrailError
from publish.history import track_figures
from publish.schema import TABLES
from publish.site import build_site
from publish.site.anchors import anchor, web_address
from publish.site.edition import Edition, read_edition
from publish.site.markup import Span, choose, paragraph_html, pieces
from publish.site.pages import HARD, split_pages
from publish.site.render import script_text
from publish.site.timeline import read_lines
from publish.site.trail import resolve
from publish.site.units import bounds, told
from publish.version import publish_version


class Reader(HTMLParser):
    """The text of HTML and the ids of its elements; every tag must close in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.ids, self.open = "", list[str](), list[str]()
        self.skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self.skip += tag == "sup"
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.skip -= tag == "sup"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.skip else data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def edition(made: Made, name: str = "e") -> Edition:
    return Edition("r", name, "v001-00000000", make(made))


TEXTS = ["At least 12 camps & 5 km of <b>road</b>[1] held 300 families[2].", "Nothing here.", "About 7 of 9 left[9]."]
MADE = Made([Part("Camps", TEXTS), Part("Roads", ["40 roads[1]."])], {"1": "A: One, 2024", "2": "B: Two, 2023"})


def test_every_figure_and_marker_stands_in_the_text_once() -> None:
    found = edition(MADE)
    for paragraph in found.rows["paragraphs"]:
        reader = read(paragraph_html(found, paragraph))
        assert reader.text == paragraph["text"]
        mine = found.of_paragraph["figures"][paragraph["paragraph_id"]]
        refs = [r for r in found.of_paragraph["footnote_refs"][paragraph["paragraph_id"]] if r["footnote_id"]]
        expected = [anchor(f["figure_id"]) for f in mine] + [anchor(r["ref_id"]) for r in refs]
        assert sorted(reader.ids) == sorted(expected)


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 2)), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab<&>\"' é", min_size=30, max_size=30), spans, st.lists(st.integers(0, 30), max_size=4))
def test_marks_nest_whatever_they_cover_and_the_text_stays(text: str, given: Any, points: list[int]) -> None:
    made = [Span(a, b, rank, f'<span id="{at}">', "</span>") for at, (a, b, rank) in enumerate(given)]
    kept, crossing = choose(made, nest=True)
    assert len(kept) + len(crossing) == len(made)
    reader = read("".join(pieces(text, kept, sorted((p, "<sup>1</sup>") for p in points))))
    assert reader.text == text
    assert len(reader.ids) == len(kept)


def test_figures_that_cross_are_both_reached() -> None:
    made = edition(Made([Part("P", ["Some 10 to 20 men."])]))
    paragraph = made.rows["paragraphs"][0]
    wide = {**made.rows["figures"][0], "start": 5, "end": 13, "figure_id": f"{paragraph['paragraph_id']}.f5"}
    made.rows["figures"].append(wide)
    assert len(read(paragraph_html(made, paragraph)).ids) == 3


@pytest.mark.parametrize(
    ("identifier", "shape", "why"),
    [
        ("r/e/1.2.2-international involvement.txt#p2590.f60", r"[a-z]{6}-p2590-f60", "the place is what it ends with"),
        ("r/e/a/b#c.html#t12.0.3.1", r"[a-z]{6}-t12-0-3-1", "a file's name may hold #"),
        ("r/e/تقرير.html#n5", r"[a-z]{6}-n5", "whatever the file is called, the anchor is safe in a URL"),
    ],
)
def test_anchors_are_short_and_safe(identifier: str, shape: str, why: str) -> None:
    assert re.fullmatch(shape, anchor(identifier)), why


def test_an_anchor_does_not_hang_on_report_and_edition_but_on_the_file() -> None:
    assert anchor("r/2024/a.txt#p5") == anchor("s/2025/a.txt#p5") != anchor("r/2024/b.txt#p5")


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:///nothing", False),
        ("http://[broken", False),
        ("report.pdf", False),
        (None, False),
    ],
)
def test_only_the_web_is_linked(url: str | None, links: bool) -> None:
    assert (web_address(url) == url) is links or url is None


def test_data_cannot_leave_its_script() -> None:
    text = script_text(["</script><!--", "\u2028", "&amp;"])
    assert not set("<>&\u2028") & set(text)


def test_pages_are_cut_at_sections_and_hold_everything_once() -> None:
    long = ["word " * 400] * 60
    found = edition(Made([Part("A", long), Part("B", long[:3]), Part("C", ["end"])]))
    pages = split_pages(found)
    assert [p["paragraph_id"] for page in pages for p in page.paragraphs] == [
        p["paragraph_id"] for p in found.rows["paragraphs"]
    ]
    assert len(pages) > 3
    assert max(page.size for page in pages) < HARD + 2_001
    assert [page.name for page in pages[:2]] == ["part-1.html", "part-2.html"]


def test_an_edition_without_text_has_a_page() -> None:
    assert len(split_pages(edition(Made([])))) == 1


def figure(low: float | None, high: float | None, modifier: str, unit: str = "1") -> dict[str, Any]:
    return {"low": low, "high": high, "modifier": modifier, "unit": unit}


@pytest.mark.parametrize(
    ("row", "value", "within"),
    [
        (figure(136, None, "at_least"), "≥ 136", "136 – open"),
        (figure(None, 50, "at_most"), "≤ 50", "open – 50"),
        (figure(438317, 438317, "exact", "km2"), "438,317 km²", "438,317"),
        (figure(1, 1, "exact", "a"), "1 year", "1"),
        (figure(-1.5, -1.5, "exact", "%"), "−1.5 %", "−1.5"),
        (figure(None, None, "vague"), "?+", "not readable"),
    ],
)
def test_values_as_a_page_says_them(row: dict[str, Any], value: str, within: str) -> None:
    assert (told(row), bounds(row)) == (value, within)


def test_a_circle_of_back_references_ends() -> None:
    found = edition(MADE)
    first, second = found.rows["citations"]
    first["resolved_to"], second["resolved_to"] = second["citation_id"], first["citation_id"]
    assert resolve(found, first) in (first, second)


def test_a_figure_is_followed_over_three_editions(tmp_path: Path) -> None:
    texts = ["The army held 136 bases.", "The army held 140 bases.", "The army held 150 bases."]
    folders = [publish(tmp_path, Made([Part("Bases", [t])], label=str(at)), str(at)) for at, t in enumerate(texts)]
    editions = [read_edition(folder) for folder in folders]
    where = {e.name: dict.fromkeys(e.paragraphs, "part-1.html") for e in editions}
    (line,) = read_lines(editions, track_figures(folders), where)
    assert [p.value for p in line.points] == ["136", "140", "150"]
    assert [p.top for p in line.points] == sorted((p.top for p in line.points), reverse=True)
    assert line.change == "changed"


def publish(folder: Path, made: Made, name: str) -> Path:
    path, _ = publish_version(folder / "r" / name, make(made), {})
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_editions_give_the_same_bytes_and_replace_the_site(tmp_path: Path) -> None:
    folders = [publish(tmp_path / "out", MADE, name) for name in ("2024", "2025")]
    first, second = tmp_path / "a", tmp_path / "b"
    done = build_site(folders, first)
    build_site(folders[::-1], second)
    assert files(first) == files(second)
    assert (done.reports, done.editions) == (1, 2)
    build_site(folders[:1], second)
    assert not (second / "r" / "2025").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "out"]


def test_every_link_of_a_site_leads_somewhere(tmp_path: Path) -> None:
    folders = [publish(tmp_path / "out", MADE, name) for name in ("2024", "2025 (b) #1")]
    build_site(folders, tmp_path / "site")
    from urllib.parse import unquote

    count = 0
    for page in (tmp_path / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for href in re.findall(r'(?:href|src|action)="([^"]+)"', html):
            path, _, fragment = href.partition("#")
            if path.startswith(("data:", "https:")):
                continue
            target = page.parent / unquote(path) if path else page
            assert target.is_file(), (page, href)
            if fragment and "=" not in fragment and target.name.startswith("part-"):
                assert f'id="{fragment}"' in target.read_text(encoding="utf-8"), (page, href)
                count += 1
    assert count > 20


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    folder = publish(tmp_path / "out", MADE, "2024")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("years of work")
    with pytest.raises(FigtrailError, match="not a figtrail site"):
        build_site([folder], tmp_path / "home")
    assert files(tmp_path / "home") == {"thesis.txt": b"years of work"}
    with pytest.raises(FigtrailError, match="no folder"):
        build_site([folder], tmp_path / "home" / "thesis.txt")


def test_an_older_version_without_a_table_is_shown(tmp_path: Path) -> None:
    folder = publish(tmp_path / "out", MADE, "2024")
    (folder / "sources.parquet").unlink()
    build_site([folder], tmp_path / "site")
    assert (tmp_path / "site" / "r" / "2024" / "part-1.html").is_file()
    assert "sources" in {t.name for t in TABLES}
