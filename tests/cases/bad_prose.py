"""Mistakes in pages, each with the line it must print. Run by `test_bad_input`."""

from __future__ import annotations

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
            'docs/storage/ebs.md:9  markup  the unknown markup {{ glanse ebs }}; expected one of a-z, answers, changes, compare, comparisons, corrections, decisions, diagrams, domain-names, fact, families, glance, glossary, limits, news, notes-map, pages, ports, questions, recent-changes, recent-news, rule-of-thumb, sections, statuses, verdict; did you mean "glance"?'
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
    "abbreviation-without-a-term": (
        "docs/storage/ebs.md",
        "Disks, see",
        "RAID, see",
        [
            'docs/storage/ebs.md:7  abbreviations  "RAID", an abbreviation without a term; expected a term of the glossary, or a word of data/checks/allowed-abbreviations.yml; add the term (or an alias of one), or put what is code in backticks'
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
            'docs/storage/ebs.md:21  diagrams  the class "privat" in a diagram; expected one of public, private, data, outside, control; did you mean "private"?'
        ],
    ),
    "diagram-link-to-a-missing-page": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'a[Instance]:::private --> b[(Volume)]:::data\n  click b href "efs.md"',
        [
            'docs/storage/ebs.md:22  links  a link to the missing page "efs.md"; expected a page under docs/ or a comparison; did you mean "storage/ebs.md"?'
        ],
    ),
    "diagram-link-of-a-missing-node": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'a[Instance]:::private --> b[(Volume)]:::data\n  click c href "#size"',
        [
            'docs/storage/ebs.md:22  diagrams  a link for "c"; expected a node or participant of this diagram; a subgraph cannot be a link; correct the name, or link a node inside it'
        ],
    ),
    "diagram-link-of-a-subgraph": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'subgraph z[Zone]\n    a[Instance]:::private --> b[(Volume)]:::data\n  end\n  click z href "#size"',
        [
            'docs/storage/ebs.md:24  diagrams  a link for "z"; expected a node or participant of this diagram; a subgraph cannot be a link; correct the name, or link a node inside it'
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
            'docs/storage/ebs.md:13  numbers  "63 TiB" in prose; expected a fact of this page; type it in data/ and use {{ fact … }}, or list it in data/checks/exceptions.yml'
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
    "description-of-another-page": (
        "docs/storage/ebs.md",
        "What EBS is.",
        "The start.",
        [
            "docs/storage/ebs.md:1  front-matter  the description of docs/index.md again; expected one that tells this page from all others; say what only this page answers"
        ],
    ),
    "description-with-markup": (
        "docs/storage/ebs.md",
        "What EBS is.",
        "What `EBS` is.",
        [
            "docs/storage/ebs.md:1  front-matter  a description with `; expected a sentence without markup and double quotes; say it in plain words"
        ],
    ),
    "title-too-long": (
        "docs/storage/ebs.md",
        "# Amazon EBS",
        "# Amazon EBS" + " and more" * 11,
        [
            "docs/storage/ebs.md:1  front-matter  a title of 109 characters; expected at most 100; shorten it; the description has room for more"
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
    "navigation-names-nothing": (
        "docs/storage/.pages",
        "ebs.md",
        "ebz.md",
        [
            'docs/storage/.pages:2  navigation  the entry "ebz.md"; expected a page or folder in docs/storage; did you mean "ebs.md"?'
        ],
    ),
}
