"""Footnotes: candidates by convention, one decision for the whole document, markers bound to their notes."""
