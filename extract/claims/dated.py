"""What a date in a sentence is the date of: the event told, a comparison, a bound, a named thing, a publication."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from extract.claims.bases import (
    CHANGED,
    COMPARED,
    EARLIER,
    PEAK,
    is_base_of_change,
    is_base_period,
    is_moved_from,
    is_record_since,
)
from extract.claims.clauses import NOUNS, clauses_around, inmost, is_partitive, leading, opens_since
from extract.claims.reading import Reading, lead, number_token, once, top_token
from extract.dates.context import MORE_THAN_YEAR, SCHEDULED
from extract.model import DateMention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# A date in these relations bounds something else than when the number held.
BOUNDING = frozenset({"until", "before", "after"})
PUBLISHED = re.compile(r"\b(?:published|released|issued|dated|report of|statement of|resolution)\b[^.;]{0,25}$", re.I)
# `the Hunger Index 2024`: the year of an edition, behind its name.
TITLED = re.compile(
    r"[A-Z]\w+ (?:Index|Report|Review|Outlook|Overview|Yearbook|Survey|Update|Monitor|Barometer|Ranking|List|Watchlist|"
    r"Guide|Bulletin|Digest|Atlas|Handbook|Assessment|Appeal|Factbook|Scorecard)\s(?:(?:for|of)\s)?$"
)
# `the agency said in July`, `he told a paper on Monday that`: when it was said.
SAID = re.compile(
    r"\b(?:said|stated|told\s[^.;,]{1,40}|announced|warned|noted|confirmed|reported|wrote|declared|testified|acknowledged|"
    r"disclosed|claimed|admitted|clarified)\s(?:(?:late|early)\s)?(?:in|on)?\s?$"
)
# `(Crisis Group 30 Jan. 2024, 9)`: what is cited.
CITED = re.compile(r"[(;]\s?(?=[A-Z])[^();]{2,60}\s$")
# `according to the association’s 2022 report`.
REPORT = re.compile(r"\s(?:annual\s|interim\s|final\s)?(?:report|review|study|update|briefing|article|assessment)\b")
# `The OHCHR June 2024 reported 740 deaths`, `the ministry in May 2023 noted that`: when it was said.
SAID_BEHIND = re.compile(
    r"\s(?:said|stated|reports?|reported|noted|announced|warned|claimed|found|observed|wrote|documented)\b"
)
NAMED_SOURCE = re.compile(r"\b[A-Z][\w’'.-]*\s(?:\([A-Z][\w’'. -]*\)\s)?(?:(?:in|on)\s)?$")
# `the 2017 census`, `2015 survey data`: when it was counted.
SURVEY = re.compile(r"\s(?:[A-Z]?[a-z]+\s){0,2}(?:census|survey|poll|data|estimates?)\b")
CITED_BEHIND = re.compile(r"(?:,\s(?:pp?\.\s)?\d+(?:[-–]\d+)?)*\s?[;)]")
BACKGROUND = re.compile(
    r"\b(?:as\sannounced\s(?:at|in|on)(?:\s[A-Z]\w+)?|(?:signed|adopted|established|founded|"
    r"created|ratified|enacted|inaugurated|elected|born)\s+(?:in|on)|,\s(?:built|constructed|opened|completed|formed|"
    r"launched|introduced|commissioned|set\sup)\s+in|resolution\s+\d+)\s*(?:the\s+)?\(?$",
    re.I,
)
# `the 2018 Defence Act`, `constant 2015 US dollars`: a date inside a name; but `the 2021 Census` says when.
NAMES_IT = re.compile(
    r"\s(?:[A-Z][a-z]+\s){0,3}(?:Constitution|Act|Law|Treaty|Agreement|Accords?|Convention|Protocol|Decree|Code|"
    r"Declaration|Charter|Revolution|Order|Regulations?|Directive|Bill|Resolution)\b|"
    r"\s(?:constitution|law|revolution|coup|treaty|accords?|genocide|agreement)\b|"
    r"\s(?:US\s|U\.S\.\s)?(?:dollars|prices)\b"
)
# `Law No. 14 of 2012`, `an increase of 31% on 2022`, `up 2 points from 1 March`.
NAMED_BY = re.compile(
    r"\b(?:[Rr]esolutions?|UNSCR|UNSC)\s\d+\s?\($|"
    r"\b(?:(?:No\.?|Act|Law|Decree|Regulation|Order|Directive|Code|Circular|Ordinance|Proclamation|Instruction|Notice|"
    r"Resolution|Statute|Rule)\s*[\w/.-]*\s+of|"
    rf"(?:{CHANGED})\b(?:[^.;]|\.(?=\d)){{0,50}}\s(?:on|from)(?:\sthe\ssame\s\w+\s(?:in|of))?|"
    rf"(?:{CHANGED})\b(?:[^.;,]|[.,](?=\d)){{0,60}}\ssince(?:\s[^.;,]{{0,40}})?)\s+$"
)
# `SDSR 2015`, `(NDS 2018)`: a document by its initials and year.
INITIALS = re.compile(r"(?<!\bin )(?<!\bof )\b(?!FY|CY|GDP|GNP|GNI|CPI|USD|EUR|GBP)[A-Z]{3,5}\s$")
PLAN = re.compile(r"\b(?:Agenda|Army|Fleet|Force|Future|Horizon|Navy|Plan|Strategy|Vision)\s$")  # `the Army 2020 plan`
# `the death toll from Sunday’s blast`: the event whose toll is told.
TOLL = re.compile(
    r"\b(?:toll|casualties|deaths|losses|number of (?:the\s)?(?:deaths|dead|victims|casualties|injured|wounded))\s"
    r"(?:from|of|for|in)\s(?:the\s)?$"
)
SPANS = frozenset("half month period quarter season week year".split())  # `for the 2017-18 school year` is a time
WHEN = re.compile(r",?\swhen\s")  # `the same share as 2023, when 443 died`
RELATIVE = frozenset({"who", "which", "whom", "whose", "where"})
HEAD = re.compile(r"[.:]\s|\s[–—-]{1,2}\s")
# `Tunis, 1 June 2016 – From 1 May`, `NEW YORK (April 19, 2016) – `, `(Beirut, 3 May 2021) – `.
SENT_FROM = re.compile(r"\(?(?:[A-Z][\w.’'-]*(?:,\s|/|\s)){1,6}\(?$")
SENT_ON = re.compile(r"\)?(?::|\s?[–—-]{1,2})\s")
FRONT = 60  # characters that a dateline has before its day
DATELINE = re.compile(r"(?:[A-Z][A-Z.’' -]+(?:/[A-Z .-]+)?,\s+)(?:[\w. ]{0,30},\s+)?$")
# `after the invasion in February 2022`, `than in 2019`: behind these a date is that of another event.
AFTER = frozenset({"after", "following"})
ASIDE = frozenset({"before", "until", "than", "against", "versus", "prior"})
AFTERWARDS = re.compile(
    r"\b(?:after|following|before|until|prior to)\s+(?:(?!and|but)[\w’'-]+\s+){1,9}(?:in|on|of)\s+(?:the\s+)?$", re.I
)


@once
def is_publication(reading: Reading, date: DateMention) -> bool:
    before = lead(reading, date)
    said = any(said.search(before) for said in (PUBLISHED, TITLED, SAID))
    said = said or (date.relation is None and REPORT.match(reading.text, date.end) is not None)
    said = said or (SAID_BEHIND.match(reading.text, date.end) is not None and NAMED_SOURCE.search(before) is not None)
    return said or is_dateline(reading, date) or is_cited(reading, date)


@once
def is_cited(reading: Reading, date: DateMention) -> bool:
    """`(Crisis Group 30 Jan. 2024, 9)`: the date of a source in brackets."""
    behind = CITED_BEHIND.match(reading.text, date.end)
    return behind is not None and date.relation is None and CITED.search(lead(reading, date)) is not None


@once
def is_said(reading: Reading, date: DateMention) -> bool:
    return SAID.search(lead(reading, date)) is not None


def is_head(reading: Reading, date: DateMention) -> bool:
    """`28 June 2025. `, `Friday, March 14, 2025 – `: a day that stands before the first words of its paragraph."""
    day = len((date.edtf or "").partition("/")[0]) == len("2025-06-28")
    return day and date.start == 0 and HEAD.match(reading.text, date.end) is not None


def is_dateline(reading: Reading, date: DateMention) -> bool:
    """`DHAKA, July 3 (Reuters) - `: when the text was sent, in front of its first words."""
    if is_head(reading, date):
        return True
    day = date.start < FRONT and len(date.edtf or "") == len("2025-06-28") and date.relation is None
    if day and SENT_FROM.fullmatch(reading.text, 0, date.start) and SENT_ON.match(reading.text, date.end):
        return True
    return DATELINE.match(reading.text[: date.start]) is not None and reading.text[date.end : date.end + 2] == " ("


def close_behind(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`10,000 in August 2020`, `131 returns in April`, `6 (2024)`: no verb, comma or other number between."""
    gap = reading.text[quantity.end : date.start]
    if len(gap) > 60 or re.search(
        r"[;:]|,(?! on )|\b(?:and|but|which|that|was|were|had|has|have|since (?:the|an?|its|their))\b", gap
    ):
        return False
    if any(quantity.end <= q.start < date.start for q in reading.quantities):
        return False
    number, top = number_token(reading.doc, quantity), top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    if number is None or own is None or own.dep_ != "acl" or own in clauses_around(number):
        return True
    return is_partitive(own.head, number)


def is_background(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """A date that another thing in the sentence has: `compared to the week prior`, `the accord signed in 2011`."""
    if 0 <= quantity.start - date.end <= 2 and reading.text[date.end] != ";":
        return False
    before = lead(reading, date)
    if is_record_since(reading, date):
        return True
    close = date.start >= quantity.end and close_behind(reading, quantity, date)
    if EARLIER.search(date.text) and (not close or before.endswith("than ")):
        return True
    if PEAK.search(before) or is_base_of_change(reading, quantity, date):
        return True
    if names_another(reading, date):
        return True
    if is_of_event(reading, quantity, date):
        return True
    told = WHEN.match(reading.text, date.end, quantity.start) is not None
    if not told and is_moved_from(reading, quantity, date):
        return True
    compared = COMPARED.match(before) if not told else None
    if compared and not date.start - len(before) + compared.start("word") <= quantity.start < date.start:
        return True
    return BACKGROUND.search(before) is not None and not in_clause_of(reading, quantity, date)


def in_clause_of(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`adopted on 13 June by 14 votes`: a number that the participle of a background date has."""
    number, top = number_token(reading.doc, quantity), top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    if own is None or number is None or own not in clauses_around(number):
        return False
    return own.dep_ in {"acl", "relcl"} or (own.dep_ == "advcl" and own.tag_ == "VBN")


@once
def names_another(reading: Reading, date: DateMention) -> bool:
    """Whether a date is part of a name, or the base of a change: `the 2018 Act`, `an increase of 31% on 2022`."""
    if len(date.edtf or "") == 4 and MORE_THAN_YEAR.search(lead(reading, date)):
        return True
    before = lead(reading, date)
    if is_base_period(reading, date):
        return True
    if len(date.edtf or "") == 4 and date.relation is None and (INITIALS.search(before) or PLAN.search(before)):
        return True
    named = NAMED_BY.search(before) is not None and date.relation != "from_to"
    return named or NAMES_IT.match(reading.text, date.end) is not None


def is_survey(reading: Reading, date: DateMention) -> bool:
    return SURVEY.match(reading.text, date.end) is not None


def is_of_toll(reading: Reading, date: DateMention) -> bool:
    return TOLL.search(lead(reading, date)) is not None


def is_of_noun(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`led by a captain, who seized power in 2022,`: a year in what is only said of a noun."""
    top = top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    if own is None or own.dep_ != "relcl" or len(date.edtf or "") != 4:
        return False
    number = number_token(reading.doc, quantity)
    verb = inmost(number) if number is not None else None
    if verb is None or verb.i < own.right_edge.i:
        return False
    pronoun = next((t for t in own.subtree if t.lower_ in RELATIVE), None)
    return pronoun is not None and any(t.text == "," for t in reading.doc[max(0, pronoun.i - 3) : pronoun.i])


def is_of_event(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`remanded over the 4 May attacks`, `candidates for the vote on 2 June`: an event that is only referred to."""
    if SCHEDULED.search(lead(reading, date)):
        return True
    number = number_token(reading.doc, quantity)
    return refers_to_event(reading, date, {number, *number.ancestors} if number is not None else set())


def refers_to_event(reading: Reading, date: DateMention, above: Container[Token] = ()) -> bool:
    """`over the 4 May attacks`, unless it is a number in words about the attacks, which are `above` it."""
    top = top_token(reading.doc, date.start, date.end)
    noun = next((t for t in leading(top) if t.pos_ in NOUNS), None) if top is not None else None
    if top is None or noun is None or noun.i < top.i or noun in above or noun.lemma_ in SPANS:
        return False
    return noun.dep_ == "pobj" and is_reference(noun.head)


def is_reference(preposition: Token) -> bool:
    """Whether a preposition refers to an event as cause or aim: `over`, `in reprisal for`, not `according to`."""
    if preposition.lower_ == "to":
        return preposition.head.pos_ in NOUNS
    return preposition.lower_ in {"for", "over", "about", "against", "with"}


def is_aside(reading: Reading, date: DateMention) -> bool:
    """Whether a date stands in a phrase that bounds or compares: `before the vote in 2019`."""
    return bool(ASIDE & words_above(reading, date))


@once
def is_of_another(reading: Reading, date: DateMention) -> bool:
    """Whether a date is that of an event which the sentence only refers to: `after the invasion in February 2022`."""
    if refers_to_event(reading, date):
        return True
    return bool((ASIDE | AFTER) & words_above(reading, date)) or AFTERWARDS.search(lead(reading, date)) is not None


@once
def words_above(reading: Reading, date: DateMention) -> set[str]:
    top = top_token(reading.doc, date.start, date.end)
    return {t.lower_ for t in leading(top)} if top is not None else set()


@once
def is_since(reading: Reading, date: DateMention) -> bool:
    """`since 2003`, and `since the outbreak of the war in April`."""
    if date.relation == "as_of" or reading.text.startswith(("’s ", "'s "), date.end) or is_of_toll(reading, date):
        return False
    if "/" in (date.edtf or "") and lead(reading, date).rstrip().lower().endswith("from"):
        return False
    if date.relation == "since":
        return reading.text[: date.start].rstrip().lower().endswith(("since", "from")) or "since" in date.text.lower()
    top = top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    if own is not None and opens_since(own):
        return True
    since = next((t for t in leading(top) if t.lower_ == "since"), None) if top is not None else None
    return since is not None and not re.search(r"[,;]|\d", reading.text[since.idx : date.start])
