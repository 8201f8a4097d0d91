"""The number, range, percent, dimension and currency rows of the recognizers-specs as a measured table.

usage: python benchmarks/numbers/recognizers.py [FOLDER] [--show GROUP] [--json]

FOLDER holds NumberModel.json and its like (../shared/benchmarks/recognizers-specs where it is). The specifications were
written for assistants that are spoken to; ours reads reports. A row is right where a quantity overlaps the expected
text and has its value (both ends of a range, the open end open) and, of a measure or sum, its unit. A row for which
nothing is expected is right where nothing is found.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extract.model import Quantity
from extract.numbers import find_quantities
from extract.numbers.units import money_words, unit_words

FOLDER = Path(__file__).parents[3] / "shared" / "benchmarks" / "recognizers-specs"
MODELS = ("Number", "NumberRange", "Percent", "Dimension", "Currency")
IN = "in scope"
# Group → why it is out of scope, or IN. A row belongs to the first group that fits (`group_of`).
GROUPS = {
    "digits": IN,
    "words": IN,
    "range": IN,
    "open range": IN,
    "percent": IN,
    "measure": IN,
    "money": IN,
    "names": "`SCP-173`, `192.168.1.2`, phone numbers, `nrs. 22,24`: a number that names is no figure (guidelines)",
    "dates": "`5/17/2018`: found as a date, and no quantity",
    "doubtful": "`4.800`, `1.111,11`: a group or a decimal; not guessed: no value, and an issue",
    "one alone": "`one last time`, `1` and `one` with nothing counted behind: a pronoun or article (guidelines)",
    "ratio": "`3/4`, `one over 20`, `twenty firsts`: a report says `two thirds of`, and ours are shares in per cent",
    "power": "`-2500^-1`, `1.1e+23`: notation of calculators",
    "spoken": "`naught point five`, `3 hundred and 2`, `10G`, `1MM`, `3 dzs`, `two one two`: speech and shorthand",
    "two bounds": "`more than 40 and less than 50`: two figures, each with its modifier",
    "comparison": "`equal to 20`, `<-30`, `x>10`: conditions of a query",
    "unit first": "`percent of 20`: the unit before the number",
    "unit alone": "`the %`, `a metric ton`: no number",
    "foreign unit": "coins, small units, units of data and signs that the table of units does not hold",
    "composed": "`5 feet and 2 inches`, `thirteen dollars forty five`: two numbers in one value",
    "code forms": "`usd$ 15`, `MUSD`, `75 USD million`: the writing of traders",
    "spaced": "`c $ 1.34`, `fifty - two`: text cut into tokens; reports are read with white space folded",
    "nothing expected": IN,
}
UNITS = {
    "Kilometer": "km", "Meter": "m", "Centimeter": "cm", "Millimeter": "mm", "Mile": "mi", "Foot": "ft", "Inch": "in",
    "Square kilometer": "km2", "Square meter": "m2", "Square mile": "mi2", "Square foot": "ft2", "Acre": "ac",
    "Hectare": "ha", "Cubic meter": "m3", "Cubic foot": "ft3", "Metric ton": "t", "Ton": "t", "Kilogram": "kg",
    "Gram": "g", "Pound": "lb", "Liter": "l", "Gallon": "gal", "Barrel": "bbl", "Kilometer per hour": "km/h",
    "Mile per hour": "mph", "Knot": "kn", "C": "°C",
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "British pound": "GBP", "Pound_money": "GBP",
    "Chinese yuan": "CNY", "Japanese yen": "JPY", "Swiss franc": "CHF", "Indian rupee": "INR", "Rupee": "INR",
    "Canadian dollar": "CAD", "Australian dollar": "AUD", "Swedish krona": "SEK", "Danish krone": "DKK",
    "Hong Kong dollar": "HKD", "Peso": "MXN", "Mexican peso": "MXN",
    "Turkish lira": "TRY", "Costa Rican colón": "CRC", "Georgian lari": "GEL", "Lao kip": "LAK",
    "Sri Lankan rupee": "LKR",
    "Microgram": "ug", "Milliliter": "ml", "Ounce": "oz", "Megabyte": "MB", "Degree": "°", "F": "°F",
    "Singapore dollar": "SGD", "New Zealand dollar": "NZD",
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """One result of a specification: the text, the value's ends (None: open) and the unit as the source names it."""

    model: str
    sentence: str
    text: str
    low: float | None
    high: float | None
    unit: str


def read_specs(folder: Path) -> Iterator[Expected]:
    for model in MODELS:
        for row in json.loads((folder / f"{model}Model.json").read_text(encoding="utf-8-sig")):
            for result in row["Results"]:
                yield read_result(model, row["Input"], result)
            if not row["Results"]:
                yield Expected(model, row["Input"], "", None, None, "")


def read_result(model: str, sentence: str, result: dict[str, Any]) -> Expected:
    resolution = result.get("Resolution") or {}
    low, high = ends(str(resolution.get("value")))
    unit = resolution.get("isoCurrency") or resolution.get("unit") or ("%" if model == "Percent" else "")
    return Expected(
        model, sentence, result["Text"], low, high, f"{unit}_money" if unit == "Pound" and model == "Currency" else unit
    )


def ends(value: str) -> tuple[float | None, float | None]:
    """`[10,15)` → 10, 15; `(100,)` → 100, None; `12%` → 12, 12."""
    pair = re.fullmatch(r"[\[(]([^,]*),([^)\]]*)[)\]]", value)
    if pair:
        return as_number(pair[1]), as_number(pair[2])
    number = as_number(value)
    return number, number


def as_number(text: str) -> float | None:
    try:
        return float(text.rstrip("%").replace(",", ""))
    except ValueError:
        return None


NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|forty|fifty|\d[\d,.]*)"
COMPARATIVE = r"\b(?:more|less|greater|smaller|above|below|over|under|larger|higher|lower|fewer|bigger|most|least)\b"
RATIO = (
    r"\b(?:over|half|halves|thirds?|quarters?|fifths?|\w+(?:ths?|nds|firsts|seconds)|\w+-firsts?)\b|"
    r"\d\s?/\s?\d|\bin\b|\bout of\b|⅙"
)
SPOKEN = (
    r"\bpoint\b|n[ao]ught|\d\s+[kmb]\b|\d\s?mm\b|\d\s?(?:g|mil|[bt]ln)\b|\bdo?z|dozens?\b|minus|negative|^-|\bround\b|"
    r"\d hundred|crore|\b(?:one|two|three|four|five|six|seven|eight|nine|zero) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|zero)\b"
)
# Group → (models, pattern in the text), the first that fits decides; `names` and `one alone` look at the sentence, too.
FORMS: tuple[tuple[str, str, str], ...] = (
    ("spaced", "", r"\d \. \d|^[a-z]{1,2} \$|\w {2,}\w|\w - \w+$"),
    ("doubtful", "Number", r"^[1-9]\d{0,2}\.\d{3}$|\.\d{3},|,\d\d$"),
    ("power", "Number", r"\^|\d\s?e[+-]?\d"),
    ("ratio", "Number", RATIO),
    ("comparison", "NumberRange", r"equal|[<>=]|\bnot\b|~|tenth|fifteenth|\d(?:st|nd|rd|th)\b|negative"),
    ("unit first", "Percent", r"^per\s?cents?\b"),
    ("spoken", "Number", SPOKEN),
    ("one alone", "Number", r"^(?:one|1)$"),
    ("code forms", "Currency", r"[a-z]{3}\$|m(?:usd|eur|gbp|aud)|\d usd million|^(?:dollar|rmb|usd)\s|^usd\b"),
)


def group_of(row: Expected) -> str:
    if not row.text:
        return "nothing expected"
    if row.low is None and row.high is None:
        return "unit alone"
    if names(row):
        return "names"
    if is_part_of_date(row):
        return "dates"
    for group, models, pattern in FORMS:
        if row.model.startswith(models) and re.search(pattern, row.text, re.I):
            return group
    if row.model == "NumberRange":
        return group_of_range(row)
    if row.model in {"Dimension", "Currency"}:
        return group_of_measure(row)
    if row.model == "Percent":
        return "percent"
    return "digits" if re.match(r"[-−]?\s?\d", row.text) else "words"


def is_part_of_date(row: Expected) -> bool:
    """`5`, `17` and `2018` of `5/17/2018`."""
    dates = re.findall(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])", row.sentence)
    return any(row.text in date.split("/") for date in dates)


def names(row: Expected) -> bool:
    text = re.escape(row.text)
    pointers = rf"\bphone\b|\b(?:nrs?|no|room|page|version)\.?\s[\d, ]*{text}"
    pattern = rf"[A-Za-z]-{text}\b|\d\.{text}\.|^{text}\.\d+\.\d|\.\d+\.{text}$|{pointers}"
    return row.model.startswith("Number") and re.search(pattern, row.sentence, re.I) is not None


def group_of_range(row: Expected) -> str:
    both = row.low is not None and row.high is not None
    if both and re.search(COMPARATIVE, row.text, re.I):
        return "two bounds"
    return "range" if both else "open range"


def group_of_measure(row: Expected) -> str:
    several = len(re.findall(rf"\b{NUMBER}", row.text, re.I)) > 1
    if (
        several
        and not re.search(r"hundred|thousand|\d/\d", row.text)
        and re.search(r"[a-z$].*\d|\band\b|dollars \w", row.text[1:], re.I)
    ):
        return "composed"
    if unit_of(row.unit) is None or re.search(r"[^\x00-\x7f€£¥²³µμ°]", row.text):
        return "foreign unit"
    return "measure" if row.model == "Dimension" else "money"


def unit_of(name: str) -> str | None:
    """Our symbol for a unit of the source; None where our table has no such unit."""
    symbol = UNITS.get(name, name)
    known = {s for s, _ in unit_words().values()} | set(money_words().values())
    return symbol if symbol in known else None


def right(row: Expected, found: Quantity) -> bool:
    factor = 1.0
    if row.model in {"Dimension", "Currency", "Percent"} and found.unit != unit_of(row.unit):
        return False
    return same(found.low, row.low, factor) and same(found.high, row.high, factor)


def same(ours: float | None, theirs: float | None, factor: float) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs * factor, rel_tol=1e-6, abs_tol=1e-12)


def is_right(row: Expected) -> bool:
    found = find_quantities(row.sentence)
    if not row.text:
        return not any(q.unit != "1" or row.model.startswith("Number") for q in found)
    start = row.sentence.lower().find(row.text.lower())
    over = [q for q in found if q.start < start + len(row.text) and start < q.end]
    # A single number is right at whatever modifier: `over 600` has its value on one end.
    return any(right(row, q) or (row.model != "NumberRange" and right(row, closed(q))) for q in over)


def closed(found: Quantity) -> Quantity:
    from dataclasses import replace

    value = found.low if found.high is None else found.high
    return replace(found, low=value, high=value) if found.low is None or found.high is None else found


def measure(folder: Path) -> dict[str, list[Expected | None]]:
    """Group → its rows, None for each that is right."""
    groups: dict[str, list[Expected | None]] = defaultdict(list)
    for row in read_specs(folder):
        groups[group_of(row)].append(None if is_right(row) else row)
    return groups


def share_right(groups: dict[str, list[Expected | None]]) -> float:
    """Share of the rows in scope that are right."""
    rows = [row for group, scope in GROUPS.items() if scope == IN for row in groups.get(group, ())]
    return sum(row is None for row in rows) / max(len(rows), 1)


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
@click.option("--show", help="list the rows of a group that are wrong")
@click.option("--json", "as_json", is_flag=True, help="print the share of rows in scope that are right, as JSON")
def main(folder: Path, show: str | None, as_json: bool) -> None:
    if not folder.is_dir():
        raise click.ClickException(f"{folder} is not there: give the folder of the specifications")
    groups = measure(folder)
    if as_json:
        click.echo(json.dumps({"recognizers": {"right": round(share_right(groups), 4)}}))
        return
    click.echo(f"{'group':18}{'rows':>6}{'right':>7}{'share':>8}  scope")
    for group, scope in GROUPS.items():
        rows = groups.get(group, [])
        good = sum(row is None for row in rows)
        click.echo(f"{group:18}{len(rows):6}{good:7}{good / max(len(rows), 1):8.3f}  {scope}")
    click.echo(f"{IN:18}{'':13}{share_right(groups):8.3f}")
    for row in groups.get(show or "", ()):
        if row is not None:
            found = [(q.text, q.low, q.high, q.unit) for q in find_quantities(row.sentence)]
            click.echo(f"  {row.sentence[:100]!r}: {row.text!r} {row.low}..{row.high} {row.unit} read {found}")


if __name__ == "__main__":
    main()
