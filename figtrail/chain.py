"""One edition through all stages: raw → ingest → extract → publish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.model import Extraction
from figtrail import __version__
from figtrail.inputs import Inputs, as_record
from ingest.edition import EditionFolder
from ingest.model import Document


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an edition: its version, whether that is new, and the files that could not be read."""

    version: str
    new: bool
    figures: int
    words: int
    failures: list[str]


def process_edition(folder: EditionFolder, inputs: Inputs, output: Path, fresh: bool = False) -> Result:
    """Read, extract and publish one edition; a fresh one is read again in any case. Raises FigtrailError."""
    from extract import extract_document
    from figtrail.documents import document_of, read_failures

    document = document_of(folder, inputs, output, fresh)
    extraction = extract_document(document)
    failures = read_failures(document)
    target, new = publish_edition(document, extraction, output, about(inputs, failures))
    words = sum(len(p.text.split()) for p in document.paragraphs)
    return Result(target.name, new, len(extraction.figures), words, failures)


def about(inputs: Inputs, failures: list[str]) -> dict[str, Any]:
    """What made a version, for its datapackage.json."""
    return {"program": f"figtrail {__version__}", "inputs": as_record(inputs), "failures": failures}


def publish_edition(
    document: Document, extraction: Extraction, output: Path, told: dict[str, Any]
) -> tuple[Path, bool]:
    """The version's folder, and whether it is new."""
    from publish.rows import build_rows
    from publish.version import publish_version

    return publish_version(output / document.report / document.edition, build_rows(document, extraction), told)
