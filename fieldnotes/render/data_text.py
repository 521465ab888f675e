"""A line of Markdown from a data file in; HTML, Markdown or plain words out.

`{{ fact … }}` in it shows the value of a fact. Links in data name pages by their path below docs/.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import lxml.html
import markdown as python_markdown

from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call, calls_in_line, line, replaced

# A text without any of these is the same in HTML.
_MARKS = re.compile(r"[`*_\[\]<>&\\!#\n]|^\s*(\d+\.|[-+=])|https?:")
_MARKDOWN = python_markdown.Markdown(output_format="html")
_PAGE = r"[a-z0-9/_-]+\.md(?:#[^\")\s]*)?"
_PAGE_HREF = re.compile(rf'href="({_PAGE})"')


def html(
    content: Content, text: str, fact: Callable[[str], str], address: Callable[[str], str]
) -> str:
    """The text as HTML without a paragraph around it.

    `fact` gives the HTML of a fact by its key, `address` the one of a page.
    """
    converted = _convert(_filled(content, text, fact))
    return _PAGE_HREF.sub(lambda m: f'href="{address(m[1])}"', converted)


def markdown(content: Content, text: str, address: Callable[[str], str]) -> str:
    """The text as Markdown on one line; `address` gives the address of a page."""
    filled = " ".join(_filled(content, text, lambda key: _value(content, key)).split("\n"))
    return replaced(
        filled,
        (
            (start, end, f"]({address(part.target)}")
            for part, (start, end) in line(filled).parts
            if part.kind == "link" and re.fullmatch(_PAGE, part.target)
        ),
    )


def plain(content: Content, text: str) -> str:
    """The text in words: facts filled in, no marks, no links."""
    filled = _convert(_filled(content, text, lambda key: _value(content, key)))
    if "<" not in filled and "&" not in filled:
        return filled
    return str(lxml.html.fragment_fromstring(filled, create_parent=True).text_content())


def _filled(content: Content, text: str, fact: Callable[[str], str]) -> str:
    def value(call: Call) -> str:
        known = call.name == "fact" and call.arguments and content.data.fact(call.arguments[0])
        return fact(call.arguments[0]) if known and len(call.arguments) == 1 else call.source

    text = text.strip()
    return replaced(text, ((c.start, c.end, value(c)) for c in calls_in_line(text)))


def _value(content: Content, key: str) -> str:
    fact = content.data.fact(key)
    return fact.shown() if fact else ""


@lru_cache(maxsize=20_000)
def _convert(text: str) -> str:
    if not _MARKS.search(text):
        return text
    result = _MARKDOWN.reset().convert(text)
    return result.removeprefix("<p>").removesuffix("</p>").replace("\n", " ")
