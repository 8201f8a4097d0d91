"""As of when: the date of the figure's own clause, else of its sentence, else of the same event told before it."""

from __future__ import annotations

import re

from extract.claims.reading import Reading
from extract.claims.thread import Thread, tells_on
from extract.model import DateMention, Quantity

# Told over several sentences: a date named once holds for what follows. Counts of villages or homes stand alone.
TOLD = frozenset({"fatalities", "injuries", "weapons", "attacks", "detained", "displaced", "returnees"})
TIMELESS = frozenset({"age"})
# A date in these relations bounds something else than when the number held.
BOUNDING = frozenset({"until", "before", "by", "after"})
PUBLISHED = re.compile(r"\b(?:published|released|issued|dated|report of|statement of|resolution)\b[^.;]{0,25}$", re.I)
BACKGROUND = re.compile(
    r"\b(?:as\sannounced\s(?:at|in|on)(?:\s[A-Z]\w+)?|(?:compared|relative|prior)\s+(?:to|with)|than(?:\s+(?:in|on|during))?|(?:signed|adopted|established|founded|"
    r"created|ratified|enacted|inaugurated|elected|born)\s+(?:in|on)|resolution\s+\d+)\s*(?:the\s+)?\(?$",
    re.I,
)
# `up from 1 600 a year earlier` dates the number right before it, and nothing else.
EARLIER = re.compile(r"\b(?:earlier|before|prior|previous (?:year|month|week))\b", re.I)
# `…, down from 1,890 in 2021`: the date of what the number is compared with.
COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:to|with)|against(?=\s\d))\s+(?:[^,;.]|[.,](?=\d)){0,60}$", re.I
)
# `the 2018 Defence Act`, `constant 2015 US dollars`: a date inside a name; but `the 2021 Census` says when.
NAMES_IT = re.compile(
    r"\s(?:[A-Z][a-z]+\s){0,3}(?:Constitution|Act|Law|Treaty|Agreement|Accords?|Convention|Protocol|Decree|Code|"
    r"Declaration|Charter|Revolution|Order|Regulations?|Directive|Bill|Resolution)\b|"
    r"\s(?:constitution|law|revolution|coup|treaty|accords?|genocide|agreement)\b|"
    r"\s(?:US\s|U\.S\.\s)?(?:dollars|prices)\b"
)
# `Law No. 14 of 2012`, `an increase of 31% on 2022`, `a project which began in May`.
NAMED_BY = re.compile(
    r"\b(?:(?:No\.?|Act|Law|Decree|Regulation|Order|Directive|Code)\s*[\w/.-]*\s+of|"
    r"(?:increase|rise|decrease|fall|drop|up|down|decline|reduction)\b[^.;]{0,30}\son|"
    r"(?:which|that)\s(?:began|started|opened|ended|was\s\w+ed|were\s\w+ed)\s(?:in|on))\s+$"
)
CLAUSE = re.compile(
    r";|, (?:compared|while|whereas|and then|followed|but|although|against)\b|\bcompared (?:to|with)\b|\brelative to\b"
)


def find_as_of(reading: Reading, quantity: Quantity, kind: str, thread: Thread) -> str | None:
    """EDTF of the time that the figure holds for; None for what is undated."""
    if kind in TIMELESS:
        return None
    start, end = reading.sentence(quantity.start)
    if is_old_value(reading, quantity):
        return own_date(reading, quantity)
    chosen = choose(reading, quantity, clause_dates(reading, quantity, start, end))
    if chosen is None and tells_on(reading, quantity) and thread.last is not None:
        return thread.last.as_of or told_before(reading, start)
    chosen = chosen or choose(reading, quantity, dates_between(reading, start, end))
    if chosen is not None:
        return together(reading, chosen)
    return told_before(reading, start) if kind in TOLD else None


# `rose from £300 to £525 in April 2025`: the date is that of the new value.
OLD_VALUE = re.compile(
    r"\b(?:ris|rose|increas|grew|grow|fell|fall|drop|decreas|declin|reduc|rais|cut|went|up|down|chang|revis|jump|climb)\w*\b"
    r"[^.;,]{0,60}\bfrom\s(?:[a-z]+\s){0,2}$"
)


def is_old_value(reading: Reading, quantity: Quantity) -> bool:
    begin = quantity.modifier_start if quantity.modifier_start is not None else quantity.start
    if not OLD_VALUE.search(reading.text[max(0, begin - 100) : begin]):
        return False
    later = next((q for q in reading.quantities if q.start >= quantity.end), None)
    return (
        later is not None
        and re.fullmatch(r"[^.;]{0,40}\sto\s(?:[a-z]+\s){0,2}", reading.text[quantity.end : later.start]) is not None
    )


def own_date(reading: Reading, quantity: Quantity) -> str | None:
    """The date between the old value and the new one: `from 3.1 million in 2022 to 6.7 million`."""
    later = next(q for q in reading.quantities if q.start >= quantity.end)
    between = dates_between(reading, quantity.end, later.start)
    return held_since(between[0]) if between else None


def dates_between(reading: Reading, start: int, end: int) -> list[DateMention]:
    return [d for d in reading.dates if start <= d.start < end and d.edtf]


def clause_dates(reading: Reading, quantity: Quantity, start: int, end: int) -> list[DateMention]:
    """The dates between the clause marks around the number."""
    marks = [m.start() for m in CLAUSE.finditer(reading.text, start, end)]
    left = max((m for m in marks if m < quantity.start), default=start)
    right = min((m for m in marks if m > quantity.end), default=end)
    return dates_between(reading, left, right)


def choose(reading: Reading, quantity: Quantity, pool: list[DateMention]) -> DateMention | None:
    """Right behind the number's noun, else the closest before, else the first after; dates of publication last."""
    pool = [d for d in pool if not is_background(reading, quantity, d)]
    pool = [d for d in pool if d.relation not in BOUNDING] or [d for d in pool if d.relation in {"by", "until"}]
    own = [d for d in pool if not is_publication(reading, d)]
    for dates in (own, pool):
        behind = [d for d in dates if d.start >= quantity.end]
        if behind and close_behind(reading, quantity, behind[0]):
            return behind[0]
        before = [d for d in dates if d.end <= quantity.start]
        if before:
            return before[-1]
        if behind:
            return behind[0]
    return None


def close_behind(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`10,000 in August 2020`, `131 returns in April`, `6 (2024)`: no verb, comma or other number between."""
    gap = reading.text[quantity.end : date.start]
    if len(gap) > 60 or re.search(r"[;:]|,(?! on )|\b(?:and|but|which|that|was|were|had|has|have)\b", gap):
        return False
    return not any(quantity.end <= q.start < date.start for q in reading.quantities)


def is_publication(reading: Reading, date: DateMention) -> bool:
    return PUBLISHED.search(reading.text[: date.start]) is not None


def is_background(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """A date that another thing in the sentence has: `compared to the week prior`, `the accord signed in 2011`."""
    if 0 <= quantity.start - date.end <= 2:
        return False
    if EARLIER.search(date.text) and not (date.start >= quantity.end and close_behind(reading, quantity, date)):
        return True
    if NAMES_IT.match(reading.text, date.end) or NAMED_BY.search(reading.text[: date.start]):
        return True
    compared = COMPARED.search(reading.text[: date.start])
    if compared and quantity.start < compared.start():
        return True
    return BACKGROUND.search(reading.text[: date.start]) is not None


def together(reading: Reading, date: DateMention) -> str | None:
    """`on 6 and 20 May`: both days, as an EDTF set."""
    near = [d for d in reading.dates if d.edtf and re.fullmatch(r"\s*(?:and|,)\s*", reading.text[d.end : date.start])]
    if near and date.edtf and len(date.edtf) == len(near[-1].edtf or "") in {7, 10}:
        return f"{{{near[-1].edtf},{date.edtf}}}"
    return held_since(date)


def held_since(date: DateMention) -> str | None:
    """`since 2003` holds from then on."""
    return f"{date.edtf}/.." if date.relation == "since" and date.edtf and "/" not in date.edtf else date.edtf


def told_before(reading: Reading, start: int) -> str | None:
    """The date named last before this sentence, in this paragraph."""
    before = [
        d for d in reading.dates if d.end <= start and d.edtf and d.relation not in BOUNDING and d.relation != "since"
    ]
    own = [d for d in before if not is_publication(reading, d)]
    return (own or before)[-1].edtf if before else None
