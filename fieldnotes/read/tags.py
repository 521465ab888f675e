"""The tags of pages in, problems out: mkdocs.yml lists those that the theme accepts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fieldnotes.problems import Problem, suggest
from fieldnotes.read import yaml_file
from fieldnotes.read.pages import Page

_FILE = "mkdocs.yml"


def check(root: Path, pages: Iterable[Page]) -> list[Problem]:
    """A problem for each tag that mkdocs.yml does not allow; none where it allows all."""
    allowed = _allowed(root)
    return [
        Problem(
            page.location(0),
            "tags",
            f'the unknown tag "{tag}"',
            f"a tag from tags_allowed in {_FILE}",
            suggest(tag, allowed, "correct the tag, or add it there"),
        )
        for page in pages
        if allowed
        for tag in _tags(page)
        if tag not in allowed
    ]


def _tags(page: Page) -> list[str]:
    tags = page.meta.get("tags")
    return [str(tag) for tag in tags] if isinstance(tags, list) else []


def _allowed(root: Path) -> list[str]:
    path = root / _FILE
    if not path.exists():
        return []
    settings = yaml_file.parse(path.read_text(encoding="utf-8"), _FILE).value
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    for plugin in plugins if isinstance(plugins, list) else ():
        options = plugin.get("tags") if isinstance(plugin, dict) else None
        allowed = options.get("tags_allowed") if isinstance(options, dict) else None
        if isinstance(allowed, list):
            return [str(tag) for tag in allowed]
    return []
