"""Options side by side (data/comparisons/<id>.yml)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from fieldnotes.model.entry import (
    Entry,
    Id,
    Label,
    PagePath,
    Question,
    Text,
)
from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.sources import ID
from fieldnotes.model.statement import Sourced

FactKey = Annotated[
    str, Pattern(rf"^{ID}\.{ID}$", "<service>.<fact>"), Field(description="<service>.<fact>")
]


# More columns than anybody compares, and every two of them get a short name.
MAX_OPTIONS = 40


class Option(Entry):
    """One column of a comparison."""

    name: Label = Field(description="What the column is headed.")
    page: PagePath | None = Field(None, description="The page about it.")
    choose: Text = Field(description="The verdict; it completes `Choose … when`.")


class Cell(Sourced):
    """What one option has for one attribute: text with a source, or a fact."""

    text: Text | None = Field(None, description="What the cell says.")
    fact: FactKey | None = Field(None, description="The fact it shows: `<service>.<fact>`.")

    @model_validator(mode="after")
    def _text_or_fact(self) -> Cell:
        if (self.text is None) == (self.fact is None):
            raise mistake(
                "exactly one",
                "keep the one you mean",
                "a cell with both or neither of text: and fact:",
            )
        return self


def _text_is_a_cell(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Attribute(Sourced):
    """One row of a comparison. Its source serves every cell that has none of its own."""

    name: Label = Field(description="What the row is headed.")
    cells: dict[Id, Annotated[Cell, BeforeValidator(_text_is_a_cell, str | Cell)]] = Field(
        description="A cell for each option, by its id: a text, or a group of keys."
    )

    def cell(self, option: str) -> Cell:
        """The cell of an option, with the row's source and date where it has none."""
        cell = self.cells[option]
        if cell.source is None and cell.fact is None:
            return cell.model_copy(update={"source": self.source, "checked": self.checked})
        return cell


class Group(Entry):
    """Attributes that belong together, under one heading inside the table."""

    name: Label = Field(description="The heading.")
    attributes: dict[Id, Attribute] = Field(min_length=1, description="Its rows, by id.")


class Comparison(Entry):
    """Options side by side (data/comparisons/<id>.yml)."""

    title: Label = Field(description="The title of its page.")
    family: Label | None = Field(
        None, description="What its options are members of, if one may pick some to compare."
    )
    go: list[Id] = Field(default_factory=list, description="Short names: go/<name>/ leads to it.")
    question: Question = Field(description="What the comparison answers.")
    summary: Text = Field(description="The answer in one or two sentences.")
    options: dict[Id, Option] = Field(
        min_length=2, max_length=MAX_OPTIONS, description="The columns, by id."
    )
    groups: list[Group] = Field(min_length=1, description="The rows, group by group.")

    def attributes(self) -> Iterator[tuple[str, Attribute]]:
        """All rows in order, with their ids."""
        for group in self.groups:
            yield from group.attributes.items()
