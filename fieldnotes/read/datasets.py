"""Every kind of data file, one row each: where it is, its shape, and where it goes in `Data`.

The loader, the schemas, the editors' mapping, the first lines of files and the link checks all
read this table. A new kind of data file needs its model, a field of `Data`, and a row here.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_origin

from pydantic import TypeAdapter

from fieldnotes.model.aws_change import AwsChange
from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.model.entry import Id, PageKey, Spelling, Verbatim
from fieldnotes.model.lifecycle import Ending
from fieldnotes.model.lists import AllowedViolation, DomainName, News, Port, SiteUrl
from fieldnotes.model.model_release import ModelRelease
from fieldnotes.model.notes import Correction, NotesMap
from fieldnotes.model.service import Service
from fieldnotes.model.sources import NAMED, NamedSources
from fieldnotes.model.term import Term
from fieldnotes.model.third_party import Component
from fieldnotes.model.value_list import ValueList
from fieldnotes.model.walk import parts


@dataclass(frozen=True)
class Dataset:
    """One kind of data file.

    `name` is the name of its schema, `files` a glob below data/, `shape` the type of a whole file,
    `field` the field of `Data` that holds its entries. With `one_entry` each file is one entry,
    whose id is the file's name; otherwise a file maps ids to entries (or lists entries without
    ids), and the entries of all files form one mapping. `thing` is what messages call an entry.
    """

    name: str
    files: str
    shape: Any
    field: str
    thing: str = "entry"
    one_entry: bool = False

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Validates the content of one file, and writes its schema."""
        return TypeAdapter(self.shape)

    @cached_property
    def entries_shape(self) -> Any:
        """The type of the field of `Data`: all entries."""
        return dict[str, self.shape] if self.one_entry else self.shape  # type: ignore[name-defined]

    @cached_property
    def listed(self) -> bool:
        """Whether its files list entries that have no ids."""
        return get_origin(self.shape) is list

    @cached_property
    def has_sources(self) -> bool:
        """Whether a file may name sources at its top. `sources` is no id there."""
        return any(NAMED in getattr(part, "__metadata__", ()) for part in parts(self.shape))

    def validate(self, value: object, names: NamedSources) -> Any:
        """The typed content of a file, its named sources replaced by their addresses."""
        return self.adapter.validate_python(value, by_alias=True, context=names)

    def paths(self, root: Path) -> list[Path]:
        """What has the name of a file of this kind in the repository at `root`, in order.

        That may be a folder or a link to nowhere; hidden files are those of editors.
        """
        folder, _, name = f"data/{self.files}".rpartition("/")
        try:
            found = [path.name for path in (root / folder).iterdir()]
        except OSError:
            return []
        return sorted(
            root / folder / file
            for file in found
            if fnmatch.fnmatchcase(file, name) and not file.startswith(".")
        )


DATASETS = (
    Dataset("service", "services/*.yml", Service, "services", one_entry=True),
    Dataset("comparison", "comparisons/*.yml", Comparison, "comparisons", one_entry=True),
    Dataset("decision", "decisions/*.yml", Decision, "decisions", one_entry=True),
    Dataset("glossary", "glossary/*.yml", dict[Id, Term], "glossary", "term"),
    Dataset("ports", "ports.yml", dict[Id, Port], "ports", "port"),
    Dataset("values", "values/*.yml", dict[Id, ValueList], "value_lists", "list"),
    Dataset("lifecycle", "lifecycle/*.yml", dict[Id, Ending], "endings"),
    Dataset("changes", "changes/*.yml", dict[Id, AwsChange], "aws_changes", "change"),
    Dataset("notes-map", "original-notes/map.yml", dict[Id, NotesMap], "notes"),
    Dataset("corrections", "original-notes/corrections.yml", dict[Id, Correction], "corrections"),
    Dataset("domain-names", "exercises/domain-names.yml", dict[Id, DomainName], "domain_names"),
    Dataset("synonyms", "search/synonyms.yml", dict[Spelling, Verbatim], "synonyms"),
    Dataset(
        "questions", "search/questions/*.yml", dict[PageKey, list[Verbatim]], "questions", "page"
    ),
    Dataset("news", "site/news.yml", dict[Id, News], "news"),
    Dataset("redirects", "site/redirects.yml", dict[SiteUrl, PageKey], "redirects"),
    Dataset("models", "site/models.yml", dict[Id, ModelRelease], "model_releases"),
    Dataset("third-party", "site/third-party.yml", dict[Id, Component], "third_party"),
    Dataset(
        "allowed-abbreviations",
        "checks/allowed-abbreviations.yml",
        dict[Spelling, Verbatim],
        "allowed_abbreviations",
    ),
    Dataset("exceptions", "checks/exceptions.yml", list[AllowedViolation], "exceptions"),
)


def data_files(root: Path) -> Iterator[tuple[Dataset, Path]]:
    """Every data file with its kind, kind by kind."""
    for dataset in DATASETS:
        for path in dataset.paths(root):
            yield dataset, path
