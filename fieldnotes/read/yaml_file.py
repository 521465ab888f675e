"""One YAML text in, plain values out, with the line of every value.

Only integers, decimals, true, false and null get a type; everything else stays the text that it
is. YAML 1.1 would turn `no` into false, `22:30` into 1350 and `2026-11-22` into a date object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

import yaml

from fieldnotes.problems import Location, Problem, shortened
from fieldnotes.read import source_file

Path = tuple[str | int, ...]
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

_QUOTED = frozenset("'\"|>")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*|[0-9]+\.[0-9]+)")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "": None, "~": None}


# Deeper than any data file goes, and far from where Python gives up.
_MAX_DEPTH = 30
# What a number of JavaScript keeps; Python refuses to read one of thousands.
_MAX_DIGITS = 15
# Control and format characters, line ends that editors do not show, and what decoders put in the
# place of a byte they cannot read. Joiners are letters of some scripts and of emoji.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
# A file with that many is not text.
_MAX_FORBIDDEN = 10


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
    """Read a YAML file below `root`. Never raises for what it is or holds."""
    name = source_file.shown(root, path)
    text, problem = source_file.read_text(root, path)
    return YamlFile(name, text, problems=[problem]) if problem else parse(text, name)


def parse(text: str, file: str, first_line: int = 1) -> YamlFile:
    """Read a YAML text; `file` and `first_line` are only for the places. Never raises."""
    result = YamlFile(file, text)
    forbidden = list(islice(_FORBIDDEN.finditer(text), _MAX_FORBIDDEN))
    for match in forbidden:
        location = Location(file, first_line + text.count("\n", 0, match.start()))
        result.problems.append(_forbidden(location, match[0]))
    if len(forbidden) == _MAX_FORBIDDEN:
        return result
    # The parser breaks lines at some of them and stops at others.
    readable = _FORBIDDEN.sub(" ", text) if forbidden else text
    try:
        result.value = _Values(result, readable, first_line).document()
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        location = Location(file, first_line + _line_of(error, text))
        fix = "check indentation, quotes and colons on this line and the one above"
        result.value = None
        result.problems.append(_unreadable(location, reason, fix))
    return result


def _line_of(error: yaml.YAMLError, text: str) -> int:
    """The line of a syntax error, counted from 0; the last one for an end that comes too soon."""
    mark = getattr(error, "problem_mark", None)
    return min(int(mark.line), _last_line(text)) if mark else 0


def _last_line(text: str) -> int:
    """The last line, counted from 0: the parser also knows one after it."""
    return max(0, text.removesuffix("\n").count("\n"))


def _forbidden(location: Location, character: str) -> Problem:
    return Problem(
        location,
        "yaml",
        f"the invisible character U+{ord(character):04X}",
        "characters that can be seen",
        "remove it, or restore the character that was here",
    )


def _unreadable(location: Location, reason: str, fix: str) -> Problem:
    found = f"YAML that cannot be read ({shortened(reason)})"
    return Problem(location, "yaml", found, "valid YAML", fix)


class _Values:
    """Turns the events of one text into values, and notes places and problems in the result.

    Events, not the parser's tree: building that ends the process where a text is nested deeply.
    """

    def __init__(self, result: YamlFile, text: str, first_line: int) -> None:
        self.result = result
        self.first_line = first_line
        self.last_line = _last_line(text)
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        # What repeats by an anchor: a text, or None for what holds others.
        self.anchors: dict[str, Value] = {}

    def document(self) -> Value:
        """The value of the only document of the text."""
        value: Value = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _error("a second document after ---", event)
                value = self._value(self._next(), ())
        return value

    def _next(self) -> Any:
        return next(self.events)

    def _value(self, event: Any, path: Path) -> Value:
        """The value that begins with an event, which is at `path`."""
        line = self._line(event)
        self.result.lines.setdefault(path, line)
        location = Location(self.result.file, line)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, location)
        if event.anchor:
            self.anchors[event.anchor] = None
        if event.tag and event.tag != "!":
            found = f"the tag {shortened(event.tag.replace('tag:yaml.org,2002:', '!!'))}"
            fix = "put a text that begins with ! in quotes"
            self._add(location, found, "plain values", fix)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, path, location)
            if event.anchor:
                self.anchors[event.anchor] = value
            return value
        if len(path) > _MAX_DEPTH:
            raise _error(f"a value inside more than {_MAX_DEPTH} others", event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        values: list[Value] = []
        while not isinstance(inner := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(inner, (*path, len(values))))
        return values

    def _alias(self, event: Any, location: Location) -> Value:
        if event.anchor not in self.anchors:
            raise _error(f"the undefined alias *{event.anchor}", event)
        value = self.anchors[event.anchor]
        if value is None:
            # It may hold itself, or ten that each hold ten.
            self._add(
                location,
                "an alias (*) of a list or a group of keys",
                "each value written out",
                "write it out",
            )
        return value

    def _line(self, event: Any) -> int:
        return self.first_line + min(int(event.start_mark.line), self.last_line)

    def _mapping(self, path: Path) -> Value:
        mapping: dict[str, Value] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            location = Location(self.result.file, self._line(event))
            key = self._key(event, location, path)
            if key is not None and key not in mapping:
                self.result.lines[(*path, key)] = location.line
                mapping[key] = self._value(self._next(), (*path, key))
                continue
            if key is not None:
                self._add(
                    location,
                    f'the key "{shortened(key)}" a second time',
                    "each key once",
                    "rename it or merge the two entries",
                )
            self._skip(self._next(), path)
        return mapping

    def _key(self, event: Any, location: Location, path: Path) -> str | None:
        """The text of a key; None, with a problem, where it is not text."""
        found = _KEYS.get(type(event), "nothing")
        if isinstance(event, yaml.ScalarEvent):
            text = str(event.value)
            if event.anchor:
                self.anchors[event.anchor] = text
            if event.style in _QUOTED or _WORDS.get(text, text) is not None:
                return text
        else:
            self._skip(event, path)
        self._add(location, f"{found} for a key", "a word before the colon", "name what follows")
        return None

    def _skip(self, event: Any, path: Path) -> None:
        """Leave out a value, however many others it holds; its anchors stay known."""
        depth = 0
        while True:
            if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
                is_text = isinstance(event, yaml.ScalarEvent)
                self.anchors[event.anchor] = str(event.value) if is_text else None
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth + len(path) > _MAX_DEPTH:
                raise _error(f"a value inside more than {_MAX_DEPTH} others", event)
            if not depth:
                return
            event = self._next()

    def _scalar(self, event: Any, path: Path, location: Location) -> Value:
        text = str(event.value)
        if match := _FORBIDDEN.search(text):
            self.result.problems.append(_forbidden(location, match[0]))
            text = _FORBIDDEN.sub(" ", text)
        return text if event.style in _QUOTED else self._plain(text, path)

    def _plain(self, text: str, path: Path) -> Value:
        if text in _WORDS:
            return _WORDS[text]
        if not _NUMBER.fullmatch(text):
            return text
        digits = sum(c.isdigit() for c in text)
        if digits > _MAX_DIGITS:
            self._add(
                self.result.location(path),
                f"a number of {digits} digits",
                f"at most {_MAX_DIGITS}",
                "write it in a larger unit, or in quotes if it is text",
            )
            return text
        if "." not in text:
            return int(text)
        number = float(text)
        if f"{number:.{len(text.partition('.')[2])}f}" != text or text.endswith("0"):
            short = repr(number)
            self._add(
                self.result.location(path),
                f"{shortened(text)} without quotes",
                "a number that keeps its digits, or text in quotes",
                f'write "{shortened(text)}" if it is text such as a version, {short} if a number',
            )
        return number

    def _add(self, location: Location, found: str, expected: str, fix: str) -> None:
        self.result.problems.append(Problem(location, "yaml", found, expected, fix))


_KEYS: dict[type, str] = {
    yaml.MappingStartEvent: "a group of keys",
    yaml.SequenceStartEvent: "a list",
    yaml.AliasEvent: "an alias (*)",
}


def _error(reason: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=reason, problem_mark=event.start_mark)
