"""Link cards: everything in its place, whole and readable; the same bytes; drawn once."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from fieldnotes.content.known_pages import comparison_page
from fieldnotes.drawing import fonts
from fieldnotes.drawing.palette import light_colors
from fieldnotes.publish import manifest
from fieldnotes.publish.social_cards import cache, drawing
from fieldnotes.publish.social_cards.card import Card, card_of, file_path
from fieldnotes.publish.social_cards.layout import BAND, BOTTOM, LEFT, RIGHT, Layout, Line, layout
from fieldnotes.rules.front_matter import MAX_TITLE
from tests.support.repository import ROOT, open_small

NAME = "AWS Field Notes"
OVERRIDES = ROOT / "overrides/assets"
LOOK = cache.Look(
    (OVERRIDES / "stylesheets/base/palette.css").read_text(),
    (OVERRIDES / "images/logo.svg").read_text(),
)
CARD = Card(NAME, "Storage", "Amazon EBS", (), "What EBS is.")


def png(card: Card) -> bytes:
    return drawing.png(layout(card), light_colors(LOOK.palette), LOOK.logo)


def lines(found: Layout, color: str, bold: bool) -> list[Line]:
    return [line for line in found.lines if line.color == color and line.bold == bold]


def said(found: list[Line]) -> str:
    return " ".join(line.text for line in found)


def overlap(found: Layout) -> bool:
    """Whether any two lines stand in each other, by the ink of their letters."""
    areas = []
    for line in found.lines:
        left, top, right, bottom = fonts.font(line.size, line.bold).getbbox(line.text, anchor="ls")
        areas.append((line.x + left, line.y + top, line.x + right, line.y + bottom))
    return any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for number, a in enumerate(areas)
        for b in areas[:number]
    )


def assert_fits(card: Card) -> Layout:
    found = layout(card)
    assert said(lines(found, "ink", True)) == " ".join(card.title.split()), "whole"
    assert said(lines(found, "ink-soft", False)) in ("", card.sentence), "whole or not at all"
    below = [line for line in found.lines if line.color != "brand-text"]
    assert all(line.x >= LEFT and line.right <= RIGHT for line in found.lines), card
    assert all(line.y > BAND and line.bottom <= BOTTOM for line in below), card
    assert all(box.left >= LEFT and box.right <= RIGHT for box in found.boxes), card
    assert all(box.bottom <= BOTTOM for box in found.boxes), card
    assert not overlap(found), card
    return found


def test_the_card_of_every_page_holds_its_texts_whole_and_readable(real) -> None:
    for page in real.content.pages:
        card = card_of(real.content, page, NAME)
        found = assert_fits(card)
        # A quarter of it is what a chat shows on a phone.
        assert min(line.size for line in lines(found, "ink", True)) >= 56, page
        names = [line.text for line in lines(found, "ink", False)]
        assert names in ([], list(card.names)), page
        assert len(found.boxes) == len(names)
        assert names or lines(found, "ink-soft", False), f"only a title: {page}"


def test_the_card_of_every_comparison_names_all_its_options(real) -> None:
    for id_, compared in real.content.data.comparisons.items():
        found = layout(card_of(real.content, comparison_page(id_), NAME))
        shown = [line.text for line in lines(found, "ink", False)]
        assert shown == [option.name for option in compared.options.values()], id_


def test_every_letter_of_the_cards_is_in_the_fonts(real) -> None:
    shown = {
        (letter, line.bold)
        for page in real.content.pages
        for line in layout(card_of(real.content, page, NAME)).lines
        for letter in line.text.replace(" ", "")
    }
    for letter, bold in shown:
        font = fonts.font(40, bold)
        assert bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd")), letter


@pytest.mark.parametrize("title", ["W" * MAX_TITLE, "Wide " * (MAX_TITLE // 5), "i", "WW " * 33])
def test_every_title_that_the_check_accepts_fits(title: str) -> None:
    assert_fits(replace(CARD, title=title))


def test_a_title_that_no_size_makes_fit_is_an_error() -> None:
    with pytest.raises(ValueError, match="fits no card"):
        layout(replace(CARD, title="W" * 1000))


def test_a_long_name_of_a_site_or_section_gets_smaller_letters() -> None:
    found = assert_fits(replace(CARD, site="The notes of a long department " * 2))
    assert lines(found, "brand-text", True)[0].size < 46
    found = assert_fits(replace(CARD, section="Everything about storage " * 3))
    assert lines(found, "marker", True)[0].size < 38


def test_what_does_not_fit_whole_is_left_out() -> None:
    found = assert_fits(replace(CARD, sentence="A word of many. " * 60))
    assert not lines(found, "ink-soft", False)
    assert not assert_fits(replace(CARD, names=("A name of an option",) * 40)).boxes


def test_a_title_gets_smaller_to_leave_room_for_names() -> None:
    title = "Some options that go by rather long names, side by side"
    alone = layout(replace(CARD, title=title, sentence=""))
    names = tuple(f"Option number {number}" for number in range(8))
    beside = layout(replace(CARD, title=title, names=names))
    assert len(beside.boxes) == 8
    assert lines(beside, "ink", True)[0].size < lines(alone, "ink", True)[0].size


def test_a_comparison_shows_its_options_and_a_decision_its_ends(small: Path) -> None:
    content = open_small(small).content
    assert card_of(content, "compare/disks.md", NAME).names == ("EBS", "Local disk")
    ends = content.data.decisions["disk"].ends.values()
    shown = card_of(content, "compare/which-disk.md", NAME)
    assert shown.names == tuple(end.name for end in ends)
    assert card_of(content, "storage/ebs.md", NAME) == CARD


def test_the_glossary_shows_its_letters(real) -> None:
    names = card_of(real.content, "reference/glossary.md", NAME).names
    assert names == tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_cards_have_paths_like_their_pages() -> None:
    assert file_path("index.md") == "assets/cards/index.png"
    assert file_path("storage/index.md") == "assets/cards/storage.png"
    assert file_path("storage/ebs.md") == "assets/cards/storage/ebs.png"


def test_the_same_card_is_the_same_bytes_in_the_colors_of_the_site() -> None:
    data = png(CARD)
    assert data == png(replace(CARD))
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    pixels = image.convert("RGB")
    colors = light_colors(LOOK.palette)
    assert pixels.getpixel((1190, 10)) == ImageColor.getrgb(colors["--fn-brand"])
    assert pixels.getpixel((1190, 600)) == ImageColor.getrgb(colors["--fn-paper"])
    cloud = pixels.getpixel((LEFT + 44, BAND // 2))
    assert cloud in [ImageColor.getrgb(found) for found in re.findall(r"#\w{6}", LOOK.logo)]


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    first = cache.draw({"ebs": CARD}, LOOK, tmp_path)
    (kept,) = tmp_path.iterdir()
    other = drawing.png(layout(replace(CARD, title="Kept")), light_colors(LOOK.palette), LOOK.logo)
    kept.write_bytes(other)
    assert cache.draw({"ebs": CARD}, LOOK, tmp_path) == {"ebs": other}
    assert first["ebs"].startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == [kept.name], "no half file"


@pytest.mark.parametrize("part", [0, 8, 200, 0.5, -1])
def test_a_damaged_card_is_drawn_again(tmp_path: Path, part: float) -> None:
    """Cut off by a full disk, or filled with zeros when the power failed."""
    first = cache.draw({"ebs": CARD}, LOOK, tmp_path)
    (kept,) = tmp_path.iterdir()
    end = int(part * len(first["ebs"])) if isinstance(part, float) else part
    for damaged in (first["ebs"][:end], first["ebs"][:end].ljust(len(first["ebs"]), b"\0")):
        kept.write_bytes(damaged)
        assert cache.draw({"ebs": CARD}, LOOK, tmp_path) == first
        assert kept.read_bytes() == first["ebs"]


@pytest.mark.parametrize(
    ("card", "look"),
    [
        (replace(CARD, title="Amazon EFS"), LOOK),
        (replace(CARD, sentence="Another."), LOOK),
        (CARD, replace(LOOK, palette=LOOK.palette.replace("#0f4f4c", "#0f4f4d"))),
        (CARD, replace(LOOK, logo=LOOK.logo.replace("#fff", "#eee"))),
    ],
)
def test_a_card_is_redrawn_when_its_content_changes(card: Card, look: cache.Look) -> None:
    assert cache.key(card, look) != cache.key(CARD, LOOK)


def test_only_the_colors_that_cards_use_redraw_them() -> None:
    comment = replace(LOOK, palette=LOOK.palette + "/* --fn-ink: #123456; */")
    assert cache.key(CARD, comment) == cache.key(CARD, LOOK)


def test_publishing_writes_a_card_for_each_page_but_not_for_a_preview(
    small: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "overrides", small / "overrides")
    site = open_small(small)
    about = "https://example.org/", NAME, "About disks."
    previewed = site.published_files(*about)
    assert [path for path in previewed if path.endswith(".png")] == []
    folder = site.publish(site.stage(tmp_path / "site"), *about, templates=[])
    written = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    assert written == {manifest.NAME, *previewed, *map(file_path, site.content.pages)}
