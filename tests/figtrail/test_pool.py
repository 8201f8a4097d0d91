"""Workers that are killed: a job goes to another, and what kills three is put aside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from figtrail import pool
from figtrail.batch import Choice, Way, run_editions
from figtrail.inputs import with_program
from figtrail.pool import process_in_pool
from figtrail.workers import Failure, Job
from ingest.edition import EditionFolder


def job(name: str, tmp_path: Path) -> Job:
    return Job(EditionFolder("r", name, tmp_path / name, ()), with_program({}), "new")


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent)  # spawned processes import it from there, too
    from deadly_worker import work_or_die

    monkeypatch.setattr(pool, "work", work_or_die)


def test_each_job_has_one_outcome_whatever_dies(deadly: None, tmp_path: Path) -> None:
    names = ["a", "b-1", "c", "d-2", "e-9", "f", "g"]
    done = list(process_in_pool((job(n, tmp_path) for n in names), tmp_path, 2))
    told = {j.folder.edition: o.message for j, o in done if isinstance(o, Failure)}
    assert sorted(j.folder.edition for j, _ in done) == names
    assert "3 workers were killed at it" in told.pop("e-9")
    assert told == {n: f"{n} done" for n in names if n != "e-9"}
    assert [len((tmp_path / n).read_text()) for n in names] == [1, 2, 1, 3, 3, 1, 1]


def test_jobs_are_taken_as_they_are_needed(deadly: None, tmp_path: Path) -> None:
    taken: list[int] = []

    def jobs() -> Iterator[Job]:
        for i in range(40):
            taken.append(i)
            yield job(f"j{i}", tmp_path)

    outcomes = process_in_pool(jobs(), tmp_path, 2)
    next(outcomes)
    assert len(taken) <= 4
    assert len(list(outcomes)) == 39


def test_a_run_is_recorded_and_its_rows_are_in_order(tmp_path: Path) -> None:
    import json

    for name in ("10", "9", "1"):
        folder = tmp_path / "raw" / "r" / name
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("" if name == "9" else f"{name} camps were closed.", encoding="utf-8")
    run = run_editions(tmp_path / "raw", tmp_path / "out", Choice(), Way(workers=2))
    assert [row["edition"] for row in run.published] == ["1", "10"]
    record = json.loads(next((tmp_path / "out/.figtrail/runs").glob("*.json")).read_text(encoding="utf-8"))
    assert record["counts"] == {"editions": 3, "published": 2, "unchanged": 0, "failed": 1, "words": 8}
    assert record["status"] == "some failed"
    assert "the file is empty" in record["failed"][0]["message"]
