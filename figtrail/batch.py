"""Many editions: what is new or changed is processed, nothing else; failures are listed, the rest is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figtrail.catalogue import recall, remember
from figtrail.inputs import Inputs, read_inputs, tell_difference
from figtrail.lock import locked
from figtrail.workers import Failure, Job, Outcome, process_jobs
from ingest.edition import EditionFolder, find_editions, find_files
from ingest.errors import FigtrailError
from publish.version import sweep


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions are asked for; None is all."""

    report: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do with an edition, and why; `reason` is empty where nothing is to be done."""

    folder: EditionFolder
    inputs: Inputs
    reason: str
    failures: list[str]  # of the last run, where nothing is to be done


@dataclass(slots=True)
class Report:
    """What a run did, one row an edition."""

    published: list[dict[str, Any]] = field(default_factory=list)
    unchanged: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)


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
    return chosen


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
    raw: Path, output: Path, choice: Choice, *, workers: int = 1, force: bool = False,
    tell: Callable[[str], None] = lambda message: None,
) -> Report:  # fmt: skip
    """Process what is new or changed. Raises FigtrailError for wrong folders, OutputLocked where another run works."""
    folders = choose_editions(raw, choice)
    check_apart(raw.resolve(), output.resolve())
    report, jobs = Report(), []
    with locked(output):
        sweep(output)
        for plan in plan_editions(folders, output, force):
            if plan.reason:
                jobs.append(Job(plan.folder, plan.inputs, plan.reason))
            else:
                report.unchanged.append(named(plan.folder))
                report.failed.extend(failed_files(plan.folder, plan.failures))
        for count, (job, outcome) in enumerate(process_jobs(jobs, output, workers), 1):
            tell(f"[{count}/{len(jobs)}] {record(report, job, outcome, output)}")
    return report


def check_apart(raw: Path, output: Path) -> None:
    """What is published must not be read as input by the next run."""
    if raw == output or raw in output.parents:
        raise FigtrailError(f"{output}: --output must not lie in --raw ({raw})")


def record(report: Report, job: Job, outcome: Outcome, output: Path) -> str:
    """Note an outcome in the report and the catalogue; one line that tells it."""
    folder, name = job.folder, f"{job.folder.report}/{job.folder.edition}"
    if isinstance(outcome, Failure):
        report.failed.append({**named(folder), "message": outcome.message})
        return f"{name}: failed"
    remember(output, folder.report, folder.edition, outcome.version, job.inputs, outcome.failures)
    row = {**named(folder), "version": outcome.version, "figures": outcome.figures, "reason": job.reason}
    (report.published if outcome.new else report.unchanged).append(row)
    report.failed.extend(failed_files(folder, outcome.failures))
    told = f"{name}: {outcome.version}, {outcome.figures} figures ({job.reason})"
    return told if outcome.new else f"{name}: {outcome.version} still holds ({job.reason})"


def named(folder: EditionFolder) -> dict[str, Any]:
    return {"report": folder.report, "edition": folder.edition}


def failed_files(folder: EditionFolder, messages: Sequence[str]) -> list[dict[str, Any]]:
    return [{**named(folder), "message": f"{folder.report}/{folder.edition}/{m}"} for m in messages]
