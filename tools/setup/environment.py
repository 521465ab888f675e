"""A requirements file in, .venv with exactly these packages out. Called by the Makefile.

Runs on the machine's own Python, so it uses nothing but the standard library.
"""

import subprocess
import sys
import venv
from pathlib import Path

MIN_PYTHON = (3, 11)


def main(requirements: str, stamp: str) -> int:
    """Install `requirements` into .venv and touch `stamp`; returns the exit status."""
    if sys.version_info < MIN_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        needed = ".".join(map(str, MIN_PYTHON))
        print(f"Python {found} found, {needed} or newer needed; run make PYTHON=<path of one>")
        return 1
    python = Path(".venv/bin/python")
    if not python.exists():
        try:
            venv.create(".venv", with_pip=True)
        except subprocess.CalledProcessError:
            print("Python cannot make environments here; on Debian: apt-get install python3-venv")
            return 1
    print(f"Installing {requirements} into .venv …", flush=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*install, "--require-hashes", "-r", requirements])
    if done.returncode == 0:
        Path(stamp).touch()
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
