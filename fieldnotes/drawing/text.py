"""Text in, lines that fit a width out. Pure."""

from __future__ import annotations

from collections.abc import Callable


def wrap(text: str, width_of: Callable[[str], float], max_width: float) -> list[str]:
    """The words of a text in lines of at most `max_width`; a wider word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer) <= max_width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
