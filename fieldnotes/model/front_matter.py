"""The lines at the top of a page: what an author says about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldnotes.model.entry import Date, Entry
from fieldnotes.model.mistakes import Pattern
from fieldnotes.model.sources import Url

# The theme puts these texts into HTML as they are.
Plain = Annotated[
    str,
    Pattern(r"^[^\s<>{}][^<>{}\n]*$", "one line of plain text without markup"),
    Field(description="One line of plain text."),
]
DataFile = Annotated[str, Pattern(r"^data/[a-z0-9/-]+\.yml$", "a file such as data/ports.yml")]
Template = Annotated[str, Pattern(r"^home\.html$", "home.html, the template of the home page")]
Hidden = Literal["navigation", "toc", "path", "footer", "tags"]
Tag = Annotated[str, Field(min_length=1)]


class PageSource(Entry):
    """A page that documents the prose, and when somebody read it."""

    url: Url
    checked: Date | None = None


class HeroLink(Entry):
    """One of the first links of the home page."""

    title: Plain
    text: Plain
    url: Annotated[
        str,
        Pattern(r"^([a-z0-9_-]+/)+$", "the address of a page, such as compare/"),
    ]


class Hero(Entry):
    """The first screen of the home page."""

    title: Plain
    text: Plain
    search: Plain
    links: list[HeroLink]


class FrontMatter(Entry):
    """The front matter of a page in docs/. `template` and `hide` are settings of the theme."""

    title: Plain | None = None
    description: Plain | None = None
    sources: list[PageSource] = Field(default_factory=list)
    tags: list[Tag] = Field(default_factory=list)
    tooltips: bool = True
    data: DataFile = ""
    hide: list[Hidden] = Field(default_factory=list)
    template: Template = ""
    hero: Hero | None = None
