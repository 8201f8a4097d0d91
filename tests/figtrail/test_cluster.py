"""A real scheduler and real workers on loopback, a shared folder, a worker killed during the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from figtrail.batch import Choice, Way, run_editions
from figtrail.catalogue import list_versions
from ingest.errors import FigtrailError

pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]
EDITIONS = 8


def dask(*args: str, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli." + args[0], *args[1:]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__DEPLOY__LOST_WORKER_TIMEOUT": "3s"}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and two workers of one thread each, without nannies: whoever is killed is gone."""
    told = tmp_path / "scheduler.json"
    address = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    processes = [dask("dask_scheduler", *address, "--scheduler-file", str(told), folder=tmp_path)]
    try:
        end = time.monotonic() + 60
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.1)
        scheduler = json.loads(told.read_text())["address"]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        workers = [dask("dask_worker", scheduler, *options, folder=tmp_path) for _ in range(2)]
        processes += workers
        yield scheduler, workers
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_cluster_gives_the_same_digests_though_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    scheduler, workers = cluster
    for i in range(EDITIONS):
        folder = tmp_path / "raw" / "r" / str(i)
        folder.mkdir(parents=True)
        text = f"In May 2024, {i + 3} people were killed in Erbil by Turkish airstrikes. " * 20
        (folder / "a.txt").write_text(text, encoding="utf-8")
    killed = threading.Event()

    def kill_one(run: object, outcome: dict[str, object]) -> None:
        if not killed.is_set():
            killed.set()
            workers[0].send_signal(signal.SIGKILL)

    run = run_editions(tmp_path / "raw", tmp_path / "there", Choice(), Way(scheduler=scheduler), kill_one)
    assert killed.is_set()
    assert not run.failed
    here = run_editions(tmp_path / "raw", tmp_path / "here", Choice())
    assert [row["version"] for row in run.published] == [row["version"] for row in here.published]
    assert len(here.published) == EDITIONS
    rows = [list_versions(tmp_path / place) for place in ("there", "here")]
    assert rows[0] == rows[1]


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from figtrail import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    folder = tmp_path / "raw" / "r" / "1"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Two camps were closed.", encoding="utf-8")
    with pytest.raises(FigtrailError, match="no Dask scheduler answers"):
        run_editions(tmp_path / "raw", tmp_path / "out", Choice(), Way(scheduler="tcp://127.0.0.1:9"))
