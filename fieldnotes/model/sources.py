"""Addresses of sources, written out or by a name that the top of the file gives them.

    sources:
      quotas: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    facts:
      timeout:
        source: quotas

Validation replaces the name, so that every value after it holds the address. A source whose value
was read elsewhere than on the page, such as in the model of an API, has a title that says so:

    sources:
      create-function:
        title: AWS API model, botocore 1.44.8, lambda CreateFunction.Timeout
        url: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    ValidationInfo,
)
from pydantic_core import CoreSchema, core_schema

from fieldnotes.model.mistakes import MISTAKE, Pattern, mistake
from fieldnotes.problems import suggest
from fieldnotes.urls import TitledUrl

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
# A host with a dot, and a path without what ends a sentence or surrounds an address in a text.
_HOST = r"([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(:\d{1,5})?"
_PATH = r"([/?#]([^\s\x00-\x20\x7f-\uffff<>\"`{}|\\^()]|\([^\s<>\"()]*\))*)?"
URL = rf"https://{_HOST}{_PATH}(?<![.,;:!?'])"
NAME = Pattern(f"^{ID}$", "an id of lower-case letters, digits and hyphens", 60)
ADDRESS = Pattern(f"^{URL}$", "an https:// address")
KEY = "sources"


@dataclass
class NamedSources:
    """The sources that a file names, and which of the names it has used so far.

    Pass it as the context of a validation.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def resolve(self, source: str) -> str:
        """The address of a source. Raises a mistake for what is neither address nor name."""
        if ADDRESS.matches(source):
            return source
        self.used.add(source)
        if source in self.addresses:
            return self.addresses[source]
        expected = f"{ADDRESS.expected}, or a name under {KEY}:"
        if not NAME.matches(source):
            raise mistake(expected)
        fix = suggest(source, self.addresses, f"add it under {KEY}:, or write the address")
        raise mistake(expected, fix, f'the unknown source "{source}"')


class _Named:
    """Lets a text name a source of its file."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(_resolve, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^({URL}|{ID})$"}


def _resolve(source: str, info: ValidationInfo) -> str:
    names = info.context if isinstance(info.context, NamedSources) else NamedSources()
    return names.resolve(source)


NAMED = _Named()
Url = Annotated[str, ADDRESS, Field(description="An https:// address.")]


class TitledSource(BaseModel):
    """A source that needs a title, because its value was not read on the page itself."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    title: str = Field(
        min_length=1,
        description=(
            "What was read, with its version and place: "
            "`AWS API model, botocore 1.44.8, lambda CreateFunction.Timeout`."
        ),
    )
    url: Url = Field(description="The https:// address of the page about it.")


def _form(value: object) -> str | None:
    """Which form of a named source a value is meant for."""
    if isinstance(value, str):
        return "address"
    return "titled" if isinstance(value, dict | TitledSource) else None


NamedSource = Annotated[
    Annotated[Url, Tag("address")] | Annotated[TitledSource, Tag("titled")],
    Discriminator(
        _form,
        custom_error_type=MISTAKE,
        custom_error_message="expected {expected}",
        custom_error_context={
            "expected": f"{ADDRESS.expected}, or title: and url:",
            "fix": "correct the value",
        },
    ),
]


def address_of(named: object) -> str:
    """The address that a named source stands for, whatever is wrong with it."""
    if isinstance(named, dict):
        return TitledUrl(str(named.get("url")), str(named.get("title")))
    return str(named)


Source = Annotated[
    str, NAMED, Field(description="The page that says so: an address, or a name under `sources:`.")
]
