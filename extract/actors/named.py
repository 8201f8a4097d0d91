"""Parties that the model names: with care, the small model takes much for a party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors.context import Context
from extract.actors.mentions import Found, Known
from extract.actors.names import behind_titles, entry_of, is_part, is_placed, no_party, organised_type, trim
from extract.actors.register import resolve_name
from extract.actors.states import COUNTED, before_noun, first_of_list, is_any, words
from extract.nlp import text_of, verbs_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

TITLED = re.compile(r"(?:^|\s)([A-Za-z]+)\.?,?\s*$")
# `Greater Tambura`, `Al Hodeidah (9 HH)`, `one hospital, La Paix`: no persons.
REGION = re.compile(
    r"(?:Greater|Upper|Lower|Central|(?:North|South|East|West)(?:ern)?|Mount|Lake|River|Port|Cape|Cyclone|Hurricane|"
    r"Typhoon)\s"
)
THING = re.compile(r"\b(?:hospital|school|clinic|prison|hotel|market|mosque|church|factory|ship|vessel|dam),\s$")
UNNAMED = re.compile(r"\d|[/@]|http")
# Of two names, of a heading or of a list: `Grounds Government’s Reply`, `Protestant, Assyrian Church`, `Volume II`.
SIDE = re.compile(r"\s(?:North|South|East|West|Central|City|Town|Port|Beach|Heights)$")  # `Rumbek North`
# The rest of a name that the model cuts short.
MORE = re.compile(r"\s(?!(?:Mr|Ms|Dr|St)\b)[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}(?=,?\s(?:[a-z]|\()|[.,;])")
BROKEN = re.compile(r"[,()]|[’']s\s|\b[IVX]+$|\bNo$|\sv$")
NUMBERED = re.compile(r"\S+\s[IVX]+")  # `Mugunga II`, a camp; a king or a pope acts
NAME = re.compile(r"\s[A-ZÀ-Þ][a-z]")
BY_ARTICLE = re.compile(r"\b[Tt]he\s$")  # `the Ross Dependency` is no person
SPEAKING = frozenset("add argue explain insist recall say tell warn win".split())
PARTICLES = frozenset("al el bin ibn abu de da del dos van von der la ould ag".split())


def by_model(doc: Doc, known: Known, context: Context) -> list[Found]:
    """Persons and organisations that the model names; in an entry without a verb no one acts."""
    told = bool(verbs_of(doc))
    found = [person(doc, e, known, context) for e in doc.ents if e.label_ == "PERSON" and told]
    found += [organisation(doc, e, known, context) for e in doc.ents if e.label_ == "ORG"]
    return [f for f in found if f is not None]


def person(doc: Doc, ent: Span, known: Known, context: Context) -> Found | None:
    """A full name, or a surname behind a title or of a person named before."""
    start, end = trim(text_of(doc), ent.start_char, ent.end_char)
    start = behind_titles(text_of(doc), start, end)
    text = text_of(doc)[start:end]
    if (
        no_name(text_of(doc), start, end)
        or text.lower() in words("actor.title")
        or is_office(text_of(doc), start, end)
        or (NUMBERED.fullmatch(text) and ent.root.dep_ != "nsubj")
        or REGION.match(text)
        or SIDE.search(text)
        or COUNTED.match(text_of(doc), end)
        or THING.search(text_of(doc)[max(0, start - 20) : start])
        or BY_ARTICLE.search(text_of(doc)[:start])
        or ((e := resolve_name(text)) and e.type != "person")
    ):
        return None
    if " " in text:
        end = whole_name(doc, start, end)
        text = text_of(doc)[start:end]
        entry = entry_of(text, "person")
        named = entry.actor_id or (is_full_name(text) and text.split()[-1].lower() not in context.small)
        return Found(start, end, entry, "actor.person", 1) if named else None
    before = TITLED.search(text_of(doc)[max(0, start - 20) : start])
    titled = before is not None and before[1].lower() in words("actor.title")
    if not titled and not (speaks(ent) and text.lower() not in context.small):
        return None
    entry = known.surnames.get(text) or entry_of(text, "person")
    return Found(start, end, entry, "actor.person", 1 if titled else 0)


def is_office(text: str, start: int, end: int) -> bool:
    """`Tula Oblast Governor` before the name of the one who is."""
    return text[start:end].split()[-1].lower() in words("actor.title") and NAME.match(text, end) is not None


def whole_name(doc: Doc, start: int, end: int) -> int:
    """The end of `Ali Yahia Abdenour` where the model has `Ali Yahia`, and no word of an office or a day follows."""
    text = text_of(doc)
    more = MORE.match(text, end)
    rest = doc.char_span(more.start() + 1, more.end(), alignment_mode="expand") if more is not None else None
    if more is None or rest is None or rest[0].pos_ != "PROPN" or resolve_name(text[start:end]) is not None:
        return end
    word = more[0].strip()
    other = no_party(word) or organised_type(word) or resolve_name(word) or word.lower() in words("actor.title")
    return end if other or word.endswith("s’") else more.end()


def speaks(ent: Span) -> bool:
    """`Moreno said`, `Moreno won`: a name that the model takes for a person's and that does what persons do."""
    alone = len(ent) == 1 and len(ent.text) > 3 and not ent.text.isupper()
    return alone and ent.root.dep_ == "nsubj" and ent.root.head.lemma_ in SPEAKING


def is_full_name(text: str) -> bool:
    """Capitals but for particles; all in capitals it is a heading."""
    return not text.isupper() and all(w[:1].isupper() or w.lower() in PARTICLES for w in text.split())


def no_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return (
        not name[:1].isupper()
        or UNNAMED.search(name) is not None
        or no_party(name)
        or is_placed(text, start, end)
        or is_part(text, start, end)
    )


def organisation(doc: Doc, ent: Span, known: Known, context: Context) -> Found | None:
    """A name with a word that organisations bear; an unknown abbreviation must do something in its sentence."""
    start, end = trim(text_of(doc), ent.start_char, ent.end_char)
    text = text_of(doc)[start:end]
    if len(text) < 3 or no_name(text_of(doc), start, end) or is_office(text_of(doc), start, end):
        return None
    entry = resolve_name(text)
    if entry is not None:
        return None if entry.type == "state" else Found(start, end, entry, "actor.model", 1)
    kind = abbreviated(doc, start, end) if text.isupper() else organised(text)
    if kind is None and not {text.lower(), text.split()[-1].lower()} & context.small:
        kind = dealing(doc, start, end, known)
    return Found(start, end, entry_of(text, kind), "actor.model", 1) if kind else None


def abbreviated(doc: Doc, start: int, end: int) -> str | None:
    """`SMO, KSP & IM` are parties to a case, `NPIF` acts."""
    if end - start > 8 or " " in text_of(doc)[start:end]:
        return None
    span = doc.char_span(start, end, alignment_mode="expand")
    token = first_of_list(span.root) if span is not None else None
    if span is None or token is None:
        return None
    told = token.dep_ in {"nsubj", "agent"} and not is_any(token.head, "actor.stative_verb")
    told = told or (token.dep_ == "dobj" and is_any(token.head, "actor.dealing_verb"))
    return "other" if told or before_noun(doc, span.end, span.root) else None


def dealing(doc: Doc, start: int, end: int, known: Known) -> str | None:
    """`Embraer delivered 30 jets`, `an order from Hanwha`: a name of one that trades, builds or supplies."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or BROKEN.search(span.text) or span[-1].text in known.surnames:
        return None
    if BY_ARTICLE.search(text_of(doc)[max(0, start - 5) : start]) or span[-1].tag_ != "NNP":
        return None
    token = first_of_list(span.root)
    sells = token.dep_ in {"nsubj", "agent"} and is_any(token.head, "actor.trading_verb")
    sold = token.dep_ == "pobj" and token.head.lower_ in {"by", "from", "with"} and trades(token.head)
    return "other" if sells or sold else None


def trades(preposition: Token) -> bool:
    """Whether what a preposition hangs on is a deal, or done by one who trades."""
    over = preposition.head
    return is_any(over, "actor.trading_verb") or is_any(over, "actor.deal")


def organised(text: str) -> str | None:
    return None if " " not in text or BROKEN.search(text) else organised_type(text)


def by_report(doc: Doc) -> list[Found]:
    """`SBM Intelligence recorded 61 attacks`: a name, whatever it is, that is the subject of a verb of recording."""
    found = []
    for verb in verbs_of(doc):
        if verb.pos_ != "VERB" or verb.lemma_ not in words("actor.recording_verb"):
            continue
        noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
        if noun is None or noun.ent_type_ in {"GPE", "LOC", "NORP", "FAC"}:
            continue
        first = noun.i
        while first and doc[first - 1].pos_ == "PROPN" and doc[first - 1].head.i == noun.i:
            first -= 1
        start, end = doc[first].idx, noun.idx + len(noun)
        text = text_of(doc)[start:end]
        named = " " in text and not REGION.match(text) and not no_name(text_of(doc), start, end)
        if named and not BROKEN.search(text):
            found.append(Found(start, end, entry_of(text, organised_type(text) or "other"), "actor.report", 0))
    return found


def by_surname(doc: Doc, known: Known, context: Context) -> list[Found]:
    """`Yusuf added`, where the document has named Amina Yusuf before."""
    return [
        Found(m.start(), m.end(), entry, "actor.surname", 1)
        for surname, entry in known.surnames.items()
        if surname in text_of(doc) and surname.lower() not in context.small
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text_of(doc))
        if alone(doc, m.start(), m.end())
    ]


def alone(doc: Doc, start: int, end: int) -> bool:
    """Whether the word is no part of a longer name, and no place."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in span):
        return False
    return not is_placed(text_of(doc), start, end) and not re.search(
        r"[A-Z][a-z’-]+\s$", text_of(doc)[max(0, start - 20) : start]
    )
