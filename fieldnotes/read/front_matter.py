"""The front matter of a page in, its valid keys and problems out. Called by `pages`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pydantic import ValidationError

from fieldnotes.model.front_matter import FrontMatter
from fieldnotes.problems import Problem, shortened, suggest
from fieldnotes.read import yaml_file
from fieldnotes.read.datasets import Dataset
from fieldnotes.read.shape_problems import explain
from fieldnotes.read.yaml_file import Value, YamlFile

RULE = "front-matter"
_KEYS = FrontMatter.model_fields.keys()
_SHAPE = Dataset(RULE, "", FrontMatter, "")
# What a message says of an unknown key, and what fits here: no schema file is written.
_SCHEMA_FILE = f"schemas/{RULE}.json"
_GUIDE = "CONTRIBUTING.md"


@dataclass(frozen=True)
class Meta:
    """The keys of a front matter that can be used, the line of each key, and problems."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=5_000)  # a preview reads all pages again after each change of one
def read(text: str, file: str, first_line: int) -> Meta:
    """Read front matter. Keys with problems are left out."""
    parsed = yaml_file.parse(text, file, first_line)
    if not isinstance(parsed.value, dict):
        return Meta(problems=tuple(parsed.problems))
    lines = {str(path[0]): line for path, line in parsed.lines.items() if len(path) == 1}
    values = {key: value for key, value in parsed.value.items() if key in _KEYS}
    problems = [*parsed.problems, *_unknown(parsed)]
    try:
        _SHAPE.adapter.validate_python(values)
    except ValidationError as error:
        for found in explain(error, _SHAPE, parsed):
            problems.append(replace(found, rule=RULE, fix=found.fix.replace(_SCHEMA_FILE, _GUIDE)))
        broken = {e["loc"][0] for e in error.errors() if e["loc"]}
        values = {key: value for key, value in values.items() if key not in broken}
    return Meta(values, lines, tuple(problems))


def _unknown(parsed: YamlFile) -> Iterator[Problem]:
    keys = parsed.value if isinstance(parsed.value, dict) else {}
    for key in keys.keys() - _KEYS:
        yield Problem(
            parsed.location((key,)),
            RULE,
            f'the unknown key "{shortened(key)}"',
            f"one of {', '.join(sorted(_KEYS))}",
            suggest(key, _KEYS, "remove it"),
        )
