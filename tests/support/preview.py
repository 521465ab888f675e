"""`make serve` on a small repository of its own, which tests edit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.repository import ROOT, copy_small
from tools import tethered
from tools.hosting.nginx import HOST, free_port

# Seconds: MkDocs answers nobody while it builds, and a change may be followed by a second build.
PATIENCE = 180
# What is used in the preview beyond the small repository; a page of each type, as `walk` needs it.
MORE = ROOT / "tests/fixtures/preview_site"


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.folder = folder
        self.process = process
        self.address = f"http://{HOST}:{port}"

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text()

    def wait_for(self, text: str, times: int = 1) -> str:
        """The log, once it holds `text` so many times."""
        end = time.monotonic() + PATIENCE
        while self.log.count(text) < times:
            assert self.process.poll() is None, self.log
            assert time.monotonic() < end, f"no {text!r} in the log:\n{self.log}"
            time.sleep(0.1)
        return self.log

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))


def make_repository(folder: Path) -> None:
    """The small repository with what the preview needs, and with all its addresses listed."""
    copy_small(folder, code=True)
    shutil.copytree(MORE, folder, dirs_exist_ok=True)
    command = [sys.executable, "-m", "fieldnotes", "--root", str(folder), "fix"]
    done = tethered.run(command, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """The preview of a repository, once it serves. It ends with this process at the latest."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    with (
        (folder / "serve.log").open("w") as log,
        tethered.running(
            [*command, "--dev-addr", f"{HOST}:{port}"],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            # MkDocs serves from a temporary folder; what it leaves there goes with the test's own.
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(folder)},
        ) as process,
    ):
        preview = Preview(folder, process, port)
        preview.wait_for("Serving on")
        yield preview
