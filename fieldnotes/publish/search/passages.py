"""The text of a page under each of its headings, without marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from fieldnotes.read.html_tree import parse_html

# A cell or an item ends a thought; without a mark two of them would read as one sentence.
_ENDS = frozenset("td th li dt dd summary figcaption caption".split())
_BLOCKS = frozenset("p div table tr ul ol dl pre blockquote section figure details br".split())
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SKIPPED = frozenset("script style svg".split())
_SEPARATOR = " · "


@dataclass(frozen=True)
class Passage:
    """A heading of a page and the text below it, up to the next heading.

    `anchor` is empty for the first one, which is the page itself.
    """

    anchor: str
    title: str
    text: str


@dataclass
class _Draft:
    """A passage that is still being read: its text in pieces."""

    anchor: str
    title: str
    pieces: list[str] = field(default_factory=list)


def passages(title: str, body: str) -> Iterator[Passage]:
    """The passages of a page, in order; the page itself, called `title`, comes first."""
    drafts = [_Draft("", title)]
    _read(parse_html(body), drafts)
    for draft in drafts:
        yield Passage(draft.anchor, draft.title, _tidy("".join(draft.pieces)))


def plain_text(body: str) -> str:
    """HTML as running text on one line: words and code, no marks."""
    return next(passages("", body)).text


def _read(element: html.HtmlElement, drafts: list[_Draft]) -> None:
    """Add the text of an element to the last passage; linked headings start new ones."""
    if element.text:
        drafts[-1].pieces.append(element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _HEADINGS and child.find_class("headerlink"):
            heading = " ".join(child.text_content().rpartition("¶")[0].split())
            if tag == "h1":
                drafts[0].title = heading
            else:
                drafts.append(_Draft(child.get("id") or "", heading))
        elif tag and tag not in _SKIPPED and child.get("data-search-exclude") is None:
            _read(child, drafts)
            if tag in _ENDS:
                drafts[-1].pieces.append(_SEPARATOR)
            elif tag in _BLOCKS or tag in _HEADINGS:
                drafts[-1].pieces.append(" ")
        if child.tail:
            drafts[-1].pieces.append(child.tail)


def _tidy(text: str) -> str:
    """One line, without separators at its ends, twice, or after the end of a sentence."""
    text = " ".join(text.split())
    text = re.sub(r"(?:· )*·(?: ·)* ?(?=·|$)|^(?:· )+", "", text)
    return re.sub(r"(?<=[.!?:;]) ·(?= )", "", text).strip()
