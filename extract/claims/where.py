"""Where: the most specific named places of a figure, as they stand in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from extract.claims.after import (
    BEFALLEN,
    COMMA,
    PERSONS_MOVED,
    TOLD,
    behind,
    is_of_parts,
    part_span,
    right_behind,
)
from extract.claims.elsewhere import in_other_clause, is_aside, is_landmark, is_of_class, is_of_source, is_origin
from extract.claims.hosts import headed, hosted, populated, sheltered
from extract.claims.place_forms import BOMBED, unions
from extract.claims.placed import beside_number, has_own_number, respective
from extract.claims.priced import priced
from extract.claims.reading import Place, Reading, number_token, once
from extract.claims.reports import subject
from extract.claims.saying import saying_verb
from extract.claims.scene import carried_place, does_harm, goes_on, is_harmed, is_lost, is_taken, pointed_at
from extract.claims.thread import Thread, points_back
from extract.claims.tolls import of_toll
from extract.model import Quantity

PLACELESS = frozenset({"age", "money", "change"})
OF_WHOLE = re.compile(r"\s*of\s+(?:them|whom)\b")
# `more than in Chad`: the place of what a number is compared with.
THAN = re.compile(
    r"\b(?:than|unlike|as)\s(?:(?:that|those|they\s\w+|the\s(?:population|size|area|length))\s)?(?:in|at|on|for|from|of)\s(?:the\s)?(?:\w+\s)?$"
)
AGAINST = re.compile(r"\b(?:compared\s(?:to|with)|versus)\s(?:[a-z]+\s){0,3}\d[^;:]{0,60}$")
CAME = re.compile(r"\b(?:came|come|coming|originat\w+)\sfrom\s(?:the\s)?$")
COMPARED = re.compile(
    r"[^.;:]{0,80}?\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus)\s(?:[\w-]+\s){0,2}|"
    r"\s(?:in|for)\s(?:[A-Z][a-z]+\s)?\d{4},?\s(?:(?:and|to)\s)?"
)
SITED = re.compile(
    r"(?:\s[a-z]+){0,2}\s(?:in|at)\s(?:the\s)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]"
)
TOLL = re.compile(r"The\s(?:[a-z]+\s){0,2}(?:toll|total|figure|number)\b")
# `Along with those landing in Malta, 900 crossed`: what is only set beside it.
BESIDE = re.compile(
    r"(?:Along|Together)\swith\b[^,.;]*,|(?:Apart\sfrom|As\swell\sas|Besides|In\saddition\sto|Unlike)\b[^,.;]*,"
)
# `three in Kabul and 10 in other parts of the country`.
OTHERWHERE = re.compile(
    r"(?:\s[a-z]+){0,3}\s(?:(?:in|to|into|across)\s(?:other|various|different|neighbou?ring|nearby|adjacent|host|third)\s"
    r"(?:parts|areas|regions|provinces|districts|cities|towns|villages|places|countries|states|nations)|elsewhere)\b"
    r"(?!\s(?:of|in|within|across|throughout)\s(?:the\s)?(?:[a-z]+\s)?[A-Z])"
)
# `52 deaths (11 %)`, `in Gao (167), which represents 35 %`: the share of the count right before.
OF_COUNT = re.compile(
    r"(?:\s[\w-]+){0,4}\s\((?:(?:or|about|some|nearly|over|almost|around|i\.e\.,?)\s)*|"
    r"(?:\s[\w-]+){0,4}\)?,\swhich\s(?:(?:accounts?|accounted)\sfor|constitutes?|equals?|is|represents?|represented|was)\s(?:[a-z]+\s)?"
)
OVER = 4  # actors before the end of a place that may reach into it


@once
def is_party(reading: Reading, place: Place) -> bool:
    """A name that acts rather than holds: `in UNMIK`, `a facility of the United States`."""
    if unions().fullmatch(f"{place.lead} the {place.text}"):
        return False
    behind = bisect_left(reading.actors, place.end, key=lambda a: a.start)
    for actor in reading.actors[max(0, behind - OVER) : behind]:
        if place.start < actor.end:
            if actor.type == "person" and BOMBED.match(reading.text, place.end + 1):
                continue  # a town that the model does not know
            part = actor.start < place.start or actor.end > place.end
            weak = place.lead in {"of", "from", "to", "against", "on", "over", "between"} and len(place.text) <= len(
                actor.text
            )
            if not place.lead or part or weak or (actor.type not in {"state", "other", "person"} and place.lead):
                return True
    return False


def find_place(reading: Reading, quantity: Quantity, kind: str, thread: Thread, actor: str | None) -> tuple[str, ...]:
    """Places of a figure: the list behind it in its clause, else before it in its sentence, else of its event."""
    if kind in PLACELESS and quantity.unit not in {"%", "1"}:
        return priced(reading, quantity) if kind == "money" else ()
    if points_back(reading, quantity):
        return of_part(reading, quantity, thread)
    if (compared := of_compared(reading, quantity, thread)) is not None:
        return compared
    if OTHERWHERE.match(reading.text, quantity.end):
        return ()
    told = (
        of_count(reading, quantity, thread)
        or of_toll(reading, quantity, thread)
        or respective(reading, quantity)
        or beside_number(reading, quantity, actor)
        or hosted(reading, quantity, kind)
    )
    if told:
        return told
    places = [p for p in reading.places if not (is_party(reading, p) or is_of_class(reading, p))]
    found = in_sentence(reading, quantity, kind, thread, places) or in_story(
        reading, quantity, kind, thread, actor, places
    )
    if not found and kind in PERSONS_MOVED:
        found = texts(sheltered(reading, quantity, places))
    if not found and kind in {"people", "share"}:
        found = populated(reading, reading.sentence(quantity.start)[0], quantity.end)
    return found or headed(reading, quantity)


def in_sentence(
    reading: Reading, quantity: Quantity, kind: str, thread: Thread, places: list[Place]
) -> tuple[str, ...]:
    """The places that its sentence gives a figure, or leads back to."""
    start, end = reading.sentence(quantity.start)
    token = number_token(reading.doc, quantity)
    here = [p for p in places if start <= p.start < end]
    inside = [p for p in here if not has_own_number(reading, p)]
    aside = BESIDE.match(reading.text, start)
    if aside is not None and aside.end() <= quantity.start:
        inside = without(inside, lambda p: p.end <= aside.end())
    if token is not None:
        verb = saying_verb(reading, token)
        source = subject(verb) if verb is not None else None
        inside = without(
            inside, lambda p: is_aside(reading, p, token) or is_origin(reading, p) or is_of_source(reading, p, source)
        )
        compared = {p.group for p in inside if p.start > quantity.end and is_compared(reading, quantity, p)}
        inside = [p for p in inside if p.group not in compared]
    if token is not None and (there := pointed_at(reading, quantity, token, places, end)):
        return there
    near = inside if token is None else without(inside, lambda p: in_other_clause(reading, p, token))
    found = (
        right_behind(reading, quantity, inside)
        or behind(reading, quantity, near, kind, end)
        or before(reading, quantity, near)
        or (before(reading, quantity, inside) if kind in TOLD or befallen(reading, quantity) else [])
        or shared(reading, quantity, inside, kind, end)
    )
    if not found and token is not None and (there := carried_place(reading, quantity, token, kind, thread, places)):
        return there
    return thread.place if not here and beside(reading, start, kind, thread) else texts(found)


def in_story(
    reading: Reading, quantity: Quantity, kind: str, thread: Thread, actor: str | None, places: list[Place]
) -> tuple[str, ...]:
    """The place of the event that a sentence without one goes on to tell of."""
    start, _ = reading.sentence(quantity.start)
    if kind not in TOLD | BEFALLEN or not goes_on(reading, start, actor, thread):
        return ()
    if TOLL.match(reading.text, start) and is_over_several(reading, start, thread):
        return ()
    if kind in TOLD or is_harmed(reading, quantity) or is_lost(reading, quantity):
        return texts(
            before(
                reading,
                quantity,
                [p for p in places if p.end <= start and not (is_origin(reading, p) or is_landmark(reading, p))],
            )
        )
    return thread.last.place if thread.last and told_just_before(reading, start, thread) else ()


def befallen(reading: Reading, quantity: Quantity) -> bool:
    return is_harmed(reading, quantity) or is_taken(reading, quantity)


def is_over_several(reading: Reading, start: int, thread: Thread) -> bool:
    """Whether the sentence before has its figures at several places, of which a toll is not that of the last."""
    before = reading.sentence(max(0, start - 2))[0]
    return thread.last is not None and len({p.group for p in reading.places if before <= p.start < start}) > 1


def texts(places: list[Place]) -> tuple[str, ...]:
    return tuple(p.text for p in places)


def is_compared(reading: Reading, quantity: Quantity, place: Place) -> bool:
    if THAN.search(reading.text, max(0, place.start - 40), place.start) is not None:
        return True
    return AGAINST.search(reading.text, max(quantity.end, place.start - 90), place.start) is not None


def without(places: list[Place], out: Callable[[Place], bool]) -> list[Place]:
    """Without the places for which it holds. Those of a list stay together: the parse of one of them may be wrong."""
    kept = {p.group for p in places if not out(p)}
    return [p for p in places if p.group in kept]


def of_part(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...]:
    """`five of them at Nevatim`: its own place, else that of the whole; `38 of those attacks`: of the event before."""
    start, end = part_span(reading, quantity)
    own = [p for p in reading.places if start <= p.start < end and not is_party(reading, p)]
    own = [p for p in own if not CAME.search(reading.text, start, p.start)]
    if own:
        return texts([p for p in own if p.group == own[0].group])
    if OF_WHOLE.match(reading.text, quantity.end) and thread.last is not None:
        return thread.last.place
    return thread.place


def of_compared(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...] | None:
    """`12 raids in Jos, as against 20 in 2021 and 31 in 2020`: where what it is compared with was."""
    last = thread.last
    if last is None or last.unit != quantity.unit or last.start < reading.sentence(quantity.start)[0]:
        return None
    own = SITED.match(reading.text, quantity.end)
    return last.place or None if not own and COMPARED.fullmatch(reading.text, last.end, quantity.begin) else None


def of_count(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...]:
    """`Juba with 52 deaths (11 %)`: a share of the count before it is where this is."""
    last = thread.last
    if last is None or quantity.unit != "%" or last.unit != "1" or last.start < reading.sentence(quantity.start)[0]:
        return ()
    return last.place if OF_COUNT.fullmatch(reading.text, last.end, quantity.begin) else ()


def shared(reading: Reading, quantity: Quantity, places: list[Place], kind: str, end: int) -> list[Place]:
    """`six were seized and dozens hurt in Juba`: a place at the end of the second of two clauses holds for both."""
    found = behind(reading, quantity, places, kind, end)
    apart = found and COMMA.search(reading.text, quantity.end, found[0].start)
    return [] if apart and kind not in TOLD and not is_alone(reading, quantity) else found


def told_just_before(reading: Reading, start: int, thread: Thread) -> bool:
    """Whether the figure before stands in the sentence before, and this one tells what the event did."""
    last = thread.last
    near = last is not None and reading.sentence(max(0, start - 2))[0] <= last.start < start
    return near and does_harm(reading, start)


def beside(reading: Reading, start: int, kind: str, thread: Thread) -> bool:
    """Whether the figure before stands in the same sentence, and has taken its place from an earlier one."""
    last = thread.last
    return last is not None and last.start >= start and bool(last.place) and {kind, last.kind} <= TOLD | BEFALLEN


def is_alone(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure is the only one of its sentence."""
    start, end = reading.sentence(quantity.start)
    first = bisect_left(reading.quantities, start, key=lambda q: q.start)
    return [q.start for q in reading.quantities[first : first + 2] if q.start < end] == [quantity.start]


def before(reading: Reading, quantity: Quantity, places: list[Place]) -> list[Place]:
    """The last group of places before the number, without those that only say where the others lie."""
    earlier = [p for p in places if p.end <= quantity.start and not is_of_parts(reading, p, quantity)]
    group = [p for p in earlier if p.group == earlier[-1].group]
    return [p for p in group if not p.container] or group
