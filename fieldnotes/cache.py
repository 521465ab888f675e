"""Values kept from run to run by what they depend on, in one file a kind. Called by `site`.

A stale cache is worse than none: keys are hashes of all that a value is made from, and every cache
is for one version of the generator's own code and of the packages it uses.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from fieldnotes.files import write_atomically

T = TypeVar("T")
CODE = Path(__file__).parent
FOLDER = Path(".cache/site")


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
def digest_of_code(*parts: str) -> str:
    """A short hash of the generator's code below some of its folders; "." is all of it."""
    files = (path for part in parts for path in (CODE / part).rglob("*"))
    return digest_of_files((path for path in files if path.suffix in (".py", ".js")), CODE)


@cache
def version() -> str:
    """A short hash of the generator's code and of the versions of all installed packages."""
    code = digest_of_code(".")
    packages = {p.name for folder in sys.path for p in Path(folder).glob("*.dist-info")}
    return digest(code, *sorted(packages))


class _Kept(NamedTuple):
    """A value, and whether the last run that made something did not ask for it."""

    value: Any
    is_unused: bool = False


class Cache:
    """Values by key, from the file at `path`, which is read when somebody asks for the first one.

    Values that two runs in a row did not ask for are dropped.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._used: dict[str, Any] = {}
        self._made = False

    @cached_property
    def _kept(self) -> dict[str, _Kept]:
        return _read(self.path)

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The value of a key; `make` gives it where it is not kept."""
        if key not in self._used:
            kept = self._kept.get(key)
            self._used[key] = kept.value if kept else make()
            self._made |= kept is None
        value: T = self._used[key]
        return value

    def save(self) -> None:
        """Keep the values of this run for the next one, which begins now."""
        if self._made:
            used = dict(self._used)  # another thread may go on
            left = {k: v.value for k, v in self._kept.items() if k not in used and not v.is_unused}
            self._kept = {
                **{key: _Kept(value) for key, value in used.items()},
                **{key: _Kept(value, is_unused=True) for key, value in left.items()},
            }
            write_atomically(self.path, pickle.dumps((version(), self._kept), protocol=5))
        self._used, self._made = {}, False

    def forget(self) -> None:
        """Forget what this run made; what earlier ones kept stays."""
        self._used, self._made = {}, False


@dataclass(frozen=True)
class Caches:
    """What earlier runs of the generator have read and made, each kind in its file."""

    data: Cache
    documents: Cache
    checks: Cache
    bodies: Cache
    published: Cache
    pages: Cache
    templated: Cache

    @classmethod
    @lru_cache(maxsize=2)
    def of(cls, root: Path) -> Caches:
        """The caches of the repository at `root`, which a preview keeps from build to build."""
        return cls(*(Cache(root / FOLDER / f"{name}.pickle") for name in cls.__annotations__))

    def save(self, live: bool) -> None:
        """Keep everything for the next run; with `live`, no pages."""
        for kept in (self.data, self.documents, self.checks, self.bodies, self.published):
            kept.save()
        for pages in (self.pages, self.templated):
            if live:
                pages.forget()
            else:
                pages.save()


def _read(path: Path) -> dict[str, _Kept]:
    """The values of a file; none if it is missing, damaged, or of another version."""
    try:
        found, values = pickle.loads(path.read_bytes())
    except Exception:  # whatever a damaged file makes of pickle
        return {}
    return dict(values) if found == version() else {}
