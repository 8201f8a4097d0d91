"""Many editions: what is new or changed is processed, nothing else; failures are listed, the rest is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figtrail.catalogue import recall, remember
from figtrail.inputs import Inputs, read_inputs, tell_difference
from figtrail.kept import sweep_kept
from figtrail.lock import locked
from figtrail.records import Run, write_record
from figtrail.workers import Failure, Job, Outcome, process_jobs
from ingest.edition import EditionFolder, find_editions, find_files
from ingest.errors import FigtrailError
from publish.version import sweep

Tell = Callable[[Run, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions are asked for; None is all. `since` is a time in seconds: some file was changed at or after it."""

    report: str | None = None
    edition: str | None = None
    since: float | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How a run works: processes on this machine, or the scheduler of a Dask cluster; all editions where forced."""

    workers: int = 1
    scheduler: str | None = None
    force: bool = False


WAY = Way()


class Interrupted(KeyboardInterrupt):
    """A run that was interrupted, with what it had done."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.told())
        self.run = run


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do with an edition, and why; `reason` is empty where nothing is to be done."""

    folder: EditionFolder
    inputs: Inputs
    reason: str
    failures: list[str]  # of the last run, where nothing is to be done


def choose_editions(raw: Path, choice: Choice) -> tuple[EditionFolder, ...]:
    """The editions under `raw` that are asked for. Raises FigtrailError where there are none."""
    if not raw.is_dir():
        raise FigtrailError(f"{raw}: no such folder; give --raw a folder that holds <report>/<edition>/ folders")
    found = find_editions(raw)
    if not found:
        raise FigtrailError(f"{raw}: holds no edition; {what_is_wrong(raw)}")
    chosen = tuple(f for f in found if choice.report in {None, f.report} and choice.edition in {None, f.edition})
    if not chosen:
        wanted = "/".join((choice.report or "*", choice.edition or "*"))
        there = ", ".join(dict.fromkeys(f"{f.report}/{f.edition}" for f in found[:20]))
        raise FigtrailError(f"{raw}: no edition {wanted}; there are {there}{', …' if len(found) > 20 else ''}")
    return chosen if choice.since is None else tuple(f for f in chosen if changed_at(f) >= choice.since)


def changed_at(folder: EditionFolder) -> float:
    """When an edition's files were last changed, or came: the time of the newest file or folder, in seconds."""
    paths = (folder.path, *(f.parent for f in folder.files), *folder.files, folder.settings)
    return max((max(p.stat().st_mtime, p.stat().st_ctime) for p in paths if p.exists()), default=0.0)


def what_is_wrong(raw: Path) -> str:
    depths = {len(path.relative_to(raw).parts) for path in find_files(raw)}
    if 1 in depths:
        return f"it looks like an edition itself; give --raw {raw.resolve().parent.parent}"
    if 2 in depths:
        return f"it looks like a report itself; give --raw {raw.resolve().parent}"
    return "put .html, .md or .txt files into <report>/<edition>/ below it"


def plan_editions(folders: Sequence[EditionFolder], output: Path, force: bool) -> Iterator[Plan]:
    """What would be done with each edition. Writes nothing."""
    for folder in folders:
        now = read_inputs(folder)
        known, failures = recall(output, folder.report, folder.edition)
        reason = "new" if known is None else tell_difference(known, now)
        yield Plan(folder, now, reason or ("forced" if force else ""), failures)


def run_editions(
    raw: Path, output: Path, choice: Choice, way: Way = WAY, tell: Tell = lambda run, outcome: None
) -> Run:
    """Process what is new or changed. Raises FigtrailError for wrong folders, OutputLocked where another run works.

    The run is recorded under the output folder however it ends, short of a kill.
    """
    folders = choose_editions(raw, choice)
    check_apart(raw.resolve(), output.resolve())
    with locked(output):
        run = Run(editions=len(folders), status="failed")
        try:
            sweep(output)
            sweep_kept(output)
            jobs = new_jobs(plan_editions(folders, output, way.force), run, tell, way.force)
            for job, outcome in process_jobs(jobs, output, min(way.workers, len(folders)), way.scheduler):
                tell(run, note(run, job, outcome, output))
            run.status = "done" if not run.failed else "some failed"
        except KeyboardInterrupt:
            run.status = "interrupted"
            raise Interrupted(run) from None
        finally:
            settle(run, folders)
            write_record(run, output)
    return run


def settle(run: Run, folders: Sequence[EditionFolder]) -> None:
    """The rows in the order of the editions, not in that in which the workers came to them."""
    order = {(f.report, f.edition): i for i, f in enumerate(folders)}
    for rows in (run.published, run.unchanged, run.failed):
        rows.sort(key=lambda row: order[row["report"], row["edition"]])


def new_jobs(plans: Iterable[Plan], run: Run, tell: Tell, fresh: bool) -> Iterator[Job]:
    """The jobs of the plans, one by one as they are asked for; what needs no work is noted on the way."""
    for plan in plans:
        if plan.reason:
            yield Job(plan.folder, plan.inputs, plan.reason, fresh)
        else:
            run.unchanged.append(named(plan.folder))
            run.failed.extend(failed_files(plan.folder, plan.failures))
            tell(run, {"event": "unchanged", **named(plan.folder)})


def check_apart(raw: Path, output: Path) -> None:
    """What is published must not be read as input by the next run."""
    if raw == output or raw in output.parents:
        raise FigtrailError(f"{output}: --output must not lie in --raw ({raw})")


def note(run: Run, job: Job, outcome: Outcome, output: Path) -> dict[str, Any]:
    """Note an outcome in the run and the catalogue; the event that tells it."""
    folder = job.folder
    if isinstance(outcome, Failure):
        run.failed.append({**named(folder), "message": outcome.message})
        return {"event": "failed", **run.failed[-1]}
    remember(output, folder.report, folder.edition, outcome.version, job.inputs, outcome.failures)
    row = {**named(folder), "version": outcome.version, "figures": outcome.figures, "reason": job.reason}
    (run.published if outcome.new else run.unchanged).append(row)
    run.failed.extend(failed_files(folder, outcome.failures))
    run.words += outcome.words
    return {"event": "published" if outcome.new else "unchanged", **row, "words": outcome.words}


def named(folder: EditionFolder) -> dict[str, Any]:
    return {"report": folder.report, "edition": folder.edition}


def failed_files(folder: EditionFolder, messages: Sequence[str]) -> list[dict[str, Any]]:
    return [{**named(folder), "message": f"{folder.report}/{folder.edition}/{m}"} for m in messages]
