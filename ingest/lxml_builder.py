"""BeautifulSoup's builder on lxml, for HTML alone."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def builder_class() -> Any:
    """LXMLTreeBuilder without the namespaces of XML, which HTML does not have, and with larger bites.

    The tree is the same; to look for namespaces at each element and attribute is a fifth of the time of building it.
    """
    from bs4.builder._lxml import LXMLTreeBuilder  # what bs4.builder exports, with its types
    from bs4.element import AttributeDict  # lxml's values are strings already: the one for HTML makes them so again

    class HTMLBuilder(LXMLTreeBuilder):
        CHUNK_SIZE = 1 << 16  # characters handed to lxml at once

        def __init__(self, **options: Any) -> None:
            super().__init__(attribute_dict_class=AttributeDict, **options)

        def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
            assert self.soup is not None
            self.soup.handle_starttag(tag, None, None, attrib)

        def end(self, tag: Any) -> None:
            assert self.soup is not None
            self.soup.handle_endtag(tag)

    return HTMLBuilder
