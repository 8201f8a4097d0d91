"""Words of a text as the register compares them: one form for spellings, accents and apostrophes that vary.

`Da’esh` and `Daesh`, `Séléka` and `Seleka`, `Defense` and `Defence`, `Stabilization` and `Stabilisation` are one; so
are `UN`, `U.N.` and `United Nations`, wherever they stand in a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[’'ʿʾ‘`.][^\W_]+)*\.?")
POSSESSIVE = re.compile(r"[’'‘`]s$")
APOSTROPHES = re.compile(r"[’'ʿʾ‘`.]")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
SPELLINGS = {
    "armored": "armoured",
    "center": "centre",
    "centers": "centres",
    "defense": "defence",
    "labor": "labour",
    "program": "programme",
    "programs": "programmes",
}
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a"})
# Bodies whose abbreviation stands for their words inside of other names: `UN Women`, `U.S. Army`, `EU Agency for …`.
SHORTENED = {
    "UN": "united nations",
    "U.N.": "united nations",
    "US": "united states",
    "U.S.": "united states",
    "USA": "united states",
    "U.S.A.": "united states",
    "UK": "united kingdom",
    "U.K.": "united kingdom",
    "EU": "european union",
    "E.U.": "european union",
}
LONG = {("united", "nations"), ("united", "states"), ("united", "kingdom"), ("european", "union")}

Words = list[tuple[str, int, int]]


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """One word in the form that is compared; a possessive `’s` is none of the name."""
    if word in SHORTENED:
        return SHORTENED[word]
    bare = APOSTROPHES.sub("", POSSESSIVE.sub("", word.rstrip("."))).casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare.translate(LETTERS))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    if "iz" in bare:
        bare = re.sub(r"iz(?=ations?$|ed$|ing$|e$)", "is", bare)
    return SPELLINGS.get(bare, bare)


def words_of(text: str) -> Words:
    """Folded words with their offsets; a possessive ending is left out of the span."""
    found: Words = []
    for match in WORD.finditer(text):
        raw = match[0]
        bare = POSSESSIVE.sub("", raw)
        if bare.endswith(".") and not INITIALS.fullmatch(bare):
            bare = bare[:-1]
        found.append((fold_word(raw if raw in SHORTENED else bare), match.start(), match.start() + len(bare)))
    return join_long(text, found)


def join_long(text: str, words: Words) -> Words:
    """`United Nations` is one word, as `UN` is; `of America` belongs to it; `Co-operation` is `Cooperation`."""
    if not any(w in {"united", "european", "co"} for w, _, _ in words):
        return words
    joined: Words = []
    for word, start, end in words:
        before = joined[-1] if joined else ("", 0, 0)
        if (before[0], word) in LONG and text[before[1]].isupper() and text[start].isupper():
            joined[-1] = (f"{before[0]} {word}", before[1], end)
        elif before[0] == "co" and word.startswith("o") and text[before[2] : start] == "-":
            joined[-1] = (f"co{word}", before[1], end)
        elif word == "america" and len(joined) > 1 and [w for w, _, _ in joined[-2:]] == ["united states", "of"]:
            joined[-2:] = [("united states", joined[-2][1], end)]
        else:
            joined.append((word, start, end))
    return joined
