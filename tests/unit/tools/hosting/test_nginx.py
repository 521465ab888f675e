"""nginx as tests and benchmarks run it: what it answers, and what it says when it cannot start."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tools.hosting import nginx


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/page").mkdir(parents=True)
    (tmp_path / "site/page/index.html").write_text("<p>a</p>" * 100)
    (tmp_path / "site/404.html").write_text("<p>missing</p>")
    return tmp_path / "site"


def test_where_nginx_cannot_start_its_own_words_say_why(site: Path) -> None:
    with nginx.serving(site) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        with (
            pytest.raises(RuntimeError, match="Address already in use"),
            nginx.serving(site, port=port),
        ):
            pass


def test_a_site_is_served_as_a_host_does(site: Path) -> None:
    with nginx.serving(site, "/notes/") as address:
        zipped = Request(f"{address}page/", headers={"Accept-Encoding": "gzip"})
        with urlopen(zipped) as answer:
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert gzip.decompress(answer.read()) == b"<p>a</p>" * 100
        with pytest.raises(HTTPError) as missing:
            urlopen(f"{address}nowhere/")
        assert missing.value.code == 404
        assert missing.value.read() == b"<p>missing</p>"
        missing.value.close()
