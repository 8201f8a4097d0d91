"""What holds for any two editions."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from editions import Made, Part, make
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.align import align_rows
from publish.diff import diff_rows
from publish.schema import Rows

WORDS = """river camp road winter council patrol valley harvest bridge market school convoy border clinic village gate
office tower ridge farmer teacher driver letter report morning evening market hill station""".split()
COUNTED = "troops camps people attacks villages vehicles".split()
MIRROR = {
    "added": "removed",
    "removed": "added",
    "split": "merged",
    "merged": "split",
    "new": "dropped",
    "dropped": "new",
}


def paragraph(random_: random.Random) -> str:
    """A sentence of known words with a figure in it, and a marker; no two are alike by chance."""
    words = random_.choices(WORDS, k=random_.randint(8, 25))
    words.insert(random_.randrange(len(words)), f"{random_.randint(2, 90_000):,} {random_.choice(COUNTED)}")
    return f"{' '.join(words).capitalize()}.[{random_.randint(1, 9)}]"


def edition(seed: int, sections: int = 4, each: int = 6) -> Made:
    random_ = random.Random(seed)
    notes = {str(n): f"Paper{n}: Story {WORDS[n]} {WORDS[-n]}, 2024-0{n}" for n in range(1, 10)}
    parts = [
        Part(f"On the {WORDS[s % 20]} {s // 20}", [paragraph(random_) for _ in range(each)], str(s + 1))
        for s in range(sections)
    ]
    return Made(parts, notes)


def facts(old: Rows, new: Rows) -> list[tuple[object, ...]]:
    return [(c.subject, c.kind, c.old_ids, c.new_ids, c.fields, c.score) for c in diff_rows(old, new).changes]


def figure_changes(old: Made, new: Made) -> list[str]:
    return [c.kind for c in diff_rows(make(old), make(new)).changes if c.subject == "figure"]


seeds = st.integers(0, 10_000)


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_an_edition_does_not_differ_from_itself(seed: int) -> None:
    assert facts(make(edition(seed)), make(edition(seed))) == []


@settings(max_examples=15, deadline=None)
@given(seeds, seeds)
def test_swapped_editions_give_the_swapped_changes(one: int, other: int) -> None:
    random_ = random.Random(one)
    old = edition(one)
    texts = [t for part in edition(other, 2).parts for t in part.texts] + [t for p in old.parts[1:] for t in p.texts]
    random_.shuffle(texts)
    new = Made([Part("On the river", texts[: len(texts) // 2]), Part("Other", texts[len(texts) // 2 :])], old.notes)
    there, back = facts(make(old), make(new)), facts(make(new), make(old))
    mirrored = {(s, MIRROR.get(k, k), new_ids, old_ids, f, score) for s, k, old_ids, new_ids, f, score in back}
    assert set(there) == mirrored


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_renumbered_notes_are_no_change(seed: int) -> None:
    old = edition(seed)
    moved = {n: str(int(n) * 7 % 10) for n in old.notes}

    def renumber(text: str) -> str:
        return f"{text[: text.rindex('[')]}[{moved[text[-2]]}]"

    parts = [replace(part, texts=[renumber(t) for t in part.texts]) for part in old.parts]
    new = Made(parts, {moved[n]: text for n, text in sorted(old.notes.items(), reverse=True)})
    assert facts(make(old), make(new)) == []


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_reordered_sections_change_no_figure(seed: int) -> None:
    old = edition(seed)
    parts = list(old.parts)
    random.Random(seed).shuffle(parts)
    new = replace(old, parts=parts)
    assert figure_changes(old, new) == []
    assert {k for s, k, *_ in facts(make(old), make(new)) if s == "paragraph"} == set()


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_another_look_changes_no_figure(seed: int) -> None:
    old = edition(seed)
    parts = [
        replace(p, texts=[t.replace(" ", "  ", 3).replace(" camp ", " “camp” ") for t in p.texts]) for p in old.parts
    ]
    assert figure_changes(old, replace(old, parts=parts)) == []


@settings(max_examples=10, deadline=None)
@given(seeds, st.integers(0, 3), st.integers(0, 5))
def test_one_planted_figure_is_that_change(seed: int, section: int, at: int) -> None:
    old = edition(seed)
    texts = list(old.parts[section].texts)
    value = next(w for w in texts[at].split() if w[0].isdigit())
    texts[at] = texts[at].replace(value, "91,234")
    parts = [*old.parts[:section], replace(old.parts[section], texts=texts), *old.parts[section + 1 :]]
    found = diff_rows(make(old), make(replace(old, parts=parts))).changes
    assert [(c.subject, c.kind) for c in found] == [("figure", "value_changed"), ("paragraph", "reworded")]
    assert found[0].new_low == 91_234


def test_one_planted_figure_among_ten_thousand_paragraphs() -> None:
    old = edition(5, sections=100, each=100)
    texts = list(old.parts[41].texts)
    value = next(w for w in texts[7].split() if w[0].isdigit())
    texts[7] = texts[7].replace(value, "91,234")
    new = replace(old, parts=[*old.parts[:41], replace(old.parts[41], texts=texts), *old.parts[42:]])
    found = diff_rows(make(old), make(new)).changes
    assert [(c.subject, c.kind, c.new_low) for c in found] == [
        ("figure", "value_changed", 91_234),
        ("paragraph", "reworded", None),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_no_row_is_matched_twice_and_scores_are_shares(seed: int) -> None:
    alignment = align_rows(make(edition(seed)), make(edition(seed + 100)))
    for matches in (alignment.sections, alignment.paragraphs, alignment.notes, alignment.figures):
        for side in ("old", "new"):
            keys = [key for match in matches for key in getattr(match, side)]
            assert len(keys) == len(set(keys))
        assert all(0 <= match.score <= 1 for match in matches)
