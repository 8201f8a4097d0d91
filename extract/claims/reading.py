"""One paragraph with all that was found in it: what the claims are read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from extract.model import Actor, DateMention, Quantity
from extract.sentences import sentence_of
from ingest.model import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

M = TypeVar("M", DateMention, "Place", "Token")
A = TypeVar("A")
# Heads above one another in a parse; a list of names is a chain of them.
HIGHEST = 64


@dataclass(frozen=True, slots=True)
class Place:
    """A named place as it stands; `container` where it only says in what the place before it lies."""

    start: int
    end: int
    text: str
    group: int  # places of one list share a group
    container: bool = False
    lead: str = ""  # the preposition or verb before it


@dataclass(frozen=True, slots=True)
class Reading:
    """A paragraph, its parse, and the mentions in it, all in the order of the text."""

    paragraph: Paragraph
    doc: Doc
    sentences: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    answers: dict[tuple[str, int], Any] = field(default_factory=dict, compare=False, repr=False)  # of `once`

    @property
    def text(self) -> str:
        return self.paragraph.text

    def sentence(self, offset: int) -> tuple[int, int]:
        return sentence_of(self.sentences, offset)

    def earlier(self, quantity: Quantity) -> tuple[Quantity, ...]:
        """The numbers before this one in its sentence."""
        start, _ = self.sentence(quantity.start)
        first, end = (bisect_left(self.quantities, at, key=lambda q: q.start) for at in (start, quantity.start))
        return self.quantities[first:end]

    def is_date(self, token: Token) -> bool:
        return any(d.start <= token.idx < d.end for d in self.dates)


def once(question: Callable[[Reading, M], A]) -> Callable[[Reading, M], A]:
    """Ask a question about a date, a place or a token of a paragraph once: many figures ask it again."""
    name = question.__qualname__

    @wraps(question)
    def ask(reading: Reading, mention: M) -> A:
        place: int = mention.start if isinstance(mention, DateMention | Place) else mention.i
        key = name, place
        if key not in reading.answers:
            reading.answers[key] = question(reading, mention)
        answer: A = reading.answers[key]
        return answer

    return ask


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase that is counted. Offsets are those of the phrase, `head` the index of its head token."""

    text: str
    start: int
    end: int
    head: int
    elided: bool = False  # taken from elsewhere: an earlier figure, a label, a heading


def noun_alone(noun: Token) -> Counted:
    """A noun without what stands before it."""
    return Counted(noun.text, noun.idx, noun.idx + len(noun), noun.i)


def same(counted: Counted | None) -> Counted | None:
    """The phrase as that of another figure, which does not say it again."""
    if counted is None:
        return None
    return Counted(counted.text, counted.start, counted.end, counted.head, elided=True)


def token_from(doc: Doc, offset: int) -> int:
    """Index of the first token that starts at or after an offset; len(doc) where there is none."""
    return bisect_left(token_starts(doc), offset)


def token_starts(doc: Doc) -> list[int]:
    """The offset of each token."""
    starts: list[int] | None = doc.user_data.get("starts")
    if starts is None:
        starts = doc.user_data["starts"] = doc.to_array("IDX").tolist()
    return starts


def lead(reading: Reading, date: DateMention) -> str:
    """The words in front of a date."""
    return reading.text[max(0, date.start - 200) : date.start]


def dates_in(reading: Reading, start: int, end: int) -> tuple[DateMention, ...]:
    first, last = (bisect_left(reading.dates, at, key=attrgetter("start")) for at in (start, end))
    return reading.dates[first:last]


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that overlap a span of characters."""
    starts = token_starts(doc)
    first = bisect_left(starts, start)
    if first > 0 and starts[first - 1] + len(doc[first - 1]) > start:
        first -= 1
    return [doc[index] for index in range(first, bisect_left(starts, end, first))]


def number_token(doc: Doc, quantity: Quantity) -> Token | None:
    """The token of a quantity through which it hangs on the rest of the sentence."""
    return top_token(doc, quantity.start, quantity.end)


def top_token(doc: Doc, start: int, end: int) -> Token | None:
    """The token of a span of characters that the rest of the span hangs on: the one whose head lies outside."""
    known: dict[tuple[int, int], int] = doc.user_data.setdefault("tops", {})
    if (start, end) not in known:
        tokens = tokens_in(doc, start, end)
        inside = {t.i for t in tokens}
        known[start, end] = next((t.i for t in tokens if t.head.i not in inside or t.head.i == t.i), -1)
    index = known[start, end]
    return doc[index] if index >= 0 else None


def climb(token: Token) -> Iterator[Token]:
    """The token and its heads, up to the root, or as high as a sentence that somebody wrote may go."""
    for _ in range(HIGHEST):
        yield token
        if token.head.i == token.i:
            return
        token = token.head
