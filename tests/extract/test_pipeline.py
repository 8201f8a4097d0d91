"""The faster components give what the model's own give, and remembered parses what a fresh parse gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract import parses
from extract.nlp import load_pipeline, text_of
from extract.sentences import LONGEST, find_sentences
from ingest import find_editions, read_edition

ROOT = Path(__file__).parents[2]
TEXTS = [
    ("", "an empty text"),
    ("Baghdad", "one token, the last of its text: it can only stand alone"),
    ("In Baghdad", "an entity on the last token"),
    ("The United Nations Assistance Mission for Iraq reported 400 deaths.", "a long entity"),
    ("They met in New York. York is old.", "no entity goes over the end of a sentence"),
    ("He is from the Kurdistan Region of\n\n Iraq, they said.", "white space inside"),
    (" \n 12 May 2024", "white space first"),
    ("It ain't over, they're gonna stay, y'all, and there's more; let's go, c'mon.", "contractions"),
    ("There are 40 people who got nothin' and somethin'.", "an expletive, and a pattern that is an expression"),
    ("“IS” – 2 500 km², ca. €4.5 million; Ms. Al-Jumaili’s 3rd U.S. visit, cf. No. 5!", "signs, joined numbers"),
    ("ΑΒΓ Сирия 伊拉克 ‮x\u0301 🙂🙂 🏳️‍🌈", "other scripts"),
    ("of the in and", "no entity at all"),
]  # fmt: skip


@pytest.fixture(scope="module")
def original() -> Any:
    """The pipeline with the model's own components."""
    nlp = load_pipeline.__wrapped__()
    for ours, theirs in (("figtrail_entities", "ner"), ("figtrail_morphology", "attribute_ruler")):
        nlp.disable_pipe(ours)
        nlp.enable_pipe(theirs)
    return nlp


def annotations(doc: Any) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


@pytest.mark.parametrize(("text", "why"), TEXTS, ids=[why for _, why in TEXTS])
def test_texts_one_by_one(text: str, why: str, original: Any) -> None:
    nlp = load_pipeline()
    expected = annotations(original(text))
    assert annotations(nlp(text)) == expected, why
    assert annotations(nlp(text)) == expected, f"{why}: remembered"


def test_paragraphs_of_documents_in_batches(original: Any) -> None:
    texts = [p.text for e in find_editions(ROOT / "raw") for p in read_edition(e).paragraphs] + [t for t, _ in TEXTS]
    expected = [annotations(doc) for doc in original.pipe(texts, batch_size=16)]
    assert [annotations(doc) for doc in load_pipeline().pipe(texts, batch_size=16)] == expected


def test_a_parse_does_not_depend_on_what_stands_beside_it() -> None:
    texts = [p.text for e in find_editions(ROOT / "raw") for p in read_edition(e).paragraphs]
    alone = [doc.tensor.tobytes() for doc in load_pipeline().pipe(texts, batch_size=1)]
    together = [doc.tensor.tobytes() for doc in load_pipeline().pipe(texts[::-1], batch_size=50)]
    assert alone == together[::-1]


def test_each_text_is_parsed_once_and_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parses, "TOKENS", 12)
    parses.remembered.cache_clear()
    texts = ["Two camps.", "Three camps were closed.", "Two camps."]
    docs = parses.parse_texts(texts)
    assert [text_of(d) for d in docs] == texts
    assert docs[0] is docs[2]
    assert parses.parse_texts(texts[1:2])[0] is docs[1]
    parses.parse_texts(["Four hundred and twelve people fled to Erbil in May 2024."])
    assert parses.remembered().tokens <= 12
    parses.remembered.cache_clear()


def test_a_vocabulary_grown_large_is_loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_pipeline()
    monkeypatch.setattr(parses, "STRINGS", 10)
    parsed = parses.parse_texts(["Xyzzyx fled from Qwertyland."])
    assert load_pipeline() is not before
    assert annotations(parsed[0]) == annotations(before("Xyzzyx fled from Qwertyland."))


FACTS = "In May 2024, 300 people fled to Erbil. oil 40%, gas 12%, coal 3%; " * 400  # 26,400 characters


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FACTS, "sentences between"),
        (FACTS.replace(".", ";"), "none: facts that run on"),
        ("x" * 30_000, "one word"),
        (" ".join(["word"] * 9_000), "no mark at all"),
    ],
)
def test_a_text_too_long_for_the_model_goes_through_in_pieces(text: str, why: str) -> None:
    (doc,) = parses.parse_texts([text])
    assert text_of(doc) == text, why
    sizes = [len(piece) for piece in parses.pieces_of(text)]
    assert sum(sizes) == len(text) and max(sizes) <= parses.PIECE + LONGEST
    spans = find_sentences(text)
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_batches_hold_no_more_than_there_is_room_for() -> None:
    pieces = ["a" * 50_000, "b" * 20_000, "c" * 5, "d" * 70_000, *["e"] * 200]
    batches = list(parses.batched(pieces))
    assert [piece for batch in batches for piece in batch] == pieces
    assert all(len(batch) == 1 or sum(map(len, batch)) <= parses.ROOM for batch in batches)
    assert max(map(len, batches)) == parses.BATCH
