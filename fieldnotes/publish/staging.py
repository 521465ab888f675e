"""A folder next to the site in which the next one is made, and which takes its place when complete.

Whatever interrupts a build, the last complete site stays: `site/` is what `.site.unfinished/` was,
or still what it has been. Called by `site` and by `tools.downloads.release`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

from fieldnotes.problems import Failure
from fieldnotes.publish import manifest


class Staging:
    """The unfinished next version of a folder, locked against other builds of the same folder."""

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.folder = _beside(self.target, "unfinished")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.folder, os.O_RDONLY)
        try:
            # The system releases it when the process ends, however it ends.
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(self._lock), self.folder.stat()):
                raise BlockingIOError
        except (BlockingIOError, FileNotFoundError):
            os.close(self._lock)
            raise Failure(f"another build is writing {target}; wait until it has ended") from None
        self._finish_last()
        for path in self.folder.iterdir():
            _remove(path)

    def complete(self) -> Path:
        """Write the manifest and take the place of the last version; returns where that is."""
        manifest.write(self.folder)
        if self.target.exists():
            self.target.rename(self._previous)
        self.folder.rename(self.target)
        self._finish_last()
        os.close(self._lock)
        return self.target

    def discard(self) -> None:
        """Remove the unfinished version."""
        _remove(self.folder)
        os.close(self._lock)

    @property
    def _previous(self) -> Path:
        return _beside(self.target, "previous")

    def _finish_last(self) -> None:
        """Remove the version that was replaced, or put it back if its replacement never arrived.

        Hidden files move on, as MkDocs leaves them alone: they may be somebody's `.git`.
        """
        if self._previous.exists() and not self.target.exists():
            self._previous.rename(self.target)
        if not self._previous.is_dir():
            return _remove(self._previous)
        for path in self._previous.glob(".*"):
            if path.name != manifest.NAME and not (self.target / path.name).exists():
                path.rename(self.target / path.name)
        return _remove(self._previous)


def _beside(target: Path, state: str) -> Path:
    return target.with_name(f".{target.name}.{state}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
