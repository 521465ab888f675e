"""The licenses of shipped parts travel with the site."""

from __future__ import annotations

from fieldnotes.publish.licenses import license_files, licenses_txt
from tools.downloads.offline import LEFT_OUT


def test_every_shipped_part_has_its_notice_and_its_license(real) -> None:
    components = real.content.data.third_party
    text = licenses_txt(components)
    shipped = {id_: part for id_, part in components.items() if part.used != "build"}
    assert {"mkdocs-material", "panzoom", "lunr", "lato"} <= shipped.keys()
    for part in shipped.values():
        assert f"{part.name}" in text
        assert not part.copyright or f"Copyright {part.copyright}" in text
        found = license_files(part.package)
        assert found, f"{part.package} brings no license file"
        for license_ in found.values():
            assert text.count(license_) == 1, part.name
    assert "Copyright (c) 2016-2025 Martin Donath" in text
    assert "Andrei Kashcha" in text


def test_tools_that_reach_no_reader_are_left_out(real) -> None:
    build = {i: part for i, part in real.content.data.third_party.items() if part.used == "build"}
    assert build
    assert licenses_txt(build).count("\n") == 1


def test_a_package_that_is_not_installed_has_no_files() -> None:
    assert license_files("no-such-package") == {}


def test_the_offline_copy_has_them() -> None:
    assert not LEFT_OUT.fullmatch("assets/LICENSES.txt")
