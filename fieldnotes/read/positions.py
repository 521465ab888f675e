"""Where the parts of a document are in its Markdown text. Pure.

The parser does not say where it found a part, but it names all parts in order, so each is the next
place of the text that looks like it. This only ever decides which line a message names, and which
words of a line are code; what is a heading, a link or code, the document has decided.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from fieldnotes.read.document import Part, Span

_FENCE = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)?[ \t]*(?:`{3,}|~{3,})")
_BEFORE_CODE = re.compile(r"(?<!`)(`+)\s*$")
_AFTER_CODE = re.compile(r"\s*(`+)(?!`)")
# Where a heading can start: a line with number signs, a line above an underline, a tag.
_HEADING_START = re.compile(
    r"^(?=[ \t>]*#)|^(?=[^\n]*\n[ \t>]*(?:=+|-+)[ \t]*$)|(?=<h[1-6]\b)", re.M
)
_BLOCKS = {"fence", "diagram"}


def spans(text: str, parts: Sequence[Part]) -> list[Span]:
    """Start and end of each part in the text; a part that cannot be found is an empty span."""
    finder = _Finder(text)
    return [finder.span(part) for part in parts]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces in place of these parts; every other character keeps its offset."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
            position = end
    return "".join([*pieces, text[position:]])


class _Finder:
    """Looks for parts one after the other. Footnotes come last in HTML, wherever they are typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def span(self, part: Part) -> Span:
        found = self._find(part, self.position)
        if found is None:
            elsewhere = self._find(part, 0)
            return elsewhere or (self.position, self.position)
        # A link may hold code, and a heading links: what is inside comes next.
        self.position = found[0] + 1 if part.kind in ("heading", "link") else found[1]
        return found

    def _find(self, part: Part, start: int) -> Span | None:
        if part.kind in _BLOCKS:
            return self._block(part.text, start)
        if part.kind == "comment":
            return self._literal(f"<!--{part.text}-->", start)
        if part.kind == "code":
            return self._code(part.text, start)
        if part.kind == "heading":
            return self._heading(part.level, _first_word(part.text), start)
        target = part.target.replace("&amp;", "&")
        return self._literal(f"]({target}", start) or self._literal(target or "[", start)

    def _literal(self, wanted: str, start: int) -> Span | None:
        found = self.text.find(wanted, start)
        return None if found == -1 else (found, found + len(wanted))

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [match.start() for match in _HEADING_START.finditer(self.text)]

    def _heading(self, level: int, word: str, start: int) -> Span | None:
        """The next heading with a word, tried only where one can start: texts are long."""
        starts = self._heading_starts
        typed, underlined, tag = _headings(level)
        for offset in starts[bisect_left(starts, start) :]:
            match = typed.match(self.text, offset)
            if match and word in match[1]:
                return offset, match.start(1) + match[1].index(word) + len(word)
            match = underlined.match(self.text, offset) if level < 3 else None
            if match and word in match[1]:
                return match.span()
            if match := tag.match(self.text, offset):
                return match.span()
        return None

    def _code(self, content: str, start: int) -> Span | None:
        """A span of code with its backticks; pipes in tables are typed with a backslash."""
        position = start
        while (found := self.text.find(content, position)) != -1:
            before = _BEFORE_CODE.search(self.text[max(0, found - 8) : found])
            after = _AFTER_CODE.match(self.text, found + len(content))
            if before and after and before[1] == after[1]:
                return found - len(before[0]), after.end()
            position = found + 1
        if "|" in content and "\\|" not in content:
            return self._code(content.replace("|", "\\|"), start)
        return self._literal(f"<code>{content}</code>", start)

    def _block(self, content: str, start: int) -> Span | None:
        """Lines of code, with the fences around them."""
        wanted = [line.strip() for line in content.expandtabs(4).splitlines()]
        if not any(wanted):
            return None
        first = self._line_at(start)
        for index in range(first, len(self.lines) - len(wanted) + 1):
            if all(_is_code(self.lines[index + n], line) for n, line in enumerate(wanted)):
                end = index + len(wanted)
                if index and _FENCE.match(self.lines[index - 1]):
                    index -= 1
                    closed = end < len(self.lines) and _FENCE.match(self.lines[end])
                    end += 1 if closed else 0
                return self.starts[index], self.starts[end]
        return None

    def _line_at(self, offset: int) -> int:
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def _is_code(line: str, wanted: str) -> bool:
    """Whether a line of the text is this line of code, in a quotation or not."""
    typed = line.expandtabs(4).strip()
    return typed == wanted or typed.lstrip(" >") == wanted.lstrip(" >")


def _first_word(text: str) -> str:
    """The word a heading starts with, if it is typed as it is shown."""
    match = re.match(r"\w+", text)
    return match[0] if match else ""


@cache
def _headings(level: int) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How a heading is typed: after #, above a line, as a tag; the first two with its text."""
    return (
        re.compile(rf"^[ \t>]*#{{{level}}}(?!#)([^\n]*)", re.M),
        re.compile(r"^([^\n]*)\n[ \t>]*(?:=+|-+)[ \t]*$", re.M),
        re.compile(rf"<h{level}\b"),
    )
