"""Addresses of sources, written out or by a name that the top of the file gives them.

    sources:
      quotas: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    facts:
      timeout:
        source: quotas

Validation replaces the name, so that every value after it holds the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.problems import suggest

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
URL = r"https://[^\s]+"
NAME = Pattern(f"^{ID}$", "an id of lower-case letters, digits and hyphens")
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
Source = Annotated[
    str, NAMED, Field(description="The page that says so: an address, or a name under `sources:`.")
]
