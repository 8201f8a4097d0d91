"""The model's attribute ruler, remembered: the part of speech of a word with its tag is looked up the second time.

Its 180 patterns look at one token each, by tag, dependency and lower-case form, save a few for contractions (`gonna`).
What they give for a token follows from these alone, so one answer serves every such token. A text with a contraction
goes to the model's own component. `tests/extract/test_pipeline.py` holds both to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SEEN: list[int | str] = ["TAG", "DEP", "IS_SPACE", "LOWER"]
SET: list[int | str] = ["POS", "MORPH", "LEMMA"]
ALL: list[int | str] = [*SET, "TAG", "DEP"]
OTHER = 1  # stands for all dependencies that no pattern names
LIMIT = 200_000  # remembered words, and keys; few keys are ever needed, since only the words of the patterns count


class Morphology:
    """A component that stands for the model's `attribute_ruler`, which it holds."""

    def __init__(self, nlp: Language, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self.ruler = ruler
        self.known: dict[tuple[int, ...], tuple[int, ...] | None] = {}
        patterns = [p for entry in ruler.patterns for p in entry["patterns"]]
        self.strings = nlp.vocab.strings
        self.forms: dict[int, int] = {}
        self.starts: dict[int, int] = {}
        self.words = re.compile("|".join(sorted({f"(?:{expression(p[0])})" for p in patterns if len(p) == 1})))
        longer = [p for p in patterns if len(p) > 1]
        self.labels = {nlp.vocab.strings[name] for pattern in patterns for name in labels_of(pattern[0])}
        self.contractions = Matcher(nlp.vocab)
        self.contractions.add("contraction", longer)
        self.cues = re.compile("|".join(expression(p[0]) for p in longer if "LOWER" in p[0]))
        self.dependencies = {nlp.vocab.strings[p[0]["DEP"]] for p in longer if "LOWER" not in p[0]}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        rows = doc.to_array(SEEN).tolist()
        cued = any(dep in self.dependencies or self.named(word, self.cues, self.starts) for _, dep, _, word in rows)
        if (cued and self.contractions(doc)) or not self.recall(doc, rows):
            return self.ruler(doc)  # type: ignore[no-any-return]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        return map(self, stream)

    def recall(self, doc: Doc, rows: list[list[int]]) -> bool:
        """Set what is known; False where the model's own component must still go over the text."""
        import numpy as np

        keys = [
            (tag, dep if dep in self.labels else OTHER, space, self.named(word, self.words, self.forms))
            for tag, dep, space, word in rows
        ]
        if any(key not in self.known for key in keys):
            self.learn(doc, keys)
            return True
        found = [self.known[key] for key in keys]
        if any(value is None for value in found):
            return False
        doc.from_array(SET, np.array(found, dtype="uint64"))  # type: ignore[arg-type]
        return True

    def learn(self, doc: Doc, keys: Sequence[tuple[int, ...]]) -> None:
        """Let the model's own component do it and remember. None stands for what changes more than it says here."""
        before = doc.to_array(ALL)[:, len(SET) :]
        self.ruler(doc)
        after = doc.to_array(ALL)
        if len(self.known) > LIMIT:
            self.known.clear()
        for key, old, new in zip(keys, before.tolist(), after.tolist(), strict=True):
            self.known[key] = tuple(new[: len(SET)]) if new[len(SET) :] == old else None

    def named(self, word: int, pattern: re.Pattern[str], known: dict[int, int]) -> int:
        """The lower-case form itself where a pattern names it, 0 for all those that no pattern tells apart."""
        if word not in known:
            if len(known) > LIMIT:
                known.clear()
            known[word] = word if pattern.fullmatch(self.strings[word]) else 0
        return known[word]


def expression(token: Mapping[str, Any]) -> str:
    """What lower-case forms a pattern of one token names. Raises ValueError for a pattern that looks at more."""
    value = token.get("LOWER", {"IN": []})
    if set(token) - set(SEEN) or not (isinstance(value, str) or set(value) in ({"IN"}, {"REGEX"})):
        raise ValueError(f"the attribute ruler has a pattern that cannot be remembered: {token}")
    if isinstance(value, str):
        return re.escape(value)
    return f".*(?:{value['REGEX']}).*" if "REGEX" in value else "|".join(map(re.escape, value["IN"])) or "(?!)"


def labels_of(token: Mapping[str, Any]) -> list[str]:
    """What dependencies a pattern of one token tells apart; a text without a parse has the empty one."""
    value = token.get("DEP", {"IN": []})
    return [value] if isinstance(value, str) else [name for names in value.values() for name in names]


def use_morphology(nlp: Language) -> None:
    """Put the component in the place of the model's own."""
    from spacy.language import Language

    if not Language.has_factory("figtrail_morphology"):
        Language.factory("figtrail_morphology", func=lambda nlp, name: Morphology(nlp, nlp.get_pipe("attribute_ruler")))
    nlp.add_pipe("figtrail_morphology", after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    index_lemmas(nlp)


def index_lemmas(nlp: Language) -> None:
    """Sets in place of the lists of thousands of words that the lemmatizer looks each new word up in."""
    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
    for part_of_speech in list(table):
        table[part_of_speech] = frozenset(table[part_of_speech])
