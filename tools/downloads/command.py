"""Runs what makes a download: from a complete site only, and with one line for a failure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from fieldnotes.problems import Failure
from fieldnotes.publish import manifest


def run(make: Callable[[], None], site: Path) -> int:
    """Make something from a complete site; returns the exit status."""
    try:
        manifest.check(site)
        make()
    except (Failure, ValueError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    else:
        return 0
    return 1
