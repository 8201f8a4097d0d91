"""One edition as an outcome, here or elsewhere. No document ends a run: what goes wrong is an outcome."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from figtrail.chain import Result, process_edition
from figtrail.inputs import Inputs
from ingest.edition import EditionFolder
from ingest.errors import FigtrailError


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to process, and why; a fresh one is read again though its files are as before."""

    folder: EditionFolder
    inputs: Inputs
    reason: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """What stopped an edition, for a person."""

    message: str


Outcome = Result | Failure


def process_jobs(
    jobs: Iterable[Job], output: Path, workers: int = 1, scheduler: str | None = None
) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, as they end: here, in processes, or on a Dask cluster. Jobs are taken as needed."""
    if scheduler is not None:
        from figtrail.cluster import process_on_cluster

        return process_on_cluster(jobs, output, scheduler)
    if workers > 1:
        from figtrail.pool import process_in_pool

        return process_in_pool(jobs, output, workers)
    return ((job, attempt(job, output)) for job in jobs)


def attempt(job: Job, output: Path) -> Outcome:
    """The outcome of one edition. An error that nobody foresaw is told with its place, the other editions go on."""
    name = f"{job.folder.report}/{job.folder.edition}"
    try:
        return process_edition(job.folder, job.inputs, output, job.fresh)
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
