"""What a command takes is measured with all the processes that it starts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.bench.usage import run

# Works in a process of its own, below the one that is run.
WORK = "import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"


def test_the_work_of_a_child_counts(tmp_path: Path) -> None:
    idle = run([sys.executable, "-c", WORK.format(work="pass")], tmp_path)
    busy = run([sys.executable, "-c", WORK.format(work="sum(range(30_000_000))")], tmp_path)
    assert busy.cpu > idle.cpu
    assert busy.wall > 0


def test_the_memory_of_a_child_counts(tmp_path: Path) -> None:
    held = "import time; held = bytearray(b'x' * 200_000_000); time.sleep(2)"
    usage = run([sys.executable, "-c", WORK.format(work=held)], tmp_path)
    assert usage.memory > 200_000_000


def test_a_command_that_fails_ends_the_run_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s) failed in .*:\nno such notes\n"):
        run([sys.executable, "-c", "print('no such notes'); raise SystemExit(3)"], tmp_path)
