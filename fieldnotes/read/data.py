"""The folder data/ in, the typed model and its problems out. Called by `site`."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fieldnotes.cache import Cache, digest
from fieldnotes.model.data import ANY, Data
from fieldnotes.model.entry import Id
from fieldnotes.model.sources import KEY as SOURCES
from fieldnotes.model.sources import NAME, NamedSource, NamedSources, TitledSource, address_of
from fieldnotes.problems import Location, Problem, shortened
from fieldnotes.read import published_urls, readings, source_file, yaml_file
from fieldnotes.read.datasets import DATASETS, Dataset
from fieldnotes.read.requirements import read_versions
from fieldnotes.read.shape_problems import explain
from fieldnotes.read.yaml_file import YamlFile

_TOP_KEY = re.compile(r"^([a-z0-9][a-z0-9-]*):", re.M)
_NAMED_SOURCES: TypeAdapter[dict[str, str | TitledSource]] = TypeAdapter(dict[Id, NamedSource])


def load(root: FilePath, cache: Cache) -> tuple[Data, list[Problem]]:
    """Read `root`/data. Entries with problems are left out of the model and listed as problems.

    Files that `cache` knows are not read again.
    """
    reader = _Reader(root, cache)
    fields: dict[str, Any] = {dataset.field: reader.entries(dataset) for dataset in DATASETS}
    urls, locations, url_problems = published_urls.read(root)
    records, places, record_problems = readings.read(root)
    data = Data(
        readings=records,
        published_urls=urls,
        versions=read_versions(root),
        locations=reader.locations | locations | places,
        skipped=frozenset(reader.skipped),
        **fields,
    )
    return data, [*reader.problems, *url_problems, *record_problems]


class _Reader:
    """Collects places and problems while files turn into models."""

    def __init__(self, root: FilePath, cache: Cache) -> None:
        self.root = root
        self.cache = cache
        self.locations: dict[tuple[str | int, ...], Location] = {}
        self.problems: list[Problem] = []
        self.skipped: set[str] = set()

    def entries(self, dataset: Dataset) -> Any:
        """The valid entries of all files of a kind: by id, or as a list where they have none."""
        listed: list[Any] = []
        entries: dict[str, Any] = {}
        for path in dataset.paths(self.root):
            if dataset.one_entry and not NAME.matches(path.stem):
                self._add_misnamed(path)
                continue
            file, content = self._read(dataset, path)
            prefix = (dataset.field, path.stem) if dataset.one_entry else (dataset.field,)
            for inner, line in file.lines.items():
                self.locations.setdefault((*prefix, *inner), Location(file.file, line))
            if content is None:
                continue
            if dataset.one_entry:
                entries[path.stem] = content
            elif isinstance(content, list):
                listed += content
            else:
                for id_ in entries.keys() & content.keys():
                    self._add_repeated(dataset, file, id_)
                entries = {**content, **entries}
        return tuple(listed) if dataset.listed else entries

    def _read(self, dataset: Dataset, path: FilePath) -> tuple[YamlFile, Any]:
        """A file and its validated content; its problems are noted."""

        def read() -> tuple[YamlFile, Any, list[Problem], set[str]]:
            alone = _Reader(self.root, self.cache)
            file = yaml_file.read(self.root, path)
            content = alone._content(dataset, file, path.stem)
            return file, content, alone.problems, alone.skipped

        text, problem = source_file.read_text(self.root, path)
        name = source_file.shown(self.root, path)
        key = digest("data", dataset.name, name, text, str(problem))
        file, content, problems, skipped = self.cache.get(key, read)
        self.problems += problems
        self.skipped |= skipped
        return file, content

    def _content(self, dataset: Dataset, file: YamlFile, stem: str) -> Any:
        """The validated content of one file without the entries that have problems.

        None if nothing can be used. What is left out is noted in `skipped`, so that rules do not
        complain about it a second time.
        """
        self.problems += file.problems
        if file.value is None and file.problems:
            # What a file holds that cannot be read at all, nobody knows.
            self.skipped |= {stem, *(_TOP_KEY.findall(file.text) or [ANY])}
            return None
        value, names = self._without_sources(dataset, file)
        try:
            content = dataset.validate(value, names)
        except ValidationError as error:
            self.problems += explain(error, dataset, file)
            value = self._without_broken_entries(value, error, dataset, stem)
        else:
            # What could not be read may be where a name is used.
            if not file.problems:
                self.problems += _unused(names, file)
            return content
        try:
            return dataset.validate(value, names)
        except ValidationError:
            self.skipped.add(stem)
            return None

    def _without_sources(self, dataset: Dataset, file: YamlFile) -> tuple[Any, NamedSources]:
        """The value of a file without the sources that its top names, and those."""
        value = file.value
        if not (dataset.has_sources and isinstance(value, dict) and SOURCES in value):
            return value, NamedSources()
        named = value[SOURCES]
        try:
            _NAMED_SOURCES.validate_python(named)
        except ValidationError as error:
            self.problems += explain(error, dataset, file, (SOURCES,))
        # A name whose address is wrong is a known one all the same.
        known = named if isinstance(named, dict) else {}
        names = NamedSources({key: address_of(source) for key, source in known.items()})
        return _without(value, {SOURCES}), names

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

    def _add_misnamed(self, path: FilePath) -> None:
        """Report a file whose name should be an id."""
        name = source_file.shown(self.root, path)
        self.skipped.add(path.stem)
        self.problems.append(
            Problem(
                Location(name),
                source_file.RULE,
                f'the file name "{shortened(FilePath(name).name)}"',
                f"{NAME.expected}, and .yml",
                "rename the file",
            )
        )

    def _add_repeated(self, dataset: Dataset, file: YamlFile, id_: str) -> None:
        """Report an id that an earlier file of the same kind has already."""
        self.problems.append(
            Problem(
                file.location((id_,)),
                dataset.name,
                f'the {dataset.thing} "{shortened(id_)}" again, which is also at '
                f"{self.locations[dataset.field, id_]}",
                f"each {dataset.thing} in one file",
                "merge the two entries",
            )
        )


def _unused(names: NamedSources, file: YamlFile) -> list[Problem]:
    """A problem for each named source that nothing in its file uses."""
    return [
        Problem(
            file.location((SOURCES, name)),
            "sources",
            f'the source "{name}", which nothing here uses',
            f"only names under {SOURCES}: that are used below",
            "remove it, or use it",
        )
        for name in names.addresses
        if name not in names.used
    ]


def _without(mapping: dict[str, Any], keys: set[int | str] | set[str]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}
