"""A part as Chromium printed it in, the part as it stands in the book out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from book.numbers import Number, set_numbers
from book.slimming import slim


@dataclass(frozen=True)
class Printed:
    """A printed part: the PDF, the numbers of its slots, the number of its first page."""

    pdf: bytes
    numbers: Sequence[Number]
    first: int


def finish(printed: Printed) -> bytes:
    """The PDF of a part with its page numbers, in fewer bytes."""
    with pikepdf.open(io.BytesIO(printed.pdf)) as part:
        set_numbers(part, printed.numbers, printed.first)
        slim(part)
        target = io.BytesIO()
        part.save(target, compress_streams=False)
        return target.getvalue()
