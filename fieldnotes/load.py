"""The folder data/ in, the typed model and its problems out. Called by `site`.

Only this module, `prose` and `sections` read the repository's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fieldnotes import yamlfile
from fieldnotes.model import (
    DATE,
    DAY,
    PERMALINK,
    UNIT,
    AcceptedBreak,
    Comparison,
    Correction,
    Data,
    Decision,
    DomainName,
    News,
    NotesMap,
    PagePath,
    Permalink,
    Port,
    Service,
    Term,
    Text,
)
from fieldnotes.problems import Place, Problem, nearest
from fieldnotes.yamlfile import Path, YamlFile

# The shape of each kind of file, by the name of its schema. `schema` writes these, too.
SHAPES: dict[str, TypeAdapter[Any]] = {
    "service": TypeAdapter(Service),
    "glossary": TypeAdapter(dict[str, Term]),
    "comparison": TypeAdapter(Comparison),
    "decision": TypeAdapter(Decision),
    "notes-map": TypeAdapter(dict[str, NotesMap]),
    "corrections": TypeAdapter(dict[str, Correction]),
    "ports": TypeAdapter(dict[str, Port]),
    "domain-names": TypeAdapter(dict[str, DomainName]),
    "news": TypeAdapter(dict[str, News]),
    "abbreviations": TypeAdapter(dict[str, Text]),
    "everyday-words": TypeAdapter(dict[str, Text]),
    "questions": TypeAdapter(dict[PagePath, list[Text]]),
    "permalinks": TypeAdapter(dict[Text, list[Text]]),
    "redirects": TypeAdapter(dict[Permalink, PagePath]),
    "exceptions": TypeAdapter(list[AcceptedBreak]),
}

# Files of many entries, each of which can be left out alone.
_MANY_ENTRIES = (
    "glossary",
    "corrections",
    "notes-map",
    "ports",
    "domain-names",
    "news",
    "abbreviations",
    "everyday-words",
    "questions",
    "permalinks",
    "redirects",
)

_TOP_KEY = re.compile(r"^([a-z0-9][a-z0-9-]*):", re.M)


class _Reader:
    """Collects places and problems while files turn into models."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.places: dict[tuple[str | int, ...], Place] = {}
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()

    def files(self, folder: str) -> list[FilePath]:
        return sorted((self.root / "data" / folder).glob("*.yml"))

    def read(self, path: FilePath, shape: str, *prefix: str) -> Any:
        """The validated content of one file without the entries that have problems.

        None if nothing can be used. What is left out is noted in `unreadable`, so that rules do
        not complain about it a second time.
        """
        name = path.relative_to(self.root).as_posix()
        text = path.read_text(encoding="utf-8")
        file = yamlfile.parse(text, name)
        self.problems += file.problems
        for inner, line in file.lines.items():
            self.places.setdefault((*prefix, *inner), Place(name, line))
        if file.value is None and file.problems:
            self.unreadable |= {path.stem, *_TOP_KEY.findall(text)}
            return None
        value = file.value
        try:
            return SHAPES[shape].validate_python(value, by_alias=True)
        except ValidationError as error:
            self.problems += _explain(error, file)
            value = self._without_broken_entries(value, error, shape, path.stem)
        try:
            return SHAPES[shape].validate_python(value, by_alias=True)
        except ValidationError:
            self.unreadable.add(path.stem)
            return None

    def _without_broken_entries(
        self, value: Any, error: ValidationError, shape: str, name: str
    ) -> Any:
        """A service without its broken facts; a file of many entries without the broken ones."""
        broken = {e["loc"][0] for e in error.errors() if e["loc"]}
        if shape == "service" and broken == {"facts"} and isinstance(value["facts"], dict):
            facts = {e["loc"][1] for e in error.errors() if len(e["loc"]) > 1}
            self.unreadable |= {f"{name}.{fact}" for fact in facts}
            return {**value, "facts": _without(value["facts"], facts)}
        if shape in _MANY_ENTRIES and isinstance(value, dict):
            self.unreadable |= {str(key) for key in broken}
            return _without(value, broken)
        if shape == "exceptions" and isinstance(value, list):
            return [entry for index, entry in enumerate(value) if index not in broken]
        return value


def _without(mapping: dict[str, Any], keys: set[int | str]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def load(root: FilePath) -> tuple[Data, list[Problem]]:
    """Read `root`/data. Files with problems are left out of the model and told in the list."""
    reader = _Reader(root)
    services: dict[str, Service] = {}
    comparisons: dict[str, Comparison] = {}
    glossary: dict[str, Term] = {}
    for path in reader.files("services"):
        if service := reader.read(path, "service", "services", path.stem):
            services[path.stem] = service
    for path in reader.files("comparisons"):
        if comparison := reader.read(path, "comparison", "comparisons", path.stem):
            comparisons[path.stem] = comparison
    decisions: dict[str, Decision] = {}
    for path in reader.files("decisions"):
        if decision := reader.read(path, "decision", "decisions", path.stem):
            decisions[path.stem] = decision
    for path in reader.files("glossary"):
        terms: dict[str, Term] = reader.read(path, "glossary", "glossary") or {}
        for term_id, place, earlier in _twice(reader, path, "glossary", terms, glossary):
            found = f'the term "{term_id}", which {earlier} has already'
            reader.problems.append(
                Problem(place, "terms", found, "each term once", "merge the two entries")
            )
        glossary = {**terms, **glossary}
    notes: dict[str, NotesMap] = _optional(reader, "notes/map.yml", "notes-map", "notes") or {}
    corrections: dict[str, Correction] = (
        _optional(reader, "notes/corrections.yml", "corrections", "corrections") or {}
    )
    ports: dict[str, Port] = _optional(reader, "ports.yml", "ports", "ports") or {}
    domain_names: dict[str, DomainName] = (
        _optional(reader, "domain-names.yml", "domain-names", "domain_names") or {}
    )
    news: dict[str, News] = _optional(reader, "news.yml", "news", "news") or {}
    abbreviations: dict[str, str] = (
        _optional(reader, "abbreviations.yml", "abbreviations", "abbreviations") or {}
    )
    everyday_words: dict[str, str] = (
        _optional(reader, "everyday-words.yml", "everyday-words", "everyday_words") or {}
    )
    questions: dict[str, list[str]] = {}
    for path in reader.files("questions"):
        asked: dict[str, list[str]] = reader.read(path, "questions", "questions") or {}
        for target, place, earlier in _twice(reader, path, "questions", asked, questions):
            found = f'"{target}", whose questions stand at {earlier} already'
            reader.problems.append(
                Problem(place, "questions", found, "each place once", "merge the two lists")
            )
        questions = {**asked, **questions}
    permalinks: dict[str, list[str]] = (
        _optional(reader, "permalinks.yml", "permalinks", "permalinks") or {}
    )
    redirects: dict[str, str] = _optional(reader, "redirects.yml", "redirects", "redirects") or {}
    exceptions: list[AcceptedBreak] = (
        _optional(reader, "exceptions.yml", "exceptions", "exceptions") or []
    )
    data = Data(
        services=services,
        glossary=glossary,
        comparisons=comparisons,
        decisions=decisions,
        notes=notes,
        corrections=corrections,
        ports=ports,
        domain_names=domain_names,
        news=news,
        abbreviations=abbreviations,
        everyday_words=everyday_words,
        questions=questions,
        permalinks=permalinks,
        redirects=redirects,
        exceptions=tuple(exceptions),
        places=reader.places,
        unreadable=frozenset(reader.unreadable),
    )
    return data, reader.problems


def _twice(
    reader: _Reader, path: FilePath, prefix: str, own: Mapping[str, Any], earlier: Mapping[str, Any]
) -> Iterator[tuple[str, Place, Place]]:
    """Each entry of a file that an earlier file has, too: its key, its place, the earlier place."""
    name, lines = path.relative_to(reader.root).as_posix(), path.read_text("utf-8").splitlines()
    for key in own.keys() & earlier.keys():
        line = next(n for n, text in enumerate(lines, 1) if text.startswith(f"{key}:"))
        yield key, Place(name, line), reader.places[(prefix, key)]


def _optional(reader: _Reader, name: str, shape: str, *prefix: str) -> Any:
    path = reader.root / "data" / name
    return reader.read(path, shape, *prefix) if path.exists() else None


def _explain(error: ValidationError, file: YamlFile) -> Iterator[Problem]:
    """One problem for each place that does not fit its shape."""
    seen: set[Path] = set()
    for detail in error.errors():
        path = _yaml_path(detail["loc"], file.lines)
        if path in seen:
            continue
        seen.add(path)
        yield _problem(detail, path, file)


def _yaml_path(loc: tuple[str | int, ...], lines: Mapping[Path, int]) -> Path:
    """pydantic's location without the names it adds for the members of a union."""
    path: Path = ()
    for step in loc:
        if (*path, step) in lines:
            path = (*path, step)
    return path


def _problem(detail: Any, path: Path, file: YamlFile) -> Problem:
    place = file.place(path)
    key = ".".join(str(step) for step in path) or "the file"
    kind, context, found = detail["type"], detail.get("ctx", {}), detail.get("input")
    missing = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        return Problem(
            place, "shape", f'{key} without "{missing}"', f"the key {missing}:", f"add {missing}:"
        )
    if kind == "extra_forbidden":
        known = list(_fields())
        return Problem(
            place,
            "shape",
            f'the unknown key "{missing}"',
            "only keys that the schema names",
            nearest(missing, known, "remove it, or see schemas/ for the keys that exist"),
        )
    if kind == "value_error" and "|" in str(context.get("error", "")):
        said, expected, fix = str(context["error"]).split("|")
        return Problem(place, "shape", f"{key}: {said}", expected, fix)
    expected = _EXPECTED.get(kind, detail["msg"].lower())
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"], f"text that matches {context['pattern']}")
    if kind == "literal_error":
        expected = f"one of {context['expected']}"
    shown = "nothing" if found is None else f'"{found}"' if isinstance(found, str) else repr(found)
    if isinstance(found, dict | list):
        shown = "a list" if isinstance(found, list) else "a group of keys"
    return Problem(place, "shape", f"{key} is {shown}", expected, "correct the value")


def _fields() -> Iterator[str]:
    """Names of every field of every shape: good enough to guess a misspelled key."""
    for shape in SHAPES.values():
        schema = shape.json_schema()
        for part in (schema, *schema.get("$defs", {}).values()):
            yield from part.get("properties", {})


_EXPECTED = {
    "string_type": "text",
    "int_type": "a number, a text or {from: , to: }",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "string_too_short": "some text",
    "too_short": "more entries",
}
_PATTERNS = {
    DATE: "a month or a day such as 2026-11 or 2026-11-22",
    DAY: "a day such as 2026-11-22",
    UNIT: "a unit symbol such as GiB, MiB/s, IOPS, or a singular noun such as day",
    PERMALINK: "a page such as storage/ebs.md, one of its anchors after #, or go/<name>",
    r"^https://[^\s]+$": "an https:// address",
    r"\?$": "a question that ends in ?",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of lower-case letters, digits and hyphens",
}
