"""Questions that lead to one of several services (data/decisions/<id>.yml)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from fieldnotes.model import entry
from fieldnotes.model.entry import Entry, Id, Label, PagePath, Text

# More than anybody answers, and more ways to one end than anybody reads.
MAX_QUESTIONS = 60
MAX_WAYS = 50


class Answer(Entry):
    """One way on from a question."""

    say: Text = Field(description="The answer, in the words of whoever is asked.")
    to: Id = Field(description="The next question, or an end.")


class Question(Entry):
    """A question on the way to a decision."""

    ask: entry.Question = Field(description="The question, as one would ask it.")
    why: Text | None = Field(None, description="What the answer decides, if that is not plain.")
    answers: list[Answer] = Field(min_length=2, description="The ways on, in the order shown.")


class End(Entry):
    """What a path of answers leads to."""

    name: Label = Field(description="What is taken.")
    page: PagePath = Field(description="The page about it.")
    because: Text = Field(description="Why this one, after these answers.")
    runner_up: Id = Field(description="The end one would come to next.")
    unless: Text = Field(description="What would change the answer; completes `Take … when`.")


class Decision(Entry):
    """Questions that lead to one of several services (data/decisions/<id>.yml)."""

    title: Label = Field(description="The title of its page.")
    question: entry.Question = Field(description="What it decides.")
    summary: Text = Field(description="The rule of thumb in one or two sentences.")
    comparison: Id | None = Field(None, description="The comparison with all the details.")
    start: Id = Field(description="The first question.")
    questions: dict[Id, Question] = Field(
        min_length=1, max_length=MAX_QUESTIONS, description="The questions, by id."
    )
    ends: dict[Id, End] = Field(min_length=2, description="What the answers lead to, by id.")

    def ways(self, end: Id) -> Iterator[tuple[Answer, ...]]:
        """Each path of answers from the start to an end, without those that go in a circle.

        There can be millions, so take only as many as are shown.
        """
        leads = self._leading_to(end)

        def walk(step: Id, taken: tuple[Answer, ...], seen: frozenset[Id]) -> Iterator[Any]:
            if step == end:
                yield taken
            elif step in leads and step not in seen:
                for answer in self.questions[step].answers:
                    yield from walk(answer.to, (*taken, answer), seen | {step})

        return walk(self.start, (), frozenset())

    def _leading_to(self, end: Id) -> set[Id]:
        """The questions from which answers lead to an end."""
        found: set[Id] = set()
        size = -1
        while size < len(found):
            size = len(found)
            found |= {
                id_
                for id_, question in self.questions.items()
                if any(answer.to in found or answer.to == end for answer in question.answers)
            }
        return found

    def count_ways(self) -> dict[Id, int]:
        """How many paths of answers lead to each step from the start, where none is a circle."""
        arriving = Counter(to for id_ in self._reached() for to in self.steps(id_))
        count: Counter[Id] = Counter({self.start: 1})
        ready = [] if arriving[self.start] else [self.start]
        while ready:
            step = ready.pop()
            for following in self.steps(step):
                count[following] += count[step]
                arriving[following] -= 1
                if not arriving[following]:
                    ready.append(following)
        return dict(count)

    def _reached(self) -> set[Id]:
        found, left = set[Id](), [self.start]
        while left:
            step = left.pop()
            if step not in found:
                found.add(step)
                left += self.steps(step)
        return found

    def steps(self, step: Id) -> list[Id]:
        """Where one may get from a question, in the order of its answers; nothing from an end."""
        question = self.questions.get(step)
        return [answer.to for answer in question.answers] if question else []
