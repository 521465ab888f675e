"""One YAML text in, plain values out, with the line of every value.

Only integers, decimals, true, false and null get a type; everything else stays the text that it
is. YAML 1.1 would turn `no` into false, `22:30` into 1350 and `2026-11-22` into a date object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from fieldnotes.problems import Location, Problem, shortened

Path = tuple[str | int, ...]
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

_QUOTED = frozenset("'\"|>")
_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]+")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "": None, "~": None}


# Deeper than any data file goes, and far from where Python gives up.
_MAX_DEPTH = 30
# Python refuses to read a number of thousands of digits; as text it fits no number's place.
_MAX_DIGITS = 18


@dataclass
class YamlFile:
    """The values of a YAML text, the line of each, and what was wrong with the text."""

    file: str
    text: str = ""
    value: Value = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def location(self, path: Path) -> Location:
        """The place of the value at `path`, or of the nearest value that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Location(self.file, self.lines.get(path, 1))


def read(root: FilePath, path: FilePath) -> YamlFile:
    """Read a YAML file below `root`. Never raises for what is in it."""
    name, content = path.relative_to(root).as_posix(), path.read_bytes()
    try:
        return parse(content.decode(), name)
    except UnicodeDecodeError as error:
        text = content.decode(errors="replace")
        line = 1 + content.count(b"\n", 0, error.start)
        problem = _unreadable(Location(name, line), "a byte that is not UTF-8", "save it as UTF-8")
        return YamlFile(name, text, problems=[problem])


def parse(text: str, file: str, first_line: int = 1) -> YamlFile:
    """Read a YAML text; `file` and `first_line` are only for the places. Never raises."""
    result = YamlFile(file, text)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        location = Location(file, first_line + _line_of(error, text))
        fix = "check indentation, quotes and colons on this line and the one above"
        result.problems.append(_unreadable(location, reason, fix))
        return result
    if node is not None:
        result.value = _Values(result, first_line).value(node, ())
    return result


def _line_of(error: yaml.YAMLError, text: str) -> int:
    """The line of a syntax error, counted from 0; the last one for an end that comes too soon."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return min(int(mark.line), _last_line(text))
    return text.encode()[: getattr(error, "position", None) or 0].count(b"\n")


def _last_line(text: str) -> int:
    """The last line, counted from 0: the parser also knows one after it, and stranger line ends."""
    return max(0, len(text.encode().splitlines()) - 1)


def _unreadable(location: Location, reason: str, fix: str) -> Problem:
    found = f"YAML that cannot be read ({shortened(reason)})"
    return Problem(location, "yaml", found, "valid YAML", fix)


class _Values:
    """Turns the nodes of one text into values, and notes places and problems in the result."""

    def __init__(self, result: YamlFile, first_line: int) -> None:
        self.result = result
        self.first_line = first_line
        self.last_line = _last_line(result.text)
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Value:
        """The value of a node, which is at `path`."""
        self.result.lines.setdefault(path, self._line(node))
        if isinstance(node, yaml.ScalarNode):
            quoted = node.style in _QUOTED
            return str(node.value) if quoted else self._plain(str(node.value), path)
        # A value that repeats another by its anchor may hold itself.
        if id(node) in self.seen:
            self._add(
                self.result.location(path),
                "an alias (*) of a list or a group of keys",
                "each value written out",
                "write it out",
            )
            return None
        self.seen.add(id(node))
        if len(path) > _MAX_DEPTH:
            self._add(
                self.result.location(path),
                f"a value inside more than {_MAX_DEPTH} others",
                "fewer levels",
                "close the brackets above",
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return [self.value(inner, (*path, index)) for index, inner in enumerate(node.value)]

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + min(node.start_mark.line, self.last_line)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Value:
        mapping: dict[str, Value] = {}
        for key_node, value_node in node.value:
            location = Location(self.result.file, self._line(key_node))
            key = _key(key_node)
            if key is None:
                found = f"{_KEYS.get(type(key_node), 'nothing')} for a key"
                self._add(location, found, "a word before the colon", "name what follows")
            elif key in mapping:
                self._add(
                    location,
                    f'the key "{shortened(key)}" a second time',
                    "each key once",
                    "rename it or merge the two entries",
                )
            else:
                self.result.lines[(*path, key)] = location.line
                mapping[key] = self.value(value_node, (*path, key))
        return mapping

    def _plain(self, text: str, path: Path) -> Value:
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text) and len(text) <= _MAX_DIGITS:
            return int(text)
        if not _FLOAT.fullmatch(text):
            return text
        number = float(text)
        if repr(number) != text:
            self._add(
                self.result.location(path),
                f"{shortened(text)} without quotes",
                "a number that keeps its digits, or text in quotes",
                f'write "{shortened(text)}" if it is text such as a version, '
                f"{number!r} if a number",
            )
        return number

    def _add(self, location: Location, found: str, expected: str, fix: str) -> None:
        self.result.problems.append(Problem(location, "yaml", found, expected, fix))


_KEYS = {yaml.MappingNode: "a group of keys", yaml.SequenceNode: "a list"}


def _key(node: yaml.Node) -> str | None:
    """The text of a key; None for what is no text."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    text = str(node.value)
    return None if node.style not in _QUOTED and _WORDS.get(text, text) is None else text
