"""Rule: each decision can be walked: every step exists, is reached, and comes once on a way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.decision import Decision
from fieldnotes.problems import Problem, suggest

# Where an id stands, the id, what it may be, and that in words.
_Named = tuple[tuple[str | int, ...], str, Collection[str], str]


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    for id_, decision in content.data.decisions.items():
        yield from _named(content, id_, decision)
        yield from _reached(content, id_, decision)


def _named(content: Content, id_: str, decision: Decision) -> Iterator[Problem]:
    """Ids that name nothing."""
    data, steps = content.data, decision.questions.keys() | decision.ends.keys()
    named: list[_Named] = [(("start",), decision.start, steps, "a question or an end")]
    for question_id, question in decision.questions.items():
        for index, answer in enumerate(question.answers):
            at = ("questions", question_id, "answers", index, "to")
            named.append((at, answer.to, steps, "a question or an end"))
    for end_id, end in decision.ends.items():
        others = decision.ends.keys() - {end_id}
        named.append((("ends", end_id, "runner_up"), end.runner_up, others, "another end"))
    if decision.comparison and not data.is_skipped(decision.comparison):
        named.append(
            (("comparison",), decision.comparison, data.comparisons.keys(), "a comparison")
        )
    for path, name, known, expected in named:
        if name not in known:
            yield Problem(
                data.location("decisions", id_, *path),
                "decisions",
                f'"{name}", which names nothing',
                expected,
                suggest(name, known, "add it or correct the name"),
            )


def _reached(content: Content, id_: str, decision: Decision) -> Iterator[Problem]:
    """Steps that no answer leads to, and answers that lead back."""
    reached: set[str] = set()
    loops: set[str] = set()

    def walk(step: str, way: tuple[str, ...]) -> None:
        if step in way:
            loops.add(step)
            return
        reached.add(step)
        for following in decision.steps(step):
            walk(following, (*way, step))

    walk(decision.start, ())
    for kind, steps in (("questions", decision.questions), ("ends", decision.ends)):
        for step in steps:
            location = content.data.location("decisions", id_, kind, step)
            if step in loops:
                yield Problem(
                    location,
                    "decisions",
                    f'"{step}", which comes again on a way through itself',
                    "each question once on every way",
                    "let the answer lead elsewhere",
                )
            elif step not in reached:
                yield Problem(
                    location,
                    "decisions",
                    f'"{step}", which no answer leads to',
                    "a step that can be reached from the start",
                    "let an answer lead to it or remove it",
                )
