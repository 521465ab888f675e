"""Two versions of a service's API model in, what is different out. Pure.

Called by `tools.aws_models.changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fieldnotes.evidence.amounts import amounts_in
from fieldnotes.evidence.api_models import ApiModel, Place, sentences
from fieldnotes.evidence.places import places_of

Kind = Literal["operation", "member", "value", "bound", "sentence", "error"]
# In the order in which a reader of a report wants them.
KINDS: dict[Kind, str] = {
    "operation": "Operations",
    "member": "Parameters and fields",
    "value": "Values",
    "bound": "Bounds",
    "sentence": "Sentences with numbers",
    "error": "Errors",
}
_BOUNDS = ("min", "max")


@dataclass(frozen=True)
class Change:
    """One difference: where it is, and what it is in words."""

    kind: Kind
    path: str
    text: str


def changes(old: ApiModel, new: ApiModel) -> list[Change]:
    """What the new model states and the old one did not, or the other way around."""
    before, after = dict(places_of(old)), dict(places_of(new))
    return [
        *_operations(old, new),
        *_members(before, after),
        *_values(before, after),
        *_bounds(before, after),
        *_sentences(before, after),
        *_errors(old, new),
    ]


def _operations(old: ApiModel, new: ApiModel) -> Iterator[Change]:
    for name in sorted(new.operations.keys() - old.operations.keys()):
        text = next(sentences(new.place(name).text), "")
        yield Change("operation", name, f"new: {text}" if text else "new")
    for name in sorted(old.operations.keys() - new.operations.keys()):
        yield Change("operation", name, "gone")


def _members(before: dict[str, Place], after: dict[str, Place]) -> Iterator[Change]:
    """Members added to what there was before; one that several shapes got, once."""
    seen: set[str] = set()
    for path, place in after.items():
        parent, _, name = path.rpartition(".")
        if path not in before and parent in before and name not in seen:
            seen.add(name)
            text = next(sentences(place.text), "")
            yield Change("member", path, f"new: {text}" if text else "new")


def _values(before: dict[str, Place], after: dict[str, Place]) -> Iterator[Change]:
    """Values added and removed, each set once, however many members have its shape."""
    seen: set[tuple[str, ...]] = set()
    for path, place in after.items():
        old = before[path].values if path in before else None
        if place.values is None or old is None or place.values == old:
            continue
        added = [value for value in place.values if value not in old]
        gone = [value for value in old if value not in place.values]
        key = (*added, "", *gone)
        if key not in seen and (added or gone):
            seen.add(key)
            parts = [f"new {', '.join(added)}"] if added else []
            parts += [f"gone {', '.join(gone)}"] if gone else []
            yield Change("value", path, "; ".join(parts))


def _bounds(before: dict[str, Place], after: dict[str, Place]) -> Iterator[Change]:
    seen: set[tuple[object, ...]] = set()
    for path, place in after.items():
        for which in _BOUNDS:
            old = before[path].bound(which) if path in before else None
            new = place.bound(which)
            if path not in before or old == new or _is_new_length(place, old):
                continue
            # Members of one shape change together.
            key = (path.rpartition(".")[2], which, old, new)
            if key not in seen:
                seen.add(key)
                yield Change("bound", path, f"{which}imum {_shown(old)}, now {_shown(new)}")


def _is_new_length(place: Place, old: int | float | None) -> bool:
    """Whether a text has only been given a length that nobody had written down before."""
    return old is None and place.shape.get("type") == "string"


def _shown(bound: int | float | None) -> str:
    return "none" if bound is None else f"{bound:,}"


def _sentences(before: dict[str, Place], after: dict[str, Place]) -> Iterator[Change]:
    """Sentences with numbers that were nowhere in the old model, each at its first place."""
    known = {sentence for place in before.values() for sentence in sentences(place.text)}
    for path, place in after.items():
        for sentence in sentences(place.text):
            if sentence in known or not _has_number(sentence):
                continue
            known.add(sentence)
            was = _was(before.get(path), sentence)
            yield Change("sentence", path, f"“{sentence}”" + (f", was “{was}”" if was else ""))


def _was(place: Place | None, sentence: str) -> str:
    """The sentence of the same place that differs from a new one in little more than a number."""
    if place is None:
        return ""
    wanted = _without_numbers(sentence)
    return next((s for s in sentences(place.text) if _without_numbers(s) == wanted), "")


def _without_numbers(sentence: str) -> str:
    return re.sub(r"[\d,.]+", "0", sentence)


def _has_number(sentence: str) -> bool:
    return any(amount.number > 1 for amount in amounts_in(sentence))


def _errors(old: ApiModel, new: ApiModel) -> Iterator[Change]:
    known, found = _error_names(old), _error_names(new)
    for name in sorted(found - known):
        yield Change("error", name, "new")
    for name in sorted(known - found):
        yield Change("error", name, "gone")


def _error_names(model: ApiModel) -> set[str]:
    return {
        error["shape"]
        for operation in model.operations.values()
        for error in operation.get("errors", ())
    }
