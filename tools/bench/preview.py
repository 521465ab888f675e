"""A project in, a running `mkdocs serve` of it out, and how long it takes to show an edit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.edits import Edit
from tools.bench.usage import Usage, cpu_seconds
from tools.hosting.nginx import HOST, free_port

# Seconds between two looks at a page: a look costs the server a thousandth of a second.
INTERVAL_S = 0.05
# Seconds after which a server has stopped working, or a page will never show an edit.
QUIET_S, TIMEOUT_S = 1.5, 900


@dataclass(frozen=True)
class Preview:
    """A running server: its project, its address and its process."""

    root: Path
    url: str
    process: subprocess.Popen[bytes]

    def page(self, address: str) -> str:
        """A page below an address; empty when there is none."""
        try:
            with urllib.request.urlopen(self.url + address) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, ConnectionError):
            return ""

    def shows(self, edit: Edit) -> Usage:
        """Save an edit: time until all its pages show it, and all the work that it causes."""
        before = {address: self.page(address) for address in edit.addresses}
        cpu, start = cpu_seconds(self.process.pid), time.perf_counter()
        edit.save(self.root)
        waiting = set(edit.addresses)
        while waiting:
            time.sleep(INTERVAL_S)
            waiting = {a for a in waiting if not edit.is_shown(before[a], self.page(a))}
            if time.perf_counter() - start > TIMEOUT_S:
                sys.exit(f"{self.root} never shows {', '.join(edit.files)} on {sorted(waiting)}")
        wall = time.perf_counter() - start
        self.settle()
        return Usage(wall, cpu_seconds(self.process.pid) - cpu)

    def settle(self) -> None:
        """Wait until the server does nothing."""
        before = -1.0
        while (now := cpu_seconds(self.process.pid)) - before > QUIET_S / 20:
            before = now
            time.sleep(QUIET_S)


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    """A server for a project, once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]
    process = subprocess.Popen(
        [*command, "--dev-addr", f"{HOST}:{port}"],
        cwd=root,
        env={**os.environ, "SITE_URL": f"http://{HOST}:{port}/"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    preview = Preview(root, f"http://{HOST}:{port}/", process)
    try:
        end = time.monotonic() + TIMEOUT_S
        while not preview.page(""):
            if process.poll() is not None or time.monotonic() > end:
                sys.exit(f"mkdocs serve does not start in {root}")
            time.sleep(INTERVAL_S * 5)
        preview.settle()
        yield preview
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
