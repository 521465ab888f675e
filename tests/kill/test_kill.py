"""A command that is killed leaves the last results whole, and the next run makes the same ones.

`make test` kills each command once, `make test-kill` fifty times in all, at moments that a seed
chooses between its start and its usual end.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from fieldnotes.publish import manifest
from tests.support.repository import ROOT, copy_small

ADDRESS = "https://notes.example.org/"
PATIENCE_S = 120
COMMANDS = {
    "build": ["mkdocs", "build", "--quiet", "--site-dir", "site"],
    "check": ["fieldnotes", "check"],
    "offline": ["tools.downloads.offline", "site", "dist/offline.zip"],
    "epub": ["tools.downloads.epub", "--site", "site", "dist/book.epub"],
    "pdf": ["tools.downloads.pdf", "--site", "site", "dist/book.pdf"],
}
KILLS = int(os.environ.get("KILLS", len(COMMANDS)))
SEED = 2026


@dataclass
class Place:
    """A repository with everything made, its folder for temporary files, and what was made."""

    root: Path
    temporary: Path
    seconds: dict[str, float] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "SITE_URL": ADDRESS,
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(self.temporary),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def start(self, command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", *COMMANDS[command]],
            cwd=self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, command: str) -> None:
        """Run a command to its end, undisturbed."""
        begin = time.monotonic()
        process = self.start(command)
        output, _ = process.communicate(timeout=10 * PATIENCE_S)
        assert process.returncode == 0, output
        self.seconds.setdefault(command, time.monotonic() - begin)

    def results(self) -> dict[str, str]:
        """The hash of each file that the commands make for people."""
        return {
            path.relative_to(self.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for folder in ("site", "dist")
            for path in sorted((self.root / folder).rglob("*"))
            if path.is_file() and not path.relative_to(self.root / folder).parts[0].startswith(".")
        }

    def leftovers(self) -> list[str]:
        """Temporary files and folders that nobody needs."""
        unfinished = [p for p in self.root.rglob("*") if p.name.endswith(".tmp")]
        return [str(p) for p in [*unfinished, *self.temporary.iterdir()]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("kill")
    temporary = folder / "temporary"
    temporary.mkdir()
    found = Place(copy_small(folder / "repository", code=True), temporary)
    shutil.rmtree(found.root / ".cache", ignore_errors=True)
    for command in COMMANDS:
        found.run(command)
    found.made = found.results()
    return found


def kills() -> Iterator[tuple[str, float, bool]]:
    """Which command to kill, after which share of its time, and whether its caches are empty."""
    chance = random.Random(SEED)
    names = [*COMMANDS]
    for number in range(KILLS):
        name = names[number % len(names)]
        yield name, chance.random(), chance.random() < 0.5


def processes_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def wait_until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.mark.parametrize(("command", "share", "is_cold"), list(kills()))
def test_a_killed_command_harms_nothing(
    place: Place, command: str, share: float, is_cold: bool
) -> None:
    if is_cold:
        shutil.rmtree(place.root / ".cache", ignore_errors=True)
    process = place.start(command)
    time.sleep(share * place.seconds[command])
    started = processes_of(process)
    process.send_signal(signal.SIGKILL)
    assert process.stdout is not None
    process.stdout.close()
    process.wait()

    # Nothing goes on without it.
    wait_until(
        lambda: not any(p.is_running() and p.status() != "zombie" for p in started),
        f"left behind: {started}",
    )
    # What was made before is whole.
    manifest.check(place.root / "site")
    before = place.results()
    assert before == place.made

    # The next run succeeds, makes the same, and leaves nothing.
    place.run(command)
    assert place.results() == place.made
    assert place.leftovers() == []
