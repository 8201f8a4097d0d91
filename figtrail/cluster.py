"""The same units on a Dask cluster that runs already. Its workers see `raw` and `output` under the same paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from figtrail.inputs import with_program
from figtrail.workers import Failure, Job, Outcome, attempt
from ingest.errors import FigtrailError

AHEAD = 2  # jobs sent for each thread of the cluster: all are busy, and no list of all jobs is held
PATIENCE = 10  # seconds for a scheduler to answer
LOST = 2  # times that a job whose worker died is sent to another
ONE = (
    Lock()
)  # one edition at a time in a process, however many threads its worker has: the model is not theirs to share


def process_on_cluster(jobs: Iterable[Job], output: Path, scheduler: str) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, as they end. Raises FigtrailError where no cluster answers."""
    waiting = iter(jobs)
    with connect(scheduler) as client:
        from distributed import as_completed

        client.run_on_scheduler(allow_failures)
        folder = output.resolve()
        sent: dict[str, Job] = {}

        def send(job: Job) -> Any:
            place = replace(
                job.folder, path=job.folder.path.resolve(), files=tuple(f.resolve() for f in job.folder.files)
            )
            future = client.submit(attempt_there, replace(job, folder=place), folder, pure=False)
            sent[future.key] = job
            return future

        room = max(1, AHEAD * sum(client.nthreads().values()))
        running: Any = as_completed([send(job) for job in islice(waiting, room)])  # type: ignore[no-untyped-call]
        for future in running:
            job = sent.pop(future.key)
            yield job, outcome_of(future, job)
            if (following := next(waiting, None)) is not None:
                running.add(send(following))


def connect(scheduler: str) -> Any:
    """A client. Raises FigtrailError that says what is missing."""
    try:
        from distributed import Client
    except ImportError:
        raise FigtrailError("--engine dask needs the extra: pip install 'figtrail[dask]'") from None
    try:
        return Client(scheduler, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise FigtrailError(f"{scheduler}: no Dask scheduler answers ({error}); see docs/scheduling.md") from error


def allow_failures(dask_scheduler: Any = None) -> None:
    """A job whose worker is killed goes to another twice; the third death puts it aside."""
    dask_scheduler.allowed_failures = LOST


def attempt_there(job: Job, output: Path) -> Outcome:
    """An edition on a worker, which must have the same program, rules and model: else outcomes would differ."""
    here = with_program({})
    if (here.program, here.rules, here.model) != (job.inputs.program, job.inputs.rules, job.inputs.model):
        name = f"{job.folder.report}/{job.folder.edition}"
        return Failure(f"{name}: the cluster runs another figtrail, rules or model; install the same on its workers")
    with ONE:
        return attempt(job, output)


def outcome_of(future: Any, job: Job) -> Outcome:
    from distributed import KilledWorker

    name = f"{job.folder.report}/{job.folder.edition}"
    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        told = f"{LOST + 1} workers were killed at it, maybe for want of memory; split the file or give it more"
        return Failure(f"{name}: {told}")
    except Exception as error:  # noqa: BLE001 what breaks on a cluster is many things, and must not end the run
        return Failure(f"{name}: lost on the cluster ({type(error).__name__}: {error}); run again")
    return outcome
