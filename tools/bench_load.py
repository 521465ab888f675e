"""Measures how many pages a second nginx serves of the built site. `make bench` calls it.

    python tools/bench_load.py site

wrk asks for some pages in turn over many connections, and nginx compresses each answer anew. Both
share the processors of this machine, so a server of its own does more, and one that keeps what it
compressed much more.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nginx
from programs import NGINX, WRK, ensure

SCRIPT = Path(__file__).with_name("load.lua")
SECONDS = 30
THREADS = 2
CONNECTIONS = 50
# A later answer is an error; wrk's own 2 s are short for a machine that does other things, too.
PATIENCE = "10s"
# A page of each weight: home, a service, a comparison, the longest list.
PAGES = ("", "storage/ebs/", "compare/messaging/", "reference/glossary/")


@dataclass(frozen=True)
class Load:
    """What came of putting load on a server; latencies in microseconds."""

    requests: int
    microseconds: int
    bytes: int
    errors: int
    median: int
    p99: int

    def __str__(self) -> str:
        seconds = self.microseconds / 1e6
        return (
            f"{self.requests / seconds:,.0f} requests/s, {self.bytes / seconds / 1e6:.0f} MB/s, "
            f"{self.median / 1e3:.1f} ms (median), {self.p99 / 1e3:.1f} ms (99 %), "
            f"{self.errors} errors in {self.requests:,} requests"
        )


def main(arguments: list[str]) -> int:
    """Put load on the site and print what came of it; returns 1 if anything went wrong."""
    if len(arguments) != 1:
        print("usage: bench_load.py SITE", file=sys.stderr)
        return 2
    site = Path(arguments[0])
    if not (site / "index.html").is_file():
        print(f"No site in {site}; run make build", file=sys.stderr)
        return 1
    if missing := ensure([NGINX, WRK]):
        print("Load is not measured.", *(program.missing() for program in missing))
        return 0
    with nginx.serving(site) as address:
        load = put_load(address, PAGES, SECONDS)
    print(f"\nnginx with {CONNECTIONS} connections for {SECONDS} s on {len(PAGES)} pages: {load}")
    return 1 if load.errors else 0


def put_load(address: str, pages: tuple[str, ...], seconds: int) -> Load:
    """Ask for pages of a site, by their addresses below it, for so many seconds.

    Raises RuntimeError with the words of wrk when it cannot.
    """
    paths = [urlsplit(address).path + page for page in pages]
    options = [f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", PATIENCE]
    command = [WRK.found(), *options, "-s", str(SCRIPT), address, "--", *paths]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    return Load(**json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
