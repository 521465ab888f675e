"""Finds glossary terms in running text. Called by `content` (where is a term used?) and `tips`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.model import Term


class Mentions:
    """Knows every spelling of every term; the longest spelling at a place wins.

    Abbreviations and names with a capital inside (`AZ`, `ElastiCache`) match as they are written.
    Other spellings match with a small or a capital first letter, and both take a plural s.
    """

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms: dict[str, str] = {}
        for term_id, term in terms.items():
            for spelling in term.spellings():
                for variant in _variants(spelling):
                    self._terms.setdefault(variant, term_id)
        longest_first = sorted(self._terms, key=lambda s: (-len(s), s))
        spellings = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in longest_first)
        self._pattern = re.compile(rf"(?<![\w./@:-])({spellings or '(?!)'})(?![\w]|[-/.:]\w)")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and term id of every mention, in order, without overlaps."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._terms[" ".join(match[1].split())]

    def terms_in(self, text: str) -> list[str]:
        """The ids of all terms that the text mentions, each once, in order of appearance."""
        return list(dict.fromkeys(term for _, _, term in self.find(text)))


def _variants(spelling: str) -> Iterator[str]:
    forms = [spelling]
    if spelling[1:] == spelling[1:].lower():
        forms = [spelling[0].lower() + spelling[1:], spelling[0].upper() + spelling[1:]]
    for form in forms:
        yield form
        if not form.endswith("s"):
            yield form + "s"
