"""The script with which a page of the live preview hears that the site was built anew."""

from __future__ import annotations

from pathlib import Path


def script_files() -> dict[str, str]:
    """The script by where it is served."""
    script = Path(__file__).with_suffix(".js")
    return {"assets/javascripts/live-reload.js": script.read_text(encoding="utf-8")}


def with_build(page: bytes, number: int) -> bytes:
    """A page of the preview with the number of the build it is from, for the script."""
    before, head, after = page.partition(b"</head>")
    return before + (b'<meta name="build" content="%d">' % number if head else b"") + head + after
