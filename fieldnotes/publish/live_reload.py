"""The script with which a page of the live preview hears that the site was built anew."""

from __future__ import annotations

from pathlib import Path


def script_files() -> dict[str, str]:
    """The script by where it is served."""
    script = Path(__file__).with_suffix(".js")
    return {"assets/javascripts/live-reload.js": script.read_text(encoding="utf-8")}
