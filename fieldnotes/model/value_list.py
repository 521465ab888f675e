"""Values that an API accepts or returns (an entry of data/values/<section>.yml)."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model.entry import Id, Label, PagePath, Spelling, Text
from fieldnotes.model.statement import Sourced


class ValueList(Sourced):
    """All values of one kind: storage classes, states, runtimes.

    Evidence with api: or cloudformation: and nothing else states that the model lists exactly
    these values, and those under others:.
    """

    name: Label = Field(description="What the values are, in the plural: `Storage classes`.")
    service: Id = Field(description="The service they belong to.")
    page: PagePath | None = Field(None, description="The page that says more.")
    text: Text | None = Field(None, description="What to know about all of them.")
    values: dict[Spelling, Text] = Field(
        min_length=2, description="Each value as programs write it, and what it means."
    )
