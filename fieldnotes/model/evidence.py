"""What machine-readable statements by AWS a value depends on: the `evidence:` of a statement.

evidence:
  - api: lambda CreateFunction.Timeout
    says: maximum allowed value is 1,800 seconds
  - api: lambda EphemeralStorageSize
    bound: max
    unit: MB
  - api: lambda InvocationType
    values: [Event, RequestResponse]
    others: [DryRun]
  - cloudformation: AWS::Lambda::Function MemorySize
    bound: max
  - page: up to 15 minutes
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from fieldnotes.model.entry import Day, Entry, Verbatim
from fieldnotes.model.mistakes import MISTAKE, Pattern, mistake

_MEMBER = r"[A-Za-z][A-Za-z0-9_:-]*"
_API = Pattern(
    rf"^[a-z0-9][a-z0-9-]* {_MEMBER}(\.{_MEMBER})*$",
    "a service and an operation or shape of its API model, with or without a member: "
    "lambda CreateFunction.Timeout",
    200,
)
_RESOURCE = Pattern(
    rf"^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+( {_MEMBER}(\.{_MEMBER})*)?$",
    "a resource type of CloudFormation, with or without a property: AWS::Lambda::Function Timeout",
    200,
)


class _InModel(Entry):
    """A place in a model, and what it states there: a bound, words, or its values.

    With neither, the place has to exist; in a list of values, it has to list these.
    """

    bound: Literal["min", "max"] | None = Field(
        None, description="The value is this bound of the shape."
    )
    unit: Verbatim | None = Field(None, description="The unit of the bound: second, byte, MB, MiB.")
    says: Verbatim | None = Field(
        None, description="A few words of its documentation, the number included."
    )
    values: list[Verbatim] | None = Field(None, description="The values that it lists.")
    others: list[Verbatim] = Field(
        default_factory=list, description="Values that it lists and we leave out on purpose."
    )

    @property
    def is_existence(self) -> bool:
        """Whether it states only that the place exists."""
        return self.bound is None and self.says is None and self.values is None

    @model_validator(mode="after")
    def _states_one_thing(self) -> _InModel:
        self._check_one(("bound", "says", "values"))
        return self

    def _check_one(self, keys: tuple[str, ...]) -> None:
        given = [key for key in keys if getattr(self, key) is not None]
        if len(given) > 1:
            listed = f"{', '.join(f'{key}:' for key in keys[:-1])} and {keys[-1]}:"
            found = f"evidence with {' and '.join(f'{key}:' for key in given)}"
            raise mistake(f"at most one of {listed}", "keep the one you mean", found)
        if self.unit is not None and self.bound is None:
            raise mistake("unit: with bound:", "remove unit:", "a unit without a bound", ("unit",))
        if self.others and (self.bound or self.says):
            found = "others: with a bound or words"
            raise mistake("others: with values", "remove others:", found, ("others",))


class ApiEvidence(_InModel):
    """A statement of an API model that botocore ships."""

    api: Annotated[str, _API] = Field(
        description="Service and place in its model: `lambda CreateFunction.Timeout`."
    )
    since: Day | None = Field(
        None,
        description="The day of the first release of the model with it; tools.aws_models.since "
        "finds it.",
    )


class ResourceEvidence(_InModel):
    """A statement of a CloudFormation schema that cfn-lint ships."""

    cloudformation: Annotated[str, _RESOURCE] = Field(
        description="Resource type and property: `AWS::Lambda::Function Timeout`."
    )
    pattern: Verbatim | None = Field(None, description="The pattern of the property.")

    @property
    def is_existence(self) -> bool:
        """Whether it states only that the type or property exists."""
        return super().is_existence and self.pattern is None

    @model_validator(mode="after")
    def _states_one_thing(self) -> ResourceEvidence:
        self._check_one(("bound", "says", "values", "pattern"))
        return self


class PageEvidence(Entry):
    """Words on the page that the statement cites."""

    page: Verbatim = Field(description="A few words of the source, the number included.")


_KINDS: dict[str, type[Entry]] = {
    "api": ApiEvidence,
    "cloudformation": ResourceEvidence,
    "page": PageEvidence,
}


def _kind(value: object) -> str | None:
    """Which kind of evidence a value is meant for: the one whose key it has."""
    for key, kind in _KINDS.items():
        if isinstance(value, kind) or (isinstance(value, dict) and key in value):
            return key
    return None


Evidence = Annotated[
    Annotated[ApiEvidence, Tag("api")]
    | Annotated[ResourceEvidence, Tag("cloudformation")]
    | Annotated[PageEvidence, Tag("page")],
    Discriminator(
        _kind,
        custom_error_type=MISTAKE,
        custom_error_message="expected {expected}",
        custom_error_context={
            "expected": "evidence with api:, cloudformation: or page:",
            "fix": "say where the statement is",
        },
    ),
]
