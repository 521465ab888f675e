"""The texts of docs/ in, pages with their headings, links and code out. Called by `site`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fieldnotes.problems import Location, Problem
from fieldnotes.read import front_matter
from fieldnotes.read.document import CODE, Document, Part, Span
from fieldnotes.read.markdown import Parser
from fieldnotes.read.positions import blanked

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.S)


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level (1 to 6), text, anchor and line."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image: its text, its target as typed, and its line."""

    text: str
    target: str
    line: int
    is_image: bool = False


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, content, indent, and where it starts and ends in the text."""

    language: str
    content: str
    indent: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A Markdown page: `path` below docs/, its front matter, and its text without it.

    A generated page is made from a data file, and its links are addresses already.
    """

    path: str
    text: str
    meta: Mapping[str, object] = field(default_factory=dict)
    first_line: int = 1
    folder: str = "docs"
    is_generated: bool = False
    meta_lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    # Where the data file of a generated page names it: all that page can get wrong is its title.
    origin: Location | None = None
    parser: Parser = field(default_factory=Parser, compare=False, repr=False)

    def location(self, offset: int) -> Location:
        """The file and line of a character of `text`."""
        return self.origin or Location(
            f"{self.folder}/{self.path}", self.first_line + self.text.count("\n", 0, offset)
        )

    def meta_location(self, key: str) -> Location:
        """The file and line of a key of the front matter; the first line if it has none."""
        return Location(f"{self.folder}/{self.path}", self.meta_lines.get(key, 1))

    @cached_property
    def document(self) -> Document:
        """The text as the parser that renders it reads it."""
        return self.parser.parse(self.text)

    @cached_property
    def parts(self) -> list[tuple[Part, Span]]:
        """Every part of the document with its start and end in `text`."""
        return list(zip(self.document.parts, self.document.spans, strict=True))

    @cached_property
    def words(self) -> str:
        """`text` with all code and comments blanked out, every character at its old offset."""
        return blanked(self.text, (span for part, span in self.parts if part.kind in CODE))

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings with their anchors."""
        return [
            Heading(part.level, part.text, part.target, self.location(start).line)
            for part, (start, _) in self.parts
            if part.kind == "heading"
        ]

    @property
    def anchors(self) -> frozenset[str]:
        """Every anchor that the page's own text makes."""
        return self.document.anchors

    @cached_property
    def links(self) -> list[Link]:
        """Every link and image, in Markdown and in raw HTML."""
        return [
            Link(part.text, part.target, self.location(start).line, part.kind == "image")
            for part, (start, _) in self.parts
            if part.kind in ("link", "image")
        ]

    @cached_property
    def fences(self) -> list[Fence]:
        """Every fenced block of code, Mermaid diagrams included."""
        return [
            Fence(part.target, part.text.rstrip("\n") + "\n", self._indent(start), start, end)
            for part, (start, end) in self.parts
            if part.kind in ("fence", "diagram")
        ]

    def _indent(self, start: int) -> str:
        indent = re.compile(r"[ \t>]*").match(self.text, start)
        return indent[0] if indent else ""

    @cached_property
    def title(self) -> str:
        """The first heading of level 1, or the title of the front matter, or the path."""
        typed = str(self.meta.get("title") or self.path)
        headings = (part for part in self.document.parts if part.kind == "heading")
        return next((part.text for part in headings if part.level == 1), typed)

    @property
    def description(self) -> str:
        """The page's one sentence from its front matter, or nothing."""
        return str(self.meta.get("description") or "")


def read_pages(texts: Mapping[str, str], parser: Parser) -> tuple[dict[str, Page], list[Problem]]:
    """The pages of docs/ by their path, and problems of their front matter."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted(texts):
        pages[path], found = parse_page(path, texts[path], parser)
        problems += found
    return pages, problems


def parse_page(path: str, source: str, parser: Parser) -> tuple[Page, list[Problem]]:
    """Split a Markdown source into front matter and text."""
    match = _FRONT_MATTER.match(source)
    if not match:
        return Page(path, source, parser=parser), []
    meta = front_matter.read(match[1], f"docs/{path}", first_line=2)
    first_line = 1 + source.count("\n", 0, match.end())
    text = source[match.end() :]
    page = Page(path, text, meta.values, first_line, meta_lines=meta.lines, parser=parser)
    return page, list(meta.problems)


def generated_page(path: str, source: str, parser: Parser) -> Page:
    """The page that a generated Markdown source makes."""
    return replace(parse_page(path, source, parser)[0], is_generated=True)
