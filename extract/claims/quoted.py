"""Whose words a quotation is: who introduces it, or spoke right before it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, SUBJECTS
from extract.claims.reading import Reading, climb, token_from, tokens_in
from extract.claims.referents import actors_in
from extract.claims.reports import saying_verbs
from extract.claims.saying import PRONOUNS, clean_source, is_passive, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = re.compile(r"(?<![\w.,!?])[‘“\"'](?=[\w…(\[‘“])")
CLOSING = {
    "“": re.compile("”"),
    '"': re.compile('"'),
    "‘": re.compile(r"[.,!?]’(?=\s|$)"),
    "'": re.compile(r"[.,!?]'(?=\s|$)"),
}
PUBLISHER = re.compile(r"(?:^|,\s+|\d{4}\s+)(?P<who>[A-Z][^,.;:]{1,100}?)\s+(?:has\s+)?(?:published|released|issued)\b")
SAME_WORK = re.compile(
    r"(?:the|this|its|that)\s+(?:same\s+)?(?:report|source|article|document|update|overview)|it|they", re.I
)
QUOTED = 6000  # characters of a quotation behind what introduces it
OPENED = 6  # quotations before a number that may hold it


def quoted_from(reading: Reading, offset: int) -> str | None:
    """`The report stated: ‘…`: whose words the quotation around a number is; None where it is in none."""
    at = opening(reading.text, offset)
    if at is None:
        return None
    lead = reading.text[:at].rstrip()
    inside = lead.endswith(" that") and reading.sentence(at) == reading.sentence(offset)
    if inside or lead.endswith((":", ",")):
        return introducer(reading, at)
    before = goes_on_quoting(reading, at) if lead.endswith((".", "!", "?")) else None
    return before or spoken_behind(reading, at, offset)


def spoken_behind(reading: Reading, at: int, offset: int) -> str | None:
    """`“Five died. Three were hurt,” Musa stated.`: who is named right behind the quotation that opens at `at`."""
    text = reading.text
    closed = CLOSING[text[at]].search(text, offset, offset + QUOTED)
    if closed is None or text[closed.end() - 2] not in ",?!":
        return None
    _, end = reading.sentence(closed.end())
    verb = verb_of_saying(reading, closed.end(), end)
    who = speaker(reading, verb) if verb is not None else None
    return None if who is None or who.lower() in PRONOUNS else who


def opening(text: str, offset: int) -> int | None:
    """Where the quotation opens that is not closed before `offset`; of one in another the inner one."""
    marks = list(OPENING.finditer(text, max(0, offset - QUOTED), offset + 1))  # it looks at what it opens
    for mark in reversed(marks[-OPENED:]):
        if CLOSING[mark[0]].search(text, mark.end(), offset) is None:
            return mark.start()
    return None


def introducer(reading: Reading, at: int) -> str | None:
    """The speaker of the last verb of saying in the sentence before a quotation."""
    start, _ = reading.sentence(max(0, at - 1))
    verb = verb_of_saying(reading, start, at)
    if verb is None:
        return None
    who = speaker(reading, verb) or opener(reading, start)
    if who is None:
        return None
    if who.lower() in {"he", "she"}:
        return person_before(reading, verb.idx)
    if SAME_WORK.fullmatch(who):
        publisher = PUBLISHER.search(reading.text[: verb.idx])
        return clean_source(publisher["who"]) if publisher else clean_source(who)
    return who


def verb_of_saying(reading: Reading, start: int, end: int) -> Token | None:
    """The last verb of saying between two offsets."""
    doc = reading.doc
    for verb in reversed(doc[token_from(doc, start) : token_from(doc, end)]):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in saying_verbs() and not is_passive(verb):
            return verb
    return None


def opener(reading: Reading, start: int) -> str | None:
    """`The envoy, in her report of May, stated: ‘`: what the sentence begins with, where the verb has no subject."""
    first = reading.doc[token_from(reading.doc, start)]
    for step in islice(climb(first), 3):
        if step.pos_ in NOUNS:
            return clean_source(reading.text[first.idx : step.idx + len(step)])
    return None


def goes_on_quoting(reading: Reading, at: int) -> str | None:
    """`“They came,” the mayor told us. “They took 40 men`: who spoke the quotation right before."""
    start, end = reading.sentence(max(0, at - 2))
    if OPENING.match(reading.text, start) is None or start >= at:
        return None
    verb = verb_of_saying(reading, start, end)
    who = speaker(reading, verb) if verb is not None else None
    return None if who is None or who.lower() in PRONOUNS else who


def person_before(reading: Reading, offset: int) -> str | None:
    """The person named last before `he` or `she`."""
    named = [a for a in reading.actors if a.type == "person" and a.end <= offset]
    if named:
        return named[-1].text
    people = [e for e in reading.doc.ents if e.label_ == "PERSON" and e.end_char <= offset and not is_place(e.root)]
    people = [e for e in people if not actors_in(reading, e.start_char, e.end_char)]
    return people[-1].text if people else None


def is_place(name: Token) -> bool:
    """`in Sitio Bayoko`: what the model takes for a person."""
    return name.dep_ == "pobj" and name.head.lower_ in {"at", "in", "near", "outside", "inside", "from"}


def person_subject(reading: Reading, offset: int) -> str | None:
    """The person who is subject in the same sentence: `Cissé, asked about the mayor, said that he counted nine`."""
    start, _ = reading.sentence(offset)
    for token in reversed(tokens_in(reading.doc, start, offset)):
        if token.dep_ in SUBJECTS and token.pos_ == "PROPN":
            party = next((a for a in reading.actors if a.start <= token.idx < a.end), None)
            if party is None or party.type == "person":
                names = [t for t in token.lefts if t.dep_ == "compound"]
                return party.text if party else reading.text[(names or [token])[0].idx : token.idx + len(token)]
    return None
