"""Rule: an abbreviation that readers meet is a term of the glossary, so that they can look it up.

Words that need no entry (`OK`, an HTTP method) are listed in data/checks/allowed-abbreviations.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.problems import Finding, Location
from fieldnotes.rules import unfinished

_WORD = re.compile(r"(?<!\w)[a-z]*[A-Z]\w*[A-Z]\w*")
# Addresses, link targets, tags and markup are no prose.
_NOT_PROSE = re.compile(r"https?://\S+|\]\([^)]*\)|<[^>]+>|\{[^}]*\}+")


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    if content.data.skipped:
        return  # What could not be read may be the missing term.
    known = _known(content)
    allowed = content.data.allowed_abbreviations
    used: set[str] = set()
    for location, word in _unknown(content, known):
        used.add(word)
        if word not in allowed:
            yield Finding(
                location,
                f'the abbreviation "{word}", which is not in the glossary',
                "a glossary term, or an entry of data/checks/allowed-abbreviations.yml",
                "add the term or an alias of one, or put code in backticks",
            )
    for word in allowed:
        if word not in used:
            why = "which is a glossary term" if word in known else "which is not used"
            yield Finding(
                content.data.location("allowed_abbreviations", word),
                f'the allowed abbreviation "{word}", {why}',
                "only abbreviations that are used and not in the glossary",
                "remove it",
            )


def abbreviations(text: str) -> Iterator[tuple[int, str]]:
    """Start and singular of every word with two or more capitals that are half its letters.

    So `VPCs`, `IaC` and `gRPC` are abbreviations, `DynamoDB` is a name and `KEYS_ONLY` is code.
    """
    if _WORD.search(text):
        prose = _NOT_PROSE.sub(lambda m: " " * len(m[0]), text)
        for match in _WORD.finditer(prose):
            word = match[0][:-1] if re.fullmatch(r"\w*[A-Z\d]s", match[0]) else match[0]
            capitals = sum(letter.isupper() for letter in word)
            letters = sum(letter.isalpha() for letter in word)
            if "_" not in word and capitals >= 2 and letters <= 2 * capitals:
                yield match.start(), word


def _known(content: Content) -> set[str]:
    """The terms that are one word, and so are known wherever they stand: `TCP-based`, `CI/CD`."""
    former = (n.name for t in content.terms.values() for n in t.former_names)
    return {s for t in content.terms.values() for s in t.spellings()} | set(former)


def _unknown(content: Content, known: set[str]) -> Iterator[tuple[Location, str]]:
    """Place and word of every abbreviation that is no term and no part of a longer one."""
    # A page made of data names its file; its texts are those of the file.
    for page in (page for page in content.pages.values() if not page.is_generated):
        for start, word in _left(content, known, page.words):
            yield page.location(start), word
    for location, text in content.data_texts:
        for _, word in _left(content, known, line(text).words):
            yield location, word


def _left(content: Content, known: set[str], text: str) -> Iterator[tuple[int, str]]:
    """The abbreviations of a text that are not known, outside the names of terms."""
    left = [
        (start, word)
        for start, word in abbreviations(text)
        if word not in known and word != unfinished.MARK
    ]
    if left:
        names = [range(start, end) for start, end, _ in content.mentions.find(text)]
        yield from ((at, word) for at, word in left if not any(at in name for name in names))
