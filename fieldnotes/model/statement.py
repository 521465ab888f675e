"""What is stated elsewhere: its source, when somebody read it there, and what watches it."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model.entry import Date, Entry, Text
from fieldnotes.model.evidence import Evidence
from fieldnotes.model.sources import Source


class Sourced(Entry):
    """Something that is written elsewhere, and when somebody read it there."""

    source: Source | None = Field(None, description="The page that says so: an address or a name.")
    checked: Date | None = Field(
        None, description="The month or day in which somebody read the source and found it there."
    )
    evidence: list[Evidence] = Field(
        default_factory=list,
        description="Statements by AWS that programs can read and that change when this does.",
    )


class Statement(Sourced):
    """A sentence that states something, where that is written, and when somebody read it there."""

    text: Text = Field(description="The sentence.")
