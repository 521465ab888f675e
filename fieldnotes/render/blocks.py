"""What directives make: blocks with lines in them, as plain values.

Nothing here is HTML or Markdown. `html_writer` and `markdown_writer` write blocks for a page and
for its Markdown version, and `plain_text` says a line in words. Targets are pages of the site, with
or without an anchor; each writer makes addresses of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from fieldnotes.model.quantity import Quantity


@dataclass(frozen=True)
class Prose:
    """A line of Markdown from a data file; it may show facts and link to pages."""

    markdown: str


@dataclass(frozen=True)
class Value:
    """A number with its unit, which stay together on a line of a page."""

    quantity: Quantity


@dataclass(frozen=True)
class Fact:
    """The value of a fact, which leads to its row of the limits page and opens its tip.

    In a narrow column it may break between number and unit.
    """

    key: str
    may_break: bool = False


@dataclass(frozen=True)
class State:
    """A badge with the state of something that ends, which opens its tip."""

    id: str


@dataclass(frozen=True)
class Link:
    """A link to a page. `query` is what a script of that page reads."""

    target: str
    label: Line
    query: str = ""


@dataclass(frozen=True)
class External:
    """A link that leaves the site."""

    url: str
    label: str


@dataclass(frozen=True)
class Permalink:
    """A link to copy: to the row or entry it stands in, which has this anchor."""

    anchor: str
    of: str = "row"


@dataclass(frozen=True)
class Picture:
    """A picture that says nothing beyond the text beside it, by its path below the site."""

    path: str


@dataclass(frozen=True)
class FeedLink:
    """A link to a feed, by its path below the site."""

    path: str
    label: str


@dataclass(frozen=True)
class Source:
    """A link to a source by its short name, with the date on which it was checked."""

    url: str
    checked: str | None = None


@dataclass(frozen=True)
class SourceMark:
    """The number of a source of a table, which leads to the entry of the list below the table."""

    list_id: str
    number: int


@dataclass(frozen=True)
class Time:
    """A day or a month."""

    date: str


@dataclass(frozen=True)
class Styled:
    """A part of a line that is an element of its own on a page."""

    tag: Literal["span", "strong", "small", "code"]
    content: Line
    css: str = ""


@dataclass(frozen=True)
class MarkdownOnly:
    """What the Markdown version says where the page has a style instead."""

    text: str


Line: TypeAlias = (
    "str | Prose | Value | Fact | State | Link | External | Permalink | Picture | FeedLink | Source"
    " | SourceMark | Time | Styled | MarkdownOnly | tuple[Line, ...]"
)


@dataclass(frozen=True)
class Heading:
    """A heading that can be linked. The text may have marks of Markdown."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A line that is a block. A `nav` moves around in the page, and only there."""

    content: Line
    css: str = ""
    tag: Literal["p", "div", "nav"] = "p"
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """An item of a list."""

    content: Line
    id: str = ""


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    css: str = ""
    is_ordered: bool = False


@dataclass(frozen=True)
class Definition:
    """A name, and what there is to say about it."""

    name: Line
    content: Line
    css: str = ""


@dataclass(frozen=True)
class Definitions:
    """A list of names with what there is to say about each."""

    items: tuple[Definition, ...]
    css: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """A title that leads to a page, as a heading or a picture with its name, and more about it."""

    title: Link
    blocks: tuple[Block, ...]
    css: str = "card"
    has_heading: bool = True


@dataclass(frozen=True)
class Cards:
    """A list of cards."""

    cards: tuple[Card, ...]
    css: str = "cards"


@dataclass(frozen=True)
class Column:
    """The head of a column. `option` is the id of what is compared there."""

    title: Line
    option: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: a line, and blocks below it."""

    content: Line
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row: what it is about, and a cell for each further column; None leaves a cell out."""

    head: Cell
    cells: tuple[Cell | None, ...]
    anchor: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Rows that belong together, under a title inside the table if they have one."""

    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True)
class Table:
    """A table. A hidden caption is for screen readers: a heading above says the same."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    css: str = ""
    caption_is_hidden: bool = True


@dataclass(frozen=True)
class Fold:
    """Blocks that a page folds away under a summary."""

    summary: str
    blocks: tuple[Block, ...]
    css: str
    id: str = ""


@dataclass(frozen=True)
class Box:
    """Blocks that are one element of a page. A `nav` is only there."""

    tag: Literal["div", "section", "article", "aside", "nav"]
    css: str
    blocks: tuple[Block, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


Block: TypeAlias = "Heading | Paragraph | Items | Definitions | Cards | Table | Fold | Box"
Blocks: TypeAlias = tuple[Block, ...]


def unknown_fact(key: str) -> str:
    """What stands for a fact that does not exist, while the checks report it."""
    return f"{{{{ fact {key} }}}}"


def items(lines: Iterable[Line], css: str = "", *, is_ordered: bool = False) -> Items:
    """A list of lines."""
    return Items(tuple(Item(line) for line in lines), css, is_ordered)


def table(css: str, caption: str, head: Iterable[str], rows: Iterable[Row]) -> Table:
    """A table with plain heads and without groups."""
    return Table(caption, tuple(Column(title) for title in head), (Group(tuple(rows)),), css)


def joined(separator: str, lines: Iterable[Line]) -> Line:
    """Lines as one, with a separator between them."""
    parts: list[Line] = []
    for line in lines:
        parts += [separator, line] if parts else [line]
    return tuple(parts)
