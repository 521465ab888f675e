"""Page evidence is looked for on pages of every kind, politely, and a run goes on where it was."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fieldnotes.problems import Location
from tests.support.repository import open_small
from tools.recheck.fetching import Fetched, Politeness, fetch
from tools.recheck.pages import Quoted, quoted, recheck
from tools.recheck.words import normalized, words_of

QUICK = Politeness(answer=1, whole=2, pause=0.01)
PAGE = (
    b"<html><head><title>30</title></head><body><p>Up to <b>15</b>&nbsp;minutes.</p></body></html>"
)


class Host:
    """A server with a page of every kind, which counts requests and how many there were at once."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        self.release = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with host.lock:
                    host.requests[self.path] += 1
                    host.at_once += 1
                    host.most_at_once = max(host.most_at_once, host.at_once)
                try:
                    host.answer(self)
                except OSError:
                    pass
                finally:
                    with host.lock:
                        host.at_once -= 1

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.strip("/").replace("-", "_").replace(".", "_")
        getattr(self, name, self.missing)(request)

    def send(
        self,
        request: BaseHTTPRequestHandler,
        body: bytes,
        kind: str = "text/html",
        status: int = 200,
        **headers: str,
    ) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    def missing(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"gone", status=404)

    def robots_txt(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"User-agent: *\nDisallow: /private\n", "text/plain")

    def right(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, PAGE)

    def private(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, PAGE)

    def markdown(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"Up to **15** [minutes](https://x.org/).", "text/markdown")

    def wrong(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, PAGE.replace(b"15", b"115"))

    def moved(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"", status=301, Location="/right")

    def loop(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"", status=302, Location="/loop")

    def late(self, request: BaseHTTPRequestHandler) -> None:
        self.release.wait(60)

    def drop(self, request: BaseHTTPRequestHandler) -> None:
        for _ in range(600):  # a byte now and then, so that no single wait is long
            request.wfile.write(
                b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" if not _ else b"x"
            )
            request.wfile.flush()
            if self.release.wait(0.05):
                break

    def huge(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        for _ in range(400):
            request.wfile.write(b"x" * 65_536)

    def broken(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, PAGE, length="100000")

    def unreadable(self, request: BaseHTTPRequestHandler) -> None:
        self.send(request, b"\xff\xfe\x00<p", "text/html; charset=no-such-set")

    def busy(self, request: BaseHTTPRequestHandler) -> None:
        first = self.requests["/busy"] == 1
        self.send(request, PAGE, status=503 if first else 200)

    def close(self) -> None:
        self.release.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host() -> Iterator[Host]:
    found = Host()
    yield found
    found.close()


def get(host: Host, folder: Path, *names: str) -> dict[str, Fetched]:
    urls = [f"{host.url}/{name}" for name in names]
    return {page.url.rpartition("/")[2]: page for page in fetch(urls, folder, QUICK)}


def problems(host: Host, folder: Path, name: str, words: str = "15 minutes") -> list[str]:
    url = f"{host.url}/{name}"
    pages = {page.url: page for page in fetch([url], folder, QUICK)}
    wanted = [Quoted(Location("data/x.yml", 3), url, words)]
    return [str(problem).replace(host.url, "") for problem in recheck(wanted, pages)]


@pytest.mark.parametrize("name", ["right", "markdown", "busy"])
def test_words_that_are_on_the_page_are_found(host: Host, tmp_path: Path, name: str) -> None:
    assert problems(host, tmp_path, name) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("wrong", '/wrong without "15 minutes"'),
        ("moved", "/moved leads to /right"),
        ("missing", "/missing: status 404"),
        ("loop", "/loop: redirects without end"),
        ("late", "/late: no answer within 1 s"),
        ("drop", "/drop: not complete after 2 s"),
        ("huge", "/huge: longer than 20,000,000 bytes"),
        ("broken", "/broken: "),
        ("unreadable", "/unreadable"),
        ("private", "/private: robots.txt turns programs away"),
    ],
)
def test_whatever_a_host_answers_is_one_line(
    host: Host, tmp_path: Path, name: str, found: str
) -> None:
    (line,) = problems(host, tmp_path, name)
    assert line.startswith(f"data/x.yml:3  recheck  {found}")


def test_a_host_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    host = Host()
    host.close()
    (line,) = problems(host, tmp_path, "right")
    assert line.startswith("data/x.yml:3  recheck  /right: ")


def test_a_host_gets_one_request_at_a_time_and_each_page_is_asked_for_once(
    host: Host, tmp_path: Path
) -> None:
    pages = get(host, tmp_path, "right#one", "right#two", "markdown", "wrong", "missing")
    assert len(pages) == 4
    assert host.most_at_once == 1
    assert host.requests["/right"] == 1


def test_a_run_goes_on_where_the_last_one_was(host: Host, tmp_path: Path) -> None:
    first = get(host, tmp_path, "right", "wrong", "missing")
    before = host.requests.copy()
    next(path for path in tmp_path.iterdir() if b"115" in path.read_bytes()).write_text("{")
    assert get(host, tmp_path, "right", "wrong", "missing") == first
    assert host.requests - before == Counter({"/wrong": 1, "/robots.txt": 1})


def test_what_could_not_be_reached_is_asked_for_again(host: Host, tmp_path: Path) -> None:
    assert get(host, tmp_path, "late")["late"].error
    host.release.set()
    host.late = host.right  # type: ignore[method-assign]
    assert not get(host, tmp_path, "late")["late"].error


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text/html", "<p>At most 5 <em>or</em> 6.</p><p>Not&nbsp;7.</p>"),
        ("text/html", "<script>At least</script><li>At most 5</li> <li>or 6.</li><p>Not 7.</p>"),
        ("text/markdown", "- At most 5 *or* 6.\n\nNot\n7."),
        ("text/plain", "At most 5 or 6. Not 7."),
    ],
)
def test_words_do_not_depend_on_how_a_page_is_set(kind: str, text: str) -> None:
    assert words_of(kind, text) == "At most 5 or 6. Not 7."


def test_quotes_and_dashes_of_all_kinds_are_the_same() -> None:
    assert normalized("“5–6” isn’t 7") == normalized('"5-6"  isn\'t 7')


@pytest.mark.parametrize("body", ["", "<", "\x00", "<p" * 10_000, "<!DOCTYPE html>"])
def test_a_page_without_a_text_has_no_words(body: str) -> None:
    assert "minutes" not in words_of("text/html", body)


def test_page_evidence_is_collected_with_its_place(small: Path, write: Callable[..., None]) -> None:
    write("data/services/ebs.yml", "    glance: true\n", "    evidence: [{page: 64 TiB}]\n")
    (found,) = quoted(open_small(small).content)
    assert (found.source, found.words) == ("https://docs.aws.amazon.com/ebs/", "64 TiB")
    assert found.location.file == "data/services/ebs.yml"
    assert list(quoted(open_small(small).content, ["services/efs"])) == []


@pytest.fixture
def write(small: Path) -> Callable[..., None]:
    def change(file: str, old: str, new: str) -> None:
        text = (small / file).read_text()
        assert old in text
        (small / file).write_text(text.replace(old, new, 1))

    return change
