"""What is remembered of each address between runs, in `<raw>/.fetch/state.json`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """What an address gave the last time. Times are seconds since 1970."""

    edition: str = ""
    sha256: str = ""
    etag: str = ""
    modified: str = ""  # the Last-Modified header, as it came
    asked: float = 0.0
    not_before: float = 0.0
    vanished: str = ""  # the day it was first missing; empty while it is there

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, 13)."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {k: v for k, v in pairs.items() if v} if self.sha256 else {}


class State:
    """The addresses by report and URL; saved after each, so that a killed run asks nothing twice."""

    def __init__(self, raw: Path) -> None:
        self.path = raw / ".fetch" / "state.json"
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            self.known = {str(k): Known(**v) for k, v in data.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self.known = {}  # lost or broken: everything is asked once more, and compared by hash

    def get(self, report: str, url: str) -> Known:
        return self.known.get(f"{report} {url}", Known())

    def put(self, report: str, url: str, known: Known) -> None:
        self.known[f"{report} {url}"] = replace(known)
        temporary = self.path.with_name(f".state.{os.getpid()}.tmp")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        told = {k: asdict(v) for k, v in sorted(self.known.items())}
        temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        temporary.replace(self.path)
