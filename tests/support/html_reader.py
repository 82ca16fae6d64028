"""HTML, read as a browser would: by element, attribute and text."""

import re
from html import unescape
from html.parser import HTMLParser

VOID = {"input", "path", "circle", "rect", "br", "img"}


class Reader(HTMLParser):
    """Collects elements, and fails on tags that are not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(str(html))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def find(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]


def words(html):
    """Visible and hidden text with single spaces."""
    text = unescape(re.sub(r"<[^>]+>", " ", str(html))).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def links(html):
    """Addresses of all links that have an id, by id."""
    return {one["id"]: one["href"] for one in Reader(html).find("a") if "id" in one}
