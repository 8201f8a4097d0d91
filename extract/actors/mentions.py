"""What the finders of actors hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.actors.register import Entry


@dataclass(slots=True)
class Known:
    """What the document has introduced so far: writing → entry, and surnames of persons named in full."""

    introduced: dict[str, Entry] = field(default_factory=dict)
    heads: dict[str, Entry] = field(default_factory=dict)  # last word of a body's name, for `the Cell`
    small: dict[str, Entry] = field(default_factory=dict)  # `coast guard` of a body whose name ends in these words
    surnames: dict[str, Entry] = field(default_factory=dict)

    def meet(self, surname: str, person: Entry) -> None:
        """A person named in full; where two bear one surname, it alone names neither."""
        other = self.surnames.setdefault(surname, person)
        if other.name != person.name:
            self.surnames[surname] = Entry(surname, "person", None, "")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention before it is given to its paragraph; `weight` decides between overlapping ones."""

    start: int
    end: int
    entry: Entry
    rule: str
    weight: int
