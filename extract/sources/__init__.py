"""Sources: what an edition rests on. Citations of one work in many notes, and in many editions, lead to one source."""

from extract.sources.gather import gather_sources, identify_citations

__all__ = ["gather_sources", "identify_citations"]
