"""CloudFormation's resource schemas as cfn-lint ships them: what a property may be.

Called by `verify`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from fieldnotes.evidence.api_models import Place, UnknownPlaceError, plain_text

# The Region that has every resource type first.
_REGION = "us-east-1"
_BOUNDS = {
    "min": ("minimum", "minLength", "minItems"),
    "max": ("maximum", "maxLength", "maxItems"),
}


@dataclass(frozen=True)
class ResourceSchemas:
    """All schemas in one version of cfn-lint; `data` is the package's folder of schemas."""

    data: Traversable
    version: str
    _read: dict[str, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def types(self) -> dict[str, str]:
        """The name of the file with the schema of each resource type."""
        names: dict[str, str] = json.loads(
            (self.data / "providers" / f"{_REGION}.json").read_bytes()
        )
        return names

    def place(self, path: str) -> Place:
        """What the schema says at `AWS::Lambda::Function Timeout`. Raises UnknownPlaceError."""
        type_, _, properties = path.partition(" ")
        schema = self._schema(type_)
        found = schema
        for name in properties.split(".") if properties else ():
            found = _resolved(schema, found)
            found = _resolved(schema, found["items"]) if "items" in found else found
            known = found.get("properties", {})
            if name not in known:
                raise UnknownPlaceError("property", name, list(known))
            found = _resolved(schema, known[name])
        return Place(_as_shape(found), plain_text(found.get("description", "")))

    def _schema(self, type_: str) -> dict[str, Any]:
        if type_ not in self._read:
            if type_ not in self.types:
                raise UnknownPlaceError("resource type", type_, list(self.types))
            file = self.data / "resources" / f"{self.types[type_]}.json"
            self._read[type_] = json.loads(file.read_bytes())
        return self._read[type_]


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        target: Any = schema
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = {**target, **{key: value for key, value in part.items() if key != "$ref"}}
    return part


def _as_shape(part: dict[str, Any]) -> dict[str, Any]:
    """The bounds, values and pattern of a property under the names that API models use."""
    shape: dict[str, Any] = {key: part[key] for key in ("enum", "pattern") if key in part}
    for bound, keys in _BOUNDS.items():
        numbers = [part[key] for key in keys if key in part]
        shape |= {bound: numbers[0]} if numbers else {}
    return shape
