"""A site is made next to the last one, and takes its place when it is complete.

Whatever interrupts a build, the last complete site stays: `site/` is what `.site.unfinished/new/`
was, or still what it has been. Called by `site` and by `tools.downloads.release`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from fieldnotes.files import inside, write_if_changed
from fieldnotes.problems import Failure
from fieldnotes.publish import manifest


class Staging:
    """The unfinished next version of a folder, locked against other builds of the same folder.

    Most files of a site are those of the last one. With `spare`, a folder of a cache, the version
    that is replaced goes there, and the next build but one changes only what differs.
    """

    def __init__(self, target: Path, spare: Path | None = None) -> None:
        self.target = target.resolve()
        self._spare = spare
        self._locked = _next_to(self.target, "unfinished")
        self._locked.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self._locked, os.O_RDONLY)
        try:
            # The system releases it when the process ends, however it ends.
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(self._lock), self._locked.stat()):
                raise BlockingIOError
        except (BlockingIOError, FileNotFoundError):
            os.close(self._lock)
            raise Failure(f"another build is writing {target}; wait until it has ended") from None
        self._finish_last()
        for path in self._locked.iterdir():
            _remove(path)
        self.folder.mkdir()
        self.pages.mkdir()

    @property
    def folder(self) -> Path:
        """The next version, empty at first."""
        return self._locked / "new"

    @property
    def pages(self) -> Path:
        """Where a build may put files that it gives to `complete`; empty at first."""
        return self._locked / "pages"

    def complete(self, files: Mapping[str, bytes] | None = None) -> Path:
        """Write the manifest and take the place of the last version; returns where that is.

        With `files`, these are all the files of the next version, by path below it.
        """
        if files is not None:
            self._reuse()
            _make_equal(self.folder, files)
        manifest.write(self.folder, files)
        if self.target.exists():
            self.target.rename(self._previous)
        self.folder.rename(self.target)
        self._finish_last()
        self.discard()
        return self.target

    def discard(self) -> None:
        """Remove the unfinished version."""
        _remove(self._locked)
        os.close(self._lock)

    def _reuse(self) -> None:
        """Begin the next version with the files of an older one."""
        if self._spare and self._spare.is_dir():
            self.folder.rmdir()
            try:
                self._spare.rename(self.folder)
            except OSError:  # on another disk
                self.folder.mkdir()

    @property
    def _previous(self) -> Path:
        return _next_to(self.target, "previous")

    def _finish_last(self) -> None:
        """Put away the version that was replaced; put it back if its replacement never arrived.

        Hidden files move on, as MkDocs leaves them alone: they may be somebody's `.git`.
        """
        if self._previous.exists() and not self.target.exists():
            self._previous.rename(self.target)
        if self._previous.is_dir():
            for path in self._previous.glob(".*"):
                if path.name != manifest.NAME and not (self.target / path.name).exists():
                    path.rename(self.target / path.name)
            if self._spare and not self._spare.exists():
                try:
                    self._spare.parent.mkdir(parents=True, exist_ok=True)
                    self._previous.rename(self._spare)
                except OSError:  # on another disk
                    pass
        _remove(self._previous)


def _make_equal(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `files` the content of a folder that has much of it already."""
    wanted = {folder / path for path in files}
    for path in sorted(folder.rglob("*"), reverse=True):  # what a folder holds before it
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted or path.is_symlink():
            path.unlink()
    for name, data in files.items():
        write_if_changed(inside(folder, name), data)


def _next_to(target: Path, state: str) -> Path:
    return target.with_name(f".{target.name}.{state}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
