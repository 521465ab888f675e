"""Finds the programs that tests and tools use beside Python; as a command, makes sure of some.

    python -m tools.setup.programs chromium nginx

What is on the PATH is taken as it is. On Debian, root installs the package. Elsewhere one line says
how to get it.
"""

from __future__ import annotations

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
    use: str
    homebrew: str = ""

    def find(self) -> str | None:
        """The path of the program, or None."""
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), *FOLDERS])
        return next((p for name in self.commands if (p := shutil.which(name, path=path))), None)

    def found(self) -> str:
        """The path of the program. Raises SystemExit with the line that says how to get it."""
        path = self.find()
        if path is None:
            raise SystemExit(self.missing())
        return path

    def missing(self) -> str:
        """One line: what is not there, what it is for, and how to get it."""
        return f"No {self.package} on the PATH, which {self.use}. {self._advice()}"

    def _advice(self) -> str:
        if sys.platform == "darwin":
            return f"Install it with: brew install {self.homebrew or self.package}"
        if shutil.which("apt-get"):
            return f"Install it with: sudo apt-get install {self.package}"
        if shutil.which("dnf"):
            return f"Install it with: sudo dnf install {self.package}"
        return "Install it and put it on the PATH."


CHROMIUM = Program(
    "chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "opens and prints pages",
    homebrew="--cask chromium",
)
NGINX = Program("nginx", ("nginx",), "serves the site to tests")
WRK = Program("wrk", ("wrk",), "puts load on the site")
PROGRAMS = {program.package: program for program in (CHROMIUM, NGINX, WRK)}


def main(names: list[str]) -> int:
    """Make sure of programs by name; returns the exit status."""
    if unknown := sorted(set(names) - set(PROGRAMS)):
        print(f"unknown: {' '.join(unknown)}; expected {', '.join(PROGRAMS)}", file=sys.stderr)
        return 2
    missing = ensure([PROGRAMS[name] for name in names])
    for program in missing:
        print(program.missing(), file=sys.stderr)
    return 1 if missing else 0


def ensure(wanted: Sequence[Program]) -> list[Program]:
    """Install what is missing where that is ours to do; returns what still is."""
    missing = [program.package for program in wanted if program.find() is None]
    if missing and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        install(missing)
    return [program for program in wanted if program.find() is None]


def install(packages: list[str]) -> None:
    """Install packages of Debian; what fails is told by what is missing after it."""
    print(f"Installing Debian's {' and '.join(packages)} …", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    # Apt would start a server that it installs; it starts none in the runlevel of repairs.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
