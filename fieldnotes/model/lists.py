"""The small lists: ports, domain names to take apart, news, addresses, accepted breaks."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from fieldnotes.model.entry import (
    MAX_PATH,
    PAGE,
    Day,
    Entry,
    Label,
    PagePath,
    Text,
    Verbatim,
)
from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.sources import ID
from fieldnotes.model.statement import Sourced

MAX_PORT = 65_535
# What the addresses of the site are made from; `go/…` is a short name.
SHORT = f"go/{ID}"
SITE_URL = Pattern(
    f"^({PAGE}|{SHORT})$",
    "a page such as storage/ebs.md, one of its anchors after #, or go/<name>",
    MAX_PATH,
)
SiteUrl = Annotated[
    str,
    SITE_URL,
    Field(description="A page, an anchor of one, or a short name."),
]


_PORTS = Pattern(
    r"^\d{1,5}([,–-] ?\d{1,5})*$", 'a port such as "443", several such as "20, 21", or a range'
)


def _ascending(ports: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", ports)]
    if not 1 <= numbers[0] <= numbers[-1] <= MAX_PORT or sorted(set(numbers)) != numbers:
        raise mistake(f"ports from 1 to {MAX_PORT:,}, the lowest first")
    return ports


Ports = Annotated[str, _PORTS, AfterValidator(_ascending)]


class Port(Sourced):
    """A port that programs listen on (an entry of data/ports.yml, by its protocol)."""

    name: Label = Field(description="The protocols that use it.")
    port: Ports = Field(description="One port, several, or a range.")
    transport: Annotated[
        str, Pattern(r"^(TCP|UDP)(, (TCP|UDP))?$", "TCP, UDP, or both with a comma between")
    ] = Field(description="TCP, UDP, or both.")
    text: Text | None = Field(None, description="What to know about it, and where AWS meets it.")
    page: PagePath | None = Field(None, description="The page that says more.")


class Part(Entry):
    """A piece of a domain name or address, and what it is called."""

    piece: Verbatim = Field(description="The piece, as it stands in the address.")
    part: Literal[
        "protocol", "subdomain", "second-level domain", "top-level domain", "root", "port", "path"
    ] = Field(description="What it is called.")
    why: Text = Field(description="Why it is called so.")


class DomainName(Entry):
    """An address to take apart (an entry of data/exercises/domain-names.yml)."""

    address: Verbatim = Field(description="The whole address.")
    question: Text = Field(description="What to find out about it.")
    parts: list[Part] = Field(min_length=2, description="Its pieces, from left to right.")


class News(Entry):
    """Something new in the notes (an entry of data/site/news.yml). Its id is its anchor."""

    date: Day = Field(description="The day on which it could first be read.")
    title: Label = Field(description="What is new, in a few plain words.")
    text: Text = Field(description="What a reader can do with it now.")
    page: PagePath = Field(description="Where to begin.")


class AllowedViolation(Entry):
    """A break of a rule that we accept (an entry of data/checks/exceptions.yml)."""

    rule: Verbatim = Field(description="The rule that the message names.")
    file: Verbatim = Field(description="The file that the message names.")
    found: Verbatim = Field(description="Part of the message, before `; expected`.")
    reason: Verbatim = Field(description="Why we accept it.")
