"""A word of the glossary (an entry of data/glossary/<section>.yml)."""

from __future__ import annotations

from pydantic import Field

from fieldnotes.model.entry import Id, Label, PagePath, Spelling, Text
from fieldnotes.model.service import FormerName, Service
from fieldnotes.model.statement import Sourced


class Term(Sourced):
    """A word that readers may not know (one entry of data/glossary/<section>.yml)."""

    name: Label = Field(description="The word or name, spelled as inside a sentence.")
    abbreviation: Spelling | None = Field(None, description="Its usual abbreviation.")
    aliases: list[Spelling] = Field(
        default_factory=list, description="Spellings that people use, in the singular."
    )
    former_names: list[FormerName] = Field(
        default_factory=list, description="Names that it no longer has."
    )
    definition: Text = Field(description="What it is, in one or two sentences.")
    page: PagePath | None = Field(None, description="The page that explains it.")
    related: list[Id] = Field(default_factory=list, description="Ids of terms and services.")
    tooltip: bool = Field(
        True, description="Mark it in prose; false for too common a word. Default: true."
    )

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
