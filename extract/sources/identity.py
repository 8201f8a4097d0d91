"""The identity of a source: what makes two citations citations of one work. docs/decisions/0006-source-ids.md."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from extract.model import Citation
from extract.sources.publishers import find_publisher

# Series of documents of the United Nations: General Assembly, Security Council, ECOSOC, treaty bodies, ….
UN_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)(?:/[a-z]{2})?/)?"
    r"(?P<symbol>(?:A|S|E|ST|T|TD|DP|CCPR|CEDAW|CERD|CRC|CAT|CED|CMW|CRPD|HRI|CTOC|UNEP|FCCC)"
    r"(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,6})"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"“”]+[^\s<>\"“”.,;)\]]")
WORD = re.compile(r"[^\W_]+")


def source_id(citation: Citation) -> str:
    """A readable id with a digest: `reuters.cabinet-sworn-in.2020-05-04.1f9c2b7a`. It depends on the citation alone."""
    key, shown = identity(citation)
    digest = hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return ".".join([*filter(None, shown), digest])


def identity(citation: Citation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what is compared, what the id shows): the UN symbol, the DOI, who with title and date, the url, the text."""
    symbols = sorted({m["symbol"].rstrip(".,)") for m in UN_SYMBOL.finditer(citation.text)})
    if len(symbols) == 1:
        return ("un", symbols[0]), ("un", symbols[0].casefold().replace("/", "-"))
    doi = DOI.search(" ".join(filter(None, (citation.text, citation.url))))
    if doi:
        return ("doi", doi[0].casefold()), (slug(who(citation), 24), slug(citation.title or "", 40))
    if citation.title:
        key = (fold(who(citation)), fold(citation.title), citation.published or "")
        return ("title", *key), (slug(key[0], 24), slug(key[1], 40), key[2].replace("/", "_"))
    if citation.url:
        return ("url", fold_url(citation.url)), ("url", slug(fold_url(citation.url), 40))
    return ("text", fold(citation.text)), (slug(who(citation) or citation.text, 40), citation.published or "")


def who(citation: Citation) -> str:
    """The canonical publisher, for want of one the first author's surname."""
    if citation.publisher:
        return find_publisher(citation.publisher).name
    return surname(citation.authors[0]) if citation.authors else ""


def surname(name: str) -> str:
    """`Holt, M.`, `Mara Holt` and `Holt M.` are one."""
    head = re.sub(r"(?:\s+[A-ZÀ-Þ]\.)+$", "", name.partition(",")[0].strip())
    return head if "," in name else head.split()[-1] if head else name


def fold(text: str) -> str:
    """Words without case, marks and accents; `Iraq’s` is one word however its apostrophe is written."""
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=\w)[’'‘`ʼ](?=\w)", "", text).casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def fold_url(url: str) -> str:
    """Without protocol, `www.`, fragment and final slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|#[^!].*$|/+$", "", url.strip(), flags=re.I)


def slug(text: str, length: int) -> str:
    """Whole words up to a length, joined by hyphens."""
    words = fold(text).split()
    while len(words) > 1 and len("-".join(words)) > length:
        words.pop()
    return "-".join(words)[:length]
