"""The small lists: ports, domain names to take apart, news, addresses, accepted breaks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldnotes.model.entry import Date, Day, Entry, PagePath, Text, Url

# What the addresses of the site are made from; `go/…` is a short name.
SHORT = r"go/[a-z0-9]+(-[a-z0-9]+)*"
SITE_URL = rf"^([a-z0-9/_-]+\.md(#[a-z0-9._-]+)?|{SHORT})$"
SiteUrl = Annotated[
    str, Field(pattern=SITE_URL, description="A page, an anchor of one, or a short name.")
]


class Port(Entry):
    """A port that programs listen on (an entry of data/ports.yml, by its protocol)."""

    name: Annotated[str, Field(min_length=1, description="The protocols that use it.")]
    port: Annotated[str, Field(pattern=r"^\d+([,–-] ?\d+)*$", description="One, several, a range.")]
    transport: Annotated[str, Field(pattern=r"^(TCP|UDP)(, (TCP|UDP))?$")]
    text: Text | None = Field(None, description="What to know about it, and where AWS meets it.")
    page: PagePath | None = None
    source: Url | None = None
    checked: Date | None = None


class Part(Entry):
    """A piece of a domain name or address, and what it is called."""

    piece: Annotated[str, Field(min_length=1)]
    part: Literal[
        "protocol", "subdomain", "second-level domain", "top-level domain", "root", "port", "path"
    ]
    why: Text


class DomainName(Entry):
    """An address to take apart (an entry of data/exercises/domain-names.yml)."""

    address: Annotated[str, Field(min_length=1)]
    question: Text
    parts: list[Part] = Field(min_length=2)


class News(Entry):
    """Something new in the notes (an entry of data/site/news.yml). Its id is its anchor."""

    date: Day = Field(description="The day on which it could first be read.")
    title: Annotated[str, Field(min_length=1, description="What is new, in a few plain words.")]
    text: Text = Field(description="What a reader can do with it now.")
    page: PagePath = Field(description="Where to begin.")


class AllowedViolation(Entry):
    """A break of a rule that we accept (an entry of data/checks/exceptions.yml)."""

    rule: str
    file: str
    found: Annotated[str, Field(min_length=1, description="Part of the message after `found`.")]
    reason: Annotated[str, Field(min_length=1)]
