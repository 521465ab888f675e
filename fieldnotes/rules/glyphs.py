"""Rule: the book has a glyph for every character, on whatever machine it is printed.

Its fonts come with packages. DejaVu is the one with the most characters; a sign that it lacks would
be an empty box, or whatever font the machine happens to have.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.drawing import fonts
from fieldnotes.problems import Finding, Location
from fieldnotes.rules.values import texts

# What is not drawn: controls, formats such as a joiner, line ends, private and unassigned codes,
# which other rules report.
_UNDRAWN = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs", "Cs", "Co", "Cn"))


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        if not page.is_generated:
            for character in missing(page.text):
                yield _finding(page.location(page.text.index(character)), character)
    for _, location, text in texts(content.data):
        for character in missing(text):
            yield _finding(location, character)


def missing(text: str) -> list[str]:
    """The characters of a text that no font of the book can draw, each once, in order."""
    if text.isascii():
        return []
    return [
        character
        for character in dict.fromkeys(text)
        if not character.isascii()
        and unicodedata.category(character) not in _UNDRAWN
        and ord(character) not in fonts.characters()
    ]


def _finding(location: Location, character: str) -> Finding:
    name = unicodedata.name(character, "a character without a name")
    return Finding(
        location,
        f"{character} (U+{ord(character):04X}, {name.lower()})",
        "characters that the fonts of the book have",
        "say it in words",
    )
