"""Blocks as the Markdown of a page's Markdown version: no HTML, every link a full address. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import indent
from typing import assert_never
from urllib.parse import urldefrag, urljoin

from fieldnotes.content.content import Content
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.entry import shown_date
from fieldnotes.render import data_text
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Box,
    Card,
    Cards,
    Cell,
    Definitions,
    External,
    Fact,
    FeedLink,
    Fold,
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
from fieldnotes.render.markdown_text import escaped, heading
from fieldnotes.urls import page_url, source_name


@dataclass(frozen=True)
class MarkdownWriter:
    """Writes blocks and lines as Markdown for the site at `site_url`."""

    content: Content
    site_url: str

    def blocks(self, blocks: Blocks) -> str:
        """Blocks with a blank line between them."""
        return "\n\n".join(filter(None, map(self.block, blocks)))

    def block(self, block: Block) -> str:
        """One block; nothing for what only the page has."""
        match block:
            case Heading():
                return f"{'#' * block.level} {heading(block.text)}"
            case Paragraph():
                return "" if block.tag == "nav" else self.line(block.content)
            case Items():
                marks = (f"{n}." if block.is_ordered else "-" for n, _ in enumerate(block.items, 1))
                lines = (self.line(item.content) for item in block.items)
                return "\n".join(map("{} {}".format, marks, lines))
            case Definitions():
                return "\n".join(
                    f"- **{self.line(item.name)}:** {self.line(item.content)}"
                    for item in block.items
                )
            case Cards():
                return "\n\n".join(map(self._card, block.cards))
            case Table():
                return self._table(block)
            case Fold():
                return f"**{escaped(block.summary)}**\n\n{self.blocks(block.blocks)}"
            case Box():
                return "" if block.tag == "nav" else self.blocks(block.blocks)
        assert_never(block)

    def line(self, line: Line) -> str:
        """A line, without an element around it."""
        match line:
            case str():
                return escaped(line)
            case tuple():
                return "".join(map(self.line, line))
            case Prose():
                return data_text.markdown(self.content, line.markdown, self._page_url)
            case Value():
                return escaped(line.quantity.shown())
            case Fact():
                fact = self.content.data.fact(line.key)
                return escaped(fact.shown() if fact else unknown_fact(line.key))
            case State():
                return escaped(shown(self.content.lives[line.id]))
            case Link():
                page, anchor = urldefrag(self._page_url(line.target))
                address = page + line.query + (f"#{anchor}" if anchor else "")
                return f"[{self.line(line.label)}]({address})"
            case External():
                return f"[{escaped(line.label)}]({line.url})"
            case Picture():
                return f"![]({urljoin(self.site_url, line.path)})"
            case FeedLink():
                return f"[{escaped(line.label)}]({urljoin(self.site_url, line.path)})"
            case Source():
                checked = f", checked {shown_date(line.checked)}" if line.checked else ""
                return f"[{escaped(source_name(line.url))}]({line.url}){checked}"
            case SourceMark():
                return f" ({line.number})"
            case Time():
                return shown_date(line.date)
            case Styled():
                return self._styled(line)
            case MarkdownOnly():
                return line.text
            case Permalink():
                return ""
        assert_never(line)

    def _page_url(self, target: str) -> str:
        return page_url(self.site_url, target)

    def _styled(self, line: Styled) -> str:
        if line.tag == "code" and isinstance(line.content, str):
            return f"`{line.content}`"
        inner = self.line(line.content)
        return f"**{inner}**" if line.tag == "strong" else inner

    def _card(self, card: Card) -> str:
        title = self.line(card.title)
        if card.has_heading:
            title = f"**{title}**"
        body = indent(self.blocks(card.blocks), "  ")
        return f"- {title}\n\n{body}" if body else f"- {title}"

    def _table(self, table: Table) -> str:
        lines = [
            _row(self.line(column.title) for column in table.columns),
            _row("---" for _ in table.columns),
        ]
        for group in table.groups:
            if group.title:
                blank = [""] * (len(table.columns) - 1)
                lines.append(_row([f"**{escaped(group.title)}**", *blank]))
            lines += [_row(self._cells(row)) for row in group.rows]
        caption = "" if table.caption_is_hidden else f"*{escaped(table.caption)}*\n\n"
        return caption + "\n".join(lines)

    def _cells(self, row: Row) -> Iterator[str]:
        head = Cell(Styled("strong", row.head.content), row.head.blocks)
        for cell in (head, *row.cells):
            yield self._cell(cell) if cell else ""

    def _cell(self, cell: Cell) -> str:
        """A cell on one line: what stands below its line on a page follows it."""
        parts = [self.line(cell.content), *map(self._in_cell, cell.blocks)]
        return " ".join(filter(None, parts))

    def _in_cell(self, block: Block) -> str:
        if isinstance(block, Items):
            return ", ".join(self.line(item.content) for item in block.items)
        return self.block(block)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
