"""Software and fonts by others, and their licenses (data/site/third-party.yml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldnotes.model.entry import Entry, Label, Text
from fieldnotes.model.mistakes import Pattern
from fieldnotes.model.sources import Url

SPDX = r"^[A-Za-z0-9.-]+( (AND|OR|WITH) [A-Za-z0-9.-]+)*$"
PACKAGE = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What "used" may be, in the order in which the page lists them.
Use = Literal["site", "downloads", "build"]


class Component(Entry):
    """A package we use, or a part of one (an entry of data/site/third-party.yml)."""

    name: Label = Field(description="What its makers call it.")
    package: Annotated[
        str,
        Pattern(PACKAGE, "the name of a package, in lower case with hyphens"),
        Field(description="The pinned package; its version is read from there."),
    ]
    bundled: bool = Field(
        False, description="It is only a part of the package, with a version of its own."
    )
    license: Annotated[
        str,
        Pattern(SPDX, "an SPDX license expression such as MIT or Apache-2.0"),
        Field(description="An SPDX license expression."),
    ]
    copyright: (
        Annotated[str, Pattern(r"^(\d{4}([–-]\d{4})? )?\S.*$", "years and holder")] | None
    ) = Field(None, description="Years and holder, as the license file names them.")
    url: Url = Field(description="Where its makers publish it.")
    used: Use = Field(
        description="site: readers receive it with the pages; downloads: with the PDF or EPUB; "
        "build: only the build uses it."
    )
    text: Text = Field(description="What of it reaches readers, or what it does.")
