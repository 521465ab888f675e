"""Releases of the packages that hold AWS's models: which there are, and their files.

They come from the package index that pip is set up for, into .cache/aws-models/, one file each.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

from fieldnotes.evidence.api_models import ApiModels
from fieldnotes.evidence.installed import API_MODELS, RESOURCE_SCHEMAS
from fieldnotes.evidence.resource_schemas import ResourceSchemas
from fieldnotes.problems import Failure

FOLDER = Path(".cache/aws-models")
PINS = Path("requirements-models.in")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([\w.]+)\s*$", re.M)
_TIMEOUT = 600


def pinned(root: Path) -> dict[str, str]:
    """The pinned version of each package of models. Failure if one is missing."""
    try:
        text = (root / PINS).read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(f"{PINS}: {error.strerror}; expected the pinned models") from None
    pins = dict(_PIN.findall(text))
    for package in (API_MODELS, RESOURCE_SCHEMAS):
        if package not in pins:
            raise Failure(
                f"{PINS}:1  no version of {package}; expected a line {package}==<version>"
            )
    return pins


@lru_cache
def versions(package: str) -> list[str]:
    """Every version on the package index, oldest first. Failure if the index does not answer."""
    found = re.search(r"Available versions: (.*)", _pip("index", "versions", package))
    if not found:
        raise Failure(f"the package index lists no version of {package}; check pip's settings")
    return sorted(found[1].split(", "), key=version_key)


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, to sort by."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def wheel(package: str, version: str) -> Path:
    """The file of a release, downloaded when it is not there. Failure if it cannot be had."""
    if found := _kept(package, version):
        return found
    wanted = ("--no-deps", "--only-binary", ":all:", f"{package}=={version}")
    _pip("download", "--quiet", "--dest", str(FOLDER), *wanted)
    if found := _kept(package, version):
        return found
    raise Failure(f"{package} {version}: pip wrote no whole file into {FOLDER}; try again")


def _kept(package: str, version: str) -> Path | None:
    """The file of a release that is there already. One that is damaged is removed."""
    for path in FOLDER.glob(f"{package.replace('-', '_')}-{version}-*.whl"):
        if _is_whole(path):
            return path
        path.unlink()
    return None


def api_models(version: str) -> ApiModels:
    """The API models of a version of botocore."""
    path = zipfile.Path(wheel(API_MODELS, version), "botocore/data/")
    return ApiModels(path, version)


def resource_schemas(version: str) -> ResourceSchemas:
    """The resource schemas of a version of cfn-lint."""
    path = zipfile.Path(wheel(RESOURCE_SCHEMAS, version), "cfnlint/data/schemas/")
    return ResourceSchemas(path, version)


def released(package: str, version: str) -> datetime.date:
    """The day a release was made: its files are as old as that."""
    with zipfile.ZipFile(wheel(package, version)) as file:
        newest = max(entry.date_time for entry in file.infolist())
    return datetime.date(*newest[:3])


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return bool(file.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _pip(*arguments: str) -> str:
    """What pip prints. Failure with its last line if it fails or takes too long."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failure(f"pip {arguments[0]} took longer than {_TIMEOUT} s; try again") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise Failure(f"pip {arguments[0]}: {lines[-1] if lines else 'failed'}")
    return done.stdout
