"""Every kind of data file, one row each: where it is, its shape, and where it goes in `Data`.

The loader, the schemas, the editors' mapping, the first lines of files and the link checks all
read this table. A new kind of data file needs its model, a field of `Data`, and a row here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.model.entry import PagePath, Text
from fieldnotes.model.lists import AllowedViolation, DomainName, News, Port, SiteUrl
from fieldnotes.model.notes import Correction, NotesMap
from fieldnotes.model.service import Service
from fieldnotes.model.term import Term


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

    def paths(self, root: Path) -> list[Path]:
        """The files of this kind in the repository at `root`, in order."""
        return sorted((root / "data").glob(self.files))


DATASETS = (
    Dataset("service", "services/*.yml", Service, "services", one_entry=True),
    Dataset("comparison", "comparisons/*.yml", Comparison, "comparisons", one_entry=True),
    Dataset("decision", "decisions/*.yml", Decision, "decisions", one_entry=True),
    Dataset("glossary", "glossary/*.yml", dict[str, Term], "glossary", "term"),
    Dataset("ports", "ports.yml", dict[str, Port], "ports", "port"),
    Dataset("notes-map", "original-notes/map.yml", dict[str, NotesMap], "notes"),
    Dataset("corrections", "original-notes/corrections.yml", dict[str, Correction], "corrections"),
    Dataset("domain-names", "exercises/domain-names.yml", dict[str, DomainName], "domain_names"),
    Dataset("synonyms", "search/synonyms.yml", dict[str, Text], "synonyms"),
    Dataset("questions", "search/questions/*.yml", dict[PagePath, list[Text]], "questions", "page"),
    Dataset("news", "site/news.yml", dict[str, News], "news"),
    Dataset("redirects", "site/redirects.yml", dict[SiteUrl, PagePath], "redirects"),
    Dataset(
        "allowed-abbreviations",
        "checks/allowed-abbreviations.yml",
        dict[str, Text],
        "allowed_abbreviations",
    ),
    Dataset("exceptions", "checks/exceptions.yml", list[AllowedViolation], "exceptions"),
)


def data_files(root: Path) -> Iterator[tuple[Dataset, Path]]:
    """Every data file with its kind, kind by kind."""
    for dataset in DATASETS:
        for path in dataset.paths(root):
            yield dataset, path
