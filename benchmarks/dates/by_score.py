"""WikiWars through `figtrail run` and score.py, the ends of a range told apart as its annotators did.

usage: python benchmarks/dates/by_score.py [FOLDER]

FOLDER holds gold.jsonl and raw/ (../shared/benchmarks/wikiwars-train where it is). TimeML marks both ends of
`1961-1963` as dates of their own, our guidelines mark one range. So the published dates are rewritten before they are
scored: a row of a range becomes two, each with its part of the text and its end of the value. Three scores are printed:
as published, with the ends apart, and with the ends apart where the text states the year (the others made optional).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pandas as pd

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FOLDER = SHARED / "benchmarks" / "wikiwars-train"
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
JOINT = re.compile(r"\s?[-–—/]\s?|\s(?:to|and|until|till|through|up to)\s(?:the\s)?")


def by_ends(dates: pd.DataFrame) -> pd.DataFrame:
    """The rows of a version's dates, each range whose text has two parts as two rows."""
    rows = [row for date in dates.to_dict("records") for row in ends(date)]
    return pd.DataFrame(rows, columns=dates.columns)


def ends(date: dict[str, object]) -> list[dict[str, object]]:
    text, values = str(date["text"]), str(date["edtf"]).split("/")
    joint = JOINT.search(text)
    if len(values) != 2 or joint is None or not all(values) or not re.search(r"\d|[A-Z]", text[joint.end() :]):
        return [date]
    start = int(str(date["start"]))
    parts = ((0, joint.start(), values[0]), (joint.end(), len(text), values[1]))
    return [date | {"start": start + a, "end": start + b, "text": text[a:b], "edtf": value} for a, b, value in parts]


def only_stated(line: str) -> str:
    """A line of annotations in which dates without a year of their own neither hit nor miss."""
    row = json.loads(line)
    row["dates"] = [d if YEAR.search(d["text"]) else d | {"optional": True} for d in row["dates"]]
    return json.dumps(row)


def score(output: Path, gold: Path) -> dict[str, float]:
    """What score.py says of the dates: measure → value."""
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(output), str(gold), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)["dates"]
    return {name: found[name] for name in ("precision", "recall", "f1", "edtf")}


def scores(folder: Path) -> dict[str, dict[str, float]]:
    """The three scores of the narratives in a folder, by name."""
    with tempfile.TemporaryDirectory() as scratch:
        output, stated = Path(scratch, "output"), Path(scratch, "stated.jsonl")
        run = [sys.executable, "-m", "figtrail", "run", "--raw", str(folder / "raw"), "--output", str(output)]
        subprocess.run(run, check=True, capture_output=True, cwd=ROOT)
        found = {"as_published": score(output, folder / "gold.jsonl")}
        for path in output.glob("*/*/*/dates.parquet"):
            by_ends(pd.read_parquet(path)).to_parquet(path)
        found["ends_apart"] = score(output, folder / "gold.jsonl")
        lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        stated.write_text("\n".join(only_stated(line) for line in lines), encoding="utf-8")
        found["ends_apart_year_stated"] = score(output, stated)
    return found


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="print the scores with the ends apart, as JSON")
def main(folder: Path, as_json: bool) -> None:
    if not (folder / "gold.jsonl").is_file():
        raise click.ClickException(f"{folder} holds no gold.jsonl: give the folder of the narratives")
    found = scores(folder)
    if as_json:
        apart = {name: measures for name, measures in found.items() if name.startswith("ends")}
        click.echo(json.dumps({f"wikiwars_{name}": measures for name, measures in apart.items()}))
        return
    for name, measures in found.items():
        click.echo(f"{name:24}" + "  ".join(f"{m} {v:.3f}" for m, v in measures.items()))


if __name__ == "__main__":
    main()
