"""A page as its readers get it: the HTML of its text with the markup filled in. Pure."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from fieldnotes.read.document import Document, TocEntry, call_slot
from fieldnotes.read.html_tree import parse_html
from fieldnotes.read.markdown import INTERNAL, anchors_of
from fieldnotes.urls import file_href, followed

# Headings that a reader can link to end in their permanent link, whoever wrote them.
_HEADING = re.compile(
    r'<h(?P<level>[1-6])\b[^>]*?\bid="(?P<anchor>[^"]*)"[^>]*>(?P<inner>(?:(?!</h[1-6]>).)*?)'
    r'<a class="headerlink"[^>]*>[^<]*</a></h',
    re.S,
)
_INLINE = re.compile(r"</?(?:a|b|code|em|i|kbd|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_FILE = re.compile(r"(?![a-z][a-z0-9+.-]*:|/)[^?#]*\.[a-z0-9]+")
_ADDRESS = re.compile(r'(?P<before><(?:a|img)\b[^>]*?\s(?:href|src)=")(?P<target>[^"]*)')


@dataclass(frozen=True)
class Body:
    """The HTML of a page. Diagrams are still slots: they are drawn later, and only where needed."""

    path: str
    html: str
    diagrams: tuple[str, ...] = ()

    def with_diagrams(self, draw: Callable[[int], str]) -> str:
        """The HTML with what `draw` returns for the number of each diagram."""
        return Document(self.html).fill(call_slot, draw)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place of the page that a link can lead to."""
        return frozenset(self._anchors)

    @cached_property
    def repeated_anchors(self) -> list[str]:
        """Anchors that two places of the page have."""
        return sorted(anchor for anchor, times in Counter(self._anchors).items() if times > 1)

    @cached_property
    def _anchors(self) -> list[str]:
        return [*anchors_of(parse_html(self.html)), *self.diagrams]

    @cached_property
    def text(self) -> str:
        """All words of the page, in order."""
        return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", self.html))).split())

    @cached_property
    def toc(self) -> list[TocEntry]:
        """The headings with permanent links, in order."""
        return [
            TocEntry(int(m["level"]), m["anchor"], " ".join(_TAG.sub("", m["inner"]).split()))
            for m in _HEADING.finditer(self.html)
        ]


def with_addresses(page: str, html: str) -> str:
    """The HTML of a page's own text with links to Markdown files as the addresses of their pages.

    Pictures and other files are addressed from where the page is served, a folder of its own.
    """

    def served(found: re.Match[str]) -> str:
        target = found["target"]
        if INTERNAL.match(target):
            return found["before"] + followed(page, target)
        if _FILE.fullmatch(target):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
            return found["before"] + file_href(page, path)
        return found[0]

    return _ADDRESS.sub(served, html)
