"""A built site on this machine, served as its host would serve it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.builds import Build


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a build below the path of its address, and its 404.html for what is not there.

    The sitemap names the address the site is served from: the theme previews and preloads only
    what the sitemap lists.
    """

    site: Build
    path_of_site: str

    def do_GET(self) -> None:
        if self.path != f"{self.path_of_site}sitemap.xml":
            return super().do_GET()
        here = f"http://127.0.0.1:{self.server.server_address[1]}{self.path_of_site}"
        text = (self.site.folder / "sitemap.xml").read_text()
        return self._answer(200, "application/xml", text.replace(self.site.address, here).encode())

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.path_of_site):
            return str(self.site.folder / "no such file")
        self.directory = str(self.site.folder)
        return super().translate_path("/" + path.removeprefix(self.path_of_site))

    def send_error(self, code: int, *_: object) -> None:  # type: ignore[override]
        self._answer(code, "text/html; charset=utf-8", (self.site.folder / "404.html").read_bytes())

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(site: Build, path: str = "/") -> Iterator[str]:
    """The address, without its last slash, of a build while it is served below a path."""
    handler = type("SiteHandler", (Handler,), {"site": site, "path_of_site": path})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path.rstrip('/')}"
        finally:
            server.shutdown()
            thread.join()
