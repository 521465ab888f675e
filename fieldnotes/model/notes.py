"""Where the notes went and what they got wrong (data/original-notes/)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldnotes.model.entry import Date, Entry, PagePath, Text, Url

Lines = Annotated[str, Field(pattern=r"^\d+(-\d+)?$", description="A line, or first-last.")]


def line_numbers(lines: str) -> range:
    """The line numbers that `12` or `12-15` stands for."""
    first, _, last = lines.partition("-")
    return range(int(first), int(last or first) + 1)


class Heading(Entry):
    """A heading of the notes and the places that took it up."""

    heading: Annotated[str, Field(min_length=1)]
    lines: Lines
    pages: list[PagePath] = Field(min_length=1)


class NotesMap(Entry):
    """Where each heading of one set of notes went (a value of data/original-notes/map.yml)."""

    title: str
    length: int = Field(gt=0, description="How many lines these notes have.")
    blank: list[Lines] = Field(default_factory=list, description="Lines that say nothing.")
    headings: list[Heading]

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


class Correction(Entry):
    """Something the notes said that is not so (an entry of data/original-notes/corrections.yml)."""

    notes: Annotated[str, Field(pattern=r"^(tech-stack|developer-associate):\d+(-\d+)?$")]
    verdict: Literal["wrong", "outdated", "imprecise"]
    said: Text
    right: Text
    since: Date | None = None
    source: Url | None = None
    checked: Date | None = None
    page: PagePath
