"""A command in, what it took out: time, processor time and memory of all its processes."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

# Seconds between two looks at the memory.
INTERVAL_S = 0.2


@dataclass(frozen=True)
class Usage:
    """Seconds on the clock, seconds of processors, and the peak of memory in bytes."""

    wall: float
    cpu: float
    memory: int = 0


def run(command: list[str], folder: Path) -> Usage:
    """Run a command to its end. Exits with its output when it fails."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with peak_memory(process.pid) as peak:
        output, _ = process.communicate()
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed in {folder}:\n{output}")
    # Of children that have ended, with all that these waited for.
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Usage(wall, cpu, peak[0])


@contextlib.contextmanager
def peak_memory(root: int) -> Iterator[list[int]]:
    """The peak of what a process and all below it use at once, kept up to date in a list of one."""
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(INTERVAL_S):
            peak[0] = max(peak[0], memory(root))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def memory(root: int) -> int:
    """Bytes of a process and all below it; on Linux, what several share counts once."""
    return sum(map(_own_memory, family(root)))


def cpu_seconds(root: int) -> float:
    """Seconds of processors so far of a process and all below it, with those that have ended."""
    seconds = 0.0
    for process in family(root):
        with contextlib.suppress(psutil.Error):
            seconds += sum(process.cpu_times()[:4])
    return seconds


def family(root: int) -> list[psutil.Process]:
    """A process and all below it; none when it has ended."""
    try:
        process = psutil.Process(root)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _own_memory(process: psutil.Process) -> int:
    try:
        used = process.memory_full_info()
        return int(getattr(used, "pss", used.uss))
    except psutil.Error:
        return 0
