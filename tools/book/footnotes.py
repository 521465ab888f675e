"""What tips say of the numbers in a page's prose, as notes below the page."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement

from tools.book.css import select


def add_notes(content: HtmlElement) -> None:
    """Number the facts of a page and list what their tips say before the end of the page.

    Tables tell the sources of their cells themselves. A fact that stands twice is one note.
    """
    tips = {tip.get("id"): tip for tip in select(content, ".tip")}
    for box in select(content, ".tips"):
        box.drop_tree()
    numbers: dict[str, int] = {}
    for fact in select(content, "a.fact[data-tip]"):
        if any(parent.tag == "table" for parent in fact.iterancestors()):
            continue
        number = numbers.setdefault(fact.attrib["data-tip"], len(numbers) + 1)
        fact.addnext(_mark(number, fact))
    if not numbers:
        return
    notes = html.Element("aside", {"class": "book-notes"})
    etree.SubElement(notes, "p", {"class": "book-notes-title"}).text = "Notes"
    listed = etree.SubElement(notes, "ol")
    for name, number in numbers.items():
        note = etree.SubElement(listed, "li", {"id": note_id(number)})
        note.extend(_sentences(tips[tip_id(name)]))
    ends = select(content, ".page-end")
    if ends:
        ends[0].addprevious(notes)
    else:
        content.append(notes)


def _mark(number: int, fact: HtmlElement) -> HtmlElement:
    """The number that leads to a note; takes over the text that follows the fact."""
    mark = html.Element("sup", {"class": "source-mark"})
    etree.SubElement(mark, "a", {"href": f"#{note_id(number)}"}).text = str(number)
    mark.tail, fact.tail = fact.tail, ""
    return mark


def _sentences(tip: HtmlElement) -> list[HtmlElement]:
    """The paragraphs of a tip, to be set one after the other."""
    for kind in select(tip, ".tip-kind"):
        kind.text = f"{kind.text}."
    paragraphs = list(tip)
    for paragraph in paragraphs:
        paragraph.tail = " "
    return paragraphs


def tip_id(name: str) -> str:
    """The anchor of the tip that `data-tip` names: `fact:ebs.size` gives `tip-fact-ebs.size`."""
    return "tip-" + name.replace(":", "-", 1)


def note_id(number: int) -> str:
    """The anchor of a note."""
    return f"note-{number}"
