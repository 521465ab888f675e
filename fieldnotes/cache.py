"""Values kept from run to run by what they depend on, in one file a kind. Called by `site`.

A stale cache is worse than none: keys are hashes of all that a value is made from, and every cache
is for one version of the generator's own code and of the packages it uses.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from fieldnotes.files import write_atomically

T = TypeVar("T")
CODE = Path(__file__).parent


def digest(*parts: str | bytes) -> str:
    """A short hash of several texts."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def digest_of_files(paths: Iterable[Path], root: Path) -> str:
    """A short hash of the names and bytes of files."""
    parts: list[str | bytes] = []
    for path in sorted(paths):
        parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


@cache
def version() -> str:
    """A short hash of the generator's code and of the versions of all installed packages."""
    code = digest_of_files((p for p in CODE.rglob("*") if p.suffix in (".py", ".js")), CODE)
    packages = {p.name for folder in sys.path for p in Path(folder).glob("*.dist-info")}
    return digest(code, *sorted(packages))


class Cache:
    """Values by key, from the file at `path`. Values that a run did not ask for are dropped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = _read(path)
        self._used: dict[str, Any] = {}
        self._made = False

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The value of a key; `make` gives it where it is not kept."""
        if key not in self._used:
            if key in self._kept:
                self._used[key] = self._kept[key]
            else:
                self._used[key] = make()
                self._made = True
        value: T = self._used[key]
        return value

    def save(self) -> None:
        """Keep the values of this run for the next one, which begins now."""
        used = dict(self._used)  # another thread may go on
        if self._made or len(used) < len(self._kept):
            write_atomically(self.path, pickle.dumps((version(), used), protocol=5))
        self._kept, self._used, self._made = used, {}, False

    def forget(self) -> None:
        """Forget what this run made; what earlier ones kept stays."""
        self._used, self._made = {}, False


def _read(path: Path) -> dict[str, Any]:
    """The values of a file; none if it is missing, damaged, or of another version."""
    try:
        found, values = pickle.loads(path.read_bytes())
    except Exception:  # whatever a damaged file makes of pickle
        return {}
    return dict(values) if found == version() else {}
