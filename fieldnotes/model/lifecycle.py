"""Whether one can still start with a thing, until when it runs, and what takes its place.

Services have a `status:`; features, runtimes, versions and tools are entries of
data/lifecycle/<section>.yml.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from fieldnotes.model.entry import DATE, Id, Label, PagePath, Spelling, Text, in_calendar
from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.sources import ID
from fieldnotes.model.statement import Sourced

State = Literal["active", "closed", "ending", "ended"]
Kind = Literal["service", "feature", "runtime", "engine version", "API", "tool"]


def _existing_day(when: str) -> str:
    return in_calendar(when) if when[:1].isdigit() and "." not in when else when


# A day or month, or the fact that has it.
When = Annotated[
    str,
    Pattern(
        rf"^({DATE.strip('^$')}|{ID}\.{ID})$", "a day, a month, or a fact as <service>.<fact>", 120
    ),
    AfterValidator(_existing_day),
]


class Lifecycle(Sourced):
    """Where something is on its way from new to gone."""

    state: State = Field(
        description="closed: not open to new customers or uses; ending: has a last day."
    )
    closed: When | None = Field(
        None, description="From when nobody can start with it: a date, or the fact that has it."
    )
    ends: When | None = Field(
        None, description="Its last day or month: a date, or the fact that has it."
    )
    replacement: Text | None = Field(None, description="What AWS or its maker says to use instead.")
    note: Text | None = Field(None, description="What to know about it.")

    @model_validator(mode="after")
    def _active_has_no_end(self) -> Lifecycle:
        if self.state == "active" and (self.ends or self.closed):
            raise mistake(
                "closed, ending or ended, or no dates",
                "correct the state, or remove closed: and ends:",
                "the state active with a date",
                ("state",),
            )
        if self.state == "ending" and self.ends is None:
            raise mistake("its last day", "add ends:", "the state ending without ends:", ("state",))
        return self


class Ending(Lifecycle):
    """A feature, runtime, version or tool that ends (an entry of data/lifecycle/<section>.yml)."""

    name: Label = Field(description="What it is: `Node.js 20 in Lambda`.")
    kind: Kind = Field(description="What kind of thing it is.")
    page: PagePath = Field(description="The page that tells more, with or without an anchor.")
    service: Id | None = Field(None, description="The service it belongs to.")
    spellings: list[Spelling] = Field(
        default_factory=list, description="How programs write it: `nodejs20.x`."
    )
