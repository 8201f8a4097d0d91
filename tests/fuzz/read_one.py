"""Reads the one edition under a raw folder and prints what became of it, for a test that bounds time and memory.

Usage: read_one.py RAW. Prints JSON: outcome (`read` or `refused`), seconds, megabytes of peak memory above the start, issue codes,
paragraphs, notes, refs. Anything but a Document or an IngestError ends in a traceback and exit status 1.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from ingest import find_editions, read_edition
from ingest.errors import IngestError


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(raw: Path) -> dict[str, object]:
    import bs4  # noqa: F401  its weight is not the document's
    import lxml.etree  # noqa: F401

    before, start = peak(), time.perf_counter()
    told: dict[str, object] = {"outcome": "read"}
    try:
        (folder,) = find_editions(raw)
        document = read_edition(folder)
    except IngestError as error:
        told |= {"outcome": "refused", "message": str(error)[:200]}
    else:
        told["paragraphs"] = len(document.paragraphs)
        told["notes"] = len(document.notes)
        told["refs"] = sum(len(p.markers) for p in document.paragraphs)
        told["text"] = "\n".join(p.text for p in document.paragraphs)[:2000]
        told["issues"] = sorted({i.code for i in document.issues})
    told |= {"seconds": round(time.perf_counter() - start, 2), "megabytes": round(peak() - before)}
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
