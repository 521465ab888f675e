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
            'data/services/ebs.yml:23  short-names  the short name "go/largest" of reference/limits.md#ebs.min-size, which data/services/ebs.yml:18 claims for reference/limits.md#ebs.max-size; expected each short name once; remove it from go: of one of the two'
        ],
    ),
    "short-name-of-two-terms": (
        "data/glossary/storage.yml",
        "  related: [elasticache]\nelasticache:\n  name: Amazon ElastiCache\n  aliases: [ElastiCache]\n",
        "  aliases: [in/out]\n  related: [elasticache]\nelasticache:\n  name: Amazon ElastiCache\n  aliases: [ElastiCache, in-out]\n",
        [
            'data/glossary/storage.yml:9  short-names  the short name "go/in-out" of reference/glossary.md#elasticache, which data/glossary/storage.yml:5 claims for reference/glossary.md#iops; expected each short name once; rename one of the two'
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
            'data/site/permalinks.yml:5  permalinks  the published address "index.md#home", which is gone; expected that it is there or leads on; bring it back, or say in data/site/redirects.yml where it is now: "index.md#home: …"'
        ],
    ),
    "page-gone": (
        "data/site/permalinks.yml",
        "storage/ebs.md:\n",
        "storage/volumes.md:\n  - size\nstorage/ebs.md:\n",
        [
            'data/site/permalinks.yml:9  permalinks  the published address "storage/volumes.md", which is gone; expected that it is there or leads on; bring it back, or say in data/site/redirects.yml where it is now: "storage/volumes.md: …"'
        ],
    ),
    "short-name-gone": (
        "data/site/permalinks.yml",
        "  - volume\n",
        "  - volume\n  - volumes\n",
        [
            'data/site/permalinks.yml:4  permalinks  the published address "go/volumes", which is gone; expected that it is there or leads on; bring it back, or say in data/site/redirects.yml where it is now: "go/volumes: …"'
        ],
    ),
    "anchor-of-a-moved-page-gone": (
        "data/site/redirects.yml",
        "storage/disks.md#speed: reference/limits.md#ebs.max-size\n",
        "",
        [
            'data/site/permalinks.yml:8  permalinks  the published address "storage/disks.md#speed", which is gone; expected that it is there or leads on; bring it back, or say in data/site/redirects.yml where it is now: "storage/disks.md#speed: …"'
        ],
    ),
    "redirect-to-nowhere": (
        "data/site/redirects.yml",
        "storage/ebs.md#size\n",
        "storage/ebs.md#sise\n",
        [
            'data/site/redirects.yml:1  permalinks  a redirect to the missing place "storage/ebs.md#sise"; expected a page, or an anchor of one; did you mean "storage/ebs.md#size"?'
        ],
    ),
    "redirect-to-a-redirect": (
        "data/site/redirects.yml",
        "go/volume: storage/ebs.md\n",
        "go/volume: storage/disks.md\n",
        [
            'data/site/redirects.yml:4  permalinks  a redirect to "storage/disks.md", which leads on; expected a place that is there; lead to "storage/ebs.md" at once'
        ],
    ),
    "redirects-in-a-circle": (
        "data/site/redirects.yml",
        "storage/ebs.md#volume: storage/ebs.md#size\n",
        "storage/ebs.md#volume: storage/ebs.md#volume\n",
        [
            'data/site/redirects.yml:1  permalinks  a redirect to the missing place "storage/ebs.md#volume"; expected a page, or an anchor of one; did you mean "storage/ebs.md#size"?'
        ],
    ),
    "redirect-from-what-is-there": (
        "data/site/redirects.yml",
        "go/volume:",
        "index.md#home: storage/index.md\ngo/volume:",
        [
            'data/site/redirects.yml:4  permalinks  a redirect from "index.md#home", which is there; expected one from an address that is gone; remove the redirect, or what is there',
        ],
    ),
    "redirect-from-what-never-was": (
        "data/site/redirects.yml",
        "go/volume:",
        "storage/ebs.md#volumes: storage/index.md\ngo/volume:",
        [
            'data/site/redirects.yml:4  permalinks  a redirect from "storage/ebs.md#volumes", which was never published; expected an address of data/site/permalinks.yml; did you mean "storage/ebs.md#volume"?',
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
}
