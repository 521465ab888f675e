"""Mistakes with only one correction, corrected in place: `python -m fieldnotes fix`.

Names get the glossary's spelling, data files the line that tells editors their schema, schemas the
shape of the types, and the published addresses their order.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.files import write_atomically
from fieldnotes.read import published_urls, readings, schema, source_file, yaml_file
from fieldnotes.read.datasets import data_files
from fieldnotes.reading import forget
from fieldnotes.rules.spelling import Names
from fieldnotes.site import Site

# Keys with their colon, comments, and code in backticks.
_NO_WORDS = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(?<!\S)#[^\n]*|[\w-]+:(?=\s|$)", re.S)


def fix(site: Site) -> list[str]:
    """Correct what can be corrected; returns the names of the files written."""
    root, names = site.root, Names(site.content)
    written = schema.write(root)
    corrected = (
        *_prose(site, names),
        *_data(root, site.content, names),
        *_published_urls(site),
        *_readings(site),
    )
    for file, text in corrected:
        data = file.encoded(text)
        if data != file.data:
            write_atomically(file.path, data)
            written.append(file.path.relative_to(root).as_posix())
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


@dataclass(frozen=True)
class _File:
    """A file of the repository, and its text with plain line ends."""

    path: Path
    data: bytes
    text: str

    @classmethod
    def read(cls, root: Path, path: Path) -> _File | None:
        """The file, or None if nothing could be corrected in it safely: `check` says why."""
        text, problem = source_file.read_text(root, path)
        if problem:
            return None
        file = cls(path, path.read_bytes(), text)
        return file if file.encoded(text) == file.data else None

    def encoded(self, text: str) -> bytes:
        """Another text as this file has it: with its byte-order mark and its line ends."""
        if b"\r\n" in self.data:
            text = text.replace("\n", "\r\n")
        mark = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        return mark + text.encode()


def _prose(site: Site, names: Names) -> Iterator[tuple[_File, str]]:
    """Each page with its names spelled right."""
    for page in site.content.pages.values():
        path = site.root / "docs" / page.path
        file = None if page.path in site.generated else _File.read(site.root, path)
        if file is None or not file.text.endswith(page.text):
            continue
        text = page.text
        for start, end, _, right in reversed(list(names.misspelled(page.words))):
            text = text[:start] + right + text[end:]
        yield file, file.text[: len(file.text) - len(page.text)] + text


def _data(root: Path, content: Content, names: Names) -> Iterator[tuple[_File, str]]:
    """Each data file with its schema line, and names spelled right where they are text."""
    wrong: dict[str, list[tuple[int, list[str]]]] = {}
    for location, text in content.data_texts:
        words = [right for _, _, _, right in names.misspelled(line(text).words)]
        if words:
            wrong.setdefault(location.file, []).append((location.line, words))
    for dataset, path in data_files(root):
        file = _File.read(root, path)
        if file is None:
            continue
        text = _spelled(file.text, wrong.get(source_file.shown(root, path), []), names)
        corrected = schema.with_first_line(root, dataset, path, text)
        if _says_the_same(file.text, corrected):
            yield file, corrected


def _readings(site: Site) -> Iterator[tuple[_File, str]]:
    """The records of readings in order, without those of statements that are gone."""
    path = site.root / readings.FILE
    file = _File.read(site.root, path) if path.exists() else None
    text = forget(site.content)
    if file and text is not None and not readings.parse(file.text)[2]:
        yield file, text


def _spelled(text: str, wrong: list[tuple[int, list[str]]], names: Names) -> str:
    """The text of a data file with the names right in the values that begin on some lines."""
    lines = text.split("\n")
    starts = sorted({*yaml_file.parse(text, "").lines.values()})
    for first, words in wrong:
        end = next((n for n in starts if n > first), len(lines) + 1)
        part = "\n".join(lines[first - 1 : end - 1])
        found = list(names.misspelled(_without_code(part)))
        for start, stop, _, right in reversed(found):
            if right in words:
                part = part[:start] + right + part[stop:]
        lines[first - 1 : end - 1] = part.split("\n")
    return "\n".join(lines)


def _without_code(text: str) -> str:
    """A part of a data file with its keys, comments and code blanked, each sign at its place."""
    return _NO_WORDS.sub(lambda match: " " * len(match[0]), text)


def _says_the_same(before: str, after: str) -> bool:
    """Whether two data files differ only in the capitals of their values, and are both valid."""
    old, new = yaml_file.parse(before, ""), yaml_file.parse(after, "")
    same_keys = old.lines.keys() == new.lines.keys()
    same_values = repr(old.value).casefold() == repr(new.value).casefold()
    return same_keys and same_values and len(old.problems) == len(new.problems)


def _published_urls(site: Site) -> Iterator[tuple[_File, str]]:
    """The published addresses in order, each once. Lines that are no address stay for a person."""
    path = site.root / published_urls.FILE
    file = _File.read(site.root, path) if path.exists() else None
    if file:
        urls, _, problems = published_urls.parse(file.text)
        if all(problem.fix == "run make fix" for problem in problems):
            yield file, published_urls.in_order(urls)
