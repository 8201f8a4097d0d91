"""The model's entities, found by its own weights and its own rules of moves, many times faster than by its own loop.

The compiled loop of spaCy 3.8 asks each of 74 moves of each token whether it is allowed, and takes the interpreter's
lock for each answer: two thirds of the time of the whole component. Outside an entity a state knows nothing but its
token, so all those scores are one matrix product here, and only tokens inside an entity are gone through one by one.
`tests/extract/test_pipeline.py` holds both to the same entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.tokens import Doc

    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Moves:
    """The classes of the model: which begin an entity, stand alone, go on or end it; `label` of each class."""

    begin: Array
    unit: Array
    out: int
    inside: dict[str, int]
    last: dict[str, int]
    label: tuple[str, ...]


def read_moves(names: Sequence[str]) -> Moves:
    """From the names `O`, `B-GPE`, `I-GPE`, `L-GPE`, `U-GPE`; the nameless unit is for preset tokens: none here."""
    import numpy as np

    labels = tuple(name.partition("-")[2] for name in names)
    starts = {kind: np.array([n.startswith(f"{kind}-") and len(n) > 2 for n in names]) for kind in "BU"}
    places = {kind: {n[2:]: i for i, n in enumerate(names) if n.startswith(f"{kind}-")} for kind in "IL"}
    return Moves(starts["B"], starts["U"], list(names).index("O"), places["I"], places["L"], labels)


class Entities:
    """A component that stands for the model's `ner`, which it holds."""

    def __init__(self, ner: Any) -> None:
        self.ner = ner
        self.moves = read_moves([ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)])
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        self.bias: Array = lower.get_param("b")
        self.weights: Array = upper.get_param("W")
        self.offsets: Array = upper.get_param("b")

    def __call__(self, doc: Doc) -> Doc:
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self.annotate(batch)
            yield from batch

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of documents whose sentence starts are set."""
        from spacy.tokens import Span

        if not any(len(doc) for doc in docs):
            return
        vectors = self.ner.model.get_ref("tok2vec").predict(docs)
        features = self.ner.model.get_ref("lower").predict(vectors)  # row 0 is what stands for no token
        found = list(self.walk(features, *limits(docs)))
        start = 0
        for doc in docs:
            own = []
            while found and found[0][0] < start + len(doc):
                first, end, label = found.pop(0)
                own.append(Span(doc, first - start, end - start, label=label))
            doc.set_ents(own)
            start += len(doc)

    def walk(self, features: Array, closing: Array, spaces: Array) -> Iterator[tuple[int, int, str]]:
        """The entities (first token, token behind the last, label) over the tokens of a batch.

        At `closing` tokens, the last of a sentence, an entity may neither begin nor go on; on `spaces` none starts.
        """
        import numpy as np

        scores = self.score(features[1:, 0] + features[0, 1] + features[0, 2])
        scores[:, ~(self.moves.begin | self.moves.unit) & (np.arange(scores.shape[1]) != self.moves.out)] = -np.inf
        scores[np.ix_(closing, self.moves.begin)] = -np.inf
        scores[np.ix_(spaces, self.moves.begin | self.moves.unit)] = -np.inf
        best = scores.argmax(axis=1)
        at = 0
        for first in np.flatnonzero(best != self.moves.out).tolist():
            if first < at:
                continue
            label = self.moves.label[best[first]]
            at = first + 1 if self.moves.unit[best[first]] else self.end(features, closing, first, label)
            yield first, at, label

    def end(self, features: Array, closing: Array, first: int, label: str) -> int:
        """The token behind the entity that begins at `first`."""
        inside, last = self.moves.inside[label], self.moves.last[label]
        at = first + 1
        while not closing[at]:
            scores = self.score((features[at + 1, 0] + features[first + 1, 1] + features[at, 2])[None])[0]
            # The class that stands first wins where both score the same, as in the model's own loop.
            if (scores[last], -last) > (scores[inside], -inside):
                break
            at += 1
        return at + 1

    def score(self, sums: Array) -> Array:
        """Scores of all classes for states given as sums of their features."""
        hidden = (sums + self.bias).max(axis=-1)
        scores: Array = self.ner.model.ops.gemm(hidden, self.weights, trans2=True)
        return scores + self.offsets


def limits(docs: Sequence[Doc]) -> tuple[Array, Array]:
    """For each token of a batch: is it the last of its sentence or text; is it white space."""
    import numpy as np

    values = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]).reshape(-1, 2) for doc in docs])
    closing = np.append(values[1:, 0] == 1, True)
    closing[np.cumsum([len(doc) for doc in docs if len(doc)]) - 1] = True
    return closing, values[:, 1] == 1


def use_entities(nlp: Language) -> None:
    """Put the component in the place of the model's own."""
    from spacy.language import Language

    if not Language.has_factory("figtrail_entities"):
        Language.factory("figtrail_entities", func=lambda nlp, name: Entities(nlp.get_pipe("ner")))
    nlp.add_pipe("figtrail_entities", after="ner")
    nlp.disable_pipe("ner")
