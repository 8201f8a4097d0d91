"""What stands around an expression: its modifier and relation, and what tells a year from a count, a name or a code."""

from __future__ import annotations

import re
from functools import cache

from extract.numbers.exclude import COUNTED_BEHIND
from extract.rules import Rule, any_of, load_rules

REACH = 60  # characters before a date in which its preposition stands
# `the accord signed in 2011`, not `was signed in 2011`: what is dated is older than the story.
BYGONE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )\b(?:signed|adopted|established|founded|created|ratified|enacted|"
    r"reached|concluded|issued|published|dated|born|elected)\s+(?:in|on|by)?\s*(?:the\s+)?$",
)
# `fewer than in May 2020`, `compared with 2019`: what is looked back at, from which no story goes on.
COMPARING = re.compile(
    r"\b(?:(?:compared|relative) (?:to|with)|than (?:in|on|during|at)|(?:many|much|high|low) as (?:in|on|during|at)|"
    r"versus|(?:up|down) from)\s+(?:[^.,;]{0,40}\s(?:in|on|of)\s+)?(?:the\s+)?$"
)
TOLLED = re.compile(r"\s(?:dead|detained|displaced|injured|killed|missing|wounded)\b")
BESIDE_TOLL = re.compile(r"(?:\b(?:dead|detained|displaced|injured|killed|missing|wounded)(?:,|,?\sand)\s|\()$")
SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+|about\s+|around\s+|the\s+)?$")
RECURRING = re.compile(
    r"\b(?:(?:is|are)\s+(?:\w+\s+){0,2}(?:warmest|coldest|hottest|wettest|driest|highest|lowest|celebrated|observed|marked)\b"
    r"|(?:usually|generally|typically|normally|annually|traditionally|(?:every|each) year|on average)\b(?=[^,]*$)"
    r"|(?:rainy|dry|wet|snow|growing|planting|harvest|lean|hurricane|monsoon|fiscal|financial|tax|academic|school|crop)"
    r"\s+(?:season|year)\s+(?:is|runs?|begins?|starts?|lasts?|ends?|extends?)\b"
    r"|(?:snows?|rains?|rainfall|temperatures?|winters|summers|rivers?)\s+(?:that\s+|which\s+)?"
    r"(?:melts?|falls?|begins?|starts?|ends?|peaks?|rises?|drops?|dry)\b"
    r"|(?:every|each)\s+$)[^.;]*$",
    re.I,
)
# `a rise of 7 per cent over 2023`: what is compared with a year.
MORE_THAN_YEAR = re.compile(
    r"(?:%|\b(?:per ?cent|points?)|\b(?:increase|rise|growth|gain|drop|fall|decline|decrease)[^.;]{0,30})\s+over\s+$"
)
YEARLY = re.compile(r",?\s+(?:of\s+)?(?:every|each)\s+year\b|\s+annually\b", re.I)
KNOWN = re.compile(r"(?:\b(?:[Tt]he|[Tt]hat|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts)|\w[’']s?)\s+$")
THING = re.compile(
    r"\s+(?!(?:and|or|to|in|on|at|by|was|were|is|had|has|when|as|of|for|that|which|until|from|with)\b)[a-z]{3,}"
)
AHEAD = re.compile(
    r"\b(?:will|would|shall|expected|planned|scheduled|due|to be|intend(?:s|ed)?|(?:plan|hope|aim|promise|vow)s? to|"
    r"proposed|foreseen|envisaged|set to|pending|upcoming|ahead of)\b[^.;:,]*$"
)
# `candidates for the vote on 2 June`: what is on the calendar before it happens.
SCHEDULED = re.compile(
    r"\b(?:for|ahead of) (?:the|its|their|an?|[\w’']+s) (?:[\w-]+ ){0,3}(?:ballot|census|conference|convention|"
    r"deadline|elections?|festival|hearing|meeting|polls?|primar(?:y|ies)|referendum|runoff|season|session|summit|talks|"
    r"tournament|trial|vote)(?: (?:set|scheduled|due|planned))? (?:on|in|of|for) (?:the )?$"
)
ROUGHLY = re.compile(r"(\w+),?\s+(?:about|around|circa|roughly)\s+$")
WHOLE = re.compile(r"\b(?:was|were|been)\s+\w+ed\s+over\s+$")
NO_NOUN_BEHIND = re.compile(r"[.,;:)”’\"]|$")
COUNTING = re.compile(r"to|of|at|with|than|was|were|is|are|be|been|has|have|had|by|from|for|only|\w+(?:ed|ing)")
BEGINNINGS = frozenset(
    "born built completed created died emerged ended established expected formed founded introduced launched opened "
    "settled started".split()
)
# Countries that name a fiscal year by the year in which it begins, and what tells that another's is meant.
NAMED_BY_START = re.compile(r"\b(?:Japan(?:ese|[’']s)?|Tokyo|yen|Singapore(?:an)?|Hong Kong)\b")
NAMED_BY_END = re.compile(r"\b(?:U\.?S\.?|United States|American?|Pentagon|Congress|DoD|DOD|India|Australian?)\b")
QUOTED_SMALL = re.compile(r"\[([a-z])\](?=[a-z])")  # `‘[b]etween 2019 and 2023`
OPENED = r"[\s‘“\"'(\[]*"  # quotation marks and brackets that a date may open with


@cache
def context(prefix: str) -> tuple[Rule, ...]:
    """The rules of dates_context.toml whose id is this or starts with this and a dot."""
    rules = load_rules("dates_context")
    return tuple(r for r in rules if r.id == prefix or r.id.startswith(prefix + "."))


@cache
def triggers() -> dict[str, re.Pattern[str]]:
    """By name, what must stand near an expression of a rule that needs it."""
    return {r.id.removeprefix("trigger."): re.compile(r.pattern or any_of(r.words)) for r in context("trigger")}


@cache
def mod_pattern() -> re.Pattern[str]:
    groups = (f"(?P<{r.id.removeprefix('mod.')}>{any_of(r.words)})" for r in context("mod"))
    return re.compile(rf"(?<![\w-])(?:the\s+)?(?:{'|'.join(groups)})\s*(?:the\s+)?$", re.I)


@cache
def mod_values() -> dict[str, str]:
    return {r.id.removeprefix("mod."): str(r.fields["mod"]) for r in context("mod")}


def find_mod(text: str, start: int) -> tuple[str, int] | None:
    """START, MID or END from the words right in front, and where these words begin."""
    low = max(0, start - REACH)
    found = mod_pattern().search(text[low:start])
    if found is None:
        return None
    return mod_values()[str(found.lastgroup)], low + found.start()


@cache
def relation_pattern() -> re.Pattern[str]:
    words = any_of(w for r in context("relation") for w in r.words)
    filler = any_of(w for r in context("filler") for w in r.words)
    return re.compile(rf"(?<![\w-])(?P<p>{words})(?:\s+(?:{filler}))*{OPENED}-?$", re.I)


@cache
def relation_rules() -> dict[str, Rule]:
    return {w: r for r in context("relation") for w in r.words}


def find_relation(text: str, start: int, ranged: bool) -> str | None:
    """The sense of the preposition right in front; some open a range (`from`, `between`, `the period`)."""
    found = relation_pattern().search(QUOTED_SMALL.sub(r"\1", text[max(0, start - REACH) : start]))
    if found is None:
        return None
    rule = relation_rules()[re.sub(r"\s+", " ", found["p"].lower())]
    sense = rule.fields.get("range", rule.fields["sense"]) if ranged else rule.fields["sense"]
    return str(sense) or None


def find_tense(text: str, start: int, end: int) -> str | None:
    """What the words around say of a date and the story.

    `past`: before it (`since February`, `the accord signed on`, `fewer than in`); `future`: ahead; `named`: the text
    has named it before (`the 2 August meeting`); `recurring`: it comes every year (`the season runs from June`).
    """
    before = text[max(0, start - 2 * REACH) : start]
    if RECURRING.search(text[max(0, start - 20 * REACH) : start].rpartition(". ")[2]) or YEARLY.match(text, end):
        return "recurring"
    if any(looks_back.search(before) for looks_back in (SINCE, BYGONE, COMPARING)):
        return "past"
    if KNOWN.search(before) and THING.match(text, end):
        return "named"
    return "future" if AHEAD.search(before) else None


@cache
def led_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(context(name)[0].words)})[\s–-]+(?:the\s+)?(?:month\s+of\s+)?$", re.I)


def is_led(text: str, start: int, name: str = "led") -> bool:
    """Whether a word of time stands in front, or a bracket or slash that sets the date apart."""
    before = text[max(0, start - REACH) : start]
    if led_pattern(name).search(before):
        return True
    return name == "led" and (re.search(r"[(\[,]\s*$|\w/$", before) is not None or find_mod(text, start) is not None)


@cache
def before_year() -> re.Pattern[str]:
    return re.compile("(?<![A-Za-z])(?:" + "|".join(f"(?:{r.pattern})" for r in context("year.before")) + ")$")


@cache
def behind_year() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((r, re.compile(r.pattern or "(?!)")) for r in context("year.behind"))


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """A number of a year's size that is no count, name or code."""
    before = text[max(0, start - REACH) : start]
    led = is_led(text, start) or not text[start].isdigit()  # `the year 1574`
    if year > 2199 or (not 1800 <= year <= 2099 and not led and not names_event(before, text[end:])):
        return False
    if find_mod(text, start) is not None:
        return True
    if year < 1800 and re.search(r"(?:\bOf\sthe\s|\()$", before) and COUNTED_BEHIND.match(text, end):
        return False  # `of the 1506 incidents`, `(1696 observations)`
    if TOLLED.match(text, end) and BESIDE_TOLL.search(before):
        return False  # `(576 killed and 1864 injured)`
    if (
        before_year().search(before)
        and not is_about(before)
        and not is_some_time(before, text[end : end + 20], year)
        and not MORE_THAN_YEAR.search(before)
    ) or is_bound_of_count(text, start, end):
        return False
    return not any(pattern.match(text, end) and counts(rule, before) for rule, pattern in behind_year())


def is_counted(text: str, end: int) -> bool:
    """Whether what stands behind is counted or measured: people, homes, kilometres."""
    return any(rule.id != "year.behind.events" and pattern.match(text, end) for rule, pattern in behind_year())


def begins_named(text: str, start: int, end: int) -> bool:
    """Whether a fiscal year is named by the year in which it begins: `Japan's FY2020 budget`."""
    around = text[max(0, start - 3 * REACH) : end + 3 * REACH]
    return NAMED_BY_START.search(around) is not None and NAMED_BY_END.search(around) is None


def names_event(before: str, behind: str) -> bool:
    """`the 1784 Treaty`: an article in front and a name behind."""
    return re.search(r"\b[Tt]he $", before) is not None and re.match(r"\s[A-Z][a-z]", behind) is not None


def is_bound_of_count(text: str, start: int, end: int) -> bool:
    """`between 2000 and 3000 people`, `from 1500 to 2000 men`: the other bound is no year, or it is counted."""
    other = re.compile(r"\s+(?:and|to|or)\s+(\d{1,3}[,\s]\d{3}|\d{4,})\b").match(text, end)
    if other is None or not re.search(r"\b(?:[Bb]etween|[Ff]rom)\s+$", text[max(0, start - REACH) : start]):
        return False
    if re.fullmatch(r"(?:1[5-9]|2[01])\d\d", other[1]) is None:
        return True
    return not are_years(text, start, other.end(), int(text[start:end]))


def are_years(text: str, start: int, end: int, first: int) -> bool:
    """Whether two numbers of a year's size are years, not pages (`pp. 1987-2001`) or a count (`1500 to 2000 men`)."""
    before = text[max(0, start - REACH) : start]
    if re.search(f"(?<![A-Za-z])(?:{context('year.before.name')[0].pattern})$", before):
        return False
    return first >= 1900 or not any(p.match(text, end) for r, p in behind_year() if not r.fields.get("always"))


def counts(rule: Rule, before: str) -> bool:
    """Whether a noun behind the number is counted by it, going by the words in front."""
    if rule.fields.get("always"):
        return True
    if rule.fields.get("named") and re.search(r"\b(?:the|its|since|in)\s+$", before, re.I):
        return False
    return not opens_sentence(before)


def is_about(before: str) -> bool:
    """`in about 1910`, `since around 2014`: a preposition of time stands in front of the approximation."""
    return (
        re.search(
            r"\b(?:in|since|until|by|from|between|founded)\s+(?:or\s+)?(?:about|around|approximately|at least)\s+$",
            before,
            re.I,
        )
        is not None
    )


def is_some_time(before: str, behind: str, year: int) -> bool:
    """`a new car around 2024, he said`, `200,000 were deported over 2024.`: no count, which would be of something."""
    if not 1900 <= year <= 2099 or year % 100 == 0 or not NO_NOUN_BEHIND.match(behind):
        return False
    if WHOLE.search(before):
        return True
    lead = ROUGHLY.search(before)
    return lead is not None and (lead[1] in BEGINNINGS or not COUNTING.fullmatch(lead[1]))


def opens_sentence(before: str) -> bool:
    """`In 2014 Iraqi soldiers`, `Beginning in 1970 American troops`: so that what follows is no counted noun."""
    return re.search(r"\b(?:In|Since|Until|During|By|From|Throughout|[A-Z]\w+ (?:in|from|by))\s+$", before) is not None
