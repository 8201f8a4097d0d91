"""A worker of tests, without a model: a job's name says how often its worker is killed before it is done."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from figtrail.workers import Failure


def work_or_die(pipe: Connection, output: Path) -> None:
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        log = output / job.folder.edition
        with log.open("a") as handle:
            handle.write("x")
        deaths = int(job.folder.edition.partition("-")[2] or 0)
        if len(log.read_text()) <= deaths:
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send(Failure(f"{job.folder.edition} done"))
