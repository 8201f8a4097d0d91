"""Who stands in a citation: persons in any order of surname and first name, bodies as they are."""

from __future__ import annotations

import re

from extract.citations.forms import form

PERSON = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|al|van|von|de|der|bin|el|ibn)){1,4}|[A-ZÀ-Þ][\w’'-]+")
BODY = re.compile(
    r"\b(?:News|Council|Ministry|Department|Dep’t|Office|Agency|Organi[sz]ation|University|Institute|Centre|Center|Committee|Group|"
    r"Nations|Union|Watch|International|Government|Bank|Fund|Commission|Association|Network|Report|Times|Post|Monitor|"
    r"Project|Foundation|Society|Court|Bureau|Forum|(?:Associated|University|Free|Daily) Press|"
    r"Press (?:Agency|Association)|Initiative|Service|Federation|Air Force|Review|World|Global|"
    r"Staff|Forces|Army|Embassy|Police|Parliament|Command|Administration|Authority|Assembly|Secretariat|Programme|"
    r"Tribunal|Observatory|Corporation|Academy|Alliance|Coalition|Radio|Television|Mission|Directorate|Delegation|"
    r"Consortium|Partnership|Commissioner|Movement|Survey|Rapporteur|Secretary-General|Experts|Ombudsman|Board|"
    r"Treasury|Senate|Congress|Inquiry|Panel|Library|Trust|College|School|Tribune|Herald|Gazette|Telegraph|Chronicle|"
    r"Magazine|Broadcasting|Archives|Museum|Taskforce|Inspectorate|Inspector General)\b|"
    r"^[A-Z][A-Z&-]+$|\b[A-Z]{3,}\b"
)
# `Committee on Economic, Social and Cultural Rights`: the commas are the name's, with a title behind it.
LISTING = re.compile(
    r"(?P<name>(?:[A-Z][\w’]+\s){0,4}(?:Committee|Department|Ministry|Office|Organi[sz]ation|Institute|Agency|Bureau|Educational|Centre|Center)"
    r"(?:\s(?:on|for|of|the|[A-Z][\w’]+)){0,5}(?:,\s[A-Z][\w’]+(?:\s[A-Z][\w’]+){0,2}){1,3},?\s(?:and|&)\s[A-Z][\w’]+(?:\s[A-Z][\w’]+){0,3}"
    r"(?:\s\([A-Z]+\))?),\s(?=\S+\s\S)"
)
# Words that no name of a person or body holds.
UNLIKE_NAME = re.compile(
    r"(?<![\w’'-])(?!(?:of|for|the|and|on|in|to|at|by|de|la|le|des|du|und|für|van|von|der|den|al|el|bin|see|also|et|eds?)\b)"
    r"[a-z]{2,}"
)
# A word of a name, with its article: `al-Idrissi`.
WORD = r"(?:(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-’'])?[A-ZÀ-Þ][\w’'.-]*"
ROLE = re.compile(r"(?:eds?|trans|et al|with)\.?")
# `Kato, Ann and Le Roux, Pauline`: each surname with its first name behind it.
INVERTED = r"(?:(?:Le|La|De|Al|El|Abu|Ben|Van|Von)\s)?[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)?"
INVERTED_LIST = re.compile(rf"{INVERTED}(?:(?:,| and| &|, and|;) {INVERTED})*")
FULL = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*)+"
MIXED = re.compile(rf"(?P<first>{INVERTED}), (?P<others>(?:{FULL}, )*and {FULL})")  # `Diallo, Moussa, and Ann Roe`
# `Adeyemi, O and de Souza, M A P`: initials without points.
POINTLESS = (
    r"(?:(?:de|van|von|al|el|bin|da|dos)[ -])?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?,? (?:[A-ZÀ-Þ] ?){1,3}(?![\w’])"
)
POINTLESS_LIST = re.compile(rf"{POINTLESS}(?:(?:, | ?and | ?& ){POINTLESS})*(?:,? et al\.?)?,?\s*$")


def leading_authors(text: str) -> tuple[tuple[str, ...], str]:
    """Persons in `Surname, I.` form at the head, and what follows."""
    author = form("author").pattern
    match = re.match(
        rf"(?:{author})(?:(?:,\s|,?\s(?:and|&)\s){author})*(?:,?\s(?:et al\.?|eds?\.|\(eds?\.?\)))?,\s*", text
    )
    if match is None:
        return (), text
    names = re.findall(author, match[0])
    return tuple(n.strip() for n in names), text[match.end() :]


def split_names(text: str) -> tuple[str, ...]:
    """`Keir Lieber and Daryl Press` → two; `Wilgenburg, W. and Caggins, M.` too; a body stays whole."""
    text = re.sub(r",?\s\(?eds?\.?\)?$|,?\set al\.?$|,?\sand others$", "", text.strip(" ,:")).strip(" ,")
    text = re.sub(r"(?<!\b[A-Z])\.$", "", text)
    if not text:
        return ()
    authors, after = leading_authors(text + ", ")
    if authors and not after.strip(" ,"):
        return authors
    if POINTLESS_LIST.fullmatch(text) and not BODY.search(re.sub(r"\b[A-Z]{1,3}\b", "", text)):
        return tuple(n.strip() for n in re.findall(POINTLESS, text))
    if BODY.search(text) and ("," not in text or re.fullmatch(r"[^,]+,\s(?:Inc|Ltd|LLC)\.?", text)):
        return (text,)
    if INVERTED_LIST.fullmatch(text) and not BODY.search(text):
        return tuple(re.findall(INVERTED, text))
    if (mixed := MIXED.fullmatch(text)) is not None and not BODY.search(text):
        return (mixed["first"], *split_names(mixed["others"]))
    names = re.split(r"^and\s+|,\s+(?:and\s+)?|\s+and\s+|\s+&\s+", text)
    return tuple(n.strip() for n in names if n.strip() and not ROLE.fullmatch(n.strip()))
