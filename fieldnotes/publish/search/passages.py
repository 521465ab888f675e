"""The text of a page under each of its headings, without marks. Pure; called by `site`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call, replace
from fieldnotes.read.pages import LINK, Page, fences
from fieldnotes.render.blocks import (
    Block,
    Definitions,
    Fact,
    Heading,
    Items,
    Line,
    Paragraph,
    SourceMark,
)
from fieldnotes.render.directives import view
from fieldnotes.render.markdown_writer import MarkdownWriter

# Markup whose result is text of the page that holds it; other lists repeat what stands elsewhere.
_SEARCHED = frozenset(("fact", "compare", "verdict", "rule-of-thumb", "questions", "answers"))

_TAG = re.compile(r"<(?:/?[a-z]|!--)[^>]*>", re.I)
_RULE = re.compile(r"^[ \t|:-]*-{3}[ \t|:-]*$", re.M)
_OPENER = re.compile(r'^[ \t]*(?:!!!|\?\?\?\+?|===)[ \t]*\w*[ \t]*(?:"(?P<title>[^"]*)")?', re.M)
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+|^>[ \t]?", re.M)
_ATTRIBUTES = re.compile(r"\{ *[:#.][^}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:?")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_STRONG = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.S)


@dataclass(frozen=True)
class Passage:
    """A heading of a page and the text below it, up to the next heading.

    `anchor` is empty for the first one, which is the page itself.
    """

    anchor: str
    title: str
    text: str


class _Writer(MarkdownWriter):
    """Writes what search reads: headings with their anchors, and no numbers of sources.

    An item or a line of its own ends a thought; without a mark two of them would read as one
    sentence. Cells have theirs between them.
    """

    def block(self, block: Block) -> str:
        text = super().block(block)
        match block:
            case Heading():
                return f"{text} {{#{block.anchor}}}"
            case Paragraph() | Items() | Definitions():
                return " ·\n".join([*text.split("\n"), ""])
        return text

    def line(self, line: Line) -> str:
        return "" if isinstance(line, SourceMark) else super().line(line)


def passages_of(content: Content, path: str) -> Iterator[Passage]:
    """The passages of a page in order; the page itself comes first."""
    page = content.pages[path]
    text = replace(page.text, lambda call: _filled(content, path, call))
    return passages(Page(path, text, page.meta))


def _filled(content: Content, page: str, call: Call) -> str:
    made = view(content, page, call) if call.name in _SEARCHED else ()
    writer = _Writer(content, "")
    return writer.line(made) if isinstance(made, Fact) else writer.blocks(made or ())


def passages(page: Page) -> Iterator[Passage]:
    """The passages of a page whose markup is filled in, in order; the page itself comes first."""
    lines = page.text.split("\n")
    starts = [(h.line - page.first_line, h) for h in page.headings]
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    if not starts or starts[0][1].level > 1:
        first = starts[0][0] if starts else len(lines)
        yield Passage("", page.title, plain_text("\n".join(lines[:first])))
    for (start, heading), end in zip(starts, ends, strict=True):
        anchor = "" if heading.level == 1 else heading.anchor
        yield Passage(anchor, heading.text, plain_text("\n".join(lines[start + 1 : end])))


def plain_text(markdown: str) -> str:
    """Markdown with HTML in it as running text on one line: words and code, no marks.

    Diagrams are left out; they are places of their own.
    """
    pieces, position = [], 0
    for fence in fences(markdown):
        pieces.append(_prose(markdown[position : fence.start]))
        pieces.append("" if fence.language == "mermaid" else fence.content)
        position = fence.end
    pieces.append(_prose(markdown[position:]))
    text = " ".join(" ".join(pieces).split())
    return re.sub(r"(?:· )*·(?: ·)* ?(?=·|$)|^(?:· )+", "", text).strip()


def _prose(text: str) -> str:
    code: list[str] = []

    def put_away(span: re.Match[str]) -> str:
        code.append(span[2].strip())
        return f"\0{len(code) - 1}\0"

    text = _CODE.sub(put_away, text)
    text = _TAG.sub(" ", text)
    text = _RULE.sub("", text)
    text = _OPENER.sub(lambda m: f"{m['title']}. " if m["title"] else "", text)
    text = LINK.sub(lambda m: m["text"], text)
    text = _FOOTNOTE.sub("", _ATTRIBUTES.sub("", text))
    text = _LIST_MARK.sub("", text)
    text = _EMPHASIS.sub(r"\2", _STRONG.sub("", text))
    text = unescape(text).replace("\u00a0", " ").replace("|", " · ")
    return re.sub(r"\0(\d+)\0", lambda m: code[int(m[1])], text)
