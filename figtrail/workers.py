"""Editions through the chain, here or in worker processes. No document ends a run: what goes wrong is an outcome."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path

from figtrail.chain import Result, process_edition
from figtrail.inputs import Inputs
from ingest.edition import EditionFolder
from ingest.errors import FigtrailError


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to process, and why."""

    folder: EditionFolder
    inputs: Inputs
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What stopped an edition, for a person."""

    message: str


Outcome = Result | Failure


def process_jobs(jobs: Sequence[Job], output: Path, workers: int) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, in order."""
    if workers <= 1 or len(jobs) < 2:
        return ((job, attempt(job, output)) for job in jobs)
    return process_in_pool(jobs, output, min(workers, len(jobs)))


def attempt(job: Job, output: Path) -> Outcome:
    """The outcome of one edition. An error that nobody foresaw is told with its place, the other editions go on."""
    name = f"{job.folder.report}/{job.folder.edition}"
    try:
        return process_edition(job.folder, job.inputs, output)
    except FigtrailError as error:
        return Failure(str(error))
    except RecursionError:
        return Failure(f"{name}: is nested too deeply to be read; flatten the markup")
    except MemoryError:
        return Failure(f"{name}: needs more memory than there is; split the file")
    except Exception as error:  # noqa: BLE001 one document must not end a run over thousands
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        if os.environ.get("FIGTRAIL_TRACEBACK"):
            traceback.print_exception(error, file=sys.stderr)
        told = f"{type(error).__name__}: {error}"
        return Failure(f"{name}: a bug of figtrail ({told}; {where}); report it with the document")


def process_in_pool(jobs: Sequence[Job], output: Path, workers: int) -> Iterator[tuple[Job, Outcome]]:
    """Where a worker dies, the jobs that were lost are run again, each in a process of its own."""
    pool = new_pool(workers)
    try:
        futures = [submit(pool, job, output) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            try:
                yield job, future.result() if future else alone(job, output)
            except BrokenProcessPool:
                yield job, alone(job, output)
    finally:
        stop(pool)


def submit(pool: ProcessPoolExecutor, job: Job, output: Path) -> Future[Outcome] | None:
    """None where the pool is broken already."""
    try:
        return pool.submit(attempt, job, output)
    except BrokenProcessPool:
        return None


def new_pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare_worker)


def alone(job: Job, output: Path) -> Outcome:
    pool = new_pool(1)
    try:
        return pool.submit(attempt, job, output).result()
    except BrokenProcessPool:
        name = f"{job.folder.report}/{job.folder.edition}"
        return Failure(f"{name}: its worker was killed twice, maybe for want of memory; split the file or give it more")
    finally:
        stop(pool)


def prepare_worker() -> None:
    """Ctrl-C is the parent's. A worker whose parent is gone ends, lest it write while the next run does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def stop(pool: ProcessPoolExecutor) -> None:
    """Ends at once what still runs: a version appears whole or not at all, so nothing is lost by it."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
