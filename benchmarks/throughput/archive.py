"""The sample of the CIA World Factbook (public domain) as an archive: a report a country, an edition a year."""

from __future__ import annotations

import tarfile
from pathlib import Path

ARCHIVE = Path(__file__).parents[3] / "shared/scale/factbook-1990-2025-sample.tar.xz"


def lay_out(archive: Path, raw: Path) -> int:
    """`YEAR/COUNTRY.txt` of the archive as `factbook-COUNTRY/YEAR/COUNTRY.txt` below `raw`; how many there are."""
    count = 0
    with tarfile.open(archive) as tar:
        for member in tar:
            path = Path(member.name)
            handle = tar.extractfile(member) if path.suffix == ".txt" else None
            if handle is None:
                continue
            folder = raw / f"factbook-{path.stem.replace('_', '-')}" / path.parent.name
            folder.mkdir(parents=True)
            (folder / path.name).write_bytes(handle.read())
            count += 1
    return count
