"""Rule: every step of a decision exists and can be reached, and no path goes in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.decision import MAX_WAYS, Decision
from fieldnotes.problems import Finding, suggest

# The path of an ID, the ID, the IDs it may be, and those in words.
_Reference = tuple[tuple[str | int, ...], str, Collection[str], str]


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for id_, decision in content.data.decisions.items():
        yield from _unknown(content, id_, decision)
        yield from _paths(content, id_, decision)


def _unknown(content: Content, id_: str, decision: Decision) -> Iterator[Finding]:
    for path, name, known, expected in _references(content, decision):
        if name not in known:
            itself = name in path
            yield Finding(
                content.data.location("decisions", id_, *path),
                f'the end "{name}" as its own runner-up' if itself else f'the unknown ID "{name}"',
                expected,
                suggest(name, known, "correct the ID or add what it names"),
            )


def _references(content: Content, decision: Decision) -> Iterator[_Reference]:
    """Every ID that the decision refers to."""
    steps = decision.questions.keys() | decision.ends.keys()
    yield ("start",), decision.start, steps, "a question or an end"
    for question_id, question in decision.questions.items():
        for index, answer in enumerate(question.answers):
            path = ("questions", question_id, "answers", index, "to")
            yield path, answer.to, steps, "a question or an end"
    for end_id, end in decision.ends.items():
        others = decision.ends.keys() - {end_id}
        yield ("ends", end_id, "runner_up"), end.runner_up, others, "another end"
    if decision.comparison and not content.data.is_skipped(decision.comparison):
        known = content.data.comparisons.keys()
        yield ("comparison",), decision.comparison, known, "a comparison"


def _paths(content: Content, id_: str, decision: Decision) -> Iterator[Finding]:
    """Steps that no answer leads to, and questions that lead back to themselves."""
    reached: set[str] = set()
    cycles: set[str] = set()

    def walk(step: str, path: tuple[str, ...]) -> None:
        if step in path:
            cycles.add(step)
        elif step not in reached:
            reached.add(step)
            for following in decision.steps(step):
                walk(following, (*path, step))

    walk(decision.start, ())
    ways = decision.count_ways()
    kinds = (("question", decision.questions), ("end", decision.ends))
    for kind, steps in kinds:
        for step in steps:
            location = content.data.location("decisions", id_, f"{kind}s", step)
            if step in cycles:
                yield Finding(
                    location,
                    f'the question "{step}", which leads back to itself',
                    "no cycles",
                    "point the answer to another step",
                )
            elif step not in reached:
                yield Finding(
                    location,
                    f'the {kind} "{step}", which no answer leads to',
                    "a step that can be reached from the start",
                    "point an answer to it or remove it",
                )
            elif kind == "end" and ways.get(step, 0) > MAX_WAYS:
                yield Finding(
                    location,
                    f'{ways[step]:,} paths of answers to the end "{step}"',
                    f"at most {MAX_WAYS}, which its page lists",
                    "ask fewer questions, or make two decisions of this one",
                )
