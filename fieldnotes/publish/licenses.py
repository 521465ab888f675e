"""The licenses of what readers receive with the pages or a download, as one text.

Data says which software that is; the texts come from the license files of the installed packages.
Called by `publish`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from fieldnotes.model.third_party import Component

PATH = "assets/LICENSES.txt"
_LICENSE = re.compile(r"(?i)(licen[cs]e|notice|copying)([.-].*)?")
_LINE = "=" * 78


def licenses_txt(components: Mapping[str, Component]) -> str:
    """Every component that readers receive with its notice, then each license file once."""
    shipped = [component for component in components.values() if component.used != "build"]
    texts = {
        text: f"From {component.package}, {name}"
        for component in reversed(shipped)
        for name, text in reversed(license_files(component.package).items())
    }
    blocks = [
        "Third-party software and fonts in this site and its downloads.",
        *(_notice(component) for component in shipped),
        *(f"{_LINE}\n{where}\n\n{text}" for text, where in reversed(texts.items())),
    ]
    return "\n\n".join(blocks) + "\n"


@cache
def license_files(package: str) -> dict[str, str]:
    """The license files of an installed package, by name; none if it is not installed."""
    try:
        listed = files(package) or []
    except PackageNotFoundError:
        return {}
    found = sorted(path for path in listed if _LICENSE.fullmatch(path.name))
    # Metadata may sit in a folder whose name has the version.
    return {
        re.sub(r"^[^/]+\.dist-info/", "", path.as_posix()): text
        for path in found
        if (text := Path(str(path.locate())).read_text(encoding="utf-8").strip())
    }


def _notice(component: Component) -> str:
    part = f", part of {component.package}" if component.bundled else ""
    rights = f"\nCopyright {component.copyright}" if component.copyright else ""
    return f"{component.name}{part}: {component.license}{rights}\n{component.url}"
