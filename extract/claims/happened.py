"""Of what kind a figure is: by what is counted, and for persons by what happened to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.antecedent import parse_kind_of
from extract.claims.cases import CASES, kind_of_cases
from extract.claims.changes import is_change, moved_by
from extract.claims.elided import CORRECTS, OF_THEM, is_participle
from extract.claims.events import happened
from extract.claims.kinds import PERSONS, UNIT_KINDS, is_money, is_people, parse_kind, singular
from extract.claims.reading import Counted, Reading, climb, token_from
from extract.claims.rows import FROM
from extract.claims.thread import Thread, is_part
from extract.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLES = frozenset({"NORP"})
PER = re.compile(
    r"\s*(?:/\s?\d|for\s+every\s|per\s+(?!cents?\b)[a-z\d]|(?:a|each|every)\s+(?:day|week|month|year|hour|person|head|\d)"
    r"(?!\s+(?:earlier|ago|before|later|prior|previously|after)\b))",
    re.I,
)
BURNT = re.compile(r"\bburn(?:ed|t|ing)?\b")  # of what is no person a burning injures no one
MEMBERS = re.compile(r"\b(?:members?|membership|men|recruits?)$", re.I)
# `14 cases of enforced disappearance` are violations, not files.
# `a contingent of about 3,000`, `a garrison of 400`: the soldiers of a force that is no count of forces.
FORCES = re.compile(r"\b(?:army|battalion|brigade|contingent|force|garrison|militia|regiment|unit)$", re.I)
FORCE_NAMES = frozenset(
    "battalion brigade cartel gang gendarmerie militia military platoon regiment squad unit".split()
)
PRISONS = re.compile(r"\b(?:cells|detention|detainees|inmates|jails?|penitentiar(?:y|ies)|prisons?|prisoners)\b", re.I)
# `a town of 40,000`.
HOME_OF = re.compile(r"\s(?:of|with|for)\s(?:[a-z]+\s){0,3}$")
# `5,000 boda-bodas (motorcycle taxis)`: what the text itself says a word means.
GLOSS = re.compile(r"\s[(\[]((?:[a-z-]+\s){0,2}[a-z-]+)[)\]]")
# Verbs that tell of the living.
OF_THE_LIVING = frozenset("escape infect quarantine remain rescue save strand survive trap treat vaccinate".split())
# `Forty miners died. Among them were six women`: a sentence that opens with the parts of those before.
PARTS_OF_THOSE = re.compile(
    r"(?:(?:This|That|These|Those|They|(?:The|This|That)\s(?:dead|figure|number|toll|total|victims))\s(?:also\s)?"
    r"includ(?:es?|ed)|(?:Among|Of)\s(?:them|these|those)(?:,|\s(?:were|are|was|is)))\s[^.;]{0,80}$"
)
# `a casualty count of 39`, `refugee numbers`: what is counted stands before the word for how many.
TALLIES = frozenset({"count", "figure", "number", "tally", "total"})
AVERAGE = re.compile(
    r"\b(?:(?:dai|week|month|year)ly|annual)\saverage\b|\baverage\s(?:(?:dai|week|month|year)ly|annual)\b"
)
ALONE = re.compile(r"\s?[),.;]|\s(?:at|from|in|to)\s")
MANY = 100
OF_MEASURES = frozenset({"age", "area", "change", "duration", "length", "money", "rate", "share"})
AGES = re.compile(r"\b(?:age|ages|aged|expectancy)\b", re.I)


def find_kind(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, thread: Thread) -> str:
    """One of the kinds of the guidelines; `other` where none fits."""
    measured = kind_of_measure(reading, quantity, counted, thread)
    if measured is not None:
        return measured
    if counted is not None and is_home(reading, quantity, counted):
        return "personnel" if FORCES.search(counted.text) else holds_prisoners(reading, quantity, counted) or "people"
    kind = kind_of_counted(reading, counted) or kind_of_times(reading, token, counted)
    pointing = OF_THEM.match(reading.text, quantity.end) is not None and thread.last is not None
    event = happened(reading, quantity, token, counted, pointing) if kind in PERSONS or kind is None else None
    if kind == "groups" and counted is not None and counted.text.endswith("movements") and (quantity.low or 0) >= MANY:
        return "displaced"  # `floods prompted 92,000 movements`: no parties are so many
    if event == "returnees" and kind == "personnel":
        return kind  # troops go home, and are no returnees
    if event is not None and not (kind is None and event == "injuries" and counted and BURNT.search(reading.text)):
        return event
    if kind not in PERSONS and (told := told_in_full(counted, kind, thread)) is not None:
        return told
    return handed_on(reading, quantity, token, kind, counted, thread) or kind or "other"


def told_in_full(counted: Counted | None, kind: str | None, thread: Thread) -> str | None:
    """`63 peace operations …, 25 operations in Africa`, `30 cases of rape …, 12 of those cases`: of what was named."""
    if counted is None or " " in counted.text or kind != parse_kind([singular(counted.text.lower())]):
        return None  # said anew
    if (again := thread.kinds.get(counted.text)) is not None and again not in OF_MEASURES:
        return again
    named = (kind for text, kind in thread.kinds.items() if text.endswith(f" {counted.text}"))
    return next((kind for kind in named if kind not in PERSONS | OF_MEASURES), None)


def kind_of_measure(reading: Reading, quantity: Quantity, counted: Counted | None, thread: Thread) -> str | None:
    """The kind that the unit or the words beside the number say; None for a count of something."""
    if quantity.unit in {"%", "pp"}:
        return "change" if is_change(reading, quantity, counted, thread) else "share"
    if is_money(quantity.unit):
        return "money"
    if quantity.unit == "a" and AGES.search(f"{counted.text if counted else ''} {reading.paragraph.heading or ''}"):
        return "age"
    if moved_by(reading, quantity):
        return "change"
    if quantity.unit != "1":
        simple = UNIT_KINDS.get(quantity.unit) in {"duration", "length", "area"}
        if not simple and (is_per(reading, quantity, counted) or goes_on_as_rate(reading, quantity, thread)):
            return "rate"
        return UNIT_KINDS.get(quantity.unit, "rate" if "/" in quantity.unit else "other")
    if counted is not None and (re.search(r"(?<!\d)/\s?\d", counted.text) or counted.text.endswith(" rate")):
        return "rate"  # `40 deaths/1,000 population`, `a murder rate of 62`; not `nine Shahed-136/131`
    if averages(reading, quantity):
        return "rate"
    if counted is not None and counted.elided and goes_on_as_rate(reading, quantity, thread):
        return "rate"
    return "rate" if is_per(reading, quantity, counted) else None


def is_per(reading: Reading, quantity: Quantity, counted: Counted | None) -> bool:
    """`40 raids a day`, `30 kilos of rice per hectare`; `90 kilos per hectare`."""
    own = counted is not None and counted.start >= quantity.end and not counted.elided
    if PER.match(reading.text, quantity.end):
        return True
    return counted is not None and own and PER.match(reading.text, counted.end) is not None


def averages(reading: Reading, quantity: Quantity) -> bool:
    """`the monthly average fell to 122`: so many in each month."""
    low = max(
        [reading.sentence(quantity.start)[0], quantity.begin - 90, *(q.end for q in reading.earlier(quantity)[-1:])]
    )
    return AVERAGE.search(reading.text, low, quantity.begin) is not None


def goes_on_as_rate(reading: Reading, quantity: Quantity, thread: Thread) -> bool:
    """`20 a day, from as many as 60 in January`: what a rate of the same sentence is compared with."""
    last = thread.last
    if last is None or last.kind != "rate" or last.start < reading.sentence(quantity.start)[0]:
        return False
    return any(form.search(reading.text, last.end, quantity.begin) for form in (CORRECTS, FROM))


def handed_on(
    reading: Reading, quantity: Quantity, token: Token, kind: str | None, counted: Counted | None, thread: Thread
) -> str | None:
    """The kind of the figure before, where this one is a part of it or leaves out its noun."""
    if thread.last is None:
        return None
    before = thread.last.kind
    told = thread.persons
    if before not in PERSONS and told is not None:
        same_ones = counted is not None and counted.elided and counted.text == told.counted
        if same_ones or (kind == "people" and is_part(reading, quantity, thread) and kind_in(reading, told, quantity)):
            before = told.kind
    elided = counted is not None and counted.elided and counted.start != counted.end and counted.start < quantity.start
    if kind == "people" and thread.last.unit == "%" and thread.counted is not None and opens_bracket(reading, quantity):
        whole = parse_kind_of(thread.counted)  # `69 per cent of the displaced population (2,100 individuals)`
        return whole if whole in PERSONS else None
    listed = counted is not None and is_listed_name(reading, quantity, counted, thread)
    if kind is None and thread.last.unit == "1" and before != "change" and (elided or listed):
        return thread.kinds.get(counted.text, before) if counted is not None else before
    again = elided and counted is not None and thread.last.counted == counted.text and before in PERSONS
    if again and kind in PERSONS and not lives(token) and ALONE.match(reading.text, quantity.end):
        return before  # `900 refugees helped to return from Chad (600) and Togo (300)`
    if before not in PERSONS or kind not in {None, "people", "personnel", "groups", before}:
        return None
    if kind is not None and is_participle(reading, token_from(reading.doc, quantity.end)):
        return None  # `90 abducted and 64 subjected to …`: not what happened to those before
    part = is_part(reading, quantity, thread) or OF_THEM.match(reading.text, quantity.end) is not None
    part = part or opens_parts(reading, quantity)
    if before == "fatalities" and elided and not part and lives(token):
        return "people"
    part = part or is_compared(reading, quantity, counted, thread)
    return before if part or (elided and kind != "groups") else None


def opens_bracket(reading: Reading, quantity: Quantity) -> bool:
    return reading.text[quantity.begin - 1 : quantity.begin] == "("


def is_compared(reading: Reading, quantity: Quantity, counted: Counted | None, thread: Thread) -> bool:
    """`killed 300 drivers in 2021, compared with 410 drivers in 2020`: what befell those, befell these."""
    last, told = thread.last, thread.counted
    if last is None or counted is None or told is None or last.start < reading.sentence(quantity.start)[0]:
        return False
    same_noun = reading.doc[counted.head].lemma_ == reading.doc[told.head].lemma_
    return same_noun and CORRECTS.search(reading.text, max(0, quantity.begin - 40), quantity.begin) is not None


def opens_parts(reading: Reading, quantity: Quantity) -> bool:
    """`This includes 40 children and 12 women`: parts of those whom the sentence before counts."""
    start, _ = reading.sentence(quantity.start)
    return PARTS_OF_THOSE.match(reading.text, start, quantity.begin) is not None


def lives(token: Token) -> bool:
    """`killed 20 miners; another 15 remain trapped`, `and infected 900`: a verb that is not said of the dead."""
    verb = token.head
    return token.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.lemma_ in OF_THE_LIVING


def kind_in(reading: Reading, told: Figure, quantity: Quantity) -> bool:
    """Whether a figure stands in the sentence of a quantity."""
    return told.start >= reading.sentence(quantity.start)[0]


def is_listed_name(reading: Reading, quantity: Quantity, counted: Counted, thread: Thread) -> bool:
    """`2,600 Stinger missiles and roughly 10,000 Javelins`: a name that no lexicon has, in a list of one kind."""
    last = thread.last
    begin = quantity.begin
    if last is None or thread.counted is None or last.kind in PERSONS or not counted.text[:1].isupper():
        return False
    return re.fullmatch(r"\s*(?:,|,?\s(?:and|or))\s+", reading.text[thread.counted.end : begin]) is not None


def kind_of_times(reading: Reading, token: Token, counted: Counted | None) -> str | None:
    """`clashed on six occasions`: events, if the verb tells of some."""
    if counted is None or reading.doc[counted.head].lemma_.lower() not in {"occasion", "time"}:
        return None
    verb = next((s for s in climb(token) if s.pos_ == "VERB"), None)
    return "attacks" if verb is not None and parse_kind([verb.lemma_]) == "attacks" else None


def is_home(reading: Reading, quantity: Quantity, counted: Counted) -> bool:
    """`a town of 40,000`, `a camp of roughly 9,000`: whoever lives there."""
    begin = quantity.begin
    if counted.elided or counted.end > begin or not HOME_OF.fullmatch(reading.text, counted.end, begin):
        return False
    roomy = counted.text.rpartition(" ")[2] == "capacity"  # `with a capacity of 300`: for so many people
    return (
        roomy
        or kind_of_counted(reading, counted) in {"settlements", "sites"}
        or FORCES.search(counted.text) is not None
    )


def holds_prisoners(reading: Reading, quantity: Quantity, counted: Counted) -> str | None:
    """`prisons with a capacity of 6,200`: room for as many prisoners."""
    start, end = reading.sentence(quantity.start)
    return "detained" if counted.text.endswith("capacity") and PRISONS.search(reading.text, start, end) else None


def force_kind(reading: Reading, kind: str, counted: Counted | None, actor: str | None) -> str:
    """Members of an armed party are its personnel: `The total manpower of the PMU is 164,000 members`."""
    armed = {a.name for a in reading.actors if a.type in {"armed_group", "military"}}
    if kind == "people" and actor in armed and counted is not None and MEMBERS.search(counted.text):
        return "personnel"
    return kind


def is_of_force(noun: Token) -> bool:
    """`7,000 members of the security forces`: whoever belongs to a force."""
    if noun.lemma_.lower() != "member":
        return False
    of = (t.lemma_.lower() for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return any(word in FORCE_NAMES or parse_kind([word]) == "personnel" for word in of)


def kind_of_counted(reading: Reading, counted: Counted | None) -> str | None:
    """By the lemmas of the phrase; a people's name counts people."""
    if counted is None:
        return None
    if counted.start == counted.end:
        return kind_of_words(counted.text)
    if counted.text.endswith(CASES) and (told := kind_of_cases(reading, counted)):
        return told
    first = token_from(reading.doc, counted.start)
    if (kinds := kinds_of_list(counted.text)) and len(set(kinds)) > 1:
        return max(kinds, key=kinds.count)  # `tents, beds and blankets`
    tokens = [t for t in reading.doc[first : counted.head + 1] if t.pos_ != "PUNCT"]
    if tokens and tokens[-1].lemma_.lower() in TALLIES and (told := parse_kind(t.lemma_ for t in tokens[:-1])):
        return told
    if tokens and is_of_force(tokens[-1]):
        return "personnel"
    kind = parse_kind(singular(t.lower_) for t in tokens) or parse_kind(t.lemma_ for t in tokens)
    glossed = kind is None and not counted.elided and counted.text[:1].islower()
    if glossed and (gloss := GLOSS.match(reading.text, counted.end)) and (told := kind_of_words(gloss[1])):
        return told
    if kind is None and counted.elided and ":" in reading.text:
        return kind_of_words(reading.paragraph.heading or "")
    if (
        kind is None
        and tokens
        and (tokens[-1].ent_type_ in PEOPLES or "displaced" in counted.text or is_people(counted.text))
    ):
        return "people"
    return kind


def kinds_of_list(text: str) -> list[str | None]:
    """The kind of each noun of `A, B and C`; none of any other phrase."""
    head, joint, tail = re.sub(r",?\s(?:and|or)\s", "\0", text).rpartition("\0")
    return [kind_of_words(noun) for noun in [*head.split(", "), tail]] if joint and ", " in head else []


def kind_of_words(words: str) -> str | None:
    return parse_kind(singular(w) for w in re.findall(r"[\w-]+", words.lower()))
