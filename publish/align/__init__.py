"""Two editions side by side: which section, paragraph, note, source and figure of the old is which of the new."""

from publish.align.editions import align_rows
from publish.align.model import Alignment, Match

__all__ = ["Alignment", "Match", "align_rows"]
