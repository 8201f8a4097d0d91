"""What an alignment holds."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of the old edition and the rows of the new that they became: one to one, but for splits and merges.

    `score` is 1 for the same and less for what is alike; `how` names the evidence: `exact` (the same but for spacing,
    quotes and dashes), `similar`, `place` (alone between the same neighbours), `split`, `merged`, `says` (a figure in
    another paragraph that says the same), `id`.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    how: str
    moved: bool = False

    def swapped(self) -> Match:
        how = {"split": "merged", "merged": "split"}.get(self.how, self.how)
        return replace(self, old=self.new, new=self.old, how=how)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matches of two editions by table, each in the order of the new edition. A row is in one match at most."""

    sections: tuple[Match, ...]
    paragraphs: tuple[Match, ...]
    notes: tuple[Match, ...]
    sources: tuple[Match, ...]
    figures: tuple[Match, ...]
    cells: tuple[Match, ...]
