"""Which words of a page become terms, and what their tips say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fieldnotes.content.mentions import Mentions
from fieldnotes.model.term import Term
from fieldnotes.render import tips
from tests.support.repository import open_small

HOME = "index.md"


def marked(site, html: str, page: str = HOME) -> list[str]:
    return re.findall(r'data-tip="term:([^"]+)"', tips.mark(site.content, page, html))


def test_the_first_mention_in_a_section_is_marked(small) -> None:
    site = open_small(small)
    html = "<p>IOPS and IOPS</p><h3>x</h3><p>IOPS</p><h2>y</h2><p>IOPS</p>"
    assert marked(site, html) == ["iops", "iops"]
    first = tips.mark(site.content, HOME, "<p>IOPS and IOPS</p>")
    assert first.startswith(
        '<p><a class="term" href="reference/glossary/#iops" data-tip="term:iops">IOPS</a> and IOPS'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h1>IOPS</h1>",
        "<h2>IOPS</h2>",
        '<p><a href="x">IOPS</a></p>',
        "<p><code>IOPS</code></p>",
        "<pre>IOPS</pre>",
        "<table><tr><td>IOPS</td></tr></table>",
        "<figure><svg><text>IOPS</text></svg></figure>",
        '<p><a href="x"><em>some IOPS</em></a></p>',
        "<p>IOPS-heavy, x.IOPS, /IOPS</p>",
        "<!-- IOPS -->",
        '<div class="mermaid">flowchart TB\n a[IOPS] --> b\n</div>',
    ],
)
def test_never_in_headings_links_code_tables_pictures(html: str, small) -> None:
    assert marked(open_small(small), html) == []


def test_a_page_does_not_mark_its_own_subject(small) -> None:
    site = open_small(small)
    assert marked(site, "<p>EBS</p>", "storage/ebs.md") == []
    assert marked(site, "<p>EBS</p>", HOME) == ["ebs"]


def finished(site, path: str, more: str = "") -> str:
    body = site.bodies[path]
    text = site.html(replace(body, html=body.html + more))
    return site.append_hidden(path, f"<article>{text}</article>")


def test_each_tip_is_there_once(small) -> None:
    html = finished(open_small(small), "storage/ebs.md", "<p>IOPS</p><h2>a</h2><p>IOPS</p>")
    assert html.count('id="tip-term-iops"') == 1
    assert html.count('id="tip-fact-ebs.max-size"') == 1
    assert html.endswith("</div></article>")


def test_the_tip_of_a_fact_tells_source_date_and_history(small) -> None:
    html = finished(open_small(small), "storage/ebs.md")
    tip = html[html.index('id="tip-fact-ebs.max-size"') :]
    assert "https://docs.aws.amazon.com/ebs/" in tip
    assert "checked" in tip
    assert "November 2026" in tip
    assert "Until 26 September 2025: <bdi>16\u00a0TiB</bdi>" in tip


def test_a_term_is_spelled_as_name_abbreviation_and_alias() -> None:
    term = Term(name="Security group", abbreviation="SG", definition="x")
    zone = Term(name="Availability Zone", abbreviation="AZ", definition="x")
    find = Mentions({"sg": term, "az": zone})
    assert find.terms_in("Two security groups, three AZs, an SG") == ["sg", "az"]
    assert find.terms_in("an availability zone, az, sg, aSG") == []
    assert find.terms_in("an Availability\nZone") == ["az"]
