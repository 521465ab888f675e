"""The manifest of a complete site: a hidden file, written last, with the hash of every other file.

Builds write it; deployments and downloads take only a site that matches its manifest, because a
build that was interrupted has none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from fieldnotes.files import write_atomically
from fieldnotes.problems import Failure

NAME = ".manifest.json"
_VERSION = 1


def write(folder: Path, contents: Mapping[str, bytes] | None = None) -> None:
    """Write the manifest of the files in `folder`, whose `contents` by path need no reading."""
    if contents is None:
        files = {name: _digest(path.read_bytes()) for name, path in _files(folder)}
    else:
        visible = (name for name in contents if not _is_hidden(PurePath(name)))
        files = {name: _digest(contents[name]) for name in sorted(visible, key=PurePath)}
    manifest = {"version": _VERSION, "count": len(files), "files": files}
    write_atomically(folder / NAME, (json.dumps(manifest, indent=0) + "\n").encode())


def check(folder: Path, advice: str = "run make build") -> dict[str, str]:
    """The SHA-256 of every file of the complete site in `folder`, by path.

    Failure: there is no site, its build was interrupted, or a file has changed since.
    """
    listed = _listed(folder, advice)
    found = {name: _digest(path.read_bytes()) for name, path in _files(folder)}
    changed = sorted(
        [n for n in listed.keys() & found.keys() if listed[n] != found[n]]
        + [*(listed.keys() ^ found.keys())]
    )
    if changed:
        first = changed[0]
        how = "is missing" if first not in found else "has changed"
        if first not in listed:
            how = "was added"
        more = f", and {len(changed) - 1} more files differ" if len(changed) > 1 else ""
        raise Failure(f"{folder / first} {how} since the site was built{more}; {advice}")
    return listed


def _listed(folder: Path, advice: str) -> dict[str, str]:
    try:
        manifest = json.loads((folder / NAME).read_bytes())
        files = manifest["files"]
        if manifest["version"] != _VERSION or manifest["count"] != len(files):
            raise ValueError("not a manifest of this version")
        return {str(name): str(digest) for name, digest in files.items()}
    except FileNotFoundError:
        what = "no complete site" if (folder / "index.html").exists() else "no site"
        raise Failure(f"{what} in {folder}; {advice}") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Failure(f"{folder / NAME} is damaged; {advice}") from None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder in order, by path. Hidden ones and links are not part of the site."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not _is_hidden(relative) and path.is_file() and not path.is_symlink():
            yield relative.as_posix(), path


def _is_hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
