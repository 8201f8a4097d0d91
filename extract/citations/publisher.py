"""The publisher alone: without the kind of paper, its series, volume and number."""

from __future__ import annotations

import re

from extract.citations.forms import form
from extract.citations.names import BODY
from extract.sources.publishers import is_known

# `Human Rights Watch news release`: what kind of paper it is.
KIND_BEHIND = re.compile(
    r"\s+(?i:news release|press release|press statement|statement|blog post|(?-i:post|dispatch)|video clip|video|"
    r"podcast|briefing note|fact sheet|policy brief|policy paper|working paper|commentary|alert|memo|memorandum|cable|"
    r"transcript|memorandum for the record)$"
)
VOLUME = re.compile(
    r",\s(?:[Vv]ol(?:ume)?|[Ii]ssue)\.?\s\d+.*$|[,\s]*\b(?:vol(?:ume)?\.?\s*)?\d{1,3}\s*(?:[,:(]|no\.?|\(\d+\)).*$|[,\s]+(?:no\.|n[°ºo]|Nr\.)\s*\d+.*$"
)
NUMBERED_PAPER = re.compile(r"[A-Z]{2,6}[-\s]?\d[\dA-Z-]{4,}|(?:[SH]\.\s?)(?:R\.\s)?(?:Hrg|Rept|Rep|Doc|Prt)\.?\s.*")
PRESENTED = re.compile(
    r"(?:paper|speech|lecture|talk|remarks|address|presentation)\s(?:presented|prepared|delivered|given|submitted|at|to)\b"
)
SERIES_FIELD = re.compile(
    r".*\bSeries|(?:.*\b)?(?:Volume|Vol\.?|Issue|Number|No\.?|Nr\.?|Study|Paper|Report|Brief|Briefing|Memo|Analysis|Insight)"
    r":?\s\S*\d[\w/:.\s-]*"
)


def without_series(name: str) -> str:
    """`Crisis Group Africa Report N°293`, `Crisis Group Statement`: the body alone."""
    body, _, number = name.partition(", ")
    if KIND_BEHIND.search(body) and re.fullmatch(r"[A-Z]\w+ \d+", number):  # `DOS cable, Lagos 123`
        name = body
    bare = KIND_BEHIND.sub("", form("series").sub("", name)).strip(" ,")
    return bare if is_known(bare) or (BODY.search(bare) and not bare[-1:].isdigit()) else name


def clean_publisher(text: str) -> str | None:
    """`International Security 43, no. 1` → `International Security`."""
    text = VOLUME.sub("", text.strip(" ,.()”")).strip(" ,.():")
    text = re.sub(r"^(?:in:?|at|on|dans)\s+(?=[A-Z])", "", text)
    text = form("series").sub("", text)
    text = first_of_series(text)
    text = KIND_BEHIND.sub("", re.sub(r"^(?:video|clip|video clip|photograph|podcast|audio),\s(?=[A-Z])", "", text))
    if (
        PRESENTED.match(text)
        or NUMBERED_PAPER.fullmatch(text)
        or (form("prose").search(text) and len(text.split()) > 8)
    ):
        return None
    return text if re.search(r"[^\W\d]{2,}", text) or text == "X" else None


def first_of_series(text: str) -> str:
    """`Delta Institute, Rivers Project Series, Case Study Number 1`: the body alone."""
    body, *others = text.split(", ")
    told = others and all(SERIES_FIELD.fullmatch(o) for o in others)
    return body if told and (is_known(body) or BODY.search(body)) else text
