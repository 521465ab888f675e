"""A release of a package with AWS's models (an entry of data/site/models.yml, by the package)."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model.entry import Day, Entry, Label, Verbatim


class ModelRelease(Entry):
    """The release that evidence is compared with."""

    name: Label = Field(description="What readers call the models, in the plural.")
    version: Verbatim = Field(description="The pinned version.")
    released: Day = Field(description="The day on which it came out.")
