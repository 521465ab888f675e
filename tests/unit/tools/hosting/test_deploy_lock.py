"""Two deployments at once do not mix, and each knows what the last one uploaded."""

from __future__ import annotations

import re
import subprocess
import threading
from pathlib import Path

import pytest

from tests.support.cloud import (
    local_etags,
    run,
)
from tools.hosting.cloudformation import Failure
from tools.hosting.record import LOCK, RECORD, Record, read_record, write_record


def test_a_second_deployment_waits_for_the_end_of_the_first(deployed, tmp_path: Path) -> None:
    """The first one is held up in the middle of its uploads, until the second has answered."""
    reached, go_on = threading.Event(), threading.Event()

    def hold(method: str, path: str) -> bool:
        if method == "PUT" and path.endswith("storage/index.html"):
            reached.set()
            held.append(path)
        return False

    held: list[str] = []
    deployed.write({"storage/index.html": "first"})
    deployed.cloud.before = lambda method, path: (
        go_on.wait(60) if method == "PUT" and path.endswith("storage/index.html") else None
    )
    deployed.cloud.refuses = hold
    first: list[subprocess.CompletedProcess[str]] = []
    thread = threading.Thread(target=lambda: first.append(deployed.deploy()))
    thread.start()
    assert reached.wait(60)
    second = run("deploy", "--stack", deployed.stack, "--site", str(deployed.site))
    go_on.set()
    thread.join()
    assert first[0].returncode == 0, first[0].stderr
    assert second.returncode == 1
    assert re.fullmatch(
        r"another deployment has been running since \d{4}-\d\d-\d\d \d\d:\d\d UTC; wait until it "
        rf"has ended\. If it was interrupted: make deploy STACK={deployed.stack} UNLOCK=1\n",
        second.stderr,
    )
    assert deployed.etags() == local_etags(deployed.site)


def test_the_lock_of_a_killed_deployment_is_removed_on_request(deployed) -> None:
    deployed.s3.put_object(Bucket=deployed.bucket, Key=LOCK, Body=b"")
    refused = deployed.deploy()
    assert refused.stderr.startswith("another deployment is running; wait until it has ended. ")
    assert deployed.deploy("--unlock").returncode == 0
    assert deployed.deploy().returncode == 0


def test_a_deployment_that_lost_its_lock_leaves_the_record_to_the_other(deployed) -> None:
    """Somebody removed the lock of a deployment that was running, and deployed."""
    stale = read_record(deployed.s3, deployed.bucket)
    write_record(deployed.s3, deployed.bucket, Record(stale.files | {"b"}, stale.kept, stale.etag))
    with pytest.raises(Failure, match="another deployment has changed the bucket"):
        write_record(deployed.s3, deployed.bucket, stale)
    with pytest.raises(Failure, match="another deployment has changed the bucket"):
        write_record(deployed.s3, deployed.bucket, Record())


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b'{"version": 2}'])
def test_an_unreadable_record_gives_one_line(deployed, body: bytes) -> None:
    deployed.s3.put_object(Bucket=deployed.bucket, Key=RECORD, Body=body)
    done = deployed.deploy()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{RECORD} in {deployed.bucket} is not a record of this version")
    assert done.stderr.count("\n") == 1
