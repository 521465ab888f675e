"""Rule: synonyms map to words that the site uses; others would find nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.words import vocabulary, words
from fieldnotes.problems import Finding, suggest


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    everyday = content.data.synonyms
    if not everyday:
        return
    used = set().union(*(vocabulary(body.text) for body in bodies.values()))
    used |= {w for term in content.terms.values() for name in term.spellings() for w in words(name)}
    for said, meant in everyday.items():
        for word in words(meant):
            if word not in used:
                yield Finding(
                    content.data.location("synonyms", said),
                    f'the word "{word}" for "{said}", which is on no page',
                    "words that pages use",
                    suggest(word, used, "use the pages' word"),
                )
