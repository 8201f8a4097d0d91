"""Whether a name is a person's: by a given name of register/given_names.csv, or by initials."""

from __future__ import annotations

import re
from functools import cache

from extract.actors.register import rows
from extract.citations.names import BODY
from extract.sources.publishers import is_known

PARTICLE = r"al|van|von|de|der|den|bin|el|ibn|du|da|dos|la|le|y"
NAME = r"(?:(?:al|el|ad|an|ar|as|ash|at|az|d|l|ben)[-’'])?[A-ZÀ-Þ][\w’'-]*"
TITLED = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Lord|Dame|Lady|Judge|Justice|Captain|Capt|Gen|Col|Lt|Maj)\.?\s)?"
FULL_NAME = re.compile(
    rf"{TITLED}(?P<first>(?:[A-ZÀ-Þ]\.[ -]?)+|{NAME})"
    rf"(?:\s(?:{NAME}|(?:[A-ZÀ-Þ]\.[ -]?)+|{PARTICLE})){{1,4}}(?:,?\s(?:Jr|Sr|III?)\.?)?"
)
INITIAL = re.compile(r"(?:^|\s|-)[A-ZÀ-Þ]\.\s?(?:[A-ZÀ-Þ]\.\s?)*[A-ZÀ-Þ][a-z]|^[A-ZÀ-Þ][a-z]+\s[A-ZÀ-Þ]\s[A-ZÀ-Þ][a-z]")
# `Ban Ki-moon`, `Tsai Ing-wen`; no `Annual Follow-up`
KOREAN = re.compile(r"[A-Z][a-z]{1,5} [A-Z][a-z]{1,5}-(?!(?:up|on|in|off|out|down|based|term|led|free)$)[a-z]{2,6}")


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for (name,) in rows("given_names.csv"))


def is_person(name: str) -> bool:
    """`Ana Lund`, `J. R. Smith`, `Karl-Heinz Ott`; no body that bears a name: `Jackson Institute`."""
    match = FULL_NAME.fullmatch(name.strip())
    if match is None or BODY.search(name) or is_known(name):
        return False
    if INITIAL.search(name) or KOREAN.fullmatch(name):
        return True
    return not given_names().isdisjoint({match["first"], match["first"].split("-")[0]})


HEAD = re.compile(r"^.*?(?=,?\s(?:of|for|on|to|in|against|without|des|de|du|für|pour|der)\s|,\s|$)")
UNIT = re.compile(
    r"(?:Inst|Dep[’']?t|Univ|Ctr|Assoc|Ass[’'n]+|Comm[’']?n|Found|Techs?|Corp|Co|Inc|Ltd|LLC|LLP|plc|GmbH|Program|Watch|Bank|"
    r"Agency|Lab|Laboratory|Unit|Team|Desk|Clinic|Division|Branch|Branche|Club|Secretariat|Board|Company|Firm|Consulting|Associates|Press|Publishing|Publishers|Books|Verlag|Éditions)\.?$"
)
NO_BODY = re.compile(r"(?:Report|Review|Survey|World|Global|Staff|Project|Initiative|Programme|Mission|Report)s?$")
LIMITED = re.compile(r",\s(?=(?:Inc|Ltd|LLC|LLP|Corp|PLC|plc)\b)")


def is_body(name: str) -> bool:
    """Whether a whole field is a body's name: its head noun is that of a body, or a register has it."""
    if is_known(name):
        return True
    if len(name.split()) > 9 or not name[:1].isupper() or re.search(r"[?:“”()\d]", name):
        return False
    bare = LIMITED.sub(" ", name)
    if ", " in bare and not re.search(r",? (?:and|&) [^,]+$", bare):
        return False
    head = HEAD.match(bare)
    noun = head[0].split()[-1] if head and head[0].split() else ""
    return (BODY.search(noun) is not None and not NO_BODY.search(noun)) or UNIT.search(noun) is not None


def split_fields(text: str) -> list[str]:
    """The comma fields; `Danube Techs., Inc.` is one."""
    return [f.replace("\0", ", ") for f in LIMITED.sub("\0", text).split(", ")]
