"""Options side by side (data/comparisons/<id>.yml)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from fieldnotes.model.entry import Date, Entry, Id, PagePath, Text, Url


class Option(Entry):
    """One column of a comparison."""

    name: Annotated[str, Field(min_length=1)]
    page: PagePath | None = None
    choose: Text = Field(description="The verdict; it completes `Choose … when`.")


class Cell(Entry):
    """What one option has for one attribute: text with a source, or a fact."""

    text: Text | None = None
    fact: str | None = Field(None, description="<service>.<fact>")
    source: Url | None = None
    checked: Date | None = None

    @model_validator(mode="after")
    def _text_or_fact(self) -> Cell:
        if (self.text is None) == (self.fact is None):
            raise ValueError(
                "a cell with both or neither of text: and fact:|exactly one|keep the one you mean"
            )
        return self


def _text_is_a_cell(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Attribute(Entry):
    """One row of a comparison. Its source serves every cell that has none of its own."""

    name: Annotated[str, Field(min_length=1)]
    source: Url | None = None
    checked: Date | None = None
    cells: dict[Id, Annotated[Cell, BeforeValidator(_text_is_a_cell, str | Cell)]]

    def cell(self, option: str) -> Cell:
        """The cell of an option, with the row's source and date where it has none."""
        cell = self.cells[option]
        if cell.source is None and cell.fact is None:
            return cell.model_copy(update={"source": self.source, "checked": self.checked})
        return cell


class Group(Entry):
    """Attributes that belong together, under one heading inside the table."""

    name: Annotated[str, Field(min_length=1)]
    attributes: dict[Id, Attribute] = Field(min_length=1)


class Comparison(Entry):
    """Options side by side (data/comparisons/<id>.yml)."""

    title: Annotated[str, Field(min_length=1)]
    family: str | None = Field(
        None, description="What its options are members of, if one may pick some to compare."
    )
    go: list[Id] = Field(default_factory=list, description="Short names: go/<name>/ leads to it.")
    question: Annotated[str, Field(pattern=r"\?$")]
    summary: Text = Field(description="The answer in one or two sentences.")
    options: dict[Id, Option] = Field(min_length=2)
    groups: list[Group] = Field(min_length=1)

    def attributes(self) -> Iterator[tuple[str, Attribute]]:
        """All rows in order, with their ids."""
        for group in self.groups:
            yield from group.attributes.items()
