"""The evaluation gate: run the pipeline on the annotated documents, score it, compare with floors that only rise.

    python tests/evaluation/gate.py            compare; exit 1 where a score lies under its floor
    python tests/evaluation/gate.py --misses   print what was missed, too
    python tests/evaluation/gate.py --raise    write the floors that rose to floors.toml
    python tests/evaluation/gate.py --docs     write the scores, with the commit, into docs/quality.md

The documents, the annotations and the scorer lie outside the project, in ../shared. Where they are absent the gate
says so loudly and passes: there is nothing to measure.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
WRITTEN = Path(__file__).with_name("written")
ERRATA = Path(__file__).with_name("errata.toml")
FLOORS = Path(__file__).with_name("floors.toml")
# Each set: editions to run (none named: all there are), annotation files to score them with.
SETS: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "euaa": ([("euaa-iraq-country-focus", "2025-11")], ["euaa-iraq-2025.jsonl", "euaa-iraq-2025.footnotes.jsonl"]),
    "home_office": (
        [("uk-cpin-iraq-security", "2022-11")],
        ["uk-cpin-iraq-2022.jsonl", "uk-cpin-iraq-2022.footnotes.jsonl"],
    ),
    # The two main documents together, with the rows of errata.toml mended.
    "both_corrected": (
        [("euaa-iraq-country-focus", "2025-11"), ("uk-cpin-iraq-security", "2022-11")],
        ["euaa-iraq-2025.jsonl", "uk-cpin-iraq-2022.jsonl"],
    ),
    "others": (
        [
            ("un-sg-unmik", "S-2012-603"),
            ("cia-factbook-iraq", "2024"),
            ("uk-spring-budget", "2017"),
            ("csis-on-the-radar", "2023-05-22"),
        ],
        [
            "un-sg-unmik-2012-603.jsonl",
            "cia-factbook-iraq-2024.jsonl",
            "uk-spring-budget-2017.jsonl",
            "csis-on-the-radar.jsonl",
        ],
    ),
    "think_tank_notes": ([("csis-on-the-radar", "2023-05-22")], ["csis-on-the-radar.footnotes.jsonl"]),
    "legal_notes": ([("us-doj-mueller-vol1", "2019-06-23")], ["us-doj-mueller-vol1.footnotes.jsonl"]),
    # Sixteen accounts of wars, annotated for dates only; a range is two dates there and one here.
    "wikiwars": ([], ["../benchmarks/wikiwars-train/gold.jsonl"]),
    # Our own, in many styles: misses of the first are read, those of the second are not (written/README.md).
    "tuned": ([], [str(WRITTEN / "tuned" / name) for name in ("gold.jsonl", "gold.footnotes.jsonl")]),
    "unseen": ([], [str(WRITTEN / "unseen" / name) for name in ("gold.jsonl", "gold.footnotes.jsonl")]),
    "dense_tuned": ([], [str(WRITTEN / "dense_tuned" / "gold.jsonl")]),
    "dense_unseen": ([], [str(WRITTEN / "dense_unseen" / "gold.jsonl")]),
}
OWN = ("tuned", "unseen", "dense_tuned", "dense_unseen")
CORRECTED = frozenset({"both_corrected"})
NEVER_READ = frozenset({"unseen", "dense_unseen"})
# Where a set's editions lie, if not in raw/ of the shared folder.
RAW = {"wikiwars": "benchmarks/wikiwars-train/raw", **{name: str(WRITTEN / name / "raw") for name in OWN}}
LONGEST_FIRST = sorted(SETS, key=lambda name: name not in {"wikiwars", "tuned", "dense_tuned"})
AT_ONCE = 2  # sets; each runs in processes of its own
QUALITY = ROOT / "docs" / "quality.md"
TITLES = {
    "euaa": "EUAA country focus, Iraq 2025",
    "home_office": "UK Home Office policy note, Iraq 2022",
    "both_corrected": "EUAA and Home Office together, with the errata of the annotations",
    "others": "UN report from PDF, factbook, budget, think tank",
    "think_tank_notes": "Think tank: notes",
    "legal_notes": "Justice department: notes",
    "tuned": "Written paragraphs of many styles, misses read",
    "unseen": "Written paragraphs of many styles, misses never read",
    "dense_tuned": "Written paragraphs full of figures, misses read",
    "dense_unseen": "Written paragraphs full of figures, misses never read",
    "wikiwars": "WikiWars, 16 accounts of wars: dates",
    "benchmarks": "Benchmarks with a floor",
}
SLACK = 0.0005  # the scorer rounds to four places


def main() -> int:
    if not (SHARED / "gold").is_dir():
        print("=" * 80)
        print(f"EVALUATION GATE NOT RUN: {SHARED} is absent, so nothing was scored.")
        print("=" * 80)
        return 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        running = {name: pool.submit(score, name, Path(folder)) for name in LONGEST_FIRST}
        scores = {name: running[name].result() for name in SETS}
    scores["benchmarks"] = benchmarks()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = report(scores, floors)
    if "--raise" in sys.argv:
        raise_floors(scores, floors)
    if "--docs" in sys.argv:
        write_docs(scores)
    print(f"evaluation gate: {failed} score(s) under their floor")
    return 1 if failed else 0


def score(name: str, folder: Path) -> dict[str, dict[str, float]]:
    """The scores of one set: table → measure → value."""
    editions, golds = SETS[name]
    output = folder / name
    command = [sys.executable, "-m", "figtrail", "run", "--output", str(output)]
    command += ["--raw", str(SHARED / RAW.get(name, "raw"))]
    chosen = [["--report", report_name, "--edition", edition] for report_name, edition in editions] or [[]]
    for options in chosen:
        subprocess.run([*command, *options], check=True, cwd=ROOT, capture_output=True)
    scorer = [
        sys.executable,
        str(SHARED / "tools" / "score.py"),
        str(output),
        *(str(corrected(g, folder) if name in CORRECTED else SHARED / "gold" / g) for g in golds),
    ]
    if "--misses" in sys.argv:
        for table in ("figures", "actors", "dates", "citations") if name not in NEVER_READ else ():
            shown = subprocess.run([*scorer, "--show", f"{table}:400"], check=True, capture_output=True, text=True)
            print_misses(name, table, shown.stdout)
    done = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    scores: dict[str, dict[str, float]] = json.loads(done.stdout)
    return scores


def corrected(file: str, folder: Path) -> Path:
    """A copy of an annotation file with its rows of errata.toml mended."""
    errata = tomllib.loads(ERRATA.read_text(encoding="utf-8"))["row"]
    wrong = {
        e["paragraph"]: {k: e[k] for k in e.keys() - {"file", "paragraph", "why"}} for e in errata if e["file"] == file
    }
    rows = [json.loads(line) for line in (SHARED / "gold" / file).read_text(encoding="utf-8").splitlines() if line]
    copy = folder / f"corrected-{file}"
    copy.write_text("\n".join(json.dumps(r | wrong.get(r["paragraph"], {})) for r in rows), encoding="utf-8")
    return copy


def print_misses(name: str, table: str, shown: str) -> None:
    """The misses of one table, grouped by what is wrong, the largest group first."""
    causes: dict[str, list[str]] = {}
    for line in shown.splitlines():
        cause, colon, miss = line.partition(": ")
        if colon and cause.isidentifier():
            causes.setdefault(cause, []).append(miss)
    print(f"\n{name}: {table}: {sum(map(len, causes.values()))} misses")
    for cause, misses in sorted(causes.items(), key=lambda c: -len(c[1])):
        print(f"  {cause}: {len(misses)}")
        for miss in misses:
            print(f"    {miss}")


def benchmarks() -> dict[str, dict[str, float]]:
    """Scores of the benchmarks that have a floor: set → measure → value."""
    found: dict[str, dict[str, float]] = {}
    for data, script in (("recognizers-specs", "numbers/recognizers.py"), ("wikiwars-train", "dates/by_score.py")):
        if (SHARED / "benchmarks" / data).is_dir():
            command = [sys.executable, str(ROOT / "benchmarks" / script), "--json"]
            found |= json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    return found


def report(scores: dict[str, dict[str, dict[str, float]]], floors: dict[str, dict[str, dict[str, float]]]) -> int:
    """Print each measure with its floor; how many lie under it."""
    failed = 0
    for name, tables in scores.items():
        print(f"\n{name}")
        for table, measures in tables.items():
            known = floors.get(name, {}).get(table, {})
            under = [m for m, floor in known.items() if measures.get(m, 0.0) < floor - SLACK]
            failed += len(under)
            shown = "  ".join(f"{m} {v:.3f}{'!' if m in under else ''}" for m, v in measures.items() if m != "gold")
            print(f"  {table:11} {shown}")
            for measure in under:
                print(f"  UNDER ITS FLOOR: {table} {measure} {measures.get(measure)} < {known[measure]}")
    return failed


def raise_floors(
    scores: dict[str, dict[str, dict[str, float]]], floors: dict[str, dict[str, dict[str, float]]]
) -> None:
    """Write the higher of floor and score for each measure."""
    lines = ["# Floors of the evaluation gate, by set, table and measure. They only rise: `make floors`.", ""]
    for name, tables in scores.items():
        for table, measures in tables.items():
            known = floors.get(name, {}).get(table, {})
            lines.append(f"[{name}.{table}]")
            lines += [f"{m} = {max(v, known.get(m, 0.0))}" for m, v in sorted(measures.items()) if m != "gold"]
            lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


def write_docs(scores: dict[str, dict[str, dict[str, float]]]) -> None:
    """Put the scores between the marks of docs/quality.md, with the commit that they were measured on."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout.strip()
    lines = [f"Measured on commit `{commit}` with `make eval`.", ""]
    for name, tables in scores.items():
        lines += [f"### {TITLES.get(name, name)}", "", "| table | gold | measures |", "| --- | --- | --- |"]
        for table, measures in tables.items():
            shown = ", ".join(f"{m} {v:.3f}" for m, v in measures.items() if m != "gold")
            lines.append(f"| {table} | {int(measures['gold']) if 'gold' in measures else ''} | {shown} |")
        lines.append("")
    text = QUALITY.read_text(encoding="utf-8")
    head, mark, rest = text.partition("<!-- scores -->")
    tail = rest.partition("<!-- end of scores -->")[2]
    QUALITY.write_text(f"{head}{mark}\n\n" + "\n".join(lines) + f"<!-- end of scores -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
