"""Finds the Chromium that tests and PDF use; as a command, makes sure there is one.

Chromium or Chrome on the PATH is taken as it is. On Debian, root installs the package `chromium`.
Elsewhere one line says how to get it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of the browser, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Install the browser where that is ours to do; returns the exit status."""
    if find() is None and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        print("Installing Debian's chromium for the browser tests …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if find() is None:
        print(f"No Chromium on the PATH; the browser tests need one. {_advice()}", file=sys.stderr)
        return 1
    return 0


def _advice() -> str:
    if sys.platform == "darwin":
        return "Install it with: brew install --cask chromium"
    if shutil.which("apt-get"):
        return "Install it with: sudo apt-get install chromium"
    if shutil.which("dnf"):
        return "Install it with: sudo dnf install chromium"
    return "Install Chromium and put it on the PATH."


if __name__ == "__main__":
    sys.exit(main())
