"""Plain text in, Markdown that shows it as it is out. Pure."""

from __future__ import annotations

import re

# What would begin a mark in text that has none.
_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)")
# In a heading also what would be markup, attributes, a closing # or an entity.
_IN_HEADING = re.compile(rf"{_SPECIAL.pattern}|[{{}}]|#(?=#*\s*$)|&(?=#?\w+;)")

# Python-Markdown knows no backslash before these.
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def escaped(text: str) -> str:
    """Plain text as Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def heading(text: str) -> str:
    """Plain text as the words of a heading."""
    line = " ".join(text.split())
    return _IN_HEADING.sub(lambda mark: _ENTITIES.get(mark[0], f"\\{mark[0]}"), line)
