"""The folder docs/ in, pages with their headings, links, fences and code out. Called by `site`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from markdown.extensions.toc import slugify

from fieldnotes.problems import Location, Problem
from fieldnotes.read import yaml_file

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.S)
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>.*)$")
_INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_MAY_HOLD_CODE = re.compile(r"`|~~~|<!--|^(    |\t)", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: +\{ *#([\w.-]+)[^}]*\})? *#* *$", re.M)
_ANCHOR_IN_HTML = re.compile(r'\bid="([^"]+)"|\{ *#([\w.-]+)[^}]*\}')
LINK = re.compile(r"(?<!\\)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)[^)]*\)")
# A line that opens a block whose content is indented: list item, admonition, tab, footnote.
_OPENS_INDENT = re.compile(r"^\s*([-*+] |\d+\. |!!! |\?\?\?\+? |=== |\[\^[^\]]+\]:|: )")


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level (1 to 6), text, anchor and line."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Link:
    """A Markdown link: text, target as typed, and line."""

    text: str
    target: str
    line: int


@dataclass(frozen=True)
class Page:
    """A Markdown page: `path` below docs/, its front matter, and its text without it."""

    path: str
    text: str
    meta: Mapping[str, object] = field(default_factory=dict)
    first_line: int = 1
    folder: str = "docs"

    def location(self, offset: int) -> Location:
        """The place of a character of `text`."""
        return Location(
            f"{self.folder}/{self.path}", self.first_line + self.text.count("\n", 0, offset)
        )

    @cached_property
    def words(self) -> str:
        """`text` with all code and comments blanked out, every character at its old offset."""
        return without_code(self.text)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings, with the anchors that Python-Markdown's toc extension gives them."""
        found = []
        for match in _HEADING.finditer(self.words):
            title = self.text[match.start(2) : match.end(2)]
            anchor = match[3] or slugify(plain(title), "-")
            line = self.location(match.start()).line
            found.append(Heading(len(match[1]), plain(title), anchor, line))
        return found

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every anchor that the page's own text makes."""
        typed = {a or b for a, b in _ANCHOR_IN_HTML.findall(self.words)}
        return frozenset(typed | {h.anchor for h in self.headings})

    @cached_property
    def links(self) -> list[Link]:
        """Every inline link outside code."""
        return [
            Link(
                self.text[m.start("text") : m.end("text")],
                m["target"],
                self.location(m.start()).line,
            )
            for m in LINK.finditer(self.words)
        ]

    @property
    def title(self) -> str:
        """The first heading of level 1, or the title of the front matter, or the path."""
        typed = str(self.meta.get("title") or self.path)
        return next((h.text for h in self.headings if h.level == 1), typed)

    @property
    def description(self) -> str:
        """The page's one sentence from its front matter, or nothing."""
        return str(self.meta.get("description") or "")


def read_pages(root: FilePath) -> tuple[dict[str, Page], list[Problem]]:
    """All pages below `root`/docs by their path, and problems of their front matter."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root / "docs").as_posix()
        page, found = parse_page(path, file.read_text(encoding="utf-8"))
        pages[path] = page
        problems += found
    return pages, problems


def parse_page(path: str, source: str) -> tuple[Page, list[Problem]]:
    """Split a Markdown source into front matter and text."""
    match = _FRONT_MATTER.match(source)
    if not match:
        return Page(path, source), []
    front = yaml_file.parse(match[1], f"docs/{path}", first_line=2)
    meta = front.value if isinstance(front.value, dict) else {}
    first_line = 1 + source.count("\n", 0, match.end())
    return Page(path, source[match.end() :], meta, first_line), front.problems


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, content, indent, and where it starts and ends in the text."""

    language: str
    content: str
    indent: str
    start: int
    end: int


def fences(text: str) -> Iterator[Fence]:
    """Every fenced code block, in order. One that is never closed runs to the end."""
    opened: re.Match[str] | None = None
    start = content_start = offset = 0
    for line in text.splitlines(keepends=True):
        match = _FENCE.match(line.rstrip("\n"))
        if opened is None and match and not ("`" in match["info"] and match["marks"][0] == "`"):
            opened, start, content_start = match, offset, offset + len(line)
        elif opened and match and _closes(match, opened):
            yield _fence(opened, text, start, content_start, offset, offset + len(line))
            opened = None
        offset += len(line)
    if opened:
        yield _fence(opened, text, start, content_start, offset, offset)


def _closes(line: re.Match[str], opened: re.Match[str]) -> bool:
    marks = line["marks"]
    return not line["info"].strip() and marks.startswith(opened["marks"])


def _fence(
    opened: re.Match[str], text: str, start: int, inner: int, inner_end: int, end: int
) -> Fence:
    indent = opened["indent"]
    lines = text[inner:inner_end].splitlines(keepends=True)
    content = "".join(line.removeprefix(indent) for line in lines)
    language = opened["info"].strip().split(" ")[0].strip("{.}")
    return Fence(language, content, indent, start, end)


def without_code(text: str) -> str:
    """The text with fences, indented code, inline code and comments replaced by spaces."""
    if not _MAY_HOLD_CODE.search(text):
        return text
    for fence in fences(text):
        text = _blank(text, fence.start, fence.end)
    for match in _COMMENT.finditer(text):
        text = _blank(text, match.start(), match.end())
    for start, end in _indented_code(text):
        text = _blank(text, start, end)
    for match in _INLINE_CODE.finditer(text):
        if "\n\n" not in match[0]:
            text = _blank(text, match.start(), match.end())
    return text


def _indented_code(text: str) -> Iterator[tuple[int, int]]:
    """Lines indented by four or more after a blank line, unless a block above asks for indent."""
    offset = 0
    blank_before, in_code, in_block = True, False, False
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        indented = line.startswith(("    ", "\t"))
        if stripped:
            if not indented:
                in_code = False
                in_block = bool(_OPENS_INDENT.match(line)) or (in_block and line.startswith(" "))
            elif not in_block and (in_code or blank_before):
                in_code = True
                yield offset, offset + len(line)
        blank_before = not stripped
        offset += len(line)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def plain(markdown: str) -> str:
    """Inline Markdown without its marks: link texts, code and emphasis as plain words."""
    text = LINK.sub(lambda m: m["text"], markdown)
    return re.sub(r"[`*_]{1,3}(?=\S)|(?<=\S)[`*_]{1,3}", "", text).strip()
