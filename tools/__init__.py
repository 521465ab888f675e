"""What the Makefile runs: `python -m tools.<folder>.<command>`, from the repository's root."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
