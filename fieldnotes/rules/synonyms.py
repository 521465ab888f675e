"""Rule: an everyday word stands for words that the site uses; for others it would find nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.words import words
from fieldnotes.problems import Problem, suggest


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    everyday = content.data.synonyms
    if not everyday:
        return
    used = {word for page in expanded.values() for word in words(page.text)}
    used |= {w for term in content.terms.values() for name in term.spellings() for w in words(name)}
    for said, meant in everyday.items():
        for word in words(meant):
            if word not in used:
                yield Problem(
                    content.data.location("synonyms", said),
                    "synonyms",
                    f'"{word}" for "{said}", a word that no page has',
                    "words of the site",
                    suggest(word, used, "say it as the pages do"),
                )
