"""Which processes of this machine belong to a run of the tests."""

from __future__ import annotations

import os
import subprocess


def processes_with(text: str) -> list[str]:
    """The running processes of this machine with a text in their command or environment."""
    command = ["ps", "axeww", "-o", "stat=,command="]  # Linux and macOS understand it alike
    # An environment of its own, lest it finds itself.
    own = {"PATH": os.environ["PATH"]}
    listed = subprocess.run(command, capture_output=True, text=True, check=True, env=own).stdout
    return [line for line in listed.splitlines() if text in line and not line.startswith("Z")]
