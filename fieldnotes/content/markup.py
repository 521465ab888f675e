"""The markup `{{ name argument … }}` of pages and data texts: finds calls and replaces them.

Calls inside code are text. What each name means is the table `DIRECTIVES` in `directives`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fieldnotes.read.pages import without_code

_CALL = re.compile(r"(?<!\\)\{\{(?P<inner>[^{}\n]*)\}\}")
_WORDS = re.compile(r"\s*([a-z-]+)((?:\s+[\w.-]+)*)\s*")


@dataclass(frozen=True)
class Call:
    """One use of the markup. `name` is empty where the braces hold no readable call."""

    name: str
    arguments: tuple[str, ...]
    start: int
    end: int
    source: str


def calls(text: str) -> list[Call]:
    """Every call outside code, in order."""
    if "{{" not in text:
        return []
    found = []
    for match in _CALL.finditer(without_code(text)):
        words = _WORDS.fullmatch(match["inner"])
        name, arguments = (words[1], tuple(words[2].split())) if words else ("", ())
        found.append(Call(name, arguments, match.start(), match.end(), match[0]))
    return found


def replace(text: str, render: Callable[[Call], str]) -> str:
    """The text with each call replaced by what `render` returns for it.

    A replacement of several lines takes over the indentation of the line it starts on, so that a
    call can stand in a list or an admonition.
    """
    parts, position = [], 0
    for call in calls(text):
        line_start = text.rfind("\n", 0, call.start) + 1
        before = text[line_start : call.start]
        result = render(call)
        if not before.strip():
            result = result.replace("\n", "\n" + before)
        parts += [text[position : call.start], result]
        position = call.end
    return "".join([*parts, text[position:]])
