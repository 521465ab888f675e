"""Mistakes in pages, each with the line it must print. Run by `test_bad_input`."""

from __future__ import annotations

# name: (file, what stands there, what a mistake makes of it, the lines printed)
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "unknown-fact": (
        "docs/storage/ebs.md",
        "{{ fact ebs.max-size }}",
        "{{ fact ebs.max-sise }}",
        [
            'docs/storage/ebs.md:13  markup  the unknown service.fact "ebs.max-sise"; expected a service.fact that exists in data/; did you mean "ebs.max-size"?',
        ],
    ),
    "unknown-markup": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "{{ glanse ebs }}",
        [
            'docs/storage/ebs.md:9  markup  the unknown markup {{ glanse ebs }}; expected one of a-z, answers, changes, compare, comparisons, corrections, decisions, diagrams, domain-names, fact, families, glance, glossary, limits, news, notes-map, pages, ports, questions, recent-changes, recent-news, rule-of-thumb, sections, statuses, third-party, verdict; did you mean "glance"?'
        ],
    ),
    "markup-without-argument": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "{{ glance }}",
        [
            "docs/storage/ebs.md:9  markup  {{ glance }}; expected {{ glance <service> }}; correct the call",
        ],
    ),
    "markup-inside-a-line": (
        "docs/storage/ebs.md",
        "{{ glance ebs }}",
        "Look: {{ glance ebs }}",
        [
            "docs/storage/ebs.md:9  markup  {{ glance ebs }} inside a line; expected the call alone on its line; move it to its own line",
        ],
    ),
    "markup-not-closed": (
        "docs/storage/ebs.md",
        "{{ fact ebs.max-size }}",
        "{{ fact ebs.max-size }",
        [
            "docs/storage/ebs.md:13  markup  {{ without }} on the same line; expected {{ name argument }}; close it, or put it in backticks if it is text",
        ],
    ),
    "abbreviation-without-a-term": (
        "docs/storage/ebs.md",
        "Disks, see",
        "RAID, see",
        [
            'docs/storage/ebs.md:7  abbreviations  the abbreviation "RAID", which is not in the glossary; expected a glossary term, or an entry of data/checks/allowed-abbreviations.yml; add the term or an alias of one, or put code in backticks',
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
            "docs/storage/ebs.md:17  diagrams  a diagram without a title; expected a line accTitle:; add accTitle: and a short title below the first line of the diagram",
        ],
    ),
    "diagram-without-description": (
        "docs/storage/ebs.md",
        "  accDescr: An instance and its disk.\n",
        "",
        [
            "docs/storage/ebs.md:17  diagrams  a diagram without a description; expected a line accDescr:; add accDescr: and a sentence that describes the picture",
        ],
    ),
    "diagram-unknown-class": (
        "docs/storage/ebs.md",
        ":::private",
        ":::privat",
        [
            'docs/storage/ebs.md:21  diagrams  the unknown class "privat"; expected one of public, private, data, outside, control; did you mean "private"?',
        ],
    ),
    "diagram-link-to-a-missing-page": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'a[Instance]:::private --> b[(Volume)]:::data\n  click b href "efs.md"',
        [
            'docs/storage/ebs.md:22  links  a link to the missing page "efs.md"; expected a page in docs/ or a generated page; did you mean "storage/ebs.md"?',
        ],
    ),
    "diagram-link-of-a-missing-node": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'a[Instance]:::private --> b[(Volume)]:::data\n  click c href "#size"',
        [
            'docs/storage/ebs.md:22  diagrams  a link on "c"; expected a node or participant of this diagram (a subgraph cannot be a link); correct the name, or link a node inside the subgraph',
        ],
    ),
    "diagram-link-of-a-subgraph": (
        "docs/storage/ebs.md",
        "a[Instance]:::private --> b[(Volume)]:::data",
        'subgraph z[Zone]\n    a[Instance]:::private --> b[(Volume)]:::data\n  end\n  click z href "#size"',
        [
            'docs/storage/ebs.md:24  diagrams  a link on "z"; expected a node or participant of this diagram (a subgraph cannot be a link); correct the name, or link a node inside the subgraph',
        ],
    ),
    "link-to-a-missing-page": (
        "docs/storage/ebs.md",
        "../index.md",
        "../indez.md",
        [
            'docs/storage/ebs.md:7  links  a link to the missing page "../indez.md"; expected a page in docs/ or a generated page; did you mean "index.md"?',
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
            'docs/storage/ebs.md:7  links  a link to "../storage/"; expected the Markdown file of a page, or an https:// address; link to the file that ends in .md',
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
            'docs/storage/ebs.md:13  numbers  "63 TiB" in prose; expected a fact of this page; state it in data/ and use {{ fact … }}, or list it in data/checks/exceptions.yml',
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
            "docs/storage/ebs.md:1  front-matter  the description of docs/index.md:1 again; expected a unique description; say what only this page answers",
        ],
    ),
    "description-with-markup": (
        "docs/storage/ebs.md",
        "What EBS is.",
        "What `EBS` is.",
        [
            "docs/storage/ebs.md:1  front-matter  a description with `; expected plain text without markup or double quotes; rephrase it",
        ],
    ),
    "title-too-long": (
        "docs/storage/ebs.md",
        "# Amazon EBS",
        "# Amazon EBS" + " and more" * 11,
        [
            "docs/storage/ebs.md:1  front-matter  a title of 109 characters; expected at most 100 characters; shorten it: the description has room for more",
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
            "docs/storage/ebs.md:1  front-matter  the source 'the guide'; expected url: with an https:// address and, if it was read, checked: YYYY-MM; correct this entry under sources:",
        ],
    ),
    "two-titles": (
        "docs/storage/ebs.md",
        "## Size {#size}",
        "# Size {#size}",
        [
            "docs/storage/ebs.md:11  front-matter  2 headings of level 1; expected exactly one, the title of the page; start the page with one # heading and use ## below",
        ],
    ),
    "navigation-names-nothing": (
        "docs/storage/.pages",
        "ebs.md",
        "ebz.md",
        [
            'docs/storage/.pages:2  navigation  no entry for "ebs.md"; expected every page of the folder, or ...; add ebs.md or ... to nav:',
            'docs/storage/.pages:2  navigation  the unknown entry "ebz.md"; expected a page or folder in docs/storage; did you mean "ebs.md"?',
        ],
    ),
    "absolute-link": (
        "docs/storage/ebs.md",
        "../index.md",
        "/storage/index.md",
        [
            'docs/storage/ebs.md:7  links  the absolute link "/storage/index.md"; expected a path relative to the page, or an https:// address; link to the Markdown file, such as ../storage/ebs.md',
        ],
    ),
    "unsupported-key-of-the-navigation": (
        "docs/storage/.pages",
        "title: Storage",
        "order: desc",
        [
            'docs/storage/.pages:1  navigation  the unsupported key "order"; expected title: or nav:; remove it, and list the pages in order under nav:',
        ],
    ),
    "page-left-out-of-the-navigation": (
        "docs/storage/.pages",
        "[index.md, ebs.md]",
        "[index.md]",
        [
            'docs/storage/.pages:2  navigation  no entry for "ebs.md"; expected every page of the folder, or ...; add ebs.md or ... to nav:',
        ],
    ),
    "pattern-in-the-navigation": (
        "docs/storage/.pages",
        "[index.md, ebs.md]",
        "[index.md, ... | flat]",
        [
            'docs/storage/.pages:2  navigation  no entry for "ebs.md"; expected every page of the folder, or ...; add ebs.md or ... to nav:',
            'docs/storage/.pages:2  navigation  the unknown entry "... | flat"; expected a page or folder in docs/storage; add the page or remove the entry',
        ],
    ),
    "page-twice-in-the-navigation": (
        "docs/storage/.pages",
        "[index.md, ebs.md]",
        "[index.md, ebs.md, Disks: ebs.md]",
        [
            'docs/storage/.pages:2  navigation  the entry "ebs.md" again, first at docs/storage/.pages:2; expected each page once; remove one of them',
        ],
    ),
    "list-inside-the-navigation": (
        "docs/storage/.pages",
        "[index.md, ebs.md]",
        "[index.md, {Disks: [ebs.md]}, ...]",
        [
            "docs/storage/.pages:2  navigation  an entry that is not a name; expected a file, a folder, Title: name, or ...; write the name of a file or folder",
        ],
    ),
    "title-of-the-whole-navigation": (
        "docs/.pages",
        "nav:",
        "title: Notes\nnav:",
        [
            "docs/.pages:1  navigation  a title of the top folder; expected only nav:; remove it: it has no effect",
        ],
    ),
    "navigation-without-keys": (
        "docs/storage/.pages",
        "title: Storage\nnav: [index.md, ebs.md]\n",
        "- index.md\n- ebs.md\n",
        [
            "docs/storage/.pages:1  navigation  no keys; expected title: or nav:; write nav: and a list",
        ],
    ),
    "unfinished-text": (
        "docs/storage/ebs.md",
        "Disks, see",
        "TODO, see",
        [
            'docs/storage/ebs.md:7  unfinished  "TODO"; expected finished text; replace the TODO',
        ],
    ),
    "front-matter-of-another-type": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\ntags: Exam\n",
        [
            "docs/storage/ebs.md:1  front-matter  tags: 'Exam'; expected a list; correct the value",
        ],
    ),
    "front-matter-hides-what-is-not-there": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\nhide: [toq]\n",
        [
            'docs/storage/ebs.md:1  front-matter  hide: toq; expected one of navigation, toc, path, footer, tags; did you mean "toc"?',
        ],
    ),
    "front-matter-with-an-unknown-template": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\ntemplate: hom.html\n",
        [
            'docs/storage/ebs.md:1  front-matter  template: hom.html; expected one of home.html; did you mean "home.html"?',
        ],
    ),
    "front-matter-without-an-end": (
        "docs/storage/ebs.md",
        "---\n\n# Amazon",
        "\n# Amazon",
        [
            "docs/storage/ebs.md:1  front-matter  front matter that cannot be read; expected key: value lines between two lines of three hyphens; correct the lines at the top of the page",
        ],
    ),
    "front-matter-with-a-space": (
        "docs/storage/ebs.md",
        "---\ndescription",
        "--- \ndescription",
        [
            "docs/storage/ebs.md:1  front-matter  front matter that cannot be read; expected key: value lines between two lines of three hyphens; correct the lines at the top of the page",
        ],
    ),
    "front-matter-that-is-a-list": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "- description: What EBS is.\n",
        [
            "docs/storage/ebs.md:1  front-matter  front matter that cannot be read; expected key: value lines between two lines of three hyphens; correct the lines at the top of the page",
        ],
    ),
    "unknown-tag": (
        "docs/storage/ebs.md",
        "description: What EBS is.\n",
        "description: What EBS is.\ntags: [Exam 5]\n",
        [
            'docs/storage/ebs.md:5  tags  the unknown tag "Exam 5"; expected a tag from tags_allowed in mkdocs.yml; did you mean "Exam 1"?',
        ],
    ),
}
