"""How a type says what is wrong with a value: the parts of a problem, as values.

`read.data` turns them into a `Problem`. They travel in the context of pydantic's error, never in
its text, because a value may hold any character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MISTAKE = "mistake"


def mistake(
    expected: str,
    fix: str = "correct the value",
    found: str | None = None,
    at: tuple[str | int, ...] = (),
) -> PydanticCustomError:
    """An error to raise from a validator.

    `found` replaces the value in the message, where the value alone does not say what is wrong.
    `at` leads from the checked entry to the value that is wrong.
    """
    parts = {"expected": expected, "fix": fix, "found": found, "at": at}
    return PydanticCustomError(MISTAKE, "expected {expected}", parts)


@dataclass(frozen=True)
class Pattern:
    """Restricts a text to a regular expression, and says in words what that is."""

    regex: str
    expected: str
    max_length: int = 1_000

    def matches(self, text: str) -> bool:
        """Whether a text fits. As in JSON Schema, `$` is the very end and digits are 0 to 9."""
        return len(text) <= self.max_length and self._compiled.search(text) is not None

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\$\Z", r"\\Z", self.regex), re.ASCII)

    def check(self, text: str) -> str:
        """The text itself, if it fits."""
        if self._compiled.search(text) is None:
            raise mistake(self.expected)
        if len(text) > self.max_length:
            raise mistake(f"at most {self.max_length} characters", "shorten it")
        return text

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "pattern": self.regex}
