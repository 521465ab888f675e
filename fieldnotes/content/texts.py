"""Texts of the data files with their places, found by their types: what rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.model.data import Data
from fieldnotes.model.entry import Role
from fieldnotes.model.walk import texts
from fieldnotes.problems import Location
from fieldnotes.read.datasets import DATASETS


def data_texts(data: Data) -> Iterator[tuple[Location, str]]:
    """Place and text of everything that pages show in our words, in the order of the files."""
    return _located(data, Role.WORDING)


def data_links(data: Data) -> Iterator[tuple[Location, str]]:
    """Place and page of every page that a data file leads readers to."""
    return _located(data, Role.LINK)


def _located(data: Data, role: Role) -> Iterator[tuple[Location, str]]:
    for dataset in DATASETS:
        entries = getattr(data, dataset.field)
        for path, text in texts(dataset.entries_shape, entries, role):
            yield data.location(dataset.field, *path), text
