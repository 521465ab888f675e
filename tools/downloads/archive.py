"""Files as a zip whose bytes depend on nothing but their paths and contents."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from fieldnotes.files import replacing

# The oldest date that a zip can hold, and a file that everybody may read.
DATE = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o100644 << 16
UNIX = 3


def write_zip(
    target: Path, files: Mapping[str, bytes], label: tuple[str, bytes] | None = None
) -> None:
    """Write files, by their path in the zip, in the order of these paths; the zip is whole or not.

    `label` is a path with its content that goes before all others and is not compressed, so that
    programs find it at a known place.
    """
    with (
        replacing(target) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        if label:
            archive.writestr(_entry(label[0], zipfile.ZIP_STORED), label[1])
        for path in sorted(files):
            entry = _entry(path, zipfile.ZIP_DEFLATED)
            archive.writestr(entry, files[path], compresslevel=9)


def _entry(path: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, DATE)
    entry.compress_type = compression
    entry.create_system = UNIX
    entry.external_attr = PERMISSIONS
    return entry
