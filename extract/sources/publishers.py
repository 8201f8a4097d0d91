"""The canonical name of a publisher: by the register of actors, by register/publishers.csv, else as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.actors.register import resolve_name, rows

THE_BEHIND = re.compile(r"\s*\((?:The|the)\)$|,\s+[Tt]he$")  # `Guardian (The)`, as sorted lists have it
SHORT_BEHIND = re.compile(r"(?P<long>.+?)\s*\((?P<short>[^()]{2,40})\)")  # `Human Rights Watch (HRW)`
SHORT_BEFORE = re.compile(r"(?P<short>[^–—]{2,20}?)\s+[-–—]\s+(?P<long>.+)")  # `HRW – Human Rights Watch`
JOINT = re.compile(r"\s+(?:and|&)\s+|\s*/\s*|;\s+|\s+[-–]\s+")  # `ISW and CTP`, `OHCHR/UNAMI`


@dataclass(frozen=True, slots=True)
class Publisher:
    """A canonical name, and the id that the body has in the register of actors, if it is there."""

    name: str
    actor_id: str | None = None


def find_publisher(printed: str) -> Publisher:
    """The publisher of a name as printed. An unknown one keeps its name; of joint ones each is looked up."""
    bare = THE_BEHIND.sub("", " ".join(printed.split())).strip(" ,")
    known = known_publisher(bare)
    if known is not None:
        return known
    parts = [known_publisher(part) for part in JOINT.split(bare)]
    if len(parts) > 1 and all(parts):
        return Publisher(" and ".join(p.name for p in parts if p))
    return Publisher(bare or printed)


def is_known(printed: str) -> bool:
    """Whether a register has the body."""
    return known_publisher(THE_BEHIND.sub("", printed.strip())) is not None


def known_publisher(bare: str) -> Publisher | None:
    """A body of the registers, by its own name or by the two names of `Human Rights Watch (HRW)`."""
    found = registered(bare)
    pair = None if found else SHORT_BEHIND.fullmatch(bare) or SHORT_BEFORE.fullmatch(bare)
    if pair is None:
        return found
    long, short = registered(pair["long"]), registered(pair["short"])
    return long if short is None else short if long is None else long if long == short else None


@cache
def registered(bare: str) -> Publisher | None:
    name = writings().get(fold_name(bare), bare)
    entry = resolve_name(name) or resolve_name(f"The {name}")
    if entry is not None and (entry.type != "state" or entry.form == "name"):
        return Publisher(entry.name, entry.actor_id)
    return Publisher(name) if fold_name(bare) in writings() else None


@cache
def writings() -> dict[str, str]:
    """Folded name or alias → canonical name."""
    return {
        fold_name(writing): name
        for name, aliases, *_ in rows("publishers.csv")
        for writing in (name, *filter(None, aliases.split("|")))
    }


def fold_name(name: str) -> str:
    """Without article, marks and case, but an abbreviation keeps its capitals: `US` is no `us`."""
    bare = re.sub(r"^(?:The|the)\s+|[.’']", "", name.strip())
    words = re.sub(r"[^\w]+", " ", bare.replace("&", " and ")).strip()
    return words if words.isupper() else words.casefold()
