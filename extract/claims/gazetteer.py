"""Names that are places wherever they stand: countries, capitals, and first-order divisions (ISO 3166-2)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extract.actors.register import resolve_name


@cache
def divisions() -> frozenset[str]:
    """Folded names of the world's provinces, states and governorates, and of all countries."""
    import pycountry

    names = {c.name.partition(",")[0] for c in pycountry.countries}
    names.update(part for d in pycountry.subdivisions for part in re.split(r"\s*[\[\](),/]\s*", d.name))
    return frozenset(folded for name in names if len(folded := fold(name)) > 3)


def fold(name: str) -> str:
    """Lower case without accents and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[’'ʿʼ`]", "", bare).lower().strip()


def is_known_place(name: str) -> bool:
    """Whether a name, as it stands, is one of these."""
    entry = resolve_name(name)
    return fold(name) in divisions() or (entry is not None and entry.type == "state" and entry.form != "adjective")


def is_country(name: str) -> bool:
    """Whether a name is that of a state."""
    entry = resolve_name(name)
    return entry is not None and entry.type == "state" and entry.form == "name"
