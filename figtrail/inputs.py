"""What an edition's output depends on, hashed without loading any of it, and why an edition is processed again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from extract.fingerprint import fingerprint
from extract.nlp import ModelMissing, model_version
from ingest.edition import EditionFolder
from ingest.errors import FigtrailError

ROOT = Path(__file__).parent.parent
# The rooms and files that read, and those that shape the tables; extract tells its own fingerprint.
READING = ("ingest",)
CODE = (*READING, "publish", "figtrail/chain.py")
LIBRARIES = ("beautifulsoup4", "lxml")


@dataclass(frozen=True, slots=True)
class Inputs:
    """SHA-256 of each raw file and of edition.toml by its path below the edition, and what they are read with."""

    files: dict[str, str]
    program: str
    rules: str
    model: str


def read_inputs(folder: EditionFolder) -> Inputs:
    """The inputs of an edition as they are now. A file that cannot be read counts as such."""
    paths = [p for p in (*folder.files, folder.settings) if p.exists()]
    return with_program({p.relative_to(folder.path).as_posix(): file_hash(p) for p in paths})


def with_program(files: dict[str, str]) -> Inputs:
    """These files as inputs of the program, rules and model that are installed now. Raises FigtrailError."""
    try:
        return Inputs(files, program_hash(), fingerprint(), model_version())
    except ModelMissing as error:
        raise FigtrailError(str(error)) from error


def file_hash(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"


def program_hash() -> str:
    """SHA-256 over the code that shapes the tables and the versions of the libraries that read HTML; hex."""
    return code_hash(CODE)


def reading_hash() -> str:
    """SHA-256 over what makes a document of files: the code of ingest and the same libraries; hex."""
    return code_hash(READING)


@cache
def code_hash(places: tuple[str, ...]) -> str:
    digest = hashlib.sha256("".join(f"{name} {metadata.version(name)}\0" for name in LIBRARIES).encode())
    for path in sorted(code_files(places)):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def code_files(places: Iterable[str]) -> Iterable[Path]:
    for name in places:
        place = ROOT / name
        found = [place] if place.is_file() else place.rglob("*")
        yield from (p for p in found if p.suffix in {".py", ".toml", ".csv"})


def as_record(inputs: Inputs) -> dict[str, Any]:
    """Inputs as the catalogue and datapackage.json keep them."""
    return asdict(inputs)


def parse_inputs(record: Any) -> Inputs | None:
    """Inputs from a record; None where it is not whole, so that the edition is processed again."""
    try:
        files = {str(path): str(value) for path, value in record["files"].items()}
        return Inputs(files, str(record["program"]), str(record["rules"]), str(record["model"]))
    except (AttributeError, KeyError, TypeError):
        return None


def tell_difference(known: Inputs, now: Inputs) -> str:
    """Why an edition must be processed again, for a person; empty where nothing differs."""
    reasons = [f"{path} is new" for path in sorted(now.files.keys() - known.files.keys())]
    reasons += [f"{path} is gone" for path in sorted(known.files.keys() - now.files.keys())]
    same = known.files.keys() & now.files.keys()
    reasons += [f"{path} changed" for path in sorted(same) if known.files[path] != now.files[path]]
    for name in ("program", "rules", "model"):
        if getattr(known, name) != getattr(now, name):
            reasons.append(f"the {name} changed")
    return ", ".join(reasons)
