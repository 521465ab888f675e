"""Blocks as the HTML of a page. The only module that writes HTML of directives. Pure.

Links are relative to the page, so the HTML is the same under any address of the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import assert_never

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import ENDINGS, LIMITS
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.entry import shown_date
from fieldnotes.model.quantity import Quantity
from fieldnotes.render import data_text, markdown_text
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Box,
    Card,
    Cards,
    Cell,
    Column,
    Definitions,
    External,
    Fact,
    FeedLink,
    Fold,
    Group,
    Heading,
    Items,
    Line,
    Link,
    MarkdownOnly,
    Paragraph,
    Permalink,
    Picture,
    Prose,
    Row,
    Source,
    SourceMark,
    State,
    Styled,
    Table,
    Time,
    Value,
    unknown_fact,
)
from fieldnotes.urls import file_href, href, source_name

_NO_BREAK = "\u00a0"


def in_html(content: Content, page: str, blocks: Blocks) -> str:
    """Blocks for the HTML of a page. Its table of contents lists their headings."""
    writer = HtmlWriter(content, page)
    return "\n".join(
        writer.linked_heading(block) if isinstance(block, Heading) else writer.block(block)
        for block in blocks
    )


def in_page(content: Content, page: str, blocks: Blocks) -> str:
    """Blocks for the Markdown of a page: HTML, but for headings, which the page's contents list."""
    writer = HtmlWriter(content, page)
    return "\n\n".join(
        f"{'#' * block.level} {markdown_text.heading(block.text)} {{#{block.anchor}}}"
        if isinstance(block, Heading)
        else writer.block(block)
        for block in blocks
    )


@dataclass(frozen=True)
class HtmlWriter:
    """Writes blocks and lines as HTML on one page."""

    content: Content
    page: str

    def blocks(self, blocks: Blocks) -> str:
        """Blocks one after another, without line breaks."""
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        """One block on one line."""
        match block:
            case Heading():
                return _element(f"h{block.level}", escape(block.text), id=block.anchor)
            case Paragraph():
                inner = self.line(block.content)
                return _element(block.tag, inner, block.css, more=block.attributes)
            case Items():
                inner = "".join(_element("li", self.line(i.content), id=i.id) for i in block.items)
                return _element("ol" if block.is_ordered else "ul", inner, block.css)
            case Definitions():
                return self._definitions(block)
            case Cards():
                return _element("ul", "".join(map(self._card, block.cards)), block.css)
            case Table():
                return self._table(block)
            case Fold():
                summary = _element("summary", escape(block.summary))
                return _element(
                    "details", summary + self.blocks(block.blocks), block.css, id=block.id
                )
            case Box():
                inner = self.blocks(block.blocks)
                return _element(block.tag, inner, block.css, more=block.attributes)
        assert_never(block)

    def line(self, line: Line) -> str:
        """A line, without an element around it."""
        match line:
            case str():
                return escape(line, quote=False)
            case tuple():
                return "".join(map(self.line, line))
            case Prose():
                return data_text.html(self.content, line.markdown, self._fact, self._href)
            case Value():
                # In a page from right to left, "64 TiB" would read "TiB 64".
                return _element("bdi", escape(_unbroken(line.quantity)))
            case Fact():
                return self._fact(line.key, may_break=line.may_break)
            case State():
                return self._state(line.id)
            case Link():
                path, hash_, anchor = self._href(line.target).partition("#")
                link = path + line.query + hash_ + anchor
                return _element("a", self.line(line.label), href=link)
            case External():
                return _element("a", escape(line.label), href=line.url, more={"rel": "noopener"})
            case Permalink():
                label = f"Link to this {line.of}"
                more = {"aria-label": label}
                return _element("a", "#", "row-link", href=f"#{line.anchor}", more=more)
            case Picture():
                file = escape(file_href(self.page, line.path))
                return f'<img src="{file}" alt="" loading="lazy" decoding="async">'
            case FeedLink():
                # Without a target, the theme takes the feed for a page.
                more = {"type": "application/atom+xml", "target": "_self"}
                address = file_href(self.page, line.path)
                return _element("a", escape(line.label), href=address, more=more)
            case Source():
                return _source(line)
            case SourceMark():
                return _source_mark(line)
            case Time():
                return _time(line.date)
            case Styled():
                return _element(line.tag, self.line(line.content), line.css)
            case MarkdownOnly():
                return ""
        assert_never(line)

    def linked_heading(self, heading: Heading) -> str:
        """A heading with its permanent link, as Markdown's own headings have it."""
        link = (
            f'<a class="headerlink" data-preview="" href="#{heading.anchor}" '
            'title="Link to this section">&para;</a>'
        )
        text = self.line(heading.text) + link
        return _element(f"h{heading.level}", text, id=heading.anchor)

    def _href(self, target: str) -> str:
        return href(self.page, target)

    def _fact(self, key: str, *, may_break: bool = False) -> str:
        """A fact's value, linked to its row of the limits page; its tip has source and date."""
        fact = self.content.data.fact(key)
        if fact is None:
            return escape(unknown_fact(key))
        shown = fact.shown() if may_break else _unbroken(fact)
        target = self._href(f"{LIMITS}#{key}")
        more = {"dir": "auto", "data-tip": f"fact:{key}"}
        return _element("a", escape(shown), "fact", href=target, more=more)

    def _state(self, id_: str) -> str:
        """A badge that leads to the row of what ends when; its tip says what to use instead."""
        life = self.content.lives[id_]
        target = self._href(f"{ENDINGS}#{id_}")
        css, more = f"state state-{life.state}", {"data-tip": f"status:{id_}"}
        return _element("a", escape(shown(life)), css, href=target, more=more)

    def _definitions(self, block: Definitions) -> str:
        inner = "".join(
            _element(
                "div",
                _element("dt", self.line(item.name)) + _element("dd", self.line(item.content)),
                item.css,
            )
            for item in block.items
        )
        return _element("dl", inner, block.css, more=block.attributes)

    def _card(self, card: Card) -> str:
        title = self.line(card.title)
        if card.has_heading:
            title = _element("h3", title, "card-title")
        return _element("li", title + self.blocks(card.blocks), card.css)

    def _table(self, table: Table) -> str:
        text = escape(table.caption)
        caption = (
            _element("caption", text, "visually-hidden")
            if table.caption_is_hidden
            else _element("caption", _element("span", text))
        )
        heads = "".join(map(self._column, table.columns))
        head = _element("thead", _element("tr", heads))
        bodies = "".join(self._group(table, group) for group in table.groups)
        return _element("table", caption + head + bodies, table.css)

    def _column(self, column: Column) -> str:
        title = self.line(column.title)
        if column.is_hidden:
            title = _element("span", title, "visually-hidden")
        more = {"scope": "col"} | ({"data-option": column.option} if column.option else {})
        return _element("th", title, more=more)

    def _group(self, table: Table, group: Group) -> str:
        title = ""
        if group.title:
            more = {"scope": "rowgroup", "colspan": str(len(table.columns))}
            head = _element("th", _element("span", escape(group.title)), more=more)
            title = _element("tr", head, "group")
        rows = "".join(self._row(table, row) for row in group.rows)
        return _element("tbody", title + rows)

    def _row(self, table: Table, row: Row) -> str:
        head = _element("th", self._cell(row.head), more={"scope": "row"})
        cells = "".join(
            _element(
                "td",
                self._cell(cell),
                more={"data-option": column.option} if column.option else {},
            )
            for column, cell in zip(table.columns[1:], row.cells, strict=True)
            if cell is not None
        )
        return _element("tr", head + cells, id=row.anchor, more=row.attributes)

    def _cell(self, cell: Cell) -> str:
        return self.line(cell.content) + self.blocks(cell.blocks)


def _unbroken(quantity: Quantity) -> str:
    """A value that never breaks between number and unit."""
    shown = quantity.shown()
    return shown if isinstance(quantity.value, str) else re.sub(r"(?<=\d) ", _NO_BREAK, shown)


def _source(source: Source) -> str:
    link = _element("a", escape(source_name(source.url)), href=source.url, more={"rel": "noopener"})
    return link + (f", checked {_time(source.checked)}" if source.checked else "")


def _source_mark(mark: SourceMark) -> str:
    more = {
        "data-tip": f"source:{mark.list_id}-{mark.number}",
        "aria-label": f"Source {mark.number}",
    }
    link = _element("a", str(mark.number), href=f"#{mark.list_id}-source-{mark.number}", more=more)
    return _element("sup", link, "source-mark")


def _time(date: str) -> str:
    return _element("time", shown_date(date), more={"datetime": date})


def _element(
    tag: str,
    inner: str,
    css: str = "",
    *,
    id: str = "",
    href: str = "",
    more: Mapping[str, str] | None = None,
) -> str:
    """An element around HTML. Attributes without a value that may stay empty are left out."""
    known = {"class": css, "id": id, "href": href}
    attributes = {name: value for name, value in known.items() if value} | dict(more or {})
    written = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items()
    )
    return f"<{tag}{written}>{inner}</{tag}>"
