"""Where the notes went and what they got wrong (data/original-notes/)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldnotes.model.entry import Date, Entry, Label, PagePath, Sourced, Text, Verbatim
from fieldnotes.model.mistakes import Pattern

Lines = Annotated[
    str,
    Pattern(r"^\d+(-\d+)?$", "a line such as 12, or lines such as 12-15"),
    Field(description="A line, or first-last."),
]


def line_numbers(lines: str) -> range:
    """The line numbers that `12` or `12-15` stands for."""
    first, _, last = lines.partition("-")
    return range(int(first), int(last or first) + 1)


class Heading(Entry):
    """A heading of the notes and the places that took it up."""

    heading: Verbatim = Field(description="The heading, as the notes have it.")
    lines: Lines = Field(description="Its lines, as `12` or `12-15`.")
    pages: list[PagePath] = Field(min_length=1, description="The pages that took it up.")


class NotesMap(Entry):
    """Where each heading of one set of notes went (a value of data/original-notes/map.yml)."""

    title: Label = Field(description="What the set of notes is called.")
    length: int = Field(gt=0, description="How many lines these notes have.")
    blank: list[Lines] = Field(default_factory=list, description="Lines that say nothing.")
    headings: list[Heading] = Field(description="The headings, in their order.")

    def unmapped(self) -> list[str]:
        """The lines that no heading covers and that are not blank, as `12` or `12-15`."""
        covered = {n for h in self.headings for n in line_numbers(h.lines)}
        covered |= {n for lines in self.blank for n in line_numbers(lines)}
        gaps: list[list[int]] = []
        for number in range(1, self.length + 1):
            if number in covered:
                continue
            if gaps and gaps[-1][1] == number - 1:
                gaps[-1][1] = number
            else:
                gaps.append([number, number])
        return [str(first) if first == last else f"{first}-{last}" for first, last in gaps]


class Correction(Sourced):
    """Something the notes said that is not so (an entry of data/original-notes/corrections.yml)."""

    notes: Annotated[
        str,
        Pattern(
            r"^(tech-stack|developer-associate):\d+(-\d+)?$",
            "a set of notes with a line, such as tech-stack:12, or lines, such as tech-stack:12-15",
        ),
    ] = Field(description="Where the notes say it: set and line.")
    verdict: Literal["wrong", "outdated", "imprecise"] = Field(
        description="outdated: it was so once."
    )
    said: Text = Field(description="What the notes said, as a statement.")
    right: Text = Field(description="What is so.")
    since: Date | None = Field(None, description="From when on it is outdated.")
    page: PagePath = Field(description="The page that shows the correction.")
