"""A full disk, a folder that cannot be written to, an interrupt with workers: told clearly, the old version stays."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 6_000  # bytes a file may grow to: figtrail's own records fit, the larger tables do not


def command(raw: Path, output: Path, *args: str) -> list[str]:
    return [sys.executable, "-m", "figtrail", "run", "--raw", str(raw), "--output", str(output), *args]


def write(raw: Path, edition: str, text: str) -> None:
    folder = raw / "r" / edition
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")


def test_a_full_disk_is_told_and_the_old_version_stays(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "out"
    write(raw, "1", "Two camps were closed.")
    subprocess.run(command(raw, output), cwd=ROOT, check=True, capture_output=True)
    before = sorted(p.name for p in (output / "r" / "1").iterdir())
    write(raw, "1", "\n\n".join(f"In May 2024, {i} camps were closed in Erbil." for i in range(3, 60)))
    done = subprocess.run(
        command(raw, output), cwd=ROOT, check=False, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(p.name for p in (output / "r" / "1").iterdir()) == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    write(tmp_path / "raw", "1", "Two camps were closed.")
    done = subprocess.run(
        command(tmp_path / "raw", Path("/proc/output")), cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_workers_too_and_is_recorded(number: int, tmp_path: Path) -> None:
    for i in range(6):
        write(tmp_path / "raw", str(i), f"{i + 3} camps were closed.")
    output = tmp_path / "out"
    run = subprocess.Popen(
        command(tmp_path / "raw", output, "--workers", "2", "--log", "json"),
        cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip
    assert run.stderr is not None
    first = json.loads(run.stderr.readline())
    if number == signal.SIGINT:
        os.killpg(run.pid, number)  # as a terminal does: to all of them
    else:
        run.send_signal(number)
    start = time.monotonic()
    told = run.communicate(timeout=30)[1]
    assert time.monotonic() - start < 10
    assert run.returncode == 130
    assert first["event"] == "published"
    assert "Traceback" not in told
    assert "published" in told.splitlines()[-1]
    record = json.loads(next((output / ".figtrail/runs").glob("*.json")).read_text(encoding="utf-8"))
    assert record["status"] == "interrupted"
