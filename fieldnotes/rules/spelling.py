"""Rule: names are spelled as the glossary spells them (`Elasticache` is not `ElastiCache`).

Only names with a capital letter after the first are compared: no ordinary word looks like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.problems import Finding, Location

# Addresses, file names and link targets are not prose.
_NOT_PROSE = re.compile(r"https?://\S+|\]\([^)]*\)|<[^>]+>|\{\{[^}]*\}\}|\{[^}]*\}|[\w.-]+\.\w+")


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    names = Names(content)
    for page in content.pages.values():
        for start, _, found, right in names.misspelled(page.words):
            yield _problem(page.location(start), found, right)
    for location, text in content.data_texts:
        for _, _, found, right in names.misspelled(line(text).words):
            yield _problem(location, found, right)


def _problem(location: Location, found: str, right: str) -> Finding:
    return Finding(location, f'"{found}"', f'"{right}"', "run make fix")


class Names:
    """The names whose capitals matter, and how to find them written otherwise."""

    def __init__(self, content: Content) -> None:
        self._right: dict[str, str] = {}
        for term in content.terms.values():
            former = [former.name for former in term.former_names]
            for name in (*term.spellings(), *former):
                for word in name.split():
                    if re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+", word):
                        self._right[word.lower()] = word
        self._pattern = _any_of(tuple(sorted(self._right, key=lambda word: (-len(word), word))))

    def misspelled(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Start, end, what stands there and what should, for each wrong spelling."""
        if not _may_name(self._pattern, text):
            return
        prose = _NOT_PROSE.sub(lambda m: " " * len(m[0]), text)
        for match in self._pattern.finditer(prose):
            right = self._right[match[0].lower()]
            if match[0] != right:
                yield match.start(), match.end(), match[0], right


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])({names or '(?!)'})(?![\w-])", re.I)


@lru_cache(maxsize=20_000)
def _may_name(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has any of the names, however it spells them."""
    return bool(pattern.search(text))
