"""The pinned requirements in, the version of each package out. Called by `data`."""

from __future__ import annotations

import re
from pathlib import Path

# Holds everything that requirements.txt pins, and the packages of the tools.
FILE = "requirements-dev.txt"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^\s;\\]+)", re.M)


def read_versions(root: Path) -> dict[str, str]:
    """The version of each pinned package; both where it depends on the version of Python."""
    path = root / FILE
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    versions: dict[str, list[str]] = {}
    for pin in _PIN.finditer(text):
        versions.setdefault(_normalized(pin["name"]), []).append(pin["version"])
    return {name: " or ".join(found) for name, found in versions.items()}


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
