"""The `.pages` files of docs/ in, sections in reading order out. Called by `site`.

The same files order the theme's navigation, through mkdocs-awesome-pages-plugin. Both read `title`
and `nav`, with names of files and folders, `Title: name`, and `...` for all others. Whatever else
the plugin knows (patterns, nested lists, sorting, hiding) is a problem here, because only the
theme would follow it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldnotes.problems import Location, Problem, shortened, suggest
from fieldnotes.read import yaml_file
from fieldnotes.read.yaml_file import YamlFile

# All pages and folders that have no entry of their own.
REST = "..."
_FILE = ".pages"
_RULE = "navigation"
_KEYS = ("title", "nav")
# The theme puts titles into HTML as they are.
_TITLE = re.compile(r"[^\s<>{}][^<>{}\n]*")
_EXPECTED_TITLE = "one line of plain text without markup", "correct the title, or put it in quotes"


@dataclass(frozen=True)
class Section:
    """A folder of docs/ that holds pages: its folder, title, and pages in reading order."""

    folder: str
    title: str
    pages: tuple[str, ...]

    @property
    def index(self) -> str:
        """The page that introduces the section."""
        return f"{self.folder}/index.md"


def read_sections(
    texts: Mapping[str, str], pages: Iterable[str]
) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections in the order of docs/.pages, each with its pages in the order of its own file,
    and the problems of all these files. `texts` has the text of each file by its folder.
    """
    paths = sorted(pages, key=_index_first)
    files = {
        folder: yaml_file.parse(text, posixpath.join("docs", folder, _FILE))
        for folder, text in texts.items()
    }
    problems = [p for folder, file in files.items() for p in _problems(file, folder, paths)]
    if "" not in files:
        location = Location(posixpath.join("docs", _FILE))
        found = _problem(location, "no file", "a file that lists the sections", "write nav: there")
        return (), [*problems, found]
    sections = [
        _section(folder, files.get(folder, YamlFile("")), paths)
        for folder in _order(files[""], "", paths)
        if not folder.endswith(".md")
    ]
    return tuple(sections), problems


def _section(folder: str, settings: YamlFile, pages: list[str]) -> Section:
    title = _values(settings).get("title")
    name = folder.replace("-", " ").replace("_", " ").capitalize()  # as MkDocs does
    ordered = [f"{folder}/{name}" for name in _order(settings, folder, pages)]
    listed = tuple(path for path in ordered if path in pages)
    return Section(folder, str(title or name), listed)


def _order(settings: YamlFile, folder: str, pages: list[str]) -> list[str]:
    """What is in a folder, as its `.pages` orders it."""
    here = _children(folder, pages)
    entries = _entries(settings)
    if entries is None:
        return here
    rest = [name for name in here if name not in entries]
    ordered = [name for entry in entries for name in (rest if entry == REST else [entry])]
    # A missing `...` is a problem of its own; what it would stand for still has its place.
    return [name for name in dict.fromkeys([*ordered, *rest]) if name in here]


def _problems(file: YamlFile, folder: str, pages: list[str]) -> Iterator[Problem]:
    yield from file.problems
    if not file.problems and not isinstance(file.value, dict):
        yield _problem(file.location(()), "no keys", "title: or nav:", "write nav: and a list")
        return
    for key in _values(file):
        if key not in _KEYS:
            yield _problem(
                file.location((key,)),
                f'the unsupported key "{key}"',
                "title: or nav:",
                suggest(key, _KEYS, "remove it, and list the pages in order under nav:"),
            )
    yield from _title(file, folder)
    yield from _nav(file, folder, pages)


def _title(file: YamlFile, folder: str) -> Iterator[Problem]:
    if "title" not in _values(file):
        return
    title, location = _values(file)["title"], file.location(("title",))
    if not isinstance(title, str) or not _TITLE.fullmatch(title):
        yield _problem(location, f"the title {_shown(title)}", *_EXPECTED_TITLE)
    elif not folder:
        yield _problem(
            location, "a title of the top folder", "only nav:", "remove it: it has no effect"
        )


def _nav(file: YamlFile, folder: str, pages: list[str]) -> Iterator[Problem]:
    if "nav" not in _values(file):
        return
    nav = _values(file)["nav"]
    if not isinstance(nav, list):
        yield _problem(file.location(("nav",)), "nav: without a list", "a list", "list the pages")
        return
    here = _children(folder, pages)
    seen: dict[str, Location] = {}
    for index, entry in enumerate(nav):
        location = file.location(("nav", index))
        name = _name(entry)
        if name is None:
            yield _problem(
                location,
                "an entry that is not a name",
                "a file, a folder, Title: name, or ...",
                "write the name of a file or folder",
            )
        elif name in seen:
            yield _problem(
                location,
                f'the entry "{name}" again, first at {seen[name]}',
                "each page once",
                "remove one of them",
            )
        elif name != REST and name not in here:
            yield _problem(
                location,
                f'the unknown entry "{name}"',
                f"a page or folder in {posixpath.join('docs', folder)}",
                suggest(name, here, "add the page or remove the entry"),
            )
        if isinstance(entry, dict) and name is not None:
            for title in entry:
                if not _TITLE.fullmatch(title):
                    yield _problem(location, f"the title {_shown(title)}", *_EXPECTED_TITLE)
        seen.setdefault(name or "", location)
    if REST not in seen:
        for name in here:
            if name not in seen:
                yield _problem(
                    file.location(("nav",)),
                    f'no entry for "{name}"',
                    "every page of the folder, or ...",
                    f"add {name} or ... to nav:",
                )


def _problem(location: Location, found: str, expected: str, fix: str) -> Problem:
    return Problem(location, _RULE, found, expected, fix)


def _shown(title: yaml_file.Value) -> str:
    return f'"{shortened(title)}"' if isinstance(title, str) else shortened(repr(title))


def _children(folder: str, pages: list[str]) -> list[str]:
    """The names of pages, then of folders, that a folder holds, in the order of MkDocs."""
    prefix = f"{folder}/" if folder else ""
    inside = [path.removeprefix(prefix) for path in pages if path.startswith(prefix)]
    files = [path for path in inside if "/" not in path]
    return [*files, *dict.fromkeys(path.partition("/")[0] for path in inside if "/" in path)]


def _index_first(path: str) -> tuple[str, bool, str]:
    folder, name = posixpath.split(path)
    return folder, name != "index.md", name


def _values(file: YamlFile) -> dict[str, yaml_file.Value]:
    return file.value if isinstance(file.value, dict) else {}


def _entries(file: YamlFile) -> list[str] | None:
    """The names under nav:, or None where it has no list."""
    nav = _values(file).get("nav")
    return [name for entry in nav if (name := _name(entry))] if isinstance(nav, list) else None


def _name(entry: yaml_file.Value) -> str | None:
    """The name of an entry, which is a name, or {title: name}."""
    if isinstance(entry, dict) and len(entry) == 1:
        (entry,) = entry.values()
    return entry if isinstance(entry, str) else None
