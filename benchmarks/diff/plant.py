"""Edits of known kinds planted in the tables of an edition, with what must be told of each.

Works on published tables, so that no language model runs: a planted edit changes the text and the rows that the text
would give. One paragraph takes one edit at most, so that each change has one cause.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

import figure_edits as figures
import paragraph_edits as paragraphs
from bed import Bed, Fact, read_drafts, written

from publish.schema import Rows

EDITS: dict[str, Callable[[Bed], bool]] = {
    "value": figures.edit_value,
    "modifier": figures.edit_modifier,
    "time": figures.edit_time,
    "attribution": figures.edit_attribution,
    "source": figures.edit_source,
    "wording at a figure": figures.edit_wording,
    "sentence removed": figures.edit_remove_sentence,
    "sentence added": figures.edit_add_sentence,
    "paragraph added": paragraphs.edit_add_paragraph,
    "paragraph removed": paragraphs.edit_remove_paragraph,
    "paragraph moved": paragraphs.edit_move,
    "wording": paragraphs.edit_plain_wording,
    "paragraph split": paragraphs.edit_split,
    "paragraphs merged": paragraphs.edit_merge,
    "look": paragraphs.edit_look,
    "new note": paragraphs.edit_new_note,
    "title": paragraphs.edit_title,
}


def plant(old: Rows, count: int, seed: int) -> tuple[Rows, set[Fact], dict[str, int]]:
    """The edited tables, the facts, and how many edits of each name were planted: `count`, each name as often."""
    bed = Bed(old, list(read_drafts(old)), copy.deepcopy(old), random.Random(seed))
    names = list(EDITS)
    for at in range(count):
        name = names[at % len(names)]
        if EDITS[name](bed):
            bed.planted[name] += 1
    return written(bed), bed.facts, dict(bed.planted)
