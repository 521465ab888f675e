"""Something that AWS changed (an entry of data/changes/<section>.yml)."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model.entry import Date, Id, PagePath, Text
from fieldnotes.model.statement import Sourced


class AwsChange(Sourced):
    """What was so until a day and is different since, or what is new since that day.

    With `was`, it is a belief that many people still have.
    """

    service: Id = Field(description="The service that it is about.")
    date: Date = Field(description="The day or month since which it is so.")
    was: Text | None = Field(
        None, description="What was true before, as the statement people still make."
    )
    now: Text = Field(description="What is true now, as a whole sentence.")
    why: Text | None = Field(None, description="Why it matters to a developer, in a sentence.")
    page: PagePath = Field(description="The page that it changed.")
