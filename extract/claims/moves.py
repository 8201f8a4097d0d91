"""Nouns that say that something moved: `a 12% rise`, `an increase of 4%`, `spikes in deaths of 39 and 57 per cent`."""

from __future__ import annotations

MOVE_NOUNS = frozenset(
    "contraction cut decline decrease dip downturn drop expansion fall gain growth hike increase jump leap plunge "
    "reduction rise slump spike surge upsurge upswing uptick".split()
)
MOVE_NOUN = rf"(?:{'|'.join(sorted(MOVE_NOUNS))})s?"
