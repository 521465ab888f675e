"""Every place of a model that states something, one by one. Pure.

Called by what searches a model and by what compares two versions of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.evidence.api_models import ApiModel, Place

# Shapes that hold themselves, such as an attribute value of DynamoDB, end here.
_MAX_DEPTH = 6


def places_of(model: ApiModel) -> Iterator[tuple[str, Place]]:
    """The path and the content of each operation, each of its members, and each other shape.

    A member that several operations have is listed for each of them.
    """
    reached: set[str] = set()
    for name, operation in model.operations.items():
        yield name, model.place(name)
        for side in ("input", "output"):
            if side in operation:
                shape = operation[side]["shape"]
                for path in _members(model, shape, (), reached):
                    full = ".".join((name, *path))
                    yield full, model.place(full)
    for name in model.shapes:
        if name not in reached:
            yield name, model.place(name)


def _members(
    model: ApiModel, shape_name: str, above: tuple[str, ...], reached: set[str]
) -> Iterator[tuple[str, ...]]:
    """The paths of all members below a shape."""
    reached.add(shape_name)
    shape = model.shapes[shape_name]
    while shape["type"] in ("list", "map"):
        inner = shape["member"] if shape["type"] == "list" else shape["value"]
        reached.add(inner["shape"])
        shape = model.shapes[inner["shape"]]
    if len(above) > _MAX_DEPTH:
        return
    for name, member in shape.get("members", {}).items():
        path = (*above, name)
        yield path
        if name not in above:
            yield from _members(model, member["shape"], path, reached)
