"""The `.pages` files of docs/ in, sections in reading order out. Called by `site`.

The same files order the theme's navigation, through mkdocs-awesome-pages-plugin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fieldnotes.problems import Problem, suggest
from fieldnotes.read import yaml_file
from fieldnotes.read.yaml_file import YamlFile


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


# awesome-pages: everything that is not named.
REST = "..."


def read_sections(root: Path, pages: Iterable[str]) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections that docs/.pages names, each with its pages in the order of its own file.

    The problems are entries of the files that name nothing.
    """
    paths = set(pages)
    top = _read(root, "")
    if top is None:
        return (), []
    problems = [*top.problems, *_unknown(top, "", paths)]
    sections = []
    for folder in _entries(top):
        if folder == REST or folder.endswith(".md") or not _exists(folder, "", paths):
            continue
        settings = _read(root, folder) or YamlFile("")
        problems += [*settings.problems, *_unknown(settings, folder, paths)]
        sections.append(_section(folder, settings, paths))
    return tuple(sections), problems


def _section(folder: str, settings: YamlFile, pages: set[str]) -> Section:
    here = sorted(p for p in pages if p.rpartition("/")[0] == folder)
    ordered = [p for entry in _entries(settings) if (p := f"{folder}/{entry}") in here]
    title = settings.value.get("title") if isinstance(settings.value, dict) else None
    rest = [p for p in here if p not in ordered]
    return Section(folder, str(title or folder.capitalize()), (*ordered, *rest))


def _unknown(file: YamlFile, folder: str, pages: set[str]) -> Iterable[Problem]:
    for index, entry in enumerate(_entries(file)):
        if entry != REST and not _exists(entry, folder, pages):
            here = [p.removeprefix(f"{folder}/") for p in pages if p.startswith(folder)]
            yield Problem(
                file.location(("nav", index)),
                "navigation",
                f'the entry "{entry}"',
                f"a page or folder in docs/{folder}",
                suggest(entry, here, "write the page or remove the entry"),
            )


def _exists(entry: str, folder: str, pages: set[str]) -> bool:
    path = f"{folder}/{entry}".removeprefix("/")
    return path in pages or any(p.startswith(path + "/") for p in pages)


def _entries(file: YamlFile) -> list[str]:
    nav = file.value.get("nav") if isinstance(file.value, dict) else None
    if not isinstance(nav, list):
        return []
    # An entry is a file name, or {title: file name}.
    return [
        str(next(iter(entry.values()))) if isinstance(entry, dict) else str(entry) for entry in nav
    ]


def _read(root: Path, folder: str) -> YamlFile | None:
    path = root / "docs" / folder / ".pages"
    if not path.exists():
        return None
    name = path.relative_to(root).as_posix()
    return yaml_file.parse(path.read_text(encoding="utf-8"), name)
