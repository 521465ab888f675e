"""Page numbers of the book: slots while it is printed, and how numbers get into them."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf
import pytest
from lxml import html
from pikepdf import Array, Dictionary, Name

from tools.book.document import index_html
from tools.book.glyphs import characters_of, widths_of
from tools.book.page_numbers import (
    ANCHOR_PAGE,
    Number,
    NumberFont,
    Slots,
    fill,
    set_numbers,
    with_slots,
)
from tools.book.terms import Mention, index_of_terms

LINK = '<a href="#efs">EFS</a><span class="at" data-to="efs">000</span>'
LINE = '<p><a href="#efs">EFS</a><span class="at-end" data-to="efs">000</span></p>'
MAPPED = b"""1 begincodespacerange
<0000> <FFFF>
endcodespacerange
2 beginbfchar
<0002> <0020>
<013A> <002E>
endbfchar
2 beginbfrange
<0010> <0019> <0030>
<0150> <0151> <0028>
endbfrange
endcmap"""
CHARACTERS = {b"%04X" % (16 + n): str(n) for n in range(10)} | {b"0150": "(", b"0151": ")"}
FONT = NumberFont(pikepdf.Object.parse(b"null"), CHARACTERS, 580)


def text_of(content: str) -> str:
    return html.fromstring(f"<div>{content}</div>").text_content()


def test_a_slot_is_as_wide_as_its_number_and_says_which_it_is() -> None:
    found = with_slots(LINK * 2 + LINE, {"efs": 83})
    assert found.places == ("efs",) * 3
    assert text_of(found.text) == "EFS (p. 00)EFS (p. 01)EFS02"
    many = with_slots(LINK * 12, {"efs": 7})
    assert text_of(many.text).endswith("EFS (p. 9)EFS (p. 0)EFS (p. 1)")
    other = LINK.replace("efs", "ebs")
    assert many.fits(many)
    assert many.fits(with_slots(LINK * 12, {"efs": 83}))
    assert not with_slots(LINK * 12, {"efs": 83}).fits(many)
    assert not found.fits(many)
    mixed = with_slots(LINK + other + LINK, {"efs": 83, "ebs": 7})
    assert text_of(mixed.text).replace("ebs", "EFS") == "EFS (p. 00)EFS (p. 0)EFS (p. 01)"


def test_an_index_entry_has_each_page_once_in_order() -> None:
    mentions = [Mention("volume", "storage/", name) for name in "abc"]
    names = {"volume": "Volume", "other": "Other"}
    text = index_html(index_of_terms(mentions, names, has_glossary=False))
    assert "Other" not in text
    found = with_slots(text, {"a": 9, "b": 4, "c": 9})
    assert found.places == ("b", "a")
    assert "Volume, 0, 1" in text_of(found.text)


def test_glyphs_are_known_by_characters_and_widths() -> None:
    pdf = pikepdf.new()
    font = number_font(pdf)
    characters = characters_of(font)
    assert characters[b"0010"] == "0"
    assert characters[b"0019"] == "9" and characters[b"0151"] == ")"
    assert characters[b"0002"] == " "
    assert b"0000" not in characters
    assert widths_of(font)[b"0012"] == 580
    assert widths_of(font)[b"0151"] == 300
    assert widths_of(font)[b"007F"] == 1000
    assert characters_of(Dictionary(Type=Name.Font)) == widths_of(Dictionary()) == {}


def numbers(values: Iterable[int]) -> list[Number]:
    """Numbers whose slots are as wide as they."""
    return [Number(value, len(str(value))) for value in values]


def drawn(text: str, name: str = "/F6") -> bytes:
    glyphs = {character: glyph for glyph, character in CHARACTERS.items()}
    first, *rest = (glyphs[character] for character in text)
    more = b"".join(b"\n6.2 0 Td <%s> Tj" % glyph for glyph in rest)
    return b"BT\n%s 10.5 Tf\n<%s> Tj%s\nET\n" % (name.encode(), first, more)


def test_digits_are_exchanged_in_their_font_only() -> None:
    drawing = drawn("(00)") + drawn("00", "/F7") + drawn("01")
    expected = drawn("(83)") + drawn("00", "/F7") + drawn("85")
    assert fill(drawing, b"/F6", FONT, {"00": "83", "01": "85"}.__getitem__) == expected


def test_a_number_with_fewer_digits_than_its_slot_stands_at_its_right_end() -> None:
    steps = b"<0150> Tj\n2.5 0 Td <0010> Tj\n6.2 0 Td <0010> Tj\n6.2 0 Td <0011> Tj\n"
    drawing = b"BT\n/F6 10 Tf\n" + steps + b"6.2 0 Td <0151> Tj\nET\n"
    # The parenthesis before has its distance to the first digit, as the one behind has.
    expected = b"BT\n/F6 10 Tf\n12.4 0 Td\n<0150> Tj\n2.5 0 Td <0017> Tj\n6.2 0 Td <0151> Tj\nET\n"
    assert fill(drawing, b"/F6", FONT, {"001": "7"}.__getitem__) == expected


def test_a_slot_is_the_nearest_of_those_with_its_digits() -> None:
    slots = Slots(numbers([*range(100, 1300), 7, 83]))
    # Columns that are drawn later, and the head of a table that the next page repeats.
    for digits, number in [("002", "102"), ("001", "101"), ("000", "100"), ("001", "101")]:
        assert slots.number(digits) == number
    for slot in range(2, 1200):
        width = 3 if slot < 900 else 4
        digits = slot if slot < 900 else slot - 900
        assert slots.number(f"{digits:0{width}d}") == str(100 + slot)
    with pytest.raises(ValueError, match=r"^2 page numbers have no slot in print$"):
        slots.check()
    assert slots.number("0") == "7"
    assert slots.number("00") == "83"
    slots.check()


def test_one_of_many_slots_is_found_by_the_slot_before() -> None:
    slots = Slots(numbers(10 + n % 90 for n in range(350)))
    assert [slots.number(f"{n % 100:02d}") for n in range(350)] == [
        str(10 + n % 90) for n in range(350)
    ]
    slots.check()


@pytest.mark.parametrize("digits", ["00", "149", "9"])
def test_an_unknown_slot_is_an_error(digits: str) -> None:
    with pytest.raises(ValueError, match=rf'^no page number has a slot "{digits}"$'):
        Slots(numbers(range(100, 110))).number(digits)


def number_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    inner = Dictionary(W=Array([0x10, 0x19, 580, 0x150, Array([300, 300])]))
    mapped = pdf.make_stream(MAPPED)
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, DescendantFonts=Array([inner]), ToUnicode=mapped)
    )


def printed_part(*drawings: bytes) -> pikepdf.Pdf:
    """A part as Chromium prints it: pages, and the one that the book leaves out."""
    pdf = pikepdf.new()
    font = number_font(pdf)
    for drawing in (*drawings, drawn("0123456789")):
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Contents = pdf.make_stream(drawing)
        page.Resources = Dictionary(Font=Dictionary({"/F6": font}))
    pdf.Root.Dests = Dictionary({f"/{ANCHOR_PAGE}": Array([pdf.pages[-1].obj, Name.Fit])})
    again = io.BytesIO()
    pdf.save(again)
    return pikepdf.open(again)


def test_a_part_gets_its_numbers_and_feet() -> None:
    part = printed_part(b"", drawn("00") + drawn("01"))
    set_numbers(part, numbers([83, 12]), first=1)
    cover, page, anchor_page = (own.obj.Contents.read_bytes() for own in part.pages)
    assert cover == b""
    assert anchor_page == drawn("0123456789")
    foot, _, text = page.partition(b"EMC\n")
    assert text == drawn("83") + drawn("12")
    # One digit, 0.58 of 8 points wide, in the middle of 595.
    assert foot == (
        b"/Artifact BMC\nq\nBT\n/FNumbers 8 Tf\n.3216 .3843 .4157 rg\n"
        b"1 0 0 1 295.18 23 Tm\n<0012> Tj\nET\nQ\n"
    )
    assert set(part.pages[1].obj.Resources.Font.keys()) == {"/F6", "/FNumbers"}


def test_a_number_without_a_slot_is_an_error() -> None:
    part = printed_part(drawn("00"))
    with pytest.raises(ValueError, match=r"^1 page numbers have no slot in print$"):
        set_numbers(part, numbers([83, 12]), first=1)
