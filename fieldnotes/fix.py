"""Mistakes that need no thought, mended in place: `python -m fieldnotes fix`.

Names get the spelling of the glossary, data files the line that tells editors their schema, and
schemas the shape of the types.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from fieldnotes import schema
from fieldnotes.content import Content
from fieldnotes.prose import without_code
from fieldnotes.rules.spelling import Names

_SCHEMAS = {
    "services/*.yml": "service",
    "glossary/*.yml": "glossary",
    "comparisons/*.yml": "comparison",
    "notes/map.yml": "notes-map",
    "notes/corrections.yml": "corrections",
    "exceptions.yml": "exceptions",
}


def fix(root: Path, content: Content) -> list[str]:
    """Mend what can be mended; returns the names of the files written."""
    names = Names(content)
    written = schema.write(root)
    for path, hint in _files(root):
        before = path.read_text(encoding="utf-8")
        after = _spelled(before, names)
        if hint and not after.startswith(hint):
            after = hint + after
        if after != before:
            path.write_text(after, encoding="utf-8")
            written.append(path.relative_to(root).as_posix())
    return written


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """Each file of prose and data, with the first line it should have."""
    for path in sorted((root / "docs").rglob("*.md")):
        yield path, ""
    for pattern, name in _SCHEMAS.items():
        for path in sorted((root / "data").glob(pattern)):
            target = os.path.relpath(root / "schemas" / f"{name}.json", path.parent)
            yield path, f"# yaml-language-server: $schema={target}\n"


def _spelled(text: str, names: Names) -> str:
    for start, end, _, right in reversed(list(names.misspelled(without_code(text)))):
        text = text[:start] + right + text[end:]
    return text
