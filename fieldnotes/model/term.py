"""A word of the glossary (an entry of data/glossary/<section>.yml)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fieldnotes.model.entry import Date, Entry, Id, PagePath, Text, Url
from fieldnotes.model.service import FormerName, Service


class Term(Entry):
    """A word that readers may not know (one entry of data/glossary/<section>.yml)."""

    name: Annotated[str, Field(min_length=1)]
    abbreviation: str | None = None
    aliases: list[str] = Field(default_factory=list)
    former_names: list[FormerName] = Field(default_factory=list)
    definition: Text
    page: PagePath | None = None
    related: list[Id] = Field(default_factory=list)
    source: Url | None = None
    checked: Date | None = None
    tooltip: bool = Field(True, description="false: too common a word to mark in prose.")

    def heading(self) -> str:
        """The name as it starts a line: `Target group`, `gRPC`."""
        return self.name[0].upper() + self.name[1:] if self.name.islower() else self.name

    def title(self) -> str:
        """`Availability Zone (AZ)`, or the name alone."""
        return f"{self.heading()} ({self.abbreviation})" if self.abbreviation else self.heading()

    def letter(self) -> str:
        """The letter it stands under in the glossary."""
        return (self.abbreviation or self.name).lstrip(".")[0].upper()

    def spellings(self) -> list[str]:
        """Every way to write the term that is correct today."""
        return [self.name, *([self.abbreviation] if self.abbreviation else []), *self.aliases]


def term_of(service: Service) -> Term:
    """The entry of a service in the glossary: its summary is the definition."""
    return Term(
        name=service.name,
        abbreviation=service.abbreviation,
        aliases=service.aliases,
        former_names=service.former_names,
        definition=service.summary,
        page=service.page,
        related=service.related,
        source=service.source,
        checked=service.checked,
        tooltip=True,
    )
