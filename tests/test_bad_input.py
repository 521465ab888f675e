"""One broken repository for each mistake people make, with the exact line it must print.

Each case changes one place of tests/bad_data/base, which has no problem itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from repository import open_small

# name: (file, what stands there, what a mistake makes of it, the lines printed)
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "unknown-fact": (
        "docs/storage/ebs.md",
        "{{ fact ebs.max-size }}",
        "{{ fact ebs.max-sise }}",
        [
            'docs/storage/ebs.md:13  markup  the unknown service.fact "ebs.max-sise"; expected a service.fact that exists under data/; did you mean "ebs.max-size"?'
        ],
    ),
    "unknown-markup": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "{{ glanse ebs }}",
        [
            'docs/storage/ebs.md:9  markup  the unknown markup {{ glanse ebs }}; expected one of changes, compare, comparisons, corrections, decisions, domain-names, fact, families, glance, glossary, limits, notes-map, pages, ports, sections, statuses; did you mean "glance"?'
        ],
    ),
    "markup-without-argument": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "{{ glance }}",
        [
            "docs/storage/ebs.md:9  markup  {{ glance }}; expected {{ glance <service> }}; write it like that"
        ],
    ),
    "markup-inside-a-line": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "Look: {{ glance ebs }}",
        [
            "docs/storage/ebs.md:9  markup  {{ glance ebs }} inside a line; expected this call alone on its line; put it on a line of its own"
        ],
    ),
    "markup-not-closed": (
        "docs/storage/ebs.md",
        "{{ fact ebs.max-size }}",
        "{{ fact ebs.max-size }",
        [
            "docs/storage/ebs.md:13  markup  {{ without an end on the same line; expected {{ name argument }}; close it with }}, or put it in a code span if it is meant as text"
        ],
    ),
    "block-markup-in-data": (
        "data/glossary/storage.yml",
        "Managed caches.",
        '"{{ glance ebs }}"',
        [
            "data/glossary/storage.yml:9  markup  {{ glance ebs }} in a data file; expected only {{ fact <service.fact> }}; use it in a page instead"
        ],
    ),
    "missing-source": (
        "data/services/ebs.yml",
        "    source: https://docs.aws.amazon.com/ebs/\n",
        "",
        [
            'data/services/ebs.yml:11  sources  the fact "max-size" has no source; expected an https:// address of the page that says so; add source:, or list it in data/exceptions.yml'
        ],
    ),
    "cell-without-source": (
        "data/comparisons/disks.yml",
        "        source: https://docs.aws.amazon.com/ebs/\n",
        "",
        [
            'data/comparisons/disks.yml:15  sources  the cell "size" of "local" has no source; expected an https:// address of the page that says so; add source:, or list it in data/exceptions.yml'
        ],
    ),
    "source-no-address": (
        "data/services/ebs.yml",
        "source: https://docs.aws.amazon.com/ebs/\nchecked",
        "source: the user guide\nchecked",
        [
            'data/services/ebs.yml:4  shape  source is "the user guide"; expected an https:// address; correct the value'
        ],
    ),
    "duplicate-key": (
        "data/glossary/storage.yml",
        "elasticache:\n",
        "iops:\n",
        [
            'data/glossary/storage.yml:5  references  the unknown term "elasticache" under related:; expected a term of the glossary or a service; add the term or remove it here',
            'data/glossary/storage.yml:6  yaml  the key "iops" a second time; expected each key once; rename it or merge the two entries',
        ],
    ),
    "duplicate-spelling": (
        "data/glossary/storage.yml",
        "  aliases: [ElastiCache]\n",
        "  aliases: [ElastiCache, ebs]\n",
        [
            'data/services/ebs.yml:1  terms  "ebs" as a spelling of "ebs"; expected a spelling that no other term has ("elasticache" has it); merge the two terms or drop the alias from one'
        ],
    ),
    "term-that-nobody-uses": (
        "data/glossary/storage.yml",
        ", without ElastiCache in front.",
        ".",
        [
            'data/glossary/storage.yml:6  terms  the term "elasticache", which nobody uses; expected a mention in a page, a comparison, a fact or another definition; use one of its spellings, add an alias that is used, or remove the term'
        ],
    ),
    "abbreviation-without-a-term": (
        "docs/storage/ebs.md",
        "Disks, see",
        "RAID, see",
        [
            'docs/storage/ebs.md:7  abbreviations  "RAID", an abbreviation without a term; expected a term of the glossary, or a word of data/abbreviations.yml; add the term (or an alias of one), or put what is code in backticks'
        ],
    ),
    "abbreviation-in-data": (
        "data/glossary/storage.yml",
        "Managed caches.",
        "Managed caches in RAM.",
        [
            'data/glossary/storage.yml:9  abbreviations  "RAM", an abbreviation without a term; expected a term of the glossary, or a word of data/abbreviations.yml; add the term (or an alias of one), or put what is code in backticks'
        ],
    ),
    "allowed-word-that-nobody-uses": (
        "data/abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS: A protocol.\nRAID: Disks.\n",
        [
            'data/abbreviations.yml:2  abbreviations  the allowed word "RAID", which stands on no page; expected only words in use that are no terms; remove it'
        ],
    ),
    "allowed-word-that-is-a-term": (
        "data/abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS: A protocol.\nIOPS: A unit.\n",
        [
            'data/abbreviations.yml:2  abbreviations  the allowed word "IOPS", which is a term; expected only words in use that are no terms; remove it'
        ],
    ),
    "allowed-word-without-a-reason": (
        "data/abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS:\n",
        ["data/abbreviations.yml:1  shape  NFS is nothing; expected text; correct the value"],
    ),
    "text-for-a-number": (
        "data/services/ebs.yml",
        "value: 64\n",
        "value: sixty-four\n",
        [
            'data/services/ebs.yml:11  shape  facts.max-size: the text "sixty-four" with the unit TiB; expected a number; write the number alone, or drop unit: if the value is text'
        ],
    ),
    "unquoted-number": (
        "data/services/ebs.yml",
        "value: 64\n",
        "value: 3.10\n",
        [
            'data/services/ebs.yml:13  yaml  3.10 without quotes; expected a number that keeps its digits, or text in quotes; write "3.10" if it is text such as a version, 3.1 if a number'
        ],
    ),
    "yaml-error": (
        "data/services/ebs.yml",
        "scope: {reach: zonal,",
        "scope: {reach: zonal",
        [
            "data/services/ebs.yml:7  yaml  YAML that cannot be read (did not find expected ',' or '}'); expected valid YAML; check indentation, quotes and colons on this line and the one above"
        ],
    ),
    "unknown-key": (
        "data/services/ebs.yml",
        "    glance: true\n",
        "    glanse: true\n",
        [
            'data/services/ebs.yml:17  shape  the unknown key "glanse"; expected only keys that the schema names; did you mean "glance"?'
        ],
    ),
    "missing-key": (
        "data/services/ebs.yml",
        "summary: Disks for instances.\n",
        "",
        [
            'data/services/ebs.yml:1  shape  the file without "summary"; expected the key summary:; add summary:'
        ],
    ),
    "wrong-choice": (
        "data/services/ebs.yml",
        "state: active",
        "state: alive",
        [
            "data/services/ebs.yml:8  shape  status.state is \"alive\"; expected one of 'active', 'closed', 'ending' or 'ended'; correct the value"
        ],
    ),
    "unknown-unit": (
        "data/services/ebs.yml",
        "unit: TiB\n    source",
        "unit: TIB\n    source",
        [
            'data/services/ebs.yml:14  shape  facts.max-size.unit is "TIB"; expected a unit symbol such as GiB, MiB/s, IOPS, or a singular noun such as day; correct the value'
        ],
    ),
    "unknown-related-term": (
        "data/glossary/storage.yml",
        "related: [elasticache]",
        "related: [elasticash]",
        [
            'data/glossary/storage.yml:5  references  the unknown term "elasticash" under related:; expected a term of the glossary or a service; did you mean "elasticache"?'
        ],
    ),
    "unknown-fact-in-a-cell": (
        "data/comparisons/disks.yml",
        "ebs.max-size",
        "ebs.max-sice",
        [
            'data/comparisons/disks.yml:15  references  the unknown fact "ebs.max-sice"; expected <service>.<fact> of data/services/; did you mean "ebs.max-size"?'
        ],
    ),
    "cell-with-text-and-fact": (
        "data/comparisons/disks.yml",
        "{fact: ebs.max-size}",
        "{fact: ebs.max-size, text: 64 TiB}",
        [
            "data/comparisons/disks.yml:15  shape  groups.0.attributes.size.cells.ebs: a cell with both or neither of text: and fact:; expected exactly one; keep the one you mean"
        ],
    ),
    "cell-missing": (
        "data/comparisons/disks.yml",
        "          local: By instance type\n",
        "",
        [
            'data/comparisons/disks.yml:10  comparisons  the row "size" without a cell for "local"; expected a cell for each option; add local: (write "not applicable" if it is)'
        ],
    ),
    "cell-of-no-option": (
        "data/comparisons/disks.yml",
        "          local: By instance type\n",
        "          local: By instance type\n          locale: The same\n",
        [
            'data/comparisons/disks.yml:17  comparisons  a cell for "locale", which is no option here; expected only cells for the options of this comparison; did you mean "local"?'
        ],
    ),
    "question-without-mark": (
        "data/comparisons/disks.yml",
        "question: Which disk?",
        "question: The disk",
        [
            'data/comparisons/disks.yml:2  shape  question is "The disk"; expected a question that ends in ?; correct the value'
        ],
    ),
    "date-in-the-future": (
        "data/services/ebs.yml",
        "checked: 2026-11\npage",
        "checked: 2027-01\npage",
        [
            "data/services/ebs.yml:5  dates  checked: 2027-01, which is after today (2026-11-22); expected the day or month in which somebody read the source; correct the date"
        ],
    ),
    "date-no-date": (
        "data/services/ebs.yml",
        "checked: 2026-11\npage",
        "checked: last week\npage",
        [
            'data/services/ebs.yml:5  shape  checked is "last week"; expected a month or a day such as 2026-11 or 2026-11-22; correct the value'
        ],
    ),
    "diagram-does-not-parse": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b",
        "a[Instance]:::private --",
        [
            "docs/storage/ebs.md:21  diagrams  a diagram that Mermaid cannot read (\"...-[(Volume)]:::data\"); expected 'LINK', 'UNICODE_TEXT', 'EDGE_TEXT', got '1'; correct the diagram at this line or the one above"
        ],
    ),
    "diagram-without-title": (
        "docs/storage/ebs.md",
        "  accTitle: A disk\n",
        "",
        [
            "docs/storage/ebs.md:17  diagrams  a diagram without a title; expected a line accTitle: in the diagram; add accTitle: and a short title below the first line of the diagram"
        ],
    ),
    "diagram-without-description": (
        "docs/storage/ebs.md",
        "  accDescr: An instance and its disk.\n",
        "",
        [
            "docs/storage/ebs.md:17  diagrams  a diagram without a description; expected a line accDescr: in the diagram; add accDescr: and a sentence that says in words what the picture shows"
        ],
    ),
    "diagram-unknown-class": (
        "docs/storage/ebs.md",
        ":::private",
        ":::privat",
        [
            'docs/storage/ebs.md:17  diagrams  the class "privat" in a diagram; expected one of public, private, data, outside, control; did you mean "private"?'
        ],
    ),
    "link-to-a-missing-page": (
        "docs/storage/ebs.md",
        "../index.md",
        "../indez.md",
        [
            'docs/storage/ebs.md:7  links  a link to the missing page "../indez.md"; expected a page under docs/ or a comparison; did you mean "index.md"?'
        ],
    ),
    "link-to-a-missing-anchor": (
        "docs/storage/ebs.md",
        "../index.md",
        "#sise",
        [
            'docs/storage/ebs.md:7  links  a link to the missing anchor "#sise"; expected an anchor of storage/ebs.md; did you mean "size"?'
        ],
    ),
    "link-to-no-page": (
        "docs/storage/ebs.md",
        "../index.md",
        "../storage/",
        [
            'docs/storage/ebs.md:7  links  a link to "../storage/"; expected a page that ends in .md, or an https:// address; link to the page\'s Markdown file'
        ],
    ),
    "data-names-a-missing-page": (
        "data/notes/map.yml",
        "storage/ebs.md#size",
        "storage/ebz.md#size",
        [
            'data/notes/map.yml:6  links  a link to the missing page "storage/ebz.md#size"; expected a page under docs/ or a comparison; did you mean "storage/ebs.md"?'
        ],
    ),
    "line-of-the-notes-without-a-page": (
        "data/notes/map.yml",
        "length: 190",
        "length: 193",
        [
            "data/notes/map.yml:1  notes-map  no page for line 191-193 of developer-associate; expected each line under a heading, or under blank:; add the heading with the pages that took it up"
        ],
    ),
    "service-of-aws-without-a-price": (
        "data/services/ebs.yml",
        "pays_for: {text: Provisioned size., source: https://docs.aws.amazon.com/ebs/}\n",
        "",
        [
            "data/services/ebs.yml:1  shape  the file: no pays_for; expected scope, status and pays_for of a service of AWS; add what is missing, or write maker: if it is not of AWS"
        ],
    ),
    "port-without-a-source": (
        "data/ports.yml",
        "  source: https://docs.aws.amazon.com/efs/\n",
        "",
        [
            'data/ports.yml:7  sources  the port "efs" has no source; expected an https:// address of the page that says so; add source:, or list it in data/exceptions.yml'
        ],
    ),
    "port-on-a-missing-page": (
        "data/ports.yml",
        "storage/ebs.md#size",
        "storage/efs.md",
        [
            'data/ports.yml:11  links  a link to the missing page "storage/efs.md"; expected a page under docs/ or a comparison; did you mean "storage/ebs.md"?'
        ],
    ),
    "unknown-part-of-a-name": (
        "data/domain-names.yml",
        "part: subdomain",
        "part: host",
        [
            "data/domain-names.yml:5  shape  shop.parts.0.part is \"host\"; expected one of 'protocol', 'subdomain', 'second-level domain', 'top-level domain', 'root', 'port' or 'path'; correct the value"
        ],
    ),
    "misspelled-name": (
        "docs/storage/ebs.md",
        "Disks, see",
        "Elasticache, see",
        ['docs/storage/ebs.md:7  spelling  "Elasticache"; expected "ElastiCache"; run make fix'],
    ),
    "number-typed-in-prose": (
        "docs/storage/ebs.md",
        "At most {{ fact ebs.max-size }}",
        "At most 63 TiB",
        [
            'docs/storage/ebs.md:13  numbers  "63 TiB" in prose; expected a fact of this page; type it in data/ and use {{ fact … }}, or list it in data/exceptions.yml'
        ],
    ),
    "page-without-description": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "title: EBS\n",
        [
            "docs/storage/ebs.md:1  front-matter  a page without a description; expected one sentence that says what the page answers; add description: to the front matter"
        ],
    ),
    "unknown-front-matter": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\ndescripton: No.\n",
        [
            'docs/storage/ebs.md:1  front-matter  the unknown key "descripton"; expected one of data, description, hero, hide, icon, search, sources, tags, template, title, tooltips; did you mean "description"?'
        ],
    ),
    "source-of-a-page": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\nsources: [the guide]\n",
        [
            "docs/storage/ebs.md:1  front-matter  the source 'the guide'; expected url: with an https:// address and, if somebody read it, checked: YYYY-MM; correct this entry of sources:"
        ],
    ),
    "two-titles": (
        "docs/storage/ebs.md",
        "## Size {#size}",
        "# Size {#size}",
        [
            "docs/storage/ebs.md:11  front-matter  2 headings of level 1; expected one, the title of the page; start the page with one # heading and use ## below it"
        ],
    ),
    "answer-that-leads-nowhere": (
        "data/decisions/disk.yml",
        'say: "Yes, very.", to: local',
        'say: "Yes, very.", to: locale',
        [
            'data/decisions/disk.yml:16  decisions  "locale", which names nothing; expected a question or an end; did you mean "local"?',
            'data/decisions/disk.yml:25  decisions  "local", which no answer leads to; expected a step that can be reached from the start; let an answer lead to it or remove it',
        ],
    ),
    "question-that-comes-again": (
        "data/decisions/disk.yml",
        'say: "Yes, very.", to: local',
        'say: "Yes, very.", to: stay',
        [
            'data/decisions/disk.yml:7  decisions  "stay", which comes again on a way through itself; expected each question once on every way; let the answer lead elsewhere',
            'data/decisions/disk.yml:25  decisions  "local", which no answer leads to; expected a step that can be reached from the start; let an answer lead to it or remove it',
        ],
    ),
    "runner-up-that-is-the-end-itself": (
        "data/decisions/disk.yml",
        "runner_up: local",
        "runner_up: ebs",
        [
            'data/decisions/disk.yml:23  decisions  "ebs", which names nothing; expected another end; add it or correct the name'
        ],
    ),
    "decision-of-a-missing-page": (
        "data/decisions/disk.yml",
        "storage/ebs.md#size",
        "storage/ebs.md#sise",
        [
            'data/decisions/disk.yml:27  links  a link to the missing anchor "storage/ebs.md#sise"; expected an anchor of storage/ebs.md; did you mean "size"?'
        ],
    ),
    "decision-without-its-comparison": (
        "data/decisions/disk.yml",
        "comparison: disks",
        "comparison: disk",
        [
            'data/decisions/disk.yml:4  decisions  "disk", which names nothing; expected a comparison; did you mean "disks"?'
        ],
    ),
    "navigation-names-nothing": (
        "docs/storage/.pages",
        "ebs.md",
        "ebz.md",
        [
            'docs/storage/.pages:2  navigation  the entry "ebz.md"; expected a page or folder in docs/storage; did you mean "ebs.md"?'
        ],
    ),
}


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in open_small(folder).problems()]


def test_the_base_has_no_problem(small: Path) -> None:
    assert problems(small) == []


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gives_its_line(name: str, small: Path) -> None:
    file, right, wrong, expected = CASES[name]
    path = small / file
    before = path.read_text()
    assert right in before, "the case no longer fits the base"
    path.write_text(before.replace(right, wrong, 1))
    assert problems(small) == expected


def test_all_mistakes_of_a_run_are_told_at_once(small: Path) -> None:
    """Three cases in three files; a broken file does not hide the mistakes in the others."""
    together = ["yaml-error", "misspelled-name", "cell-of-no-option"]
    for name in together:
        file, right, wrong, _ = CASES[name]
        path = small / file
        path.write_text(path.read_text().replace(right, wrong, 1))
    expected = [line for name in together for line in CASES[name][3]]
    assert sorted(problems(small)) == sorted(expected)


def test_a_number_that_is_a_fact_of_the_page_may_stand_in_prose(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text().replace("{{ fact ebs.max-size }}", "64 TiB, or `63 TiB`"))
    assert problems(small) == []


def test_an_exception_accepts_one_mistake(small: Path) -> None:
    file, right, wrong, _ = CASES["missing-source"]
    path = small / file
    path.write_text(path.read_text().replace(right, wrong, 1))
    (small / "data/exceptions.yml").write_text(
        "- {rule: sources, file: data/services/ebs.yml, found: max-size, reason: A test.}\n"
    )
    assert problems(small) == []


def test_an_exception_that_nothing_needs_is_a_mistake(small: Path) -> None:
    (small / "data/exceptions.yml").write_text(
        "- {rule: sources, file: data/services/ebs.yml, found: max-size, reason: A test.}\n"
    )
    assert problems(small) == [
        'data/exceptions.yml:1  exceptions  an exception that nothing needs (sources: "max-size"); '
        "expected only exceptions in use; remove it"
    ]


def test_a_term_in_two_files_names_both_places(small: Path) -> None:
    (small / "data/glossary/compute.yml").write_text(
        "disk:\n  name: Disk\n  definition: A template.\n"
        "iops:\n  name: IOPS\n  definition: The same again, without ElastiCache.\n"
    )
    assert problems(small) == [
        'data/glossary/storage.yml:1  terms  the term "iops", which data/glossary/compute.yml:4 '
        "has already; expected each term once; merge the two entries"
    ]
