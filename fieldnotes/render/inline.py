"""A line of Markdown from a data file in, HTML without a paragraph around it out."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

import markdown

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import HOME, LIMITS
from fieldnotes.content.markup import Call, calls_in_line, replaced
from fieldnotes.urls import href

# A text without any of these is the same in HTML.
_MARKS = re.compile(r"[`*_\[\]<>&\\!#\n]|^\s*(\d+\.|[-+=])|https?:")
_MARKDOWN = markdown.Markdown(output_format="html")
_PAGE_LINK = re.compile(r'href="([a-z0-9/_-]+\.md(?:#[^"]*)?)"')


def html(content: Content, page: str, text: str) -> str:
    """Data text as HTML on `page`: facts filled in, links to pages made relative."""
    text = text.strip()
    filled = replaced(
        text, ((c.start, c.end, _fact_in_text(content, page, c)) for c in calls_in_line(text))
    )
    return _PAGE_LINK.sub(lambda m: f'href="{href(page, m[1])}"', _convert(filled))


def text(content: Content, source: str) -> str:
    """Data text as plain words: facts filled in, no marks, no links."""
    return words(html(content, HOME, source))


def words(source: str) -> str:
    """A line of HTML as plain words."""
    return unescape(re.sub(r"<[^>]+>", "", source)).replace("\u00a0", " ")


def _fact_in_text(content: Content, page: str, call: Call) -> str:
    known = call.name == "fact" and len(call.arguments) == 1
    return fact(content, page, call.arguments[0]) if known else call.source


def fact(content: Content, page: str, key: str) -> str:
    """A fact's value, linked to its row of the limits page; its tip tells source and date."""
    found = content.data.fact(key)
    if found is None:
        return "{{ fact " + key + " }}"
    target = href(page, f"{LIMITS}#{key}")
    return f'<a class="fact" href="{target}" data-tip="fact:{key}">{escape(found.shown())}</a>'


def row_link(anchor: str, of: str = "row") -> str:
    """The permanent link of a row of a table, or of an entry of another kind, which `of` names."""
    return f'<a class="row-link" href="#{anchor}" aria-label="Link to this {of}">#</a>'


@lru_cache(maxsize=20_000)
def _convert(text: str) -> str:
    if not _MARKS.search(text):
        return text
    result = _MARKDOWN.reset().convert(text)
    return result.removeprefix("<p>").removesuffix("</p>").replace("\n", " ")
