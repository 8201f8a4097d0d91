"""figtrail: report sections as data, with a trail from every figure to its sentence and its source.

>>> from figtrail import read, extract
>>> document = read("raw/euaa-iraq-country-focus/2025-11")     # doctest: +SKIP
>>> extract(document).figures[0].text                           # doctest: +SKIP
'2 500'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FigtrailError

if TYPE_CHECKING:
    import pandas as pd

    from extract.model import Extraction
    from ingest.model import Document
    from publish.diff import Difference

__version__ = "0.1.0"
__all__ = ["FigtrailError", "diff", "extract", "load", "publish", "read"]


def read(folder: str | Path) -> Document:
    """The document of one edition's folder, `<report>/<edition>`. Raises IngestError where nothing can be read."""
    from ingest import EditionFolder, read_edition
    from ingest.edition import find_files

    path = Path(folder).resolve()
    return read_edition(EditionFolder(path.parent.name, path.name, path, tuple(find_files(path))))


def extract(document: Document) -> Extraction:
    """Actors, figures, dates and citations of a document."""
    from extract import extract_document

    return extract_document(document)


def publish(document: Document, extraction: Extraction, output: str | Path) -> Path:
    """Write a new version under `output`, unless the latest holds the same; the folder of the version."""
    from figtrail.chain import about, publish_edition
    from figtrail.documents import read_failures
    from figtrail.inputs import with_program
    from figtrail.lock import locked

    told = about(with_program({s.path: s.raw_sha256 for s in document.sections}), read_failures(document))
    with locked(Path(output)):
        return publish_edition(document, extraction, Path(output), told)[0]


def load(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of a version's folder as data frames, by name."""
    from publish import read_version

    return read_version(Path(folder))


def diff(old: str | Path, new: str | Path) -> Difference:
    """What changed between the folders of two versions, of two editions or of one: `.changes`, a fact each."""
    from publish.diff import diff_versions

    return diff_versions(Path(old), Path(new))
