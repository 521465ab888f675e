"""Mistakes with addresses that must last: short names, published anchors, redirects.

Each with the line it must print. Run by `test_bad_input`.
"""

from __future__ import annotations

# name: (file, what stands there, what a mistake makes of it, the lines printed)
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "short-name-typed-twice": (
        "data/services/ebs.yml",
        "    glance: true\n    earlier:\n      - {value: 16, unit: TiB, until: 2025-09-26}\n",
        "    go: [largest]\n"
        "    note: x\n  min-size:\n    label: Smallest volume\n    kind: limit\n    go: [largest]\n    source: https://docs.aws.amazon.com/ebs/\n    value: 1\n",
        [
            'data/services/ebs.yml:23  short-names  the short name "go/largest" for reference/limits.md#ebs.min-size, which data/services/ebs.yml:17 has for reference/limits.md#ebs.max-size; expected each short name on one thing; remove it from one go:',
        ],
    ),
    "short-name-of-two-terms": (
        "data/glossary/storage.yml",
        "  related: [elasticache]\nelasticache:\n  name: Amazon ElastiCache\n  aliases: [ElastiCache]\n",
        "  aliases: [in/out]\n  related: [elasticache]\nelasticache:\n  name: Amazon ElastiCache\n  aliases: [ElastiCache, in-out]\n",
        [
            'data/glossary/storage.yml:9  short-names  the short name "go/in-out" for reference/glossary.md#elasticache, which data/glossary/storage.yml:5 has for reference/glossary.md#iops; expected each short name on one thing; rename one of them',
        ],
    ),
    "short-name-that-is-no-name": (
        "data/services/ebs.yml",
        "    glance: true\n",
        "    glance: true\n    go: [Largest volume]\n",
        [
            'data/services/ebs.yml:19  shape  facts.max-size.go.0 is "Largest volume"; expected an id of lower-case letters, digits and hyphens; correct the value'
        ],
    ),
    "anchor-gone": (
        "docs/index.md",
        "# Home",
        "# Start",
        [
            'data/site/published-urls.txt:4  published-urls  the published address "index.md#home", which was removed; expected an existing address or a redirect; restore it, or add "index.md#home: <new address>" to data/site/redirects.yml',
        ],
    ),
    "page-gone": (
        "data/site/published-urls.txt",
        "storage/ebs.md#volume\n",
        "storage/ebs.md#volume\nstorage/volumes.md\nstorage/volumes.md#size\n",
        [
            'data/site/published-urls.txt:11  published-urls  the published address "storage/volumes.md", which was removed; expected an existing address or a redirect; restore it, or add "storage/volumes.md: <new address>" to data/site/redirects.yml',
        ],
    ),
    "short-name-gone": (
        "data/site/published-urls.txt",
        "go/volume\n",
        "go/volume\ngo/volumes\n",
        [
            'data/site/published-urls.txt:3  published-urls  the published address "go/volumes", which was removed; expected an existing address or a redirect; restore it, or add "go/volumes: <new address>" to data/site/redirects.yml',
        ],
    ),
    "anchor-of-a-moved-page-gone": (
        "data/site/redirects.yml",
        "storage/disks.md#speed: reference/limits.md#ebs.max-size\n",
        "",
        [
            'data/site/published-urls.txt:7  published-urls  the published address "storage/disks.md#speed", which was removed; expected an existing address or a redirect; restore it, or add "storage/disks.md#speed: <new address>" to data/site/redirects.yml',
        ],
    ),
    "redirect-to-nowhere": (
        "data/site/redirects.yml",
        "storage/ebs.md#size\n",
        "storage/ebs.md#sise\n",
        [
            'data/site/redirects.yml:1  redirects  a redirect to the missing address "storage/ebs.md#sise"; expected an existing page or anchor; did you mean "storage/ebs.md#size"?',
        ],
    ),
    "redirect-to-a-redirect": (
        "data/site/redirects.yml",
        "go/volume: storage/ebs.md\n",
        "go/volume: storage/disks.md\n",
        [
            'data/site/redirects.yml:4  redirects  a redirect to "storage/disks.md", which is redirected itself; expected an existing address; redirect to "storage/ebs.md"',
        ],
    ),
    "redirects-in-a-circle": (
        "data/site/redirects.yml",
        "storage/ebs.md#volume: storage/ebs.md#size\n",
        "storage/ebs.md#volume: storage/ebs.md#volume\n",
        [
            'data/site/redirects.yml:1  redirects  a redirect to the missing address "storage/ebs.md#volume"; expected an existing page or anchor; did you mean "storage/ebs.md#size"?',
        ],
    ),
    "redirect-from-what-is-there": (
        "data/site/redirects.yml",
        "go/volume:",
        "index.md#home: storage/index.md\ngo/volume:",
        [
            'data/site/redirects.yml:4  redirects  a redirect from "index.md#home", which exists; expected a redirect from a removed address; remove the redirect',
        ],
    ),
    "redirect-from-what-never-was": (
        "data/site/redirects.yml",
        "go/volume:",
        "storage/ebs.md#volumes: storage/index.md\ngo/volume:",
        [
            'data/site/redirects.yml:4  redirects  a redirect from "storage/ebs.md#volumes", which was never published; expected an address from data/site/published-urls.txt; did you mean "storage/ebs.md#volume"?',
        ],
    ),
    "redirect-that-is-no-address": (
        "data/site/redirects.yml",
        "go/volume:",
        "/storage/old/: storage/index.md\ngo/volume:",
        [
            'data/site/redirects.yml:4  shape  the key "/storage/old/"; expected a page such as storage/ebs.md, one of its anchors after #, or go/<name>; rename it',
        ],
    ),
    "published-address-malformed": (
        "data/site/published-urls.txt",
        "index.md\n",
        "index.html\n",
        [
            'data/site/published-urls.txt:3  published-urls  the line "index.html"; expected an address such as storage/ebs.md, storage/ebs.md#snapshots or go/ebs; correct the line or remove it',
        ],
    ),
    "published-address-twice": (
        "data/site/published-urls.txt",
        "index.md\n",
        "index.md\nindex.md\n",
        [
            'data/site/published-urls.txt:4  published-urls  the address "index.md" again, first on line 3; expected each address once; run make fix',
        ],
    ),
    "published-addresses-unsorted": (
        "data/site/published-urls.txt",
        "go/ebs\ngo/volume\n",
        "go/volume\ngo/ebs\n",
        [
            'data/site/published-urls.txt:2  published-urls  "go/ebs" after "go/volume"; expected sorted addresses; run make fix',
        ],
    ),
}
