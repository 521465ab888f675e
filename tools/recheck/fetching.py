"""Addresses in, the pages there out: politely, one request at a time for each host.

Every page goes into a folder as soon as it is there, so that an interrupted run goes on where it
was. Robots are turned away where robots.txt says so.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from fieldnotes.files import write_atomically

AGENT = "aws-field-notes-recheck"
ACCEPT = "text/markdown, text/html;q=0.9, text/plain;q=0.8"
# One page must not hold up the rest, nor fill the memory.
_MAX_BYTES = 20_000_000
_MAX_HOSTS = 8
_TRIES = 3


@dataclass(frozen=True)
class Politeness:
    """How long to wait: for an answer, for the whole of it, and between two requests to a host."""

    answer: float = 20
    whole: float = 60
    pause: float = 1


@dataclass(frozen=True)
class Fetched:
    """What an address answered: the text, or in `error` why there is none.

    `address` is where redirects led.
    """

    url: str
    address: str
    status: int
    kind: str
    text: str
    error: str = ""


def fetch(urls: Iterable[str], folder: Path, politeness: Politeness) -> Iterator[Fetched]:
    """The page at each address, each once, as they come. `folder` keeps those of earlier runs."""
    by_host: dict[str, dict[str, None]] = {}
    for url in urls:
        page = urldefrag(url).url
        by_host.setdefault(urlsplit(page).netloc, {})[page] = None
    stop = threading.Event()
    with ThreadPoolExecutor(_MAX_HOSTS) as pool:
        queue = [pool.submit(_host, list(p), folder, politeness, stop) for p in by_host.values()]
        try:
            for done in as_completed(queue):
                yield from done.result()
        finally:
            stop.set()


def _host(
    urls: list[str], folder: Path, politeness: Politeness, stop: threading.Event
) -> list[Fetched]:
    """The pages of one host, one after the other."""
    found = []
    with requests.Session() as session:
        session.headers.update({"User-Agent": AGENT, "Accept": ACCEPT})
        robots: RobotFileParser | None = None
        for url in urls:
            kept = _kept(folder, url)
            if kept is None:
                if stop.is_set():
                    break
                robots = robots or _robots(session, url, politeness)
                if robots.can_fetch(AGENT, url):
                    kept = _patiently(session, url, politeness, stop)
                else:
                    kept = Fetched(url, url, 0, "", "", "robots.txt turns programs away")
                if not kept.error or kept.status:
                    _keep(folder, kept)
                stop.wait(politeness.pause)
            found.append(kept)
    return found


def _robots(session: requests.Session, url: str, politeness: Politeness) -> RobotFileParser:
    """The rules of a host for programs. A host without any allows everything."""
    robots = RobotFileParser()
    answer = _once(session, urljoin(url, "/robots.txt"), politeness)
    robots.parse(answer.text.splitlines() if answer.status == 200 else [])
    return robots


def _patiently(
    session: requests.Session, url: str, politeness: Politeness, stop: threading.Event
) -> Fetched:
    """A page; a host that is busy is asked again, later each time."""
    for attempt in range(_TRIES):
        found = _once(session, url, politeness)
        is_busy = found.status == 429 or found.status >= 500 or (not found.status)
        if not is_busy or attempt == _TRIES - 1:
            break
        stop.wait(politeness.pause * 2**attempt)
    return found


def _once(session: requests.Session, url: str, politeness: Politeness) -> Fetched:
    def failed(why: str, status: int = 0) -> Fetched:
        return Fetched(url, url, status, "", "", why)

    end = time.monotonic() + politeness.whole
    try:
        with session.get(url, stream=True, timeout=politeness.answer) as answer:
            body = bytearray()
            # What has come so far, however little: iter_content waits for more.
            while part := answer.raw.read1(65_536, decode_content=True):
                body += part
                if len(body) > _MAX_BYTES:
                    return failed(f"longer than {_MAX_BYTES:,} bytes", answer.status_code)
                if time.monotonic() > end:
                    return failed(f"not complete after {politeness.whole:g} s")
            kind, _, charset = answer.headers.get("Content-Type", "").lower().partition(";")
            encoding = answer.encoding if "charset" in charset else "utf-8"
            text = body.decode(encoding or "utf-8", errors="replace")
            error = "" if answer.ok else f"status {answer.status_code}"
            return Fetched(url, answer.url, answer.status_code, kind.strip(), text, error)
    except (requests.Timeout, ReadTimeoutError):
        return failed(f"no answer within {politeness.answer:g} s")
    except requests.TooManyRedirects:
        return failed("redirects without end", 310)
    except (requests.RequestException, HTTPError, LookupError, ValueError) as error:
        return failed(" ".join(str(error).split())[:200])


def _file(folder: Path, url: str) -> Path:
    return folder / f"{sha256(url.encode()).hexdigest()[:24]}.json"


def _kept(folder: Path, url: str) -> Fetched | None:
    """What an earlier run fetched from an address; None if it is not there or damaged."""
    try:
        found = Fetched(**json.loads(_file(folder, url).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.url == url else None


def _keep(folder: Path, found: Fetched) -> None:
    write_atomically(_file(folder, found.url), json.dumps(asdict(found)).encode())
