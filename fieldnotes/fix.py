"""Mistakes with only one correction, corrected in place: `python -m fieldnotes fix`.

Names get the glossary's spelling, data files the line that tells editors their schema, schemas the
shape of the types, and the published addresses their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.files import write_atomically
from fieldnotes.read import docs_folder, published_urls, schema
from fieldnotes.read.datasets import data_files
from fieldnotes.rules.spelling import Names
from fieldnotes.site import Site


def fix(site: Site) -> list[str]:
    """Correct what can be corrected; returns the names of the files written."""
    root, names = site.root, Names(site.content)
    written = schema.write(root)
    corrected = (*_prose(site, names), *_data(root, site.content, names), *_published_urls(site))
    for path, text in corrected:
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            written.append(path.relative_to(root).as_posix())
    return written


def record_urls(site: Site) -> list[str]:
    """Add the site's addresses to those that were published; returns the new ones.

    The site has no problems: what cannot be read would be missing.
    """
    known = set(site.content.data.published_urls)
    new = sorted(site.urls() - known)
    if new:
        text = published_urls.in_order([*known, *new])
        write_atomically(site.root / published_urls.FILE, text.encode())
    return new


def _prose(site: Site, names: Names) -> Iterator[tuple[Path, str]]:
    """Each page with its names spelled right."""
    for page in site.content.pages.values():
        path = site.root / "docs" / page.path
        if page.path in site.generated:
            continue
        text = page.text
        for start, end, _, right in reversed(list(names.misspelled(page.words))):
            text = text[:start] + right + text[end:]
        source, wrong = docs_folder.source(path)
        if wrong is None and text != page.text:
            yield path, source[: len(source) - len(page.text)] + text


def _data(root: Path, content: Content, names: Names) -> Iterator[tuple[Path, str]]:
    """Each data file with its schema line, and names spelled right where they are text."""
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


def _published_urls(site: Site) -> Iterator[tuple[Path, str]]:
    """The published addresses in order, each once. Lines that are no address stay for a person."""
    path = site.root / published_urls.FILE
    if path.exists():
        urls, _, problems = published_urls.parse(path.read_text(encoding="utf-8"))
        if all(problem.fix == "run make fix" for problem in problems):
            yield path, published_urls.in_order(urls)
