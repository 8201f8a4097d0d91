"""Parts of a report that state nothing of their own: bibliographies, tables of contents, lists of abbreviations."""

from __future__ import annotations

import re

from ingest.model import Document

TITLE = re.compile(
    r"(?:(?:annex|appendix)\s+\w{1,5}\s*[:.–—-]?\s*)?"
    r"(?:(?:select(?:ed)?\s)?bibliography|references|works\scited|(?:list\sof\s)?sources\s(?:cited|consulted|used)\b.*|"
    r"further\sreading|external\slinks|see\salso|(?:table\sof\s)?contents|"
    r"(?:list\sof\s)?(?:abbreviations|acronyms)(?:\sand\s\w+)?|list\sof\s(?:figures|tables|maps|boxes)|index)"
    r"\s*(?:[:.–—-].*)?",
    re.I,
)


def silent_paragraphs(document: Document) -> frozenset[str]:
    """Ids of the paragraphs that stand under such a title, or in a section below one. Their numbers are no figures."""
    silent: set[str] = set()
    found: list[str] = []
    for section in document.sections:
        if section.parent_id in silent or (section.title and TITLE.fullmatch(section.title.strip())):
            silent.add(section.section_id)
            found.extend(p.paragraph_id for p in section.paragraphs)
    return frozenset(found)
