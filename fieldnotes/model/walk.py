"""The types of the model, walked: the texts of a kind inside a value, and what a type consists of.

Called by `content` and `read`, so that neither lists the fields of the model a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from fieldnotes.model.entry import Role

Path = tuple[str | int, ...]


def texts(shape: Any, value: object, role: Role) -> Iterator[tuple[Path, str]]:
    """Path and text of every text inside `value` whose type in `shape` has the role, in order."""
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Annotated:
        if not isinstance(value, str):
            yield from texts(arguments[0], value, role)
        elif role in shape.__metadata__:
            yield (), value
        elif arguments[0] is not str:
            yield from texts(arguments[0], value, role)
    elif origin in (Union, UnionType):
        for member in arguments:
            yield from texts(member, value, role)
    elif origin is dict and isinstance(value, Mapping):
        key_shape, value_shape = arguments
        for key, inner in value.items():
            yield from _below(key, texts(key_shape, key, role))
            yield from _below(key, texts(value_shape, inner, role))
    elif origin is list and isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _below(index, texts(arguments[0], inner, role))
    elif isinstance(shape, type) and issubclass(shape, BaseModel) and isinstance(value, shape):
        for name, field in _fields_with(shape, role).items():
            if name in value.model_fields_set:  # A default is in no file.
                yield from _below(name, texts(field, getattr(value, name), role))


def parts(shape: Any) -> Iterator[Any]:
    """Every type inside a type: models, and the types of their fields down to the last text."""
    origin = get_origin(shape)
    if origin is Literal or shape in (str, int, float, bool, NoneType):
        yield shape
    elif origin is Annotated:
        yield shape
        if shape.__origin__ is not str:
            yield from parts(shape.__origin__)
    elif isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
        for field in field_types(shape).values():
            yield from parts(field)
    else:
        for argument in get_args(shape):
            yield from parts(argument)


def models(shape: Any) -> Iterator[type[BaseModel]]:
    """Every model inside a type, with repeats."""
    return (p for p in parts(shape) if isinstance(p, type) and issubclass(p, BaseModel))


@lru_cache
def field_types(shape: type[BaseModel]) -> dict[str, Any]:
    """The type of each field of a model, with its marks."""
    hints = get_type_hints(shape, include_extras=True)
    return {name: hints[name] for name in shape.model_fields}


@lru_cache
def _fields_with(shape: type[BaseModel], role: Role) -> dict[str, Any]:
    """The fields of a model whose types have texts with a role: most have none."""
    return {
        name: field
        for name, field in field_types(shape).items()
        if any(role in getattr(part, "__metadata__", ()) for part in parts(field))
    }


def _below(step: str | int, found: Iterator[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    return (((step, *path), text) for path, text in found)
