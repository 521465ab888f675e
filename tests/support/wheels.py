"""A package index with small releases of the packages that hold AWS's models."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.aws_models import releases


class Index:
    """Releases as pip would find them; `broken` versions cannot be downloaded."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.versions: dict[str, dict[str, Path]] = {}
        self.broken: set[str] = set()
        monkeypatch.setattr(releases, "FOLDER", folder / "kept")
        monkeypatch.setattr(releases, "_pip", self.pip)
        releases.versions.cache_clear()

    def botocore(self, version: str, day: str, models: dict[str, Any]) -> None:
        """Add a release with the given API models."""
        files = {
            f"botocore/data/{name}/2020-01-01/service-2.json.gz": gzip.compress(
                json.dumps(model).encode()
            )
            for name, model in models.items()
        }
        self._add("botocore", version, day, files)

    def cfn_lint(self, version: str, day: str) -> None:
        """Add a release without any resource type."""
        files = {"cfnlint/data/schemas/providers/us-east-1.json": b"{}"}
        self._add("cfn-lint", version, day, files)

    def _add(self, package: str, version: str, day: str, files: dict[str, bytes]) -> None:
        path = self.folder / f"{package.replace('-', '_')}-{version}-py3-none-any.whl"
        year, month, date = map(int, day.split("-"))
        with zipfile.ZipFile(path, "w") as wheel:
            for name, content in files.items():
                wheel.writestr(zipfile.ZipInfo(name, (year, month, date, 12, 0, 0)), content)
        self.versions.setdefault(package, {})[version] = path

    def pip(self, command: str, *arguments: str) -> str:
        """What pip would do and print."""
        if command == "index":
            newest_first = sorted(
                self.versions[arguments[-1]], key=releases.version_key, reverse=True
            )
            return f"{arguments[-1]}\nAvailable versions: {', '.join(newest_first)}\n"
        package, version = arguments[-1].split("==")
        target = Path(arguments[arguments.index("--dest") + 1])
        target.mkdir(parents=True, exist_ok=True)
        path = self.versions[package][version]
        content = b"damaged" if version in self.broken else path.read_bytes()
        (target / path.name).write_bytes(content)
        return ""
