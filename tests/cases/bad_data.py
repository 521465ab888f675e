"""Mistakes in data files, each with the line it must print. Run by `test_bad_input`."""

from __future__ import annotations

# name: (file, what stands there, what a mistake makes of it, the lines printed)
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "block-markup-in-data": (
        "data/glossary/storage.yml",
        "Managed caches.",
        '"{{ glance ebs }}"',
        [
            "data/glossary/storage.yml:9  markup  {{ glance ebs }} in a data file; expected only {{ fact <service.fact> }}; move it to a page",
        ],
    ),
    "missing-source": (
        "data/services/ebs.yml",
        "    source: https://docs.aws.amazon.com/ebs/\n",
        "",
        [
            'data/services/ebs.yml:11  sources  the fact "max-size" has no source; expected the https:// address of the page that states it; add source:, or list it in data/checks/exceptions.yml',
        ],
    ),
    "cell-without-source": (
        "data/comparisons/disks.yml",
        "        source: https://docs.aws.amazon.com/ebs/\n",
        "",
        [
            'data/comparisons/disks.yml:15  sources  the cell "size" of "local" has no source; expected the https:// address of the page that states it; add source:, or list it in data/checks/exceptions.yml',
        ],
    ),
    "source-no-address": (
        "data/services/ebs.yml",
        "source: https://docs.aws.amazon.com/ebs/\nchecked",
        "source: the user guide\nchecked",
        [
            'data/services/ebs.yml:4  shape  source is "the user guide"; expected an https:// address, or a name under sources:; correct the value'
        ],
    ),
    "duplicate-key": (
        "data/glossary/storage.yml",
        "elasticache:\n",
        "iops:\n",
        [
            'data/glossary/storage.yml:5  references  the unknown term "elasticache" under related:; expected a glossary term or a service; add the term or remove it here',
            'data/glossary/storage.yml:6  yaml  the key "iops" a second time; expected each key once; rename it or merge the two entries',
        ],
    ),
    "duplicate-spelling": (
        "data/glossary/storage.yml",
        "  aliases: [ElastiCache]\n",
        "  aliases: [ElastiCache, ebs]\n",
        [
            'data/glossary/storage.yml:8  terms  the spelling "ebs" of the term "elasticache", which data/services/ebs.yml:2 has for "ebs"; expected each spelling on one term; remove it here, or merge the two terms',
        ],
    ),
    "term-that-nobody-uses": (
        "data/glossary/storage.yml",
        ", without ElastiCache in front.",
        ".",
        [
            'data/glossary/storage.yml:6  terms  the unused term "elasticache"; expected a mention in a page, a comparison, a fact or another definition; use one of its spellings, add an alias that is used, or remove the term',
        ],
    ),
    "abbreviation-in-data": (
        "data/glossary/storage.yml",
        "Managed caches.",
        "Managed caches in RAM.",
        [
            'data/glossary/storage.yml:9  abbreviations  the abbreviation "RAM", which is not in the glossary; expected a glossary term, or an entry of data/checks/allowed-abbreviations.yml; add the term or an alias of one, or put code in backticks',
        ],
    ),
    "allowed-word-that-nobody-uses": (
        "data/checks/allowed-abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS: A protocol.\nRAID: Disks.\n",
        [
            'data/checks/allowed-abbreviations.yml:2  abbreviations  the allowed abbreviation "RAID", which is not used; expected only abbreviations that are used and not in the glossary; remove it',
        ],
    ),
    "allowed-word-that-is-a-term": (
        "data/checks/allowed-abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS: A protocol.\nIOPS: A unit.\n",
        [
            'data/checks/allowed-abbreviations.yml:2  abbreviations  the allowed abbreviation "IOPS", which is a glossary term; expected only abbreviations that are used and not in the glossary; remove it',
        ],
    ),
    "allowed-word-without-a-reason": (
        "data/checks/allowed-abbreviations.yml",
        "NFS: A protocol.\n",
        "NFS:\n",
        [
            "data/checks/allowed-abbreviations.yml:1  shape  NFS is nothing; expected text; correct the value"
        ],
    ),
    "text-for-a-number": (
        "data/services/ebs.yml",
        "value: 64\n",
        "value: sixty-four\n",
        [
            'data/services/ebs.yml:13  shape  facts.max-size.value: the text "sixty-four" with the unit TiB; expected a number; write the number alone, or drop unit: if the value is text'
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
            'data/services/ebs.yml:18  shape  the unknown key "glanse"; expected only keys that the schema names; did you mean "glance"?'
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
        "unit: TiB\n    kind",
        "unit: TIB\n    kind",
        [
            'data/services/ebs.yml:14  shape  facts.max-size.unit is "TIB"; expected a unit symbol such as GiB, MiB/s, IOPS, or a singular noun such as day; correct the value'
        ],
    ),
    "unknown-related-term": (
        "data/glossary/storage.yml",
        "related: [elasticache]",
        "related: [elasticash]",
        [
            'data/glossary/storage.yml:5  references  the unknown term "elasticash" under related:; expected a glossary term or a service; did you mean "elasticache"?',
        ],
    ),
    "unknown-fact-in-a-cell": (
        "data/comparisons/disks.yml",
        "ebs.max-size",
        "ebs.max-sice",
        [
            'data/comparisons/disks.yml:15  references  the unknown fact "ebs.max-sice"; expected <service>.<fact> from data/services/; did you mean "ebs.max-size"?',
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
            'data/comparisons/disks.yml:10  comparisons  the row "size" without a cell for "local"; expected a cell for each option; add local: (Not applicable, if it is not)',
        ],
    ),
    "cell-of-no-option": (
        "data/comparisons/disks.yml",
        "          local: By instance type\n",
        "          local: By instance type\n          locale: The same\n",
        [
            'data/comparisons/disks.yml:17  comparisons  a cell for the unknown option "locale"; expected one of ebs, local; did you mean "local"?',
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
            "data/services/ebs.yml:5  dates  checked: 2027-01, which is after today (2026-11-22); expected the month or day in which the source was last read; correct the date",
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
    "data-names-a-missing-page": (
        "data/original-notes/map.yml",
        "storage/ebs.md#size",
        "storage/ebz.md#size",
        [
            'data/original-notes/map.yml:6  links  a link to the missing page "storage/ebz.md#size"; expected a page in docs/ or a generated page; did you mean "storage/ebs.md"?',
        ],
    ),
    "line-of-the-notes-without-a-page": (
        "data/original-notes/map.yml",
        "length: 190",
        "length: 193",
        [
            "data/original-notes/map.yml:1  notes-map  unmapped lines 191-193 of developer-associate; expected each line under a heading or under blank:; add its heading with the pages that cover it",
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
    "source-that-nothing-uses": (
        "data/ports.yml",
        "  source: nfs\n",
        "  source: https://docs.aws.amazon.com/efs/\n",
        [
            'data/ports.yml:2  sources  the source "nfs", which nothing here uses; expected only names under sources: that are used below; remove it, or use it'
        ],
    ),
    "port-without-a-source": (
        "data/ports.yml",
        "  source: https://www.rfc-editor.org/rfc/rfc4254\n",
        "",
        [
            'data/ports.yml:3  sources  the port "efs" has no source; expected the https:// address of the page that states it; add source:, or list it in data/checks/exceptions.yml',
        ],
    ),
    "port-on-a-missing-page": (
        "data/ports.yml",
        "storage/ebs.md#size",
        "storage/efs.md",
        [
            'data/ports.yml:13  links  a link to the missing page "storage/efs.md"; expected a page in docs/ or a generated page; did you mean "storage/ebs.md"?',
        ],
    ),
    "question-with-quotes": (
        "data/comparisons/disks.yml",
        "question: Which disk?",
        'question: Which "disk"?',
        [
            'data/comparisons/disks.yml:1  front-matter  a description with "; expected plain text without markup or double quotes; rephrase it',
        ],
    ),
    "news-of-tomorrow": (
        "data/site/news.yml",
        "date: 2026-11-20",
        "date: 2026-11-23",
        [
            "data/site/news.yml:2  news  date: 2026-11-23, which is after today (2026-11-22); expected the day of publication; correct the date",
        ],
    ),
    "news-not-newest-first": (
        "data/site/news.yml",
        "date: 2026-11-02",
        "date: 2026-11-21",
        [
            "data/site/news.yml:7  news  date: 2026-11-21 below an entry of 2026-11-20; expected the newest entry first; move the entry up",
        ],
    ),
    "news-of-a-month": (
        "data/site/news.yml",
        "date: 2026-11-20",
        "date: 2026-11",
        [
            'data/site/news.yml:2  shape  sizes.date is "2026-11"; expected a day such as 2026-11-22; correct the value'
        ],
    ),
    "news-of-a-missing-page": (
        "data/site/news.yml",
        "page: index.md",
        "page: indx.md",
        [
            'data/site/news.yml:10  links  a link to the missing page "indx.md"; expected a page in docs/ or a generated page; did you mean "index.md"?',
        ],
    ),
    "day-that-no-calendar-has": (
        "data/services/ebs.yml",
        "until: 2025-09-26",
        "until: 2025-02-30",
        [
            "data/services/ebs.yml:20  shape  facts.max-size.earlier.0.until: 2025-02-30; expected a day that the calendar has; correct the day"
        ],
    ),
    "unknown-part-of-a-name": (
        "data/exercises/domain-names.yml",
        "part: subdomain",
        "part: host",
        [
            "data/exercises/domain-names.yml:5  shape  shop.parts.0.part is \"host\"; expected one of 'protocol', 'subdomain', 'second-level domain', 'top-level domain', 'root', 'port' or 'path'; correct the value"
        ],
    ),
    "answer-that-leads-nowhere": (
        "data/decisions/disk.yml",
        'say: "Yes, very.", to: local',
        'say: "Yes, very.", to: locale',
        [
            'data/decisions/disk.yml:16  decisions  the unknown ID "locale"; expected a question or an end; did you mean "local"?',
            'data/decisions/disk.yml:25  decisions  the end "local", which no answer leads to; expected a step that can be reached from the start; point an answer to it or remove it',
        ],
    ),
    "question-that-comes-again": (
        "data/decisions/disk.yml",
        'say: "Yes, very.", to: local',
        'say: "Yes, very.", to: stay',
        [
            'data/decisions/disk.yml:7  decisions  the question "stay", which leads back to itself; expected no cycles; point the answer to another step',
            'data/decisions/disk.yml:25  decisions  the end "local", which no answer leads to; expected a step that can be reached from the start; point an answer to it or remove it',
        ],
    ),
    "runner-up-that-is-the-end-itself": (
        "data/decisions/disk.yml",
        "runner_up: local",
        "runner_up: ebs",
        [
            'data/decisions/disk.yml:23  decisions  the end "ebs" as its own runner-up; expected another end; correct the ID or add what it names',
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
            'data/decisions/disk.yml:4  decisions  the unknown ID "disk"; expected a comparison; did you mean "disks"?',
        ],
    ),
    "synonym-for-nothing": (
        "data/search/synonyms.yml",
        "hard drive: disk",
        "hard drive: dissk",
        [
            'data/search/synonyms.yml:2  synonyms  the word "dissk" for "hard drive", which is on no page; expected words that pages use; did you mean "disk"?',
        ],
    ),
    "question-for-no-page": (
        "data/search/questions/storage.yml",
        "storage/ebs.md:\n",
        "storage/ebbs.md:\n",
        [
            'data/search/questions/storage.yml:1  questions  questions for the missing page "storage/ebbs.md"; expected a page in docs/; did you mean "storage/ebs.md"?',
        ],
    ),
    "question-for-no-anchor": (
        "data/search/questions/storage.yml",
        "#size:",
        "#sizes:",
        [
            'data/search/questions/storage.yml:3  questions  questions for the missing anchor "storage/ebs.md#sizes"; expected an anchor of storage/ebs.md; did you mean "size"?',
        ],
    ),
    "question-asked-twice": (
        "data/search/questions/storage.yml",
        "how large may a disk be",
        "where does an instance keep its data",
        [
            'data/search/questions/storage.yml:4  questions  the question "where does an instance keep its data" again, first at data/search/questions/storage.yml:2; expected each question once; keep it where it is answered best',
        ],
    ),
    "number-of-a-fact-in-a-note": (
        "data/services/ebs.yml",
        "    glance: true\n",
        "    glance: true\n    note: Not more than 64 TiB.\n",
        [
            'data/services/ebs.yml:18  numbers  "64 TiB", which is the fact ebs.max-size; expected each number in one place; write {{ fact ebs.max-size }}, or list it in data/checks/exceptions.yml',
        ],
    ),
    "number-of-a-fact-in-a-cell": (
        "data/comparisons/disks.yml",
        "local: By instance type",
        "local: Less than 64 TiB",
        [
            'data/comparisons/disks.yml:16  numbers  "64 TiB", which is the fact ebs.max-size; expected each number in one place; write {{ fact ebs.max-size }}, or list it in data/checks/exceptions.yml',
        ],
    ),
    "unfinished-data": (
        "data/services/ebs.yml",
        "summary: Disks for instances.",
        "summary: TODO",
        [
            'data/services/ebs.yml:3  unfinished  "TODO"; expected finished text; replace the TODO',
        ],
    ),
    "fact-without-a-kind": (
        "data/services/ebs.yml",
        "    kind: limit\n",
        "",
        [
            'data/services/ebs.yml:11  shape  facts.max-size without "kind"; expected the key kind: with limit, quota, default, behavior or date; add kind:'
        ],
    ),
    "source-that-has-no-name": (
        "data/ports.yml",
        "source: nfs",
        "source: nsf",
        [
            'data/ports.yml:14  shape  efs.source: the unknown source "nsf"; expected an https:// address, or a name under sources:; did you mean "nfs"?'
        ],
    ),
    "named-source-without-an-address": (
        "data/ports.yml",
        "nfs: https:",
        "nfs: http:",
        [
            'data/ports.yml:2  shape  sources.nfs is "http://docs.aws.amazon.com/efs/"; expected an https:// address; correct the value'
        ],
    ),
    "sources-without-a-name": (
        "data/ports.yml",
        "  nfs: https://docs.aws.amazon.com/efs/",
        "  - https://docs.aws.amazon.com/efs/",
        [
            "data/ports.yml:1  shape  sources is a list; expected a group of keys; correct the value",
            'data/ports.yml:14  shape  efs.source: the unknown source "nfs"; expected an https:// address, or a name under sources:; add it under sources:, or write the address',
        ],
    ),
    "source-named-where-no-source-can-be": (
        "data/decisions/disk.yml",
        "title: Which disk?\n",
        "title: Which disk?\nsources: {guide: https://docs.aws.amazon.com/ebs/}\n",
        [
            'data/decisions/disk.yml:2  shape  the unknown key "sources"; expected only keys that the schema names; remove it, or see schemas/decision.json for the keys'
        ],
    ),
    "bars-in-a-value": (
        "data/services/ebs.yml",
        "value: 64\n",
        'value: "1 | 2"\n',
        [
            'data/services/ebs.yml:13  shape  facts.max-size.value: the text "1 | 2" with the unit TiB; expected a number; write the number alone, or drop unit: if the value is text'
        ],
    ),
    "long-value-with-braces-and-percent-signs": (
        "data/services/ebs.yml",
        "page: storage/ebs.md",
        'page: "{found} %s %(x)s {0} ' + "long " * 50 + '"',
        [
            'data/services/ebs.yml:6  shape  page is "{found} %s %(x)s {0} long long long long long long long long long long long lon…"; expected a page such as storage/ebs.md, with or without an anchor after #; correct the value'
        ],
    ),
    "list-for-a-key": (
        "data/services/ebs.yml",
        "page: storage/ebs.md\n",
        "page: storage/ebs.md\n? [a, b]\n: c\n",
        [
            "data/services/ebs.yml:7  yaml  a list for a key; expected a word before the colon; name what follows"
        ],
    ),
    "nothing-for-a-key": (
        "data/services/ebs.yml",
        "page: storage/ebs.md\n",
        "page: storage/ebs.md\n~: c\n",
        [
            "data/services/ebs.yml:7  yaml  nothing for a key; expected a word before the colon; name what follows"
        ],
    ),
    "id-with-capitals": (
        "data/glossary/storage.yml",
        "iops:\n",
        "IOPS:\n",
        [
            'data/glossary/storage.yml:1  shape  the key "IOPS"; expected an id of lower-case letters, digits and hyphens; rename it'
        ],
    ),
    "value-that-holds-itself": (
        "data/services/ebs.yml",
        "summary: Disks for instances.\n",
        "summary: Disks for instances.\nrelated: &all [*all]\n",
        [
            "data/services/ebs.yml:4  shape  related.0 is nothing; expected text; correct the value",
            "data/services/ebs.yml:4  yaml  an alias (*) of a list or a group of keys; expected each value written out; write it out",
        ],
    ),
    "date-in-words": (
        "data/services/ebs.yml",
        "    value: 64\n    unit: TiB\n    kind: limit\n",
        "    value: 26 September 2025\n    kind: date\n",
        [
            'data/services/ebs.yml:13  shape  facts.max-size.value: "26 September 2025"; expected 2025-09-26; write it in digits: pages show it in words',
        ],
    ),
    "fact-on-a-day-that-no-calendar-has": (
        "data/services/ebs.yml",
        "    value: 64\n    unit: TiB\n    kind: limit\n",
        "    value: 2025-02-30\n    kind: date\n",
        [
            "data/services/ebs.yml:13  shape  facts.max-size.value: 2025-02-30; expected a day that the calendar has; correct the day",
        ],
    ),
    "number-for-a-date": (
        "data/services/ebs.yml",
        "kind: limit",
        "kind: date",
        [
            "data/services/ebs.yml:13  shape  facts.max-size.value: a number for a date; expected a date such as 2026-12-01 or 2026-12, or text where none is certain; correct the value, or its kind:",
        ],
    ),
    "bound-of-two-without-a-unit": (
        "data/services/ebs.yml",
        "    value: 64\n    unit: TiB\n",
        "    value: {from: 1 GiB, to: 64}\n",
        [
            "data/services/ebs.yml:13  shape  facts.max-size.value: a range with a unit in one bound only; expected a unit in both bounds or in none; add the missing unit",
        ],
    ),
    "bounds-with-units-beside-a-unit": (
        "data/services/ebs.yml",
        "    value: 64\n",
        "    value: {from: 1 GiB, to: 64 TiB}\n",
        [
            "data/services/ebs.yml:14  shape  facts.max-size.unit: a bound with a unit beside unit: TiB; expected units in the bounds, or one under unit:; remove unit:, or the units of the bounds",
        ],
    ),
    "bounds-the-wrong-way-round": (
        "data/services/ebs.yml",
        "    value: 64\n",
        "    value: {from: 64, to: 1}\n",
        [
            "data/services/ebs.yml:13  shape  facts.max-size.value: from 64 to 1; expected a lower bound below the upper one; swap the bounds, or write the value alone if they are equal",
        ],
    ),
    "bound-that-is-no-amount": (
        "data/services/ebs.yml",
        "    value: 64\n    unit: TiB\n",
        "    value: {from: one GiB, to: 64 TiB}\n",
        [
            'data/services/ebs.yml:13  shape  facts.max-size.value.from is "one GiB"; expected a number with its unit such as 60 second; correct the value',
        ],
    ),
    "earlier-values-not-newest-first": (
        "data/services/ebs.yml",
        "      - {value: 16, unit: TiB, until: 2025-09-26}\n",
        "      - {value: 1, unit: TiB, until: 2019-05}\n      - {value: 16, unit: TiB, until: 2025-09-26}\n",
        [
            "data/services/ebs.yml:21  earlier  until: 2025-09-26 below 2019-05; expected the newest value first, each with a date of its own; move the value up or correct the date",
        ],
    ),
    "two-earlier-values-of-a-day": (
        "data/services/ebs.yml",
        "      - {value: 16, unit: TiB, until: 2025-09-26}\n",
        "      - {value: 1, unit: TiB, until: 2019-05}\n      - {value: 2, unit: TiB, until: 2019-05}\n",
        [
            "data/services/ebs.yml:21  earlier  until: 2019-05 below 2019-05; expected the newest value first, each with a date of its own; move the value up or correct the date",
        ],
    ),
    "earlier-value-of-tomorrow-that-nobody-read": (
        "data/services/ebs.yml",
        "    checked: 2026-11\n    glance: true\n    earlier:\n      - {value: 16, unit: TiB, until: 2025-09-26}\n",
        "    earlier:\n      - {value: 16, unit: TiB, until: 2026-11-23}\n",
        [
            "data/services/ebs.yml:18  earlier  until: 2026-11-23, which is after today (2026-11-22); expected a date that is over, or checked: with the day somebody read the announcement; correct the date, or add checked: to the fact",
        ],
    ),
    "former-name-until-tomorrow": (
        "data/services/ebs.yml",
        "summary: Disks",
        "former_names: [{name: Disks, until: 2026-11-23}]\nsummary: Disks",
        [
            'data/services/ebs.yml:3  earlier  until: 2026-11-23 for the former name "Disks"; expected a day or month that is over (today is 2026-11-22); correct the date, or add the name when it has ended',
        ],
    ),
    "misspelled-name-in-a-value": (
        "data/services/ebs.yml",
        "facts:\n",
        "facts:\n  made-of:\n    label: Made of\n    value: Elasticache with RAID\n    kind: behavior\n    source: https://docs.aws.amazon.com/ebs/\n",
        [
            'data/services/ebs.yml:13  abbreviations  "RAID", an abbreviation without a term; expected a term of the glossary, or a word of data/checks/allowed-abbreviations.yml; add the term (or an alias of one), or put what is code in backticks',
            'data/services/ebs.yml:13  spelling  "Elasticache"; expected "ElastiCache"; run make fix',
        ],
    ),
    "misspelled-name-of-a-family": (
        "data/comparisons/disks.yml",
        "family: Disks",
        "family: Elasticache",
        [
            'data/comparisons/disks.yml:17  spelling  "Elasticache"; expected "ElastiCache"; run make fix',
        ],
    ),
}
