"""The command line, as processes: what scripts and people rely on."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "raw"


def figtrail(*args: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "figtrail", *map(str, args)],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, **(env or {})}, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, published once."""
    folder = tmp_path_factory.mktemp("output")
    done = figtrail("run", "--raw", SAMPLES, "--output", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_run_publishes_and_says_so(output: Path) -> None:
    done = figtrail("list", "--output", output, "--json")
    rows = json.loads(done.stdout)
    assert [(r["report"], r["edition"], len(r["versions"])) for r in rows] == [
        ("sample-northern-iraq", "2024-11", 1),
        ("sample-northern-iraq", "2025-06", 1),
    ]


def test_a_second_run_writes_nothing_and_loads_no_model(output: Path) -> None:
    before = sorted(p.stat().st_mtime_ns for p in output.rglob("*.parquet"))
    code = (
        "import sys, time; start = time.perf_counter()\n"
        "from figtrail.cli import cli\n"
        f"cli(['run', '--raw', {str(SAMPLES)!r}, '--output', {str(output)!r}], standalone_mode=False)\n"
        "heavy = {'spacy', 'pandas', 'pyarrow', 'bs4', 'lxml'} & set(sys.modules)\n"
        "print(sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines() == ["0 published, 2 unchanged, 0 failed", "[]"]
    assert sorted(p.stat().st_mtime_ns for p in output.rglob("*.parquet")) == before


def test_a_changed_file_is_a_new_version_and_nothing_else_is(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(SAMPLES, raw)
    figtrail("run", "--raw", raw, "--output", output)
    text = raw / "sample-northern-iraq/2024-11/2.3-displacement.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("148,500", "149,500"), encoding="utf-8")
    dry = figtrail("run", "--raw", raw, "--output", output, "--dry-run")
    assert "2024-11: would be processed: 2.3-displacement.txt changed" in dry.stdout
    assert "2025-06: unchanged" in dry.stdout
    done = figtrail("run", "--raw", raw, "--output", output, "--json")
    told = json.loads(done.stdout)
    assert [p["edition"] for p in told["published"]] == ["2024-11"]
    assert told["published"][0]["version"].startswith("v002-")


def test_settings_of_the_machine_change_nothing(tmp_path: Path) -> None:
    names = []
    for i, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
        )
    ):
        output = tmp_path / str(i)
        done = figtrail("run", "--raw", SAMPLES, "--output", output, env=env)
        assert done.returncode == 0, done.stderr
        names.append(sorted(p.name for p in output.glob("*/*/v*")))
    assert names[0] == names[1]


def test_two_workers_give_the_same_versions(output: Path, tmp_path: Path) -> None:
    done = figtrail("run", "--raw", SAMPLES, "--output", tmp_path, "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.glob("*/*/v*")) == sorted(p.name for p in output.glob("*/*/v*"))


def test_path_prints_the_folder(output: Path) -> None:
    done = figtrail("path", "sample-northern-iraq", "2024-11", "--output", output)
    assert (Path(done.stdout.strip()) / "figures.parquet").is_file()


def test_show_gives_each_figure_its_sentence_and_source(output: Path) -> None:
    done = figtrail("show", "sample-northern-iraq", "2024-11", "--kind", "fatalities", "--output", output)
    assert "11  people  (fatalities)" in done.stdout
    assert "“In August 2024, Turkish airstrikes killed 11 people" in done.stdout
    assert "[10] Duhok Daily, Strikes in August: the names of the dead, 2024-09-02" in done.stdout


def test_show_filters_by_actor_and_prints_json(output: Path) -> None:
    done = figtrail("show", "sample-northern-iraq", "2024-11", "--actor", "united states", "--output", output, "--json")
    assert {f["actor"] for f in json.loads(done.stdout)} == {"United States"}


def test_the_corrected_figure_differs_between_the_editions(output: Path) -> None:
    values = {}
    for edition in ("2024-11", "2025-06"):
        done = figtrail("show", "sample-northern-iraq", edition, "--kind", "fatalities", "--output", output, "--json")
        values[edition] = [
            f["low"] for f in json.loads(done.stdout) if f["as_of"] == "2024-08" and f["counted"] == "people"
        ]
    assert values["2024-11"] == [11]
    assert values["2025-06"][0] == 12


def test_verify_holds_and_finds_a_broken_byte(output: Path, tmp_path: Path) -> None:
    assert figtrail("verify", "--output", output).returncode == 0
    copy = tmp_path / "copy"
    shutil.copytree(output, copy)
    broken = next(copy.rglob("figures.csv"))
    broken.write_bytes(broken.read_bytes() + b"x")
    done = figtrail("verify", "--output", copy)
    assert done.returncode == 1
    assert "figures.csv" in done.stdout


BAD: list[tuple[str, dict[str, bytes], str]] = [
    ("empty file", {"a.html": b""}, "the file is empty"),
    ("binary", {"a.txt": b"%PDF-1.7\n\x00\x01\x02"}, "the file is binary"),
    ("no section", {"readme.pdf": b"x"}, "no section found"),
    ("wrong key", {"a.txt": b"Text of it.", "edition.toml": b'titel = "x"'}, "unknown key 'titel'"),
    ("wrong date", {"a.txt": b"Text of it.", "edition.toml": b'published = "soon"'}, "published must be a date"),
    ("broken toml", {"a.txt": b"Text of it.", "edition.toml": b"title = "}, "edition.toml"),
    ("utf-16 cut off", {"a.txt": b"\xff\xfea"}, "begins with the mark of utf-16"),
]


@pytest.mark.parametrize(("name", "files", "message"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_is_named_and_the_rest_is_published(
    name: str, files: dict[str, bytes], message: str, tmp_path: Path
) -> None:
    raw, output = tmp_path / "raw", tmp_path / "out"
    good, bad = raw / "good" / "1", raw / "bad" / "1"
    good.mkdir(parents=True)
    bad.mkdir(parents=True)
    (good / "a.txt").write_text("Two camps were closed.", encoding="utf-8")
    for file, data in files.items():
        (bad / file).write_bytes(data)
    done = figtrail("run", "--raw", raw, "--output", output)
    assert done.returncode == 1, name
    assert message in done.stderr
    assert "bad/1" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((output / "good" / "1").glob("v001-*"))


def test_one_bad_file_of_an_edition_is_an_issue_and_status_1(tmp_path: Path) -> None:
    edition = tmp_path / "raw" / "r" / "e"
    edition.mkdir(parents=True)
    (edition / "a.txt").write_text("Two camps were closed.", encoding="utf-8")
    (edition / "b.html").write_bytes(b"")
    done = figtrail("run", "--raw", tmp_path / "raw", "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "b.html: the file is empty" in done.stderr
    issues = figtrail("lint", "r", "e", "--output", tmp_path / "out", "--json")
    assert [i["code"] for i in json.loads(issues.stdout)] == ["empty"]


@pytest.mark.parametrize(
    ("text", "status", "told", "why"),
    [
        ("Two camps were closed.[^1]\n\n[^1]: OCHA, Update, 3 May 2024\n", 0, [], "all is well"),
        (
            "Two camps were closed.[^1] Four burned.[^2]\n\n[^1]: OCHA\n",
            1,
            ["error  dangling_ref", "note 2 is cited but not defined"],
            "a marker without a note",
        ),
        (
            "Two camps were closed.[^1]\n\n[^1]: OCHA\n\n[^2]: Reuters\n",
            0,
            ["warning  orphan_note", "note 2 is never cited"],
            "a note that nothing cites is no error",
        ),
    ],
)
def test_lint_is_a_gate_for_editors(text: str, status: int, told: list[str], why: str, tmp_path: Path) -> None:
    edition = tmp_path / "raw" / "r" / "e"
    edition.mkdir(parents=True)
    (edition / "a.md").write_text(text, encoding="utf-8")
    assert figtrail("run", "--raw", tmp_path / "raw", "--output", tmp_path / "out").returncode == 0
    done = figtrail("lint", "r", "e", "--output", tmp_path / "out")
    assert done.returncode == status, why
    assert all(words in done.stdout for words in told), done.stdout


@pytest.mark.parametrize(
    ("data", "text", "why"),
    [
        ("Der Präsident nannte 40 Dörfer.".encode("latin-1"), "Präsident", "undeclared Windows-1252"),
        ('<meta charset="iso-8859-1"><p>Präsident, 40 Dörfer'.encode("latin-1"), "Präsident", "declared Latin-1"),
        ('<meta charset="iso-8859-1"><p>Präsident, 40 Dörfer'.encode(), "Präsident", "declared wrongly, is UTF-8"),
        ("\ufeffPräsident, 40 Dörfer".encode(), "Präsident", "a byte order mark"),
        ("Präsident, 40 Dörfer".encode("utf-16"), "Präsident", "UTF-16"),
    ],
)
def test_encodings(data: bytes, text: str, why: str, tmp_path: Path) -> None:
    edition = tmp_path / "raw" / "r" / "e"
    edition.mkdir(parents=True)
    (edition / ("a.html" if b"<" in data else "a.txt")).write_bytes(data)
    done = figtrail("run", "--raw", tmp_path / "raw", "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    paragraphs = next((tmp_path / "out").rglob("paragraphs.csv")).read_text(encoding="utf-8")
    assert text in paragraphs, why


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    edition = tmp_path / "raw" / "r" / "e"
    edition.mkdir(parents=True)
    (edition / "a.txt").write_text("Two camps.", encoding="utf-8")
    (edition / "a.txt").chmod(0)
    done = figtrail("run", "--raw", tmp_path / "raw", "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "check the file and its rights" in done.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("run", "--raw", "nowhere"), "no such folder"),
        (("run", "--report", "nothing"), "no edition nothing"),
        (("show", "sample-northern-iraq", "1999"), "not published"),
        (("path", "../etc", "passwd"), "no name of a report"),
        (("path", "sample-northern-iraq", "2024-11", "--version", "v9"), "no version v9"),
        (("show", "sample-northern-iraq"), "Missing argument"),
        (("fly",), "No such command"),
    ],
)
def test_wrong_usage_is_status_2(args: tuple[str, ...], message: str, output: Path) -> None:
    extra = () if args[0] in {"fly"} or len(args) == 2 else ("--output", str(output))
    done = figtrail(*args, *extra)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_run_at_once_is_status_3(tmp_path: Path) -> None:
    lock = tmp_path / ".figtrail" / "lock"
    lock.parent.mkdir()
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = figtrail("run", "--raw", SAMPLES, "--output", tmp_path)
    assert done.returncode == 3
    assert "another run holds it" in done.stderr


def test_an_interrupted_run_is_status_130_and_leaves_a_readable_output(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "figtrail", "run", "--raw", str(SAMPLES), "--output", str(tmp_path)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(2)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert figtrail("run", "--raw", SAMPLES, "--output", tmp_path).returncode == 0
    assert figtrail("verify", "--output", tmp_path).returncode == 0


def test_links_that_lead_out_of_raw_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("40 secrets were kept.", encoding="utf-8")
    edition = tmp_path / "raw" / "r" / "e"
    edition.mkdir(parents=True)
    (edition / "a.txt").write_text("Two camps were closed.", encoding="utf-8")
    (edition / "b.txt").symlink_to(secret)
    (tmp_path / "raw" / "out").symlink_to(tmp_path)
    figtrail("run", "--raw", tmp_path / "raw", "--output", tmp_path / "out")
    assert all("secrets" not in p.read_text(encoding="utf-8") for p in (tmp_path / "out").rglob("*.csv"))


def test_every_command_has_help() -> None:
    from figtrail.cli import cli

    for name in cli.commands:
        done = figtrail(name, "--help")
        assert done.returncode == 0
        assert "Usage:" in done.stdout


def test_sources_tells_what_an_edition_rests_on(output: Path) -> None:
    asked = ("sources", "sample-northern-iraq", "2025-06", "--output", output)
    told = json.loads(figtrail(*asked, "--json").stdout)
    ids = {s["source_id"] for s in told["sources"]}
    assert ids
    assert {told["oldest"], told["newest"]} <= ids
    assert sum(p["sources"] for p in told["publishers"]) == len(ids)
    assert sum(p["cited"] for p in told["publishers"]) == sum(len(s["citations"]) for s in told["sources"])
    resting = {s["source_id"]: set(s["figures"]) for s in told["sources"]}
    assert told["single_source_figures"]
    for row in told["single_source_figures"]:
        assert set(row["figures"]) <= resting[row["source_id"]]
        assert not any(set(row["figures"]) & f for s, f in resting.items() if s != row["source_id"])
    plain = figtrail(*asked).stdout
    assert all(p["publisher"] in plain for p in told["publishers"])
