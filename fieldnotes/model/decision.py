"""Questions that lead to one of several services (data/decisions/<id>.yml)."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model import entry
from fieldnotes.model.entry import Entry, Id, Label, PagePath, Text


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
    questions: dict[Id, Question] = Field(min_length=1, description="The questions, by id.")
    ends: dict[Id, End] = Field(min_length=2, description="What the answers lead to, by id.")

    def steps(self, step: Id) -> list[Id]:
        """Where one may get from a question, in the order of its answers; nothing from an end."""
        question = self.questions.get(step)
        return [answer.to for answer in question.answers] if question else []
