"""Serves a built site with nginx on this machine, as a host would: types, compression, 404 page."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import tethered
from tools.hosting.files import TYPES, UNKNOWN
from tools.setup.programs import NGINX

HOST = "127.0.0.1"
# Seconds until a server that has not answered never will.
TIMEOUT_S = 20.0

# What it writes while it runs goes into a folder of its own. It is one process: a second would run
# as another user, who may not read the site.
CONFIGURATION = """\
daemon off;
master_process off;
pid {own}/pid;
error_log {own}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ {types} }}
  default_type {unknown};
  charset utf-8;
  charset_types {texts};
  gzip on;
  gzip_types {compressed};
  sendfile on;
  access_log off;
  client_body_temp_path {own}/body;
  proxy_temp_path {own}/proxy;
  fastcgi_temp_path {own}/fastcgi;
  uwsgi_temp_path {own}/uwsgi;
  scgi_temp_path {own}/scgi;
  server {{
    listen {host}:{port};
    absolute_redirect off;
    error_page 404 {path}404.html;
    location {path} {{ alias "{site}/"; }}
  }}
}}
"""


def free_port() -> int:
    """A port of this machine on which nothing listens now."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def configuration(site: Path, path: str, port: int, own: Path) -> str:
    """What nginx reads to serve a folder below a path that begins and ends with a slash.

    `own` is the folder for what it writes. Every file has the type it has on AWS.
    """
    types = {ending: type_.partition(";")[0] for ending, type_ in TYPES.items()}
    texts = {types[ending] for ending, type_ in TYPES.items() if "charset" in type_}
    compressed = texts | {"application/json", "application/xml", "image/svg+xml"}
    return CONFIGURATION.format(
        own=own,
        types=" ".join(f"{type_} {ending[1:]};" for ending, type_ in sorted(types.items())),
        unknown=UNKNOWN,
        # It does so with HTML by itself, and warns of it.
        texts=" ".join(sorted(texts - {"text/html"})),
        compressed=" ".join(sorted(compressed - {"text/html"})),
        host=HOST,
        port=port,
        path=path,
        site=site.resolve(),
    )


@contextmanager
def serving(site: Path, path: str = "/", port: int | None = None) -> Iterator[str]:
    """The address of a site while nginx serves it below a path.

    Raises SystemExit where there is no nginx, and RuntimeError with its words when it does not
    start in time.
    """
    program, port = NGINX.found(), port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        file = own / "nginx.conf"
        file.write_text(configuration(site, path, port, own))
        command = [program, "-p", folder, "-c", str(file), "-e", str(own / "error.log")]
        with tethered.running(command, stderr=subprocess.DEVNULL) as process:
            _wait(process, own)
            yield f"http://{HOST}:{port}{path}"


def _wait(process: subprocess.Popen[bytes], own: Path) -> None:
    """Return once it listens: only then it writes the number of its process."""
    end = time.monotonic() + TIMEOUT_S
    while not (own / "pid").exists():
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"nginx does not serve: {(own / 'error.log').read_text()}")
        time.sleep(0.02)
