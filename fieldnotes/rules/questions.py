"""Rule: readers' questions lead to pages and anchors that exist, each question to one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, suggest
from fieldnotes.rules.claims import Claim, contested


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data = content.data
    for target in data.questions:
        page, _, anchor = target.partition("#")
        if page not in bodies:
            yield Finding(
                data.location("questions", target),
                f'questions for the missing page "{page}"',
                "a page in docs/",
                suggest(page, bodies, "correct the path"),
            )
        elif anchor and anchor not in bodies[page].anchors:
            yield Finding(
                data.location("questions", target),
                f'questions for the missing anchor "{target}"',
                f"an anchor of {page}",
                suggest(anchor, bodies[page].anchors, "correct the anchor"),
            )
    claims = [
        Claim(question, f"{target} {index}", data.location("questions", target, index))
        for target, questions in data.questions.items()
        for index, question in enumerate(questions)
    ]
    for later, first in contested(claims):
        yield Finding(
            later.location,
            f'the question "{later.key}" again, first at {first.location}',
            "each question once",
            "keep it where it is answered best",
        )
