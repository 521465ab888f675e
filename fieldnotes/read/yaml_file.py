"""One YAML text in, plain values out, with the line of every value. Called by `load` and `prose`.

Only integers, decimals, true, false and null get a type; everything else stays the text that was
typed. YAML 1.1 would turn `no` into false, `22:30` into 1350 and `2026-11-22` into a date object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from fieldnotes.problems import Location, Problem

Path = tuple[str | int, ...]
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

_QUOTED = frozenset("'\"|>")
_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]+")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "": None, "~": None}


@dataclass
class YamlFile:
    """The values of a YAML text, the line of each, and what was wrong with the text."""

    file: str
    value: Value = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def location(self, path: Path) -> Location:
        """The place of the value at `path`, or of the nearest value that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Location(self.file, self.lines.get(path, 1))


def parse(text: str, file: str, first_line: int = 1) -> YamlFile:
    """Read a YAML text; `file` and `first_line` are only for the places. Never raises."""
    result = YamlFile(file)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        result.problems.append(
            Problem(
                Location(file, line),
                "yaml",
                f"YAML that cannot be read ({reason})",
                "valid YAML",
                "check indentation, quotes and colons on this line and the one above",
            )
        )
        return result
    if node is not None:
        result.value = _value(node, (), result, first_line)
    return result


def _value(node: yaml.Node, path: Path, result: YamlFile, first_line: int) -> Value:
    result.lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            location = Location(result.file, first_line + key_node.start_mark.line)
            if key in mapping:
                result.problems.append(
                    Problem(
                        location,
                        "yaml",
                        f'the key "{key}" a second time',
                        "each key once",
                        "rename it or merge the two entries",
                    )
                )
                continue
            result.lines[(*path, key)] = location.line
            mapping[key] = _value(value_node, (*path, key), result, first_line)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, (*path, i), result, first_line) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.style in _QUOTED:
        return str(node.value)
    return _plain(str(node.value), path, result)


def _plain(text: str, path: Path, result: YamlFile) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        if repr(float(text)) != text:
            result.problems.append(
                Problem(
                    result.location(path),
                    "yaml",
                    f"{text} without quotes",
                    "a number that keeps its digits, or text in quotes",
                    f'write "{text}" if it is text such as a version, {float(text)!r} if a number',
                )
            )
        return float(text)
    return text
