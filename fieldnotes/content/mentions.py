"""Finds glossary terms in running text. Called by `content` (where is a term used?) and `tips`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from fieldnotes.model.term import Term

_FIRST_WORD = re.compile(r"\w+")
# A word that is no part of a path, an address, a file name or a compound.
_WORD_START = re.compile(r"(?<![\w./@:-])\w+")


class Mentions:
    """Knows every spelling of every term; the longest spelling at a place wins.

    Abbreviations and names with a capital inside (`AZ`, `ElastiCache`) match as they are written.
    Other spellings match with a small or a capital first letter, and both take a plural s.
    """

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms: dict[str, str] = {}
        for term_id, term in terms.items():
            for spelling in (" ".join(s.split()) for s in term.spellings()):
                for variant in _variants(spelling):
                    self._terms.setdefault(variant, term_id)
        # Text is looked up word by word: trying every spelling at every place takes far longer.
        by_first_word: dict[str, list[str]] = {}
        for spelling in sorted(self._terms, key=lambda s: (-len(s), s)):
            by_first_word.setdefault(_FIRST_WORD.findall(spelling)[0], []).append(spelling)
        self._starting_with = {word: tuple(found) for word, found in by_first_word.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and term id of every mention, in order, without overlaps."""
        position = 0
        for word in _WORD_START.finditer(text):
            spellings = self._starting_with.get(word[0])
            match = _pattern(spellings).match(text, word.start()) if spellings else None
            if match and match.start() >= position:
                position = match.end()
                yield match.start(), match.end(), self._terms[" ".join(match[1].split())]

    def terms_in(self, text: str) -> list[str]:
        """The ids of all terms that the text mentions, each once, in order of appearance."""
        return list(dict.fromkeys(term for _, _, term in self.find(text)))


@lru_cache(maxsize=10_000)
def _pattern(spellings: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of several spellings. Compiled when needed, and once for all glossaries."""
    return re.compile(rf"({'|'.join(map(_flexible, spellings))})(?![\w]|[-/.:]\w)")


def _flexible(spelling: str) -> str:
    """A pattern for a spelling that may be broken over lines."""
    return re.escape(spelling).replace(r"\ ", r"\s+")


def _variants(spelling: str) -> Iterator[str]:
    forms = [spelling]
    if spelling[1:] == spelling[1:].lower():
        forms = [spelling[0].lower() + spelling[1:], spelling[0].upper() + spelling[1:]]
    for form in forms:
        yield form
        if not form.endswith("s"):
            yield form + "s"
