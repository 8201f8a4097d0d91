"""A change, and the table of changes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from publish.schema import TableSchema, columns

SUBJECTS = ("edition", "figure", "cell", "source", "section", "paragraph", "note")
# By weight: what an analyst looks for first.
KINDS = {
    "value_changed": "another value, bound, unit or modifier",
    "added": "only in the new edition",
    "removed": "only in the old edition",
    "restated": "the same value for another time",
    "source_changed": "other sources support it",
    "reattributed": "another party, or another one is said to state it",
    "moved": "the same in another place",
    "reworded": "the same in other words",
    "split": "one paragraph became several",
    "merged": "several paragraphs became one",
    "new": "a source that the old edition does not cite",
    "dropped": "a source that the new edition does not cite",
    "cosmetic": "nothing but spacing, quotes or dashes",
    "reread": "the text is the same, the program reads it otherwise",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one thing. `old_…` is null where it was added, `new_…` where it was removed."""

    subject: str
    kind: str
    score: float | None = None
    fields: tuple[str, ...] = ()
    old_ids: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()
    old_paragraphs: tuple[str, ...] = ()
    new_paragraphs: tuple[str, ...] = ()
    old_section: str | None = None
    new_section: str | None = None
    figure_kind: str | None = None
    counted: str | None = None
    place: tuple[str, ...] = ()
    old_actor: str | None = None
    new_actor: str | None = None
    old_low: float | None = None
    old_high: float | None = None
    old_modifier: str | None = None
    old_unit: str | None = None
    new_low: float | None = None
    new_high: float | None = None
    new_modifier: str | None = None
    new_unit: str | None = None
    low_difference: float | None = None
    high_difference: float | None = None
    low_relative: float | None = None
    high_relative: float | None = None
    old_as_of: str | None = None
    new_as_of: str | None = None
    old_attribution: str | None = None
    new_attribution: str | None = None
    old_text: str | None = None
    new_text: str | None = None
    old_sentence: str | None = None
    new_sentence: str | None = None
    old_sources: tuple[str, ...] = ()
    new_sources: tuple[str, ...] = ()
    # Where the thing stands in its text (a figure in its sentence), for pages and terminals; not in the table.
    old_at: tuple[int, int] | None = field(default=None, repr=False)
    new_at: tuple[int, int] | None = field(default=None, repr=False)

    @property
    def change_id(self) -> str:
        """From the ids of the rows: readable, and one for each change of one difference."""
        return f"{self.subject}.{self.kind}:{'+'.join(self.old_ids)}>{'+'.join(self.new_ids)}"


CHANGES = TableSchema("changes", columns("""
    change_id! subject, kind and the ids of the old and the new rows
    subject! edition, figure, cell, source, section, paragraph or note
    kind! of change
    score:number of the match that the change rests on, 0 to 1; null where there is none
    fields:list! what differs; `context` where the sentence itself is the same
    old_ids:list! keys in the old version's table
    new_ids:list! keys in the new version's table
    old_paragraphs:list! where it stands, paragraph_id
    new_paragraphs:list! where it stands, paragraph_id
    old_section number and title
    new_section number and title
    figure_kind kind of figure
    counted head noun phrase
    place:list! named places
    old_actor whose it was
    new_actor whose it is
    old_low:number lower bound
    old_high:number upper bound
    old_modifier exact, approximate, …
    old_unit 1 for a count
    new_low:number lower bound
    new_high:number upper bound
    new_modifier exact, approximate, …
    new_unit 1 for a count
    low_difference:number new less old lower bound, null where one is open or the units differ
    high_difference:number new less old upper bound
    low_relative:number difference by the old lower bound, 0.05 is five per cent more
    high_relative:number difference by the old upper bound
    old_as_of EDTF
    new_as_of EDTF
    old_attribution who is said to state it
    new_attribution who is said to state it
    old_text of the figure, cell, paragraph, note, source or title
    new_text of the figure, cell, paragraph, note, source or title
    old_sentence that holds the figure
    new_sentence that holds the figure
    old_sources:list! that support the figure
    new_sources:list! that support the figure
"""), ("change_id",))  # fmt: skip


def change_row(change: Change) -> dict[str, object]:
    """A row of the table of changes, lists as lists."""
    own = {f.name for f in fields(Change)}
    row = {name: getattr(change, name) for name in CHANGES.names if name in own}
    return {"change_id": change.change_id, **{k: list(v) if isinstance(v, tuple) else v for k, v in row.items()}}
