"""The folder data/ in, the typed model and its problems out. Called by `site`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from fieldnotes.model.data import Data
from fieldnotes.model.entry import DATE, DAY
from fieldnotes.model.lists import SITE_URL
from fieldnotes.model.quantity import UNIT
from fieldnotes.problems import Location, Problem, suggest
from fieldnotes.read import published_urls, yaml_file
from fieldnotes.read.datasets import DATASETS, Dataset
from fieldnotes.read.yaml_file import Path, YamlFile

_TOP_KEY = re.compile(r"^([a-z0-9][a-z0-9-]*):", re.M)


def load(root: FilePath) -> tuple[Data, list[Problem]]:
    """Read `root`/data. Entries with problems are left out of the model and listed as problems."""
    reader = _Reader(root)
    fields: dict[str, Any] = {dataset.field: reader.entries(dataset) for dataset in DATASETS}
    urls, locations, url_problems = published_urls.read(root)
    data = Data(
        published_urls=urls,
        locations=reader.locations | locations,
        skipped=frozenset(reader.skipped),
        **fields,
    )
    return data, [*reader.problems, *url_problems]


class _Reader:
    """Collects places and problems while files turn into models."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.locations: dict[tuple[str | int, ...], Location] = {}
        self.problems: list[Problem] = []
        self.skipped: set[str] = set()

    def entries(self, dataset: Dataset) -> Any:
        """The valid entries of all files of a kind: by id, or as a list where they have none."""
        entries: dict[str, Any] = {}
        for path in dataset.paths(self.root):
            if dataset.one_entry:
                entry = self._read(dataset, path, (dataset.field, path.stem))
                entries |= {path.stem: entry} if entry is not None else {}
                continue
            content = self._read(dataset, path, (dataset.field,))
            if isinstance(content, list):
                return tuple(content)
            for id_, entry in (content or {}).items():
                if id_ in entries:
                    self._add_repeated(dataset, path, id_)
                else:
                    entries[id_] = entry
        return entries

    def _read(self, dataset: Dataset, path: FilePath, prefix: tuple[str, ...]) -> Any:
        """The validated content of one file without the entries that have problems.

        None if nothing can be used. What is left out is noted in `skipped`, so that rules do not
        complain about it a second time.
        """
        name = path.relative_to(self.root).as_posix()
        text = path.read_text(encoding="utf-8")
        file = yaml_file.parse(text, name)
        self.problems += file.problems
        for inner, line in file.lines.items():
            self.locations.setdefault((*prefix, *inner), Location(name, line))
        if file.value is None and file.problems:
            self.skipped |= {path.stem, *_TOP_KEY.findall(text)}
            return None
        value = file.value
        try:
            return dataset.adapter.validate_python(value, by_alias=True)
        except ValidationError as error:
            self.problems += _explain(error, file)
            value = self._without_broken_entries(value, error, dataset, path.stem)
        try:
            return dataset.adapter.validate_python(value, by_alias=True)
        except ValidationError:
            self.skipped.add(path.stem)
            return None

    def _without_broken_entries(
        self, value: Any, error: ValidationError, dataset: Dataset, name: str
    ) -> Any:
        """A service without its broken facts; a file of many entries without the broken ones."""
        broken = {e["loc"][0] for e in error.errors() if e["loc"]}
        if dataset.one_entry:
            if broken == {"facts"} and isinstance(value["facts"], dict):
                facts = {e["loc"][1] for e in error.errors() if len(e["loc"]) > 1}
                self.skipped |= {f"{name}.{fact}" for fact in facts}
                return {**value, "facts": _without(value["facts"], facts)}
        elif isinstance(value, dict):
            self.skipped |= {str(key) for key in broken}
            return _without(value, broken)
        elif isinstance(value, list):
            return [entry for index, entry in enumerate(value) if index not in broken]
        return value

    def _add_repeated(self, dataset: Dataset, path: FilePath, id_: str) -> None:
        """Report an id that an earlier file of the same kind has already."""
        lines = path.read_text("utf-8").splitlines()
        line = next(n for n, text in enumerate(lines, 1) if text.startswith(f"{id_}:"))
        self.problems.append(
            Problem(
                Location(path.relative_to(self.root).as_posix(), line),
                dataset.name,
                f'the {dataset.thing} "{id_}" again, which is also at '
                f"{self.locations[dataset.field, id_]}",
                f"each {dataset.thing} in one file",
                "merge the two entries",
            )
        )


def _without(mapping: dict[str, Any], keys: set[int | str]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


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
    location = file.location(path)
    key = ".".join(str(step) for step in path) or "the file"
    kind, context, found = detail["type"], detail.get("ctx", {}), detail.get("input")
    missing = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        return Problem(
            location,
            "shape",
            f'{key} without "{missing}"',
            f"the key {missing}:",
            f"add {missing}:",
        )
    if kind == "extra_forbidden":
        known = list(_fields())
        return Problem(
            location,
            "shape",
            f'the unknown key "{missing}"',
            "only keys that the schema names",
            suggest(missing, known, "remove it, or see schemas/ for the keys that exist"),
        )
    if kind == "value_error" and "|" in str(context.get("error", "")):
        said, expected, fix = str(context["error"]).split("|")
        return Problem(location, "shape", f"{key}: {said}", expected, fix)
    expected = _EXPECTED.get(kind, detail["msg"].lower())
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"], f"text that matches {context['pattern']}")
    if kind == "literal_error":
        expected = f"one of {context['expected']}"
    shown = "nothing" if found is None else f'"{found}"' if isinstance(found, str) else repr(found)
    if isinstance(found, dict | list):
        shown = "a list" if isinstance(found, list) else "a group of keys"
    return Problem(location, "shape", f"{key} is {shown}", expected, "correct the value")


def _fields() -> Iterator[str]:
    """Names of every field of every shape: good enough to guess a misspelled key."""
    for dataset in DATASETS:
        schema = dataset.adapter.json_schema()
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
    SITE_URL: "a page such as storage/ebs.md, one of its anchors after #, or go/<name>",
    r"^https://[^\s]+$": "an https:// address",
    r"\?$": "a question that ends in ?",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of lower-case letters, digits and hyphens",
}
