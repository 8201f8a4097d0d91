"""Each figure over all editions of a report: the matches of neighbouring editions, chained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.align import align_rows
from publish.diff.editions import read_rows
from publish.diff.trail import section_name
from publish.schema import Row, Rows, TableSchema, columns


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one edition; `score` is that of its match with the edition before, null where the track begins."""

    edition: str
    version: str
    figure: Row
    section: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Track:
    """One figure through editions that follow each other."""

    points: tuple[Point, ...]

    @property
    def track_id(self) -> str:
        """The id of the figure where the track begins."""
        return str(self.points[0].figure["figure_id"])

    @property
    def values(self) -> tuple[tuple[object, ...], ...]:
        names = ("low", "high", "modifier", "unit")
        return tuple(tuple(p.figure[name] for name in names) for p in self.points)

    @property
    def changed(self) -> bool:
        return len(set(self.values)) > 1


HISTORY = TableSchema("history", columns("""
    track_id! figure_id where the track begins
    edition! of the point
    version! of the edition
    figure_id! in that version
    section number and title
    kind! of figure
    counted head noun phrase
    actor whose it is
    text! as it stands
    low:number lower bound
    high:number upper bound
    modifier! exact, approximate, …
    unit! 1 for a count
    as_of EDTF
    score:number of the match with the edition before
"""), ("track_id", "edition"))  # fmt: skip


def track_figures(versions: Sequence[Path]) -> list[Track]:
    """The tracks over versions in their order, each in the order of the edition where it begins."""
    tables = [read_rows(version) for version in versions]
    open_tracks: dict[str, list[Point]] = {}
    tracks: list[list[Point]] = []
    for at, (version, rows) in enumerate(zip(versions, tables, strict=True)):
        before = matches_before(tables[at - 1], rows) if at else {}
        going: dict[str, list[Point]] = {}
        sections = section_names(rows)
        for figure in rows["figures"]:
            old, score = before.get(figure["figure_id"], (None, None))
            track = open_tracks[old] if old is not None else []
            if not track:
                tracks.append(track)
            name = sections[figure["paragraph_id"]]
            track.append(Point(version.parent.name, version.name, figure, name, score))
            going[figure["figure_id"]] = track
        open_tracks = going
    return [Track(tuple(points)) for points in tracks]


def matches_before(old: Rows, new: Rows) -> dict[str, tuple[str, float]]:
    """By figure of the new edition: its figure in the old one, and the score."""
    return {m.new[0]: (m.old[0], m.score) for m in align_rows(old, new).figures}


def section_names(rows: Rows) -> dict[str, str]:
    """The name of the section by paragraph."""
    names = {s["section_id"]: section_name(s) for s in rows["sections"]}
    return {p["paragraph_id"]: names[p["section_id"]] for p in rows["paragraphs"]}


def point_rows(tracks: Sequence[Track]) -> list[Row]:
    """Rows of the history table, one a point."""
    same = ("figure_id", "kind", "counted", "actor", "text", "low", "high", "modifier", "unit", "as_of")
    return [
        {
            "track_id": track.track_id,
            "edition": point.edition,
            "version": point.version,
            "section": point.section,
            "score": point.score,
            **{name: point.figure[name] for name in same},
        }
        for track in tracks
        for point in track.points
    ]
