"""Requirements files in, .venv with exactly these packages out. Called by the Makefile.

    python3 tools/setup/environment.py requirements.txt requirements-dev.txt

Does nothing when .venv has them already. Runs on the machine's own Python, so it uses nothing but
the standard library.
"""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

MIN_PYTHON = (3, 11)
ENVIRONMENT = Path(".venv")


def main(requirements: list[str]) -> int:
    """Install each file that has changed since it was installed; returns the exit status."""
    outdated = [Path(name) for name in requirements if not is_installed(Path(name))]
    if not outdated:
        return 0
    if sys.version_info < MIN_PYTHON:
        found, needed = (".".join(map(str, v[:2])) for v in (sys.version_info, MIN_PYTHON))
        print(f"Python {found} found, {needed} or newer needed; run make PYTHON=<its path>")
        return 1
    if not works():
        try:
            venv.create(ENVIRONMENT, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            print("Python cannot create environments here; on Debian: apt-get install python3-venv")
            return 1
    for file in outdated:
        print(f"Installing {file} into {ENVIRONMENT} …", flush=True)
        if status := install(file):
            return status
        record(file).write_text(digest(file))
    return 0


def is_installed(file: Path) -> bool:
    """Whether the environment has what a file lists."""
    return python().exists() and record(file).exists() and record(file).read_text() == digest(file)


def install(file: Path) -> int:
    """Install what a file lists; returns the exit status of pip."""
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*command, "--require-hashes", "-r", str(file)]).returncode


def works() -> bool:
    """Whether the environment can install. One whose creation was interrupted has no pip."""
    try:
        command = [str(python()), "-m", "pip", "--version"]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def record(file: Path) -> Path:
    """The file that says which version of a requirements file is installed."""
    return ENVIRONMENT / f"{file.name}.sha256"


def digest(file: Path) -> str:
    """The content of a file as a hash: its date changes with every checkout."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def python() -> Path:
    """The Python of the environment."""
    return ENVIRONMENT / "bin/python"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
