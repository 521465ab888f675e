"""What is made once in a run of the tests, by the first worker that needs it, for all of them."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path


def once(target: Path, make: Callable[[Path], None]) -> Path:
    """`target`, which `make` writes unless another worker of this run has done so.

    What failed once is not tried again: every test that needs it would wait for it anew.
    """
    failure = target.with_name(f"{target.name}.failure")
    with target.with_name(f"{target.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failure.exists():
            raise RuntimeError(failure.read_text())
        if not target.exists():
            # A worker that is stopped halfway leaves nothing that looks complete.
            unfinished = target.with_name(f"unfinished-{target.name}")
            try:
                make(unfinished)
            except Exception as error:
                failure.write_text(f"{target.name} could not be made: {error}")
                raise
            unfinished.rename(target)
    return target
