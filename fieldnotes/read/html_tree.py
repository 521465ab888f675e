"""HTML in, a tree out, with what was wrong with its tags. Called by the parser and by `body`.

libxml2 reads tags and attributes as browsers do, so that what the tree does not have, no browser
finds in the page either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

# At the end of a text whose tags are all closed, this is a child of the root.
_END_ID = "end-of-text"
_END = f'<hr id="{_END_ID}">'
_UNEXPECTED = re.compile(r"Unexpected end tag : (\S+)")
_UNCLOSED = re.compile(r"Opening and ending tag mismatch: \S+ and (\S+)")
# Elements that a browser closes automatically where another block starts.
_OPTIONAL_END = frozenset(("p", "li", "dt", "dd", "td", "th", "tr"))


@dataclass(frozen=True)
class HtmlTree:
    """A fragment of HTML: its root, tags that are never closed, and ends of tags never opened.

    `swallowed` is whether something that is never closed takes the rest of the page for its text:
    a script, a style, a comment.
    """

    root: html.HtmlElement
    unclosed: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()
    swallowed: bool = False


def parse_html(source: str) -> html.HtmlElement:
    """A fragment of HTML as a tree with one root."""
    return html.fragment_fromstring(source, create_parent="div")


def read_html(source: str) -> HtmlTree:
    """A fragment of HTML, with what is wrong with its tags."""
    parser = html.HTMLParser(huge_tree=True)
    root = html.fragment_fromstring(source + _END, create_parent="div", parser=parser)
    messages = [entry.message for entry in parser.error_log]
    unclosed = [found[1] for text in messages if (found := _UNCLOSED.match(text))]
    unopened = [found[1] for text in messages if (found := _UNEXPECTED.match(text))]
    ends = root.xpath(f'.//hr[@id="{_END_ID}"]')
    for end in ends:
        unclosed += _open_at(end)
        end.drop_tree()
    return HtmlTree(root, tuple(unclosed), tuple(unopened), swallowed=not ends)


def _open_at(end: html.HtmlElement) -> Iterator[str]:
    """The elements still open at the end of a text."""
    for element in end.iterancestors():
        if element.getparent() is not None and element.tag not in _OPTIONAL_END:
            yield str(element.tag)
