"""Where the notes went and what they got wrong (data/original-notes/)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from fieldnotes.model.entry import Date, Entry, Label, PagePath, Text, Verbatim
from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.statement import Sourced

_NUMBER = r"[1-9]\d{0,5}"


def _ascending(lines: str) -> str:
    """A text that ends in line numbers, the first of which is not above the last."""
    numbers = line_numbers(lines.rpartition(":")[2])
    if not numbers:
        raise mistake("the first line before the last", "swap the two numbers")
    return lines


Lines = Annotated[
    str,
    Pattern(rf"^{_NUMBER}(-{_NUMBER})?$", "a line such as 12, or lines such as 12-15"),
    AfterValidator(_ascending),
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
    length: int = Field(gt=0, lt=1_000_000, description="How many lines these notes have.")
    blank: list[Lines] = Field(default_factory=list, description="Lines that say nothing.")
    headings: list[Heading] = Field(description="The headings, in their order.")

    def unmapped(self) -> list[str]:
        """The lines that no heading covers and that are not blank, as `12` or `12-15`."""
        covered = sorted(
            (line_numbers(lines) for lines in (*self.blank, *(h.lines for h in self.headings))),
            key=lambda lines: lines.start,
        )
        gaps: list[str] = []
        following = 1
        for lines in [*covered, range(self.length + 1, self.length + 2)]:
            last = min(lines.start - 1, self.length)
            if following <= last:
                gaps.append(str(last) if following == last else f"{following}-{last}")
            following = max(following, lines.stop)
        return gaps


class Correction(Sourced):
    """Something the notes said that is not so (an entry of data/original-notes/corrections.yml)."""

    notes: Annotated[
        str,
        Pattern(
            rf"^(tech-stack|developer-associate):{_NUMBER}(-{_NUMBER})?$",
            "a set of notes with a line, such as tech-stack:12, or lines, such as tech-stack:12-15",
        ),
        AfterValidator(_ascending),
    ] = Field(description="Where the notes say it: set and line.")
    verdict: Literal["wrong", "outdated", "imprecise"] = Field(
        description="outdated: it was so once."
    )
    said: Text = Field(description="What the notes said, as a statement.")
    right: Text = Field(description="What is so.")
    since: Date | None = Field(None, description="From when on it is outdated.")
    page: PagePath = Field(description="The page that shows the correction.")
