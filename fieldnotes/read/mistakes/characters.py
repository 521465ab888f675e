"""Characters that no text needs, and that break files, or show one text and hold another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fieldnotes.read.document import Mistake
from fieldnotes.read.mistakes.reading import Reading

# Control characters but for tabs and line ends; separators and marks that turn the direction of
# what follows; the private use area, in which the parser keeps its slots; noncharacters.
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ue000-\\uf8ff"
    "\\ufdd0-\\ufdef\\ufeff\\ufffe\\uffff]"
)


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """One mistake for each kind of character, at the first one."""
    seen: set[str] = set()
    for match in _FORBIDDEN.finditer(reading.text):
        if match[0] not in seen:
            seen.add(match[0])
            name = unicodedata.name(match[0], "a control or private character")
            yield Mistake(
                "markdown",
                match.start(),
                f"the character U+{ord(match[0]):04X} ({name})",
                "characters that readers can see, spaces and line breaks",
                "remove it",
            )
