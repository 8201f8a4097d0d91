"""Reads an input in a process of its own, so that a crash, a hang or a full memory is an answer and not the end."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from invariants import broken_rules

from ingest import find_editions, read_edition
from ingest.errors import IngestError

Told = dict[str, object]


def read_raw(raw: Path, words: Sequence[str] = ()) -> Told:
    """What became of the one edition under a raw folder, and which words its text holds. Anything but a Document or an IngestError is raised."""
    try:
        (folder,) = find_editions(raw)
        document = read_edition(folder)
    except IngestError as error:
        return {"outcome": "refused", "message": str(error)[:200], "broken": []}
    text = "\n".join(p.text for p in document.paragraphs)
    return {
        "outcome": "read",
        "text": text[:300],
        "holds": [w for w in words if w in text],
        "broken": list(broken_rules(document))[:5],
    }


def load_readers() -> None:
    """What the readers import where they use it is loaded once, before any child begins."""

    import ingest.html
    import ingest.markdown
    import ingest.plaintext
    import ingest.read  # noqa: F401
    from ingest.footnotes.catalogue import conventions

    conventions()


def peak() -> float:
    """Megabytes; macOS counts bytes, Linux kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def in_child(work: Callable[[], Told], seconds: float) -> Told:
    """The work's answer with its seconds and megabytes; `crashed` with the traceback, `hung` where it took longer."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        signal.setitimer(signal.ITIMER_PROF, seconds)  # of its own processor time: other programs may be busy
        signal.setitimer(signal.ITIMER_REAL, seconds * 10)
        before, start = peak(), time.perf_counter()
        try:
            told = work()
        except BaseException:  # noqa: BLE001  this is what the test looks for
            told = {"outcome": "crashed", "message": traceback.format_exc()[-2000:]}
        told |= {"seconds": time.perf_counter() - start, "megabytes": peak() - before}
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(told, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if answer:
        return dict(json.loads(answer))
    hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGALRM, signal.SIGPROF}
    return {"outcome": "hung" if hung else "crashed", "message": f"status {status}"}
