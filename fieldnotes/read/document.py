"""What a Markdown text holds: values that the parser makes and everything else reads. Pure.

The markup `{{ … }}` and Mermaid fences leave slots in the HTML, which `Document.fill` fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# A slot is a number in characters for private use: no letters to the parser or to a slug.
_CALL, _DIAGRAM, _END, _ZERO = "\ue000", "\ue002", "\ue001", 0xE010
_SLOT = rf"[{_CALL}{_DIAGRAM}][{chr(_ZERO)}-{chr(_ZERO + 9)}]+{_END}"
SLOT = re.compile(_SLOT)
# Characters that would look like slots if an author typed them.
SLOT_CHARACTERS = re.compile(rf"[{_CALL}-{chr(_ZERO + 9)}]")
_BLOCK_SLOT = re.compile(rf"<p>[ \n]*({_SLOT})[ \n]*</p>")

Span = tuple[int, int]
# The kinds of parts whose text is not prose.
CODE = frozenset(("code", "fence", "diagram", "comment"))


@dataclass(frozen=True)
class TocEntry:
    """A heading in the table of contents: its level (1 to 6), anchor, and text as HTML."""

    level: int
    anchor: str
    name: str


@dataclass(frozen=True)
class Part:
    """A thing that a document holds; parts are in the order in which the HTML has them.

    - heading: `text` is its plain text, `target` its anchor, `level` 1 to 6
    - link, image: `text` is what is shown (or the alternative text), `target` the address as typed
    - code: an inline span; fence: a block, whose `target` is its language, or empty
    - diagram: a Mermaid fence; comment: an HTML comment
    """

    kind: Literal["heading", "link", "image", "code", "fence", "diagram", "comment"]
    text: str
    target: str = ""
    level: int = 0


@dataclass(frozen=True)
class RawCall:
    """A use of the markup `{{ … }}` that is not code: its source, and where it is in the text."""

    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Mistake:
    """A place of a text that is not shown as its author meant it, or that no page may have.

    `kind` is the rule that reports it, `start` where it is in the text; the rest is its message.
    """

    kind: Literal["markdown", "raw-html"]
    start: int
    found: str
    expected: str
    fix: str


@dataclass(frozen=True)
class Document:
    """A Markdown text as the parser reads it; `html` has a slot for each call and diagram.

    `spans` has start and end in the text for each of the `parts`.
    """

    html: str = ""
    parts: tuple[Part, ...] = ()
    spans: tuple[Span, ...] = ()
    anchors: frozenset[str] = frozenset()
    repeated_anchors: tuple[str, ...] = ()
    calls: tuple[RawCall, ...] = ()
    diagrams: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    def fill(self, call: Callable[[int], str], diagram: Callable[[int], str]) -> str:
        """The HTML with what `call` and `diagram` return for each slot, which they get by number.

        A slot that is alone in its paragraph takes the place of the paragraph.
        """

        def filled(slot: re.Match[str]) -> str:
            return (diagram if is_diagram(slot[0]) else call)(slot_number(slot[0]))

        return SLOT.sub(filled, _BLOCK_SLOT.sub(r"\1", self.html))


def call_slot(number: int) -> str:
    """The slot of the call with a number."""
    return _CALL + _digits(number) + _END


def diagram_slot(number: int) -> str:
    """The slot of the diagram with a number."""
    return _DIAGRAM + _digits(number) + _END


def is_diagram(slot: str) -> bool:
    """Whether a slot is that of a diagram."""
    return slot.startswith(_DIAGRAM)


def slot_number(slot: str) -> int:
    """The number of a slot."""
    return int("".join(str(ord(digit) - _ZERO) for digit in slot[1:-1]))


def without_slots(text: str) -> str:
    """A text without the characters of slots."""
    return SLOT.sub("", text)


def _digits(number: int) -> str:
    return "".join(chr(_ZERO + int(digit)) for digit in str(number))
