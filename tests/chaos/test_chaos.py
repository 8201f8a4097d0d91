"""Runs and their workers are killed at random moments; what readers see is whole, and a clean run finishes the rest."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from figtrail.catalogue import list_versions
from publish.verify import verify_version
from publish.version import latest_version

ROOT = Path(__file__).parents[2]
KILLS, PARENTS = 30, 8  # of these, how many are of the parent
EDITIONS = 24
PAUSE = (0.1, 2.2)  # seconds between kills


def write_raw(raw: Path, turn: int) -> None:
    """Tiny editions, a third of them changed each turn, so that there is always something to do."""
    for i in range(EDITIONS):
        if turn == 0 or (i + turn) % 3 == 0:
            text = f"In May 2024, {10 + i + turn} people were killed in Erbil by Turkish airstrikes."
            path = raw / "r" / f"{i:02d}" / "a.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def start(raw: Path, output: Path) -> subprocess.Popen[bytes]:
    args = [sys.executable, "-m", "figtrail", "run", "--raw", raw, "--output", output, "--workers", "2"]
    return subprocess.Popen(args, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def workers_of(parent: int) -> list[int]:
    """The processes that a parent started and that do its work; not the tracker of multiprocessing."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found


def kill(process: int) -> bool:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def reader(output: Path) -> Iterator[tuple[list[str], list[int]]]:
    """Polls the latest version of an edition after another. What was wrong, and how often it looked at a version."""
    wrong, looked, end = list[str](), [0], threading.Event()

    def poll() -> None:
        seen: dict[int, str] = {}
        while not end.is_set():
            i = random.randrange(EDITIONS)
            latest = latest_version(output / "r" / f"{i:02d}")
            if latest is None:
                wrong.append(f"{i:02d}: is gone")
            else:
                wrong.extend(verify_version(latest))
                if latest.name < seen.get(i, ""):
                    wrong.append(f"{i:02d}: {latest.name} after {seen[i]}")
                seen[i] = latest.name
                looked[0] += 1
            end.wait(0.01)

    thread = threading.Thread(target=poll)
    thread.start()
    try:
        yield wrong, looked
    finally:
        end.set()
        thread.join()


def digests(output: Path) -> dict[str, str]:
    return {row["edition"]: row["latest"].split("-")[1] for row in list_versions(output)}


def test_nothing_is_lost_mixed_or_doubled_whoever_is_killed_whenever(tmp_path: Path) -> None:
    chance = random.Random(7)
    raw, output = tmp_path / "raw", tmp_path / "out"
    plan = ["parent"] * PARENTS + ["worker"] * (KILLS - PARENTS)
    chance.shuffle(plan)
    write_raw(raw, turn := 0)
    assert start(raw, output).wait(120) == 0
    write_raw(raw, turn := 1)
    run = start(raw, output)
    with reader(output) as (wrong, looked):
        while plan:
            time.sleep(chance.uniform(*PAUSE))
            if run.poll() is not None:  # it came to its end between two kills
                write_raw(raw, turn := turn + 1)
                run = start(raw, output)
                continue
            workers = workers_of(run.pid)
            if plan[-1] == "parent":
                run.kill()
                run.wait()
                plan.pop()
            elif workers and kill(chance.choice(workers)):
                plan.pop()
        run.kill()
        run.wait()
        assert start(raw, output).wait(120) == 0
    assert not wrong
    assert looked[0] > EDITIONS

    for row in list_versions(output):
        folders = [output / row["report"] / row["edition"] / name for name in row["versions"]]
        assert not [message for folder in folders for message in verify_version(folder)]
        ordinals = [int(name[1:4]) for name in row["versions"]]
        assert ordinals == list(range(1, len(ordinals) + 1)), "a version was doubled or lost"
    assert not list(output.glob("*/*/.v*.tmp"))
    undisturbed = tmp_path / "undisturbed"
    assert start(raw, undisturbed).wait(120) == 0
    assert digests(output) == digests(undisturbed)
    assert len(digests(output)) == EDITIONS
