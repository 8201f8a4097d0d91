"""Addresses inside a page: short, safe in a URL, made from the place in the document and nothing else.

`euaa/2025-11/1.2.2-involvement.txt#p2590.f60` becomes `qkzhta-p2590-f60`: six letters for the file, then the place.
The report and the edition stand in the page's own address. A new version of figtrail reads the same place under the
same anchor.
"""

from __future__ import annotations

import hashlib
import re
import string
from functools import lru_cache
from urllib.parse import quote, urlsplit

KEY_LENGTH = 6  # letters: two of 500 files share a key once in 2,500 reports
UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def anchor(identifier: str) -> str:
    """The anchor of a row by its id, `report/edition/path#place`."""
    path, _, place = identifier.rpartition("#")
    return f"{file_key(path.split('/', 2)[-1])}-{UNSAFE.sub('-', place)}"


@lru_cache(maxsize=4096)
def file_key(path: str) -> str:
    """Letters that stand for a raw file, by its path below the edition."""
    number = int.from_bytes(hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = []
    for _ in range(KEY_LENGTH):
        number, at = divmod(number, 26)
        letters.append(string.ascii_lowercase[at])
    return "".join(letters)


def folder_url(*names: str) -> str:
    """Folder names as a relative address."""
    return "".join(f"{quote(name, safe='')}/" for name in names)


def web_address(url: str | None) -> str | None:
    """The address where it leads to the web; null for `javascript:`, `data:`, a path and what is no address."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None
