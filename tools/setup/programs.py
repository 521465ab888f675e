"""Finds the programs that are no Python packages; as a command, makes sure of some.

    python -m tools.setup.programs chromium nginx

A program on the PATH is used as it is. On Debian, root installs what is missing. Elsewhere one line
says how to install it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Where servers are, which the PATH of a user may leave out.
FOLDERS = ("/usr/sbin", "/usr/local/sbin")


@dataclass(frozen=True)
class Program:
    """A program by the name of its package, the same in all package managers."""

    package: str
    commands: tuple[str, ...]
    purpose: str
    homebrew: str = ""

    def find(self) -> str | None:
        """The path of the program, or None."""
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), *FOLDERS])
        return next((p for name in self.commands if (p := shutil.which(name, path=path))), None)

    def found(self) -> str:
        """The path of the program. Raises SystemExit with the line that says how to install it."""
        path = self.find()
        if path is None:
            raise SystemExit(advice([self]))
        return path


CHROMIUM = Program(
    "chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "opens and prints pages",
    homebrew="--cask chromium",
)
NGINX = Program("nginx", ("nginx",), "serves the site to tests")
PROGRAMS = {program.package: program for program in (CHROMIUM, NGINX)}


def main(arguments: list[str]) -> int:
    """Make sure of programs by name; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.setup.programs", description="Make sure that programs are installed."
    )
    parser.add_argument("programs", nargs="+", choices=sorted(PROGRAMS))
    given = parser.parse_args(arguments)
    missing = ensure([PROGRAMS[name] for name in given.programs])
    if missing:
        print(advice(missing), file=sys.stderr)
    return 1 if missing else 0


def ensure(wanted: Sequence[Program]) -> list[Program]:
    """Install what is missing where that is ours to do; returns what still is."""
    missing = [program.package for program in wanted if program.find() is None]
    if missing and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        install(missing)
    return [program for program in wanted if program.find() is None]


def install(packages: list[str]) -> None:
    """Install Debian packages. A failure shows in what is missing afterwards."""
    print(f"Installing the Debian packages {' and '.join(packages)} …", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    # Apt would start a server that it installs; it starts none in the runlevel of repairs.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


def advice(missing: Sequence[Program]) -> str:
    """One line: what is missing, what it is for, and how to install it."""
    purposes = " and ".join(f"{program.package} ({program.purpose})" for program in missing)
    return f"Missing: {purposes}. {_how_to_install(missing)}"


def _how_to_install(missing: Sequence[Program]) -> str:
    if sys.platform == "darwin":
        commands = (f"brew install {program.homebrew or program.package}" for program in missing)
        return f"Install with: {' && '.join(commands)}"
    for manager in ("apt-get", "dnf"):
        if shutil.which(manager):
            packages = " ".join(program.package for program in missing)
            return f"Install with: sudo {manager} install {packages}"
    return "Install it with your package manager, so that it is on the PATH."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
