"""Words per second of the whole extraction against the bare spaCy pipeline, on the same paragraphs in one run.

usage: python benchmarks/extraction/speed.py [EDITION_FOLDER ...] [--rounds N]

The bare pipeline is the same model with all its components and none of ours. Rounds alternate between the two, and the
best round of each counts, so that other work on the machine weighs on neither. Without folders the editions of
../shared/raw named below are read where they are, else those of raw/.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from pathlib import Path

import click

import figtrail
from extract import extract_document
from extract.model import Extraction
from extract.nlp import load_pipeline, model_name
from extract.parses import remembered
from ingest.model import Document

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "raw"
EDITIONS = ("uk-cpin-iraq-security/2022-11", "un-sg-unmik/S-2012-818", "uk-spring-budget/2017")


def read_texts(document: Document) -> list[str]:
    """What extraction reads: all paragraphs but headings."""
    return [p.text for p in document.paragraphs if p.kind != "heading" and p.text]


def extract_anew(document: Document) -> Extraction:
    """The extraction of a document, with no parse remembered from the round before."""
    remembered.cache_clear()
    return extract_document(document)


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rounds", default=3, show_default=True)
def main(folders: tuple[Path, ...], rounds: int) -> None:
    chosen = folders or tuple(SHARED / e for e in EDITIONS if (SHARED / e).is_dir())
    chosen = chosen or tuple(p for p in sorted(ROOT.glob("raw/*/*")) if p.is_dir())
    bare = importlib.import_module(model_name()).load()
    load_pipeline()
    click.echo(f"{'edition':44}{'words':>8}{'bare w/s':>10}{'ours w/s':>10}{'ratio':>7}")
    sums = [0.0, 0.0, 0.0]
    for folder in chosen:
        document = figtrail.read(folder)
        texts = read_texts(document)
        words = sum(len(t.split()) for t in texts)
        times = [
            (
                seconds(lambda t=texts: list(bare.pipe(t, batch_size=64))),
                seconds(lambda d=document: extract_anew(d)),
            )
            for _ in range(rounds)
        ]
        theirs, ours = (min(t[i] for t in times) for i in (0, 1))
        click.echo(
            f"{'/'.join(folder.parts[-2:]):44}{words:8}{words / theirs:10.0f}{words / ours:10.0f}{theirs / ours:7.2f}"
        )
        sums = [sums[0] + words, sums[1] + theirs, sums[2] + ours]
    click.echo(
        f"{'together':44}{sums[0]:8.0f}{sums[0] / sums[1]:10.0f}{sums[0] / sums[2]:10.0f}{sums[1] / sums[2]:7.2f}"
    )


if __name__ == "__main__":
    main()
