"""What changed between two editions, or two versions of one: facts, a row each."""

from publish.diff.editions import Difference, diff_rows, diff_versions
from publish.diff.model import Change

__all__ = ["Change", "Difference", "diff_rows", "diff_versions"]
