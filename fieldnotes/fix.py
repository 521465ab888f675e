"""Mistakes that need no thought, mended in place: `python -m fieldnotes fix`.

Names get the spelling of the glossary, data files the line that tells editors their schema,
schemas the shape of the types, and the list of published addresses what is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fieldnotes.content import permalinks
from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.read import schema
from fieldnotes.read.datasets import DATASETS, data_files
from fieldnotes.rules.spelling import Names
from fieldnotes.site import Site


def fix(site: Site) -> list[str]:
    """Mend what can be mended; returns the names of the files written."""
    root, names = site.root, Names(site.content)
    written = schema.write(root)
    mended = (*_prose(site, names), *_data(root, site.content, names), *_permalinks(site))
    for path, text in mended:
        if not path.exists() or text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            written.append(path.relative_to(root).as_posix())
    return written


def _prose(site: Site, names: Names) -> Iterator[tuple[Path, str]]:
    """Each page with its names spelled right."""
    for page in site.content.pages.values():
        path = site.root / "docs" / page.path
        if page.path in site.generated:
            continue
        text = page.text
        for start, end, _, right in reversed(list(names.misspelled(page.words))):
            text = text[:start] + right + text[end:]
        source = path.read_text(encoding="utf-8")
        yield path, source[: len(source) - len(page.text)] + text


def _data(root: Path, content: Content, names: Names) -> Iterator[tuple[Path, str]]:
    """Each data file with the hint for editors, and names spelled right where they are text."""
    wrong = [
        (location, found, right)
        for location, text in content.data_texts
        for _, _, found, right in names.misspelled(line(text).words)
    ]
    for dataset, path in data_files(root):
        file = path.relative_to(root).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        starts = sorted({p.line for p in content.data.locations.values() if p.file == file})
        for location, found, right in wrong:
            if location.file == file:
                end = next((n for n in starts if n > location.line), len(lines) + 1)
                for index in range(location.line - 1, end - 1):
                    lines[index] = lines[index].replace(found, right)
        yield path, schema.with_first_line(root, dataset, path, "".join(lines))


def _permalinks(site: Site) -> Iterator[tuple[Path, str]]:
    """The list of published addresses with those that are new, unless it cannot be read whole."""
    dataset = next(d for d in DATASETS if d.field == "permalinks")
    path = site.root / "data" / dataset.files
    name = path.relative_to(site.root).as_posix()
    if not any(problem.location.file == name for problem in site.found_while_reading):
        known = permalinks.together(site.content.data.permalinks, site.addresses())
        yield path, schema.with_first_line(site.root, dataset, path, permalinks.in_yaml(known))
