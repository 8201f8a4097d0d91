"""Many editions: what is new or changed is processed, nothing else; failures are listed, the rest is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figtrail.chain import input_hash, process_edition
from figtrail.state import locked, remember, remembered
from ingest.edition import EditionFolder, find_editions
from ingest.errors import FigtrailError


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do with an edition, and why."""

    folder: EditionFolder
    inputs: str
    reason: str  # new, changed, forced, unchanged


@dataclass(slots=True)
class Outcome:
    """What a run did."""

    published: list[dict[str, Any]] = field(default_factory=list)
    unchanged: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions are asked for; None is all."""

    report: str | None = None
    edition: str | None = None


def choose_editions(raw: Path, choice: Choice) -> tuple[EditionFolder, ...]:
    """The editions under `raw` that are asked for. Raises FigtrailError where there are none."""
    if not raw.is_dir():
        raise FigtrailError(f"{raw}: no such folder; give --raw a folder of <report>/<edition>/ folders")
    found = find_editions(raw)
    chosen = tuple(f for f in found if choice.report in {None, f.report} and choice.edition in {None, f.edition})
    if not chosen:
        wanted = "/".join(p for p in (choice.report, choice.edition) if p)
        there = ", ".join(sorted({f.report for f in found})) or "none"
        raise FigtrailError(f"{raw}: no edition {wanted or 'at all'}; reports there: {there}")
    return chosen


def plan_editions(folders: Sequence[EditionFolder], output: Path, force: bool) -> Iterator[Plan]:
    """What would be done with each edition."""
    for folder in folders:
        inputs = input_hash(folder)
        known = remembered(output, folder.report, folder.edition)
        if known == inputs and not force:
            reason = "unchanged"
        else:
            reason = "forced" if known == inputs else ("changed" if known else "new")
        yield Plan(folder, inputs, reason)


def run_editions(
    raw: Path, output: Path, choice: Choice, *, workers: int = 1, force: bool = False,
    tell: Callable[[str], None] = lambda message: None,
) -> Outcome:  # fmt: skip
    """Process what is new or changed. Raises FigtrailError for wrong folders, OutputLocked where another run works."""
    folders = choose_editions(raw, choice)
    outcome = Outcome()
    with locked(output):
        from publish.version import sweep

        sweep(output)
        todo = []
        for plan in plan_editions(folders, output, force):
            if plan.reason == "unchanged":
                outcome.unchanged.append(named(plan.folder))
            else:
                todo.append(plan)
        for plan, result in process_all(todo, output, workers):
            record(outcome, plan, result, output, tell)
    return outcome


def named(folder: EditionFolder) -> dict[str, Any]:
    return {"report": folder.report, "edition": folder.edition}


def process_all(
    plans: Sequence[Plan], output: Path, workers: int
) -> Iterator[tuple[Plan, dict[str, Any] | FigtrailError]]:
    """Each plan with its result or the error that stopped it, in order."""
    if workers <= 1 or len(plans) < 2:
        for plan in plans:
            yield plan, attempt(plan.folder, output)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(workers, len(plans)), mp_context=get_context("spawn")) as pool:
        futures = [(plan, pool.submit(attempt, plan.folder, output)) for plan in plans]
        for plan, future in futures:
            yield plan, future.result()


def attempt(folder: EditionFolder, output: Path) -> dict[str, Any] | FigtrailError:
    """The result of one edition, or the error that it ended with."""
    try:
        return process_edition(folder, output)
    except FigtrailError as error:
        return error


def record(
    outcome: Outcome, plan: Plan, result: dict[str, Any] | FigtrailError, output: Path, tell: Callable[[str], None]
) -> None:
    where = f"{plan.folder.report}/{plan.folder.edition}"
    if isinstance(result, FigtrailError):
        outcome.failed.append({**named(plan.folder), "message": str(result)})
        tell(f"{where}: failed")
        return
    remember(output, plan.folder.report, plan.folder.edition, plan.inputs, result["version"])
    row = {**named(plan.folder), "version": result["version"], "figures": result["figures"], "reason": plan.reason}
    (outcome.published if result["new"] else outcome.unchanged).append(row)
    outcome.failed.extend({**named(plan.folder), "message": f"{where}/{m}"} for m in result["failures"])
    tell(f"{where}: {result['version']}" + ("" if result["new"] else ", content unchanged"))
