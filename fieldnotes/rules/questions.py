"""Rule: the questions of readers lead to places that exist, and each leads to one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem, suggest


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    data = content.data
    answered: dict[str, str] = {}
    for target, questions in data.questions.items():
        page, _, anchor = target.partition("#")
        if page not in expanded:
            yield Problem(
                data.location("questions", target),
                "questions",
                f'questions for "{page}", which is no page',
                "a page below docs/",
                suggest(page, expanded, "correct the name"),
            )
        elif anchor and anchor not in expanded[page].anchors:
            yield Problem(
                data.location("questions", target),
                "questions",
                f'questions for "#{anchor}", which {page} does not have',
                "an anchor of the page",
                suggest(anchor, expanded[page].anchors, "correct the anchor"),
            )
        for index, question in enumerate(questions):
            if question in answered:
                yield Problem(
                    data.location("questions", target, index),
                    "questions",
                    f'"{question}", which leads to {answered[question]} already',
                    "each question once",
                    "keep it where it is answered best",
                )
            answered.setdefault(question, target)
