"""Words per second of the whole pipeline (read, extract, publish) and of the bare model, one process, the same run.

    python benchmarks/throughput/throughput.py [--reports 8 | --all] [--archive FILE]

The bare model is `nlp.pipe` of the package as it comes, all components, over the texts of the files. Both take turns,
a report each, so that a busy machine slows both alike. Processor time is counted besides clock time. Loading is counted
for neither: both have seen the archive's last edition before.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive import ARCHIVE, lay_out

from extract.nlp import model_name
from figtrail.chain import process_edition
from figtrail.inputs import read_inputs
from ingest.edition import EditionFolder, find_editions


def timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def chosen(raw: Path, reports: int | None) -> list[list[EditionFolder]]:
    """The editions by report; of all reports the given number, evenly spread over the alphabet."""
    by_report: dict[str, list[EditionFolder]] = {}
    for folder in find_editions(raw):
        by_report.setdefault(folder.report, []).append(folder)
    groups = list(by_report.values())
    return groups if reports is None else groups[:: max(1, len(groups) // reports)][:reports]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    parser.add_argument("--reports", type=int, default=8)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    bare = importlib.import_module(model_name()).load()
    bare.max_length = 10_000_000
    with tempfile.TemporaryDirectory() as temporary:
        raw, output = Path(temporary, "raw"), Path(temporary, "output")
        lay_out(options.archive, raw)
        last = find_editions(raw)[-1]
        list(bare.pipe([last.files[0].read_text(encoding="utf-8")]))
        process_edition(last, read_inputs(last), output)
        spent = {"bare model": [0.0, 0.0], "pipeline": [0.0, 0.0]}
        words = count = 0
        for folders in chosen(raw, None if options.all else options.reports):
            texts = [f.files[0].read_text(encoding="utf-8") for f in folders]
            words += sum(len(text.split()) for text in texts)
            count += len(folders)

            def model(texts: list[str] = texts) -> None:
                for _ in bare.pipe(texts):
                    pass

            def pipeline(folders: list[EditionFolder] = folders) -> None:
                for folder in folders:
                    process_edition(folder, read_inputs(folder), output)

            for name, work in (("bare model", model), ("pipeline", pipeline)):
                for i, seconds in enumerate(timed(work)):
                    spent[name][i] += seconds
        print(f"{count} documents, {words:,} words")
        for name, (clock, processor) in spent.items():
            print(
                f"{name:>10}: {words / clock:>8,.0f} words/s of the clock, {words / processor:>8,.0f} of the processor"
            )
        ratios = [spent["bare model"][i] / spent["pipeline"][i] for i in (0, 1)]
        print(f"pipeline to bare model: {ratios[0]:.2f} by the clock, {ratios[1]:.2f} by the processor")


if __name__ == "__main__":
    main()
