"""Pages from templates, and data that a page loads as a script (a page opened from a file may not read one)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
ASSETS = ("site.css", "site.js")
# Characters that could end a script element or a line of script inside a text.
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters["thousands"] = lambda n: f"{n:,}"
    made.filters["plural"] = lambda n, word: f"{n:,} {word}" + ("" if n == 1 else "s")
    return made


def write_page(path: Path, template: str, **values: Any) -> None:
    path.write_text(environment().get_template(template).render(**values), encoding="utf-8", errors="replace")


def write_data(path: Path, name: str, value: Any) -> None:
    """`figtrail.put("name", …)`: the value as JSON that stays data, whatever a report says."""
    path.write_text(f"figtrail.put({script_text(name)}, {script_text(value)});\n", encoding="utf-8", errors="replace")


def script_text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in UNSAFE.items():
        text = text.replace(character, escaped)
    return text
