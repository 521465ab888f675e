"""What pydantic says of a file in, one `Problem` a place out. Called by `data`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from fieldnotes.model.mistakes import MISTAKE
from fieldnotes.model.sources import KEY as SOURCES
from fieldnotes.model.walk import field_types, models
from fieldnotes.problems import Location, Problem, shortened, suggest
from fieldnotes.read.datasets import Dataset
from fieldnotes.read.yaml_file import Path, YamlFile

# A suggestion takes its time, and nobody reads thousands.
MAX_PROBLEMS = 50
_IN_KEY = "[key]"  # How pydantic marks an error of a key itself.


def explain(
    error: ValidationError, dataset: Dataset, file: YamlFile, prefix: Path = ()
) -> Iterator[Problem]:
    """One problem for each place that does not fit its shape; `prefix` leads to what was read."""
    seen: set[Path] = set()
    for detail in error.errors(include_url=False):
        if len(seen) == MAX_PROBLEMS:
            yield Problem(
                Location(file.file),
                "shape",
                f"{error.error_count():,} values that do not fit",
                f"schemas/{dataset.name}.json",
                f"correct the first {MAX_PROBLEMS}, which are listed, then check again",
            )
            return
        at = detail.get("ctx", {}).get("at", ())
        path = _yaml_path((*prefix, *detail["loc"], *at), file.lines)
        if path in seen:
            continue
        seen.add(path)
        yield _problem(detail, path, dataset, file)


def _yaml_path(loc: tuple[str | int, ...], lines: Mapping[Path, int]) -> Path:
    """pydantic's location without the names it adds for the members of a union."""
    path: Path = ()
    for step in loc:
        if (*path, step) in lines:
            path = (*path, step)
    return path


def _problem(detail: Any, path: Path, dataset: Dataset, file: YamlFile) -> Problem:
    location = file.location(path)
    where = shortened(".".join(str(step) for step in path)) or "the file"
    kind, context = detail["type"], detail.get("ctx", {})
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        choices = _choices(dataset, key)
        expected = f"the key {key}:" + (f" with {_listed(choices)}" if choices else "")
        return Problem(location, "shape", f'{where} without "{key}"', expected, f"add {key}:")
    if kind == "extra_forbidden":
        return Problem(
            location,
            "shape",
            f'the unknown key "{shortened(key)}"',
            "only keys that the schema names",
            suggest(
                key, _keys(dataset), f"remove it, or see schemas/{dataset.name}.json for the keys"
            ),
        )
    expected = _EXPECTED.get(kind, detail["msg"].lower())
    if kind == MISTAKE:
        expected = context["expected"]
    if kind == "literal_error":
        expected = f"one of {context['expected']}"
    if key == _IN_KEY:
        found = f'the key "{shortened(str(detail["loc"][-2]))}"'
        return Problem(location, "shape", found, expected, "rename it")
    said = context.get("found")
    found = f"{where}: {shortened(said)}" if said else f"{where} is {_shown(detail['input'])}"
    return Problem(location, "shape", found, expected, context.get("fix", "correct the value"))


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{shortened(value)}"' if isinstance(value, str) else shortened(repr(value))


def _keys(dataset: Dataset) -> Iterator[str]:
    """The keys of every shape of a file: good enough to guess a misspelled one."""
    yield from [SOURCES] if dataset.has_sources else []
    for model in models(dataset.shape):
        yield from (info.alias or name for name, info in model.model_fields.items())


def _choices(dataset: Dataset, key: str) -> tuple[str, ...]:
    """The words that a key takes, if it takes only a few."""
    for model in models(dataset.shape):
        shape = field_types(model).get(key)
        if get_origin(shape) is Literal:
            return get_args(shape)
    return ()


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "string_too_short": "some text",
    "too_short": "more entries",
    "too_long": "fewer entries",
    "greater_than": "a number above 0",
}
