"""Figures: each number of a paragraph with what it says. The claims are read one by one, each in its own module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.claims.aside import BROUGHT
from extract.claims.attribution import find_attribution
from extract.claims.counted import find_counted
from extract.claims.happened import find_kind, force_kind
from extract.claims.kinds import PERSONS
from extract.claims.persons import is_harmed
from extract.claims.reading import Counted, Reading, climb, number_token
from extract.claims.reports import saying_verbs
from extract.claims.respectively import share_out
from extract.claims.responsibility import link_responsibility
from extract.claims.support import find_support
from extract.claims.thread import Thread, contrasts, is_part, points_back, stands_out
from extract.claims.when import find_as_of, of_list, of_measure
from extract.claims.where import find_place
from extract.claims.whose import find_actor, own_staff
from extract.model import Citation, Figure, Quantity
from ingest.model import Marker

if TYPE_CHECKING:
    from spacy.tokens import Token


# `60 to 80 families in each`, `four to a tent`: how a thing is shared out, and nothing that the text goes on about.
NEAR = 4  # tokens between a number and its noun
EACH = re.compile(r"\s+(?:(?:in|to|for|at|on)\s)?(?:each|every|per)\b|\s+apiece\b")


def read_figures(
    reading: Reading, quotation: Sequence[Marker], citations: Mapping[str, tuple[Citation, ...]]
) -> tuple[Figure, ...]:
    """The figures of one paragraph. `citations` are those of each note, by note id."""
    thread, figures = Thread(), []
    for quantity in reading.quantities:
        token = number_token(reading.doc, quantity)
        if token is None:
            continue
        figure, thread = read_figure(reading, quantity, token, thread)
        figures.append(add_support(reading, figure, quotation, citations))
    return share_out(reading, link_responsibility(reading, tuple(figures)))


def read_figure(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> tuple[Figure, Thread]:
    """One figure without its notes, and the thread for the next one."""
    counted = find_counted(reading, quantity, thread)
    kind = quantity.kind or find_kind(reading, quantity, token, counted, thread)
    source = find_attribution(reading, quantity, token, thread)
    actor = find_actor(reading, quantity, token, counted, kind, thread)
    kind = kind if is_harmed(token) else force_kind(reading, kind, counted, actor)
    if actor is None and kind in {"people", "personnel"}:
        actor = own_staff(reading, quantity, source)
    figure = Figure(
        paragraph_id=reading.paragraph.paragraph_id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit=quantity.unit,
        kind=kind,
        counted=counted.text if counted else None,
        actor=actor,
        place=find_place(reading, quantity, kind, thread, actor),
        as_of=of_measure(reading, quantity, thread.last)
        or find_as_of(reading, quantity, kind)
        or of_list(reading, quantity, kind, thread.last),
        attribution=source,
        footnotes=(),
        note_ids=(),
        citation_ids=(),
        rule=quantity.rule,
    )
    part = is_part(reading, quantity, thread)
    place = figure.place or thread.place
    aside = kind in {"duration", "age"} or tells_again(reading, quantity, thread)
    said = thread.counted if aside and thread.counted else counted or thread.counted
    told = not part and kind not in {"duration", "age"} and is_topic(reading, quantity, token, counted)
    topic = said if told else thread.topic
    if actor is not None and counted is not None:
        thread.owners[reading.doc[counted.head].lemma_] = actor
        thread.held[counted.head, kind] = actor
    if counted is not None:
        thread.of_unit[quantity.unit] = counted
        thread.kinds[counted.text] = kind
    persons = figure if kind in PERSONS else thread.persons
    main = thread.main
    if actor is not None and kind in BROUGHT | {"groups", "money"} and not contrasts(token):
        main = main if main is not None and main[0] == actor else (actor, quantity.start)
    return figure, replace(
        thread,
        last=figure,
        counted=said,
        topic=topic,
        part=part,
        stated=figure if source else thread.stated,
        place=place,
        persons=persons,
        main=main,
    )


def says(token: Token) -> bool:
    """`One agency estimated the number at 12,000`: who says something is not what the text goes on about."""
    subject = next((step for step in climb(token) if step.dep_ == "nsubj"), None)
    return subject is not None and subject.head.lemma_ in saying_verbs() and subject.i - token.i < NEAR


def tells_again(reading: Reading, quantity: Quantity, thread: Thread) -> bool:
    """`14 per cent live in Mali (419,534 individuals), 10 per cent in Niger`: the count of a share, in its bracket."""
    last = thread.last
    if last is None or last.unit != "%" or quantity.unit != "1" or last.start < reading.sentence(quantity.start)[0]:
        return False
    return reading.text[quantity.begin - 1 : quantity.begin] == "("


def is_topic(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None) -> bool:
    """Whether the text goes on about what is counted here: a subject or an object, or what a subject amounts to."""
    end = counted.end if counted is not None and not counted.elided else quantity.end
    if says(token):
        return False
    if quantity.unit != "1" or points_back(reading, quantity) or EACH.match(reading.text, end):
        return False
    return stands_out(token) or (counted is not None and not counted.elided and counted.end <= quantity.start)


def add_support(
    reading: Reading, figure: Figure, quotation: Sequence[Marker], citations: Mapping[str, tuple[Citation, ...]]
) -> Figure:
    """The figure with the notes that support it and their citations."""
    markers = find_support(reading, figure.start, quotation)
    notes = tuple(dict.fromkeys(m.note_id for m in markers if m.note_id))
    return replace(
        figure,
        footnotes=tuple(dict.fromkeys(m.label for m in markers)),
        note_ids=notes,
        citation_ids=tuple(c.citation_id for n in notes for c in citations.get(n, ())),
    )
