"""AWS's API models as botocore ships them: what stands at a place such as `CreateFunction.Timeout`.

Called by `verify` for the pinned version, and by `tools.aws_changes` for others.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from importlib.resources.abc import Traversable
from typing import Any

_TAG = re.compile(r"<[^>]*>")
# Tags that end a sentence's line rather than a part of a word.
_BLOCK = re.compile(r"</?(p|li|ul|ol|dl|dt|dd|note|important|br|h\d|table|tr|td)\b[^>]*>", re.I)


class UnknownPlaceError(LookupError):
    """No such service, shape or member. `name` is what is unknown, `known` the names there are."""

    def __init__(self, thing: str, name: str, known: list[str]) -> None:
        super().__init__(f"{thing} {name}")
        self.thing = thing
        self.name = name
        self.known = known


@dataclass(frozen=True)
class Place:
    """What a model states at one place: the shape found there, and the words about it."""

    shape: dict[str, Any] = field(default_factory=dict)
    text: str = ""

    def bound(self, key: str) -> int | float | None:
        """The lower (`min`) or upper (`max`) bound, if it has one."""
        return self.shape.get(key)

    @property
    def values(self) -> list[str] | None:
        """The values that it lists, if it lists any."""
        return self.shape.get("enum")


class ApiModel:
    """The model of one service: operations, shapes, and what they say."""

    def __init__(self, name: str, content: dict[str, Any]) -> None:
        self.name = name
        self.operations: dict[str, Any] = content["operations"]
        self.shapes: dict[str, Any] = content["shapes"]
        self.text = plain_text(content.get("documentation", ""))

    def place(self, path: str) -> Place:
        """What stands at `CreateFunction.Code.S3Bucket`, where the first name is an operation or
        a shape. Lists and maps are passed through. Raises UnknownPlaceError.
        """
        first, *members = path.split(".")
        if first in self.operations:
            operation = self.operations[first]
            if not members:
                return Place(text=plain_text(operation.get("documentation", "")))
            sides = [operation[side]["shape"] for side in ("input", "output") if side in operation]
        elif first in self.shapes:
            sides = [first]
        else:
            known = [*self.operations, *self.shapes]
            raise UnknownPlaceError("operation or shape", first, known)
        found = [self._member(shape, members) for shape in sides]
        for place in found:
            if isinstance(place, Place):
                return place
        error = found[0] if found else UnknownPlaceError("member", members[0], [])
        assert isinstance(error, UnknownPlaceError)
        raise error

    def _member(self, shape_name: str, members: list[str]) -> Place | UnknownPlaceError:
        shape, documentation = self.shapes[shape_name], ""
        for name in members:
            shape = self._inner(shape)
            known = shape.get("members", {})
            if name not in known:
                return UnknownPlaceError("member", name, list(known))
            documentation = known[name].get("documentation", "")
            shape = self.shapes[known[name]["shape"]]
        own = shape.get("documentation", "")
        return Place(self._inner(shape, "enum"), plain_text(f"{documentation}<p>{own}"))

    def _inner(self, shape: dict[str, Any], wanted: str = "members") -> dict[str, Any]:
        """What a list or map holds, if that and not the shape has what is wanted."""
        while wanted not in shape and shape.get("type") in ("list", "map"):
            inner = shape["member"] if shape["type"] == "list" else shape["value"]
            target = self.shapes[inner["shape"]]
            if wanted == "enum" and "enum" not in target:
                return shape
            shape = target
        return shape


@dataclass(frozen=True)
class ApiModels:
    """The models of all services in one version of botocore; `data` is the package's folder."""

    data: Traversable
    version: str
    _read: dict[str, ApiModel] = field(default_factory=dict)

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The name of every service, as the command line spells it."""
        return tuple(sorted(entry.name for entry in self.data.iterdir() if entry.is_dir()))

    def service(self, name: str) -> ApiModel:
        """The newest model of a service. Raises UnknownPlaceError."""
        if name not in self._read:
            if name not in self.services:
                raise UnknownPlaceError("service", name, list(self.services))
            self._read[name] = ApiModel(name, self._content(name))
        return self._read[name]

    def _content(self, name: str) -> dict[str, Any]:
        versions = sorted(e.name for e in (self.data / name).iterdir() if e.name[:1].isdigit())
        folder = self.data / name / versions[-1]
        packed = folder / "service-2.json.gz"
        # Releases before 2024 are not packed.
        text = (
            gzip.decompress(packed.read_bytes())
            if packed.is_file()
            else (folder / "service-2.json").read_bytes()
        )
        content: dict[str, Any] = json.loads(text)
        return content

    def changed(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> ApiModels:
        """The same models, the content of each passed through `change`: a world to test in."""
        return _Changed(self.data, self.version, change=change)


@dataclass(frozen=True)
class _Changed(ApiModels):
    change: Callable[[dict[str, Any]], dict[str, Any]] = lambda content: content

    def _content(self, name: str) -> dict[str, Any]:
        return self.change(super()._content(name))


def plain_text(documentation: str) -> str:
    """The words of a piece of documentation, without its HTML, on one line."""
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", documentation))).split())


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, one by one."""
    for sentence in re.split(r"(?<=[.!?:]) +(?=[A-Z\"(])", text):
        if sentence:
            yield sentence
