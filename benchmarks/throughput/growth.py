"""Time per document and memory as an archive grows, a run with nothing new, one with one new edition.

python benchmarks/throughput/growth.py 10 100 [1000 1900] [--workers 2] [--archive FILE]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive import ARCHIVE, lay_out

from ingest.edition import find_editions


def run(raw: Path, output: Path, workers: int) -> float:
    """Seconds of `figtrail run`, start and model included."""
    command = [sys.executable, "-m", "figtrail", "run", "--raw", raw, "--output", output, "--workers", str(workers)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # what fails is told on standard error
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        everything = Path(temporary, "all")
        lay_out(options.archive, everything)
        folders = find_editions(everything)
        print("documents  seconds  seconds/document  nothing new  one new edition  largest process so far")
        for size in sorted(options.sizes):
            raw, output = Path(temporary, f"raw{size}"), Path(temporary, f"output{size}")
            for folder in folders[:: max(1, len(folders) // size)][:size]:
                place = raw / folder.report / folder.edition
                place.mkdir(parents=True)
                for file in folder.files:
                    (place / file.name).hardlink_to(file)
            first, second = run(raw, output, options.workers), run(raw, output, options.workers)
            shutil.copytree(place, raw / "one-new-report" / place.name)
            third = run(raw, output, options.workers)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{size:>9}  {first:>7.1f}  {first / size:>16.3f}  {second:>11.2f}  {third:>15.1f}  {peak:>18,.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
