"""Where each source of a note stands: at separators, redactions and ends of sentences, never inside a title."""

from __future__ import annotations

import re

from extract.citations.fields import take_out
from extract.citations.forms import form, quoted_title
from extract.citations.patterned import parse_patterned
from extract.citations.symbols import list_documents
from extract.citations.tidy import tidy
from extract.sources.publishers import is_known

SEPARATOR = re.compile(
    r";\s*(?:and\s+)?(?=\S)(?!\d+\s?(?:\(\d+\))?:\s?\d)|(?<=\d{4}),\s+(?:and\s+)?(?=[‘“][A-Z])|"
    r"(?<=\d{4})\s+and\s+(?=[A-Z][^‘’“”,]{2,60},\s[‘“])|"
    r"\.\s+(?=(?:(?:For|On)\s[^.;“”\"]{3,120}?,?\ssee|See)(?:,?\s(?:also|e\.g\.))?[:,]?\s)|"
    r"\.\s+(?=[A-Z][^.“”]{3,60}, “)|\s+and\s+(?=https?://)|"
    r"(?<![a-z]\s\d{4})(?<!\d,\s\d{4}),\s+(?=[A-Z]{3,10}[- ]?\d{6,}\b(?!\.[A-Z]))|"
    r"(?<=”)\s+and\s+(?=[A-ZÀ-Þ][\w’. -]{1,60}, “)|,?\s+(?:and\s+)?(?P<symbol>(?=[A-Z]{1,5}/[A-Z0-9.()-]{1,12}))"
)
# `S/2023/130, para. 12, and S/2022/910`: a list of documents, no symbol behind a title.
SYMBOL_ALONE = re.compile(r"(?i:see(?:\salso)?\s)?(?:[A-Z]{1,5}/[A-Z0-9./()-]+\d|[Ii]bid\.)(?!,\s[A-Z])")
# What goes on in lower case is no new source, unless it is led in.
CONTINUES = re.compile(
    r"(?!see\b|(?:on|for)\s[^;]{2,80}\bsee\b|and\b|also\b|cf\b|but\b|(?:telephone\s|online\s)?interviews?\b|ibid|idem|id\b|quoted|cited|supra|above|note|http|www|url|[\w-]+\.\w+/)[a-z]"
)
NAME_AT_END = re.compile(r"[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][\w’'. -]+$")  # `Perrow, Martin; Davy, Anthony (eds.)`
PERSON_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][\w’'. -]+(?:;|\s\()")
# `INQ012345 (page 4 paragraph 12)`: the number that an inquiry or a firm has given a paper, at the end.
INQUIRY = re.compile(r"(?<![\w/-])[A-Z]{3,6}[-_]?\d{6,}(?:\s\([^()]*\))?[\s.]*$")
SENTENCE = re.compile(r"(?<=[\w)\]])\.\s+(?=[A-Z\d“‘\"])")
DATED = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2}\b")
LEGAL = re.compile(
    r"(?:[A-Z][\w.’-]*\s){1,4}\d{1,2}/\d{1,2}/\d{2,4}\s(?:302|Tr\.|Grand Jury|Tweet)\b[^.;]{0,60}|"
    r"\d{1,2}/\d{1,2}/\d{2,4}\s(?:Email|Text|Tweet|Facebook|Twitter|Messages?|Letter|Memo)[^.;]{0,160}(?:\([^()]*\))?|"
    r"SM-\d+(?:-[A-Z]+)?(?:, serials? [\d, –-]+)?|"
    r"\d+\s(?:U\.S\.C\.|C\.F\.R\.)\s§+.{1,60}"
)
# `Id. at 8`, `Water Plan, supra note 3, at 12`: a sentence that is a short form and nothing else.
BACK = re.compile(
    r"(?:Id|Ibid)\.?(?:,?\sat\s[\d–, -]+)?|[A-Z][^.;“”]{1,80},\ssupra\s(?:foot)?note\s\d+(?:,\sat\s[\d–, -]+)?"
)
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\.[A-Z]|\b(?:v|[Cc]f|Nos?|Mrs?|Ms|Dr|Inc|Co|Corp|Ltd|Jr|Sr|Cir|Rev|Dist|Ct|App|al|vol|[Aa]rt|Doc|eds?|"
    r"Tr|Rep|Supp|Fed|St|Stat|amend|Const|Dep|Gen|Sen|[Pp]p?|paras?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)
TYPEWRITTEN = re.compile(r"(?:^|, )\"[A-Z](?:[^\"']|'(?!')){0,300}$")  # a title opened behind a comma, not closed yet
SIGNAL = re.compile(r"^(?:(?:See|Cf\.|But see|Accord|Compare)(?:,?\s(?:also|e\.g\.))?[,:]?\s)+")


def split_sources(text: str) -> list[tuple[int, int]]:
    """Where each source stands. A semicolon in quotes or brackets, or after which no source follows, splits none."""
    parts = [
        span for part in split_redactions(text) for span in split_documents(text, *part) or split_part(text, *part)
    ]
    spans = [span for part in parts for span in split_documents(text, *part) or [part]]
    return [piece for start, end in spans for piece in split_sentences(text, start, end)]


def split_documents(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where the text is a list of documents by symbol, each of them."""
    return [(first + start, first + end) for start, end in list_documents(text[first:last])]


def split_redactions(text: str) -> list[tuple[int, int]]:
    """What is blacked out stands between sources, unless a source goes on behind it: `Email, A to ____ ____@b.com`."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in form("redaction").finditer(text):
        if inside(text[start : match.start()]) or not re.match(r"[A-Z\d]|see\b|$", text[match.end() :]):
            continue
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]


def split_part(text: str, first: int, last: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = first
    for match in SEPARATOR.finditer(text, first, last):
        before, after = text[start : match.start()], text[match.end() : last]
        if inside(before) or CONTINUES.match(after) or (NAME_AT_END.search(before) and PERSON_FIRST.match(after)):
            continue
        if match["symbol"] is not None and not SYMBOL_ALONE.match(before.strip()):
            continue
        if after[:1] in "‘“" and is_whole(f"{before}{match[0]}{next_piece(after)}"):
            continue
        if not is_source(before) or (match["symbol"] is None and not begins_source(after)):
            continue
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, last)]


def is_whole(piece: str) -> bool:
    """`Minute Straw to Prime Minister, 3 March 2003, ‘Iraq’`: what one style reads, whatever it could be cut into."""
    return parse_patterned(take_out(tidy(form("lead_in").sub("", piece).strip(" .,;")))) is not None


def begins_source(after: str) -> bool:
    """`Guardian (The), Iran; a timeline, 3 May 2021`: a known publisher opens one, wherever its title ends."""
    return is_source(next_piece(after)) or (is_known(after.partition(", ")[0]) and is_source(after))


def next_piece(after: str) -> str:
    """What stands before the next semicolon that is not in brackets or quotes."""
    for match in re.finditer(";", after):
        if not inside(after[: match.start()]):
            return after[: match.start()]
    return after


def split_sentences(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """A paper of a court or a law beside whole sentences stands alone: `18 U.S.C. § 371. The finding was …`."""
    starts = [first, *(m.end() for m in SENTENCE.finditer(text, first, last) if ends_sentence(text[first : m.start()]))]
    pairs = list(zip(starts, [*starts[1:], last], strict=True))
    legal = [is_legal(text[s:e]) for s, e in pairs]
    spans: list[tuple[int, int]] = []
    for (start, end), alone, before in zip(pairs, legal, [True, *legal], strict=False):
        if alone or before or not spans:
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
    return spans


def ends_sentence(before: str) -> bool:
    return ABBREVIATED.search(before[-8:]) is None and not inside(before)


def is_legal(sentence: str) -> bool:
    """Whether a sentence is nothing but an exhibit, an interview, a case or a statute."""
    bare = SIGNAL.sub("", sentence.strip(" .;"))
    return (
        LEGAL.fullmatch(bare) is not None
        or BACK.fullmatch(bare) is not None
        or (
            re.search(r",\s.*\(\d{4}\)$|\sv\.\s|§|[A-Z]{3,5}-\d{5,}|Indictment|Complaint|Offense|Plea Agreement", bare)
            is not None
            and parse_patterned(take_out(bare)) is not None
        )
    )


def inside(text: str) -> bool:
    """Whether a quotation or bracket is still open at the end of the text."""
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    if TYPEWRITTEN.search(text):
        return True
    return len(re.findall(r"(?<!\w)‘", text)) > len(re.findall(r"’(?!\w)", text))


def is_source(text: str) -> bool:
    """Whether a piece can be a source of its own: a date, a link, a quoted title, a page or a back-reference."""
    return any(
        (
            DATED.search(text),
            form("url").search(text),
            form("undated").search(text),
            form("accessed").search(text),
            form("back").search(text),
            form("back_inside").search(text),
            quoted_title(text),
            form("pages").search(text),
            re.search(r",\s[Vv]ol\.\s\d+", text),
            INQUIRY.search(text),
            form("legal").search(text),
            re.search(r"\(eds?\.\),\s", text),
            form("cross").search(text),
            is_whole(text),
        )
    )
