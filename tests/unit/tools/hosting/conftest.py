"""A stand-in for AWS (moto), and sites that are deployed to it, or not yet."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from tests.support.cloud import (
    ADDRESS,
    SMALL,
    Cloud,
    Hosted,
    make_hosted,
)


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    cloud = Cloud()
    server = make_server("127.0.0.1", 0, cloud, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    names = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("AWS_PROFILE", raising=False)
        for name, value in names.items():
            patch.setenv(name, value)
        yield cloud
    server.shutdown()
    server.server_close()


@pytest.fixture
def hosted(cloud: Cloud, tmp_path: Path, request: pytest.FixtureRequest) -> Hosted:
    """A small site that is not deployed yet."""
    # Cases of one test may differ in what a name of a stack cannot hold.
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name)[:50]
    stack = f"{name}-{hashlib.md5(request.node.name.encode()).hexdigest()[:6]}"
    hosted = make_hosted(cloud, tmp_path / "site", stack, ADDRESS)
    hosted.write(SMALL)
    return hosted


@pytest.fixture
def deployed(hosted: Hosted) -> Hosted:
    """A small site that is deployed."""
    done = hosted.deploy()
    assert done.returncode == 0, done.stderr
    return hosted


OF_A_KIND = 20


@pytest.fixture
def real_site(built: Path, tmp_path: Path) -> Path:
    """The real site with some files of each kind: a folder at the top may hold thousands alike."""
    counts: Counter[tuple[str, str]] = Counter()
    for file in sorted(path for path in built.rglob("*") if path.is_file()):
        path = file.relative_to(built)
        kind = (path.parts[0] if len(path.parts) > 1 else "", path.suffix)
        counts[kind] += 1
        if counts[kind] <= OF_A_KIND or not kind[0]:
            target = tmp_path / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.hardlink_to(file)
    return tmp_path / "site"
