"""Worker processes that may be killed: what one had in hand goes to another, and nothing is lost or done twice.

A job goes to a worker only when that is idle, so whoever dies had one job and no more. A document that kills three
workers is put aside, the others go on. Jobs are taken one by one: memory does not grow with the archive.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from figtrail.workers import Failure, Job, Outcome, attempt
from publish.version import sweep_edition

KILLS = 3  # workers that a document may kill before it is put aside
PATIENCE = 2.0  # seconds that a worker has to end when it is told to


@dataclass(slots=True)
class Worker:
    """A process, the pipe to it, and the job that it has in hand."""

    process: SpawnProcess
    pipe: Connection
    job: Job | None = None


def process_in_pool(jobs: Iterable[Job], output: Path, size: int) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, as they end."""
    waiting, again, kills = iter(jobs), deque[Job](), dict[Path, int]()
    workers: list[Worker] = []
    try:
        while True:
            give_out(workers, waiting, again, output, size)
            busy = [w for w in workers if w.job is not None]
            if not busy:
                return
            ready = set(wait([w.pipe for w in busy]))
            for worker in (w for w in busy if w.pipe in ready):
                job = worker.job
                assert job is not None
                outcome, worker.job = receive(worker), None
                if outcome is None:
                    workers.remove(worker)
                    outcome = bury(worker, job, output, kills)
                if outcome is None:
                    again.append(job)
                else:
                    yield job, outcome
    finally:
        stop(workers)


def give_out(workers: list[Worker], waiting: Iterator[Job], again: deque[Job], output: Path, size: int) -> None:
    """A job to each idle worker, and to new ones up to the size of the pool."""
    idle = [w for w in workers if w.job is None]
    while idle or len(workers) < size:
        job = again.popleft() if again else next(waiting, None)
        if job is None:
            return
        if not idle:
            workers.append(hire(output))
            idle.append(workers[-1])
        worker = idle.pop()
        worker.job = job
        try:
            worker.pipe.send(job)
        except OSError:  # it died while idle: the broken pipe tells, and the job goes to another
            continue


def receive(worker: Worker) -> Outcome | None:
    """What a worker sent; None where it died."""
    try:
        outcome: Outcome = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    return outcome


def bury(worker: Worker, job: Job, output: Path, kills: dict[Path, int]) -> Failure | None:
    """Clear up behind a dead worker; a failure where its job has killed too many."""
    worker.process.join(PATIENCE)
    worker.pipe.close()
    folder = job.folder
    sweep_edition(output / folder.report / folder.edition)
    kills[folder.path] = kills.get(folder.path, 0) + 1
    if kills[folder.path] < KILLS:
        return None
    name = f"{folder.report}/{folder.edition}"
    return Failure(
        f"{name}: {KILLS} workers were killed at it, maybe for want of memory; split the file or give it more"
    )


def hire(output: Path) -> Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, output), daemon=True)
    resource_tracker.ensure_running()  # started within start(), it would let SIGINT through to the child
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is the parent's: the child inherits this
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    theirs.close()
    return Worker(process, ours)


def work(pipe: Connection, output: Path) -> None:
    """A worker's life: a job in, an outcome out, until the pipe ends."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(job, output))


def end_with_parent() -> None:
    """A worker whose parent is gone ends at once, lest it write while the next run does."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def stop(workers: list[Worker]) -> None:
    """End what still runs: a version appears whole or not at all, so nothing is lost by it."""
    for worker in workers:
        worker.pipe.close()
        if worker.job is not None:
            worker.process.terminate()
    for worker in workers:
        worker.process.join(PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
