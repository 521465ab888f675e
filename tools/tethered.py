"""Runs programs that end when the process that started them ends, however that one ended.

A process that is killed cleans nothing up, so this module also runs as a small process between the
two: it holds one end of a pipe whose other end closes with the parent, and then ends the program
with everything that the program started.

Called by the tests and by `hosting.nginx`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# Seconds in which a program may clean up before it is killed.
GRACE_S = 10


@contextmanager
def running(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A program while it runs; `options` are those of `Popen`. It is ended afterwards."""
    parent_gone, held = os.pipe()
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", __file__, str(parent_gone), *command],
            pass_fds=[parent_gone],
            # Ctrl+C is for the parent, which decides what ends.
            start_new_session=True,
            **options,
        )
    except BaseException:
        os.close(held)
        raise
    finally:
        os.close(parent_gone)
    try:
        yield process
    finally:
        os.close(held)
        process.wait()


def run(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """A finished program with its exit status and all it printed as one text, in `stdout`."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with running(command, **pipes, **options) as process:
        output, _ = process.communicate()
        return subprocess.CompletedProcess(command, process.returncode, output)


def _main(parent_gone: int, command: list[str]) -> int:
    program = subprocess.Popen(command, start_new_session=True)

    def end_with_parent() -> None:
        os.read(parent_gone, 1)
        _end(program)

    threading.Thread(target=end_with_parent, daemon=True).start()
    return program.wait()


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program and its descendants: ask first, then kill."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(GRACE_S)
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1]), sys.argv[2:]))
