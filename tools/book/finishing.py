"""A part as Chromium printed it in, the part as it stands in the book out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from tools.book.page_numbers import Number, set_numbers
from tools.book.slimming import slim


@dataclass(frozen=True)
class Printed:
    """A printed part: its PDF, the numbers of its slots, the number of its first page."""

    pdf: Path
    numbers: Sequence[Number]
    first: int


def finish(printed: Printed) -> Path:
    """Set the page numbers of a part and take bytes off it; returns the new PDF."""
    pikepdf.settings.set_flate_compression_level(9)
    target = printed.pdf.with_suffix(".finished.pdf")
    with pikepdf.open(printed.pdf) as part:
        set_numbers(part, printed.numbers, printed.first)
        slim(part)
        part.save(target, recompress_flate=True)
    return target
