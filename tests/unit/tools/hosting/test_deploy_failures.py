"""A deployment that cannot go on says why in one line, and the next one finishes it."""

from __future__ import annotations

import json

import boto3
import pytest

from fieldnotes.publish import manifest
from tests.support.cloud import (
    ADDRESS,
    PAGE,
    local_etags,
    run,
)


def test_a_site_that_is_not_complete_stays_where_it_is(deployed) -> None:
    before = deployed.etags()
    advice = f"build it: SITE_URL={ADDRESS} make release\n"

    def told() -> str:
        done = run("deploy", "--stack", deployed.stack, "--site", str(deployed.site))
        assert done.returncode == 1
        return done.stderr.replace(str(deployed.site), "site")

    (deployed.site / "storage/ebs.md").unlink()
    (deployed.site / "search/index.js").write_text("half")
    assert told() == (
        "site/search/index.js has changed since the site was built, "
        f"and 1 more files differ; {advice}"
    )
    (deployed.site / manifest.NAME).unlink()
    assert told() == f"no complete site in site; {advice}"
    assert deployed.etags() == before


def test_an_empty_home_page_gives_one_line(hosted) -> None:
    hosted.write({"index.html": ""})
    done = hosted.deploy()
    assert done.stderr.startswith(f"{hosted.site}/ was built without an address, ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("files", [1, 20, 100])
def test_a_refused_upload_ends_the_deployment_however_many_wait(hosted, files: int) -> None:
    hosted.write({f"a/{number:03}.txt": "a" for number in range(files)})
    hosted.cloud.refuses = lambda method, path: method == "PUT" and path.endswith("a/000.txt")
    done = hosted.deploy()
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("a/000.txt: PutObject: Out of order.; ")
    assert line.endswith("nothing is deleted; the same command goes on from here")
    hosted.cloud.refuses = lambda method, path: False
    assert hosted.deploy().returncode == 0
    assert hosted.etags() == local_etags(hosted.site)


def test_a_failure_that_passes_is_tried_again(hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "3")
    failed: set[str] = set()

    def refuses_once(method: str, path: str) -> bool:
        if path in failed or not path.endswith((".md", "lock.json")):
            return False
        failed.add(path)
        return True

    hosted.cloud.refuses = refuses_once
    done = hosted.deploy()
    assert done.returncode == 0, done.stderr
    assert len(failed) == 2
    assert hosted.etags() == local_etags(hosted.site)


@pytest.mark.parametrize(
    ("method", "end", "line"),
    [
        (
            "HEAD",
            "ebs.md",
            "storage/ebs.md: HeadObject: Internal Server Error; nothing has changed",
        ),
        (
            "POST",
            "?delete",
            "404.html is not deleted: DeleteObjects: Out of order.; "
            "all files are up; the same command deletes the rest",
        ),
    ],
)
def test_a_refused_request_is_reported_with_its_key(
    deployed, method: str, end: str, line: str
) -> None:
    (deployed.site / "404.html").unlink()
    deployed.cloud.refuses = lambda used, path: used == method and path.endswith(end)
    done = deployed.deploy()
    assert (done.returncode, done.stderr) == (1, f"{line}\n")
    deployed.cloud.refuses = lambda method, path: False
    assert deployed.deploy().returncode == 0
    assert deployed.etags() == local_etags(deployed.site)


def test_a_deployment_that_breaks_off_deletes_nothing_and_the_next_goes_on(deployed) -> None:
    before = deployed.etags()
    deployed.write(
        {"search/index.js": "new", "storage/index.html": "new", "index.html": PAGE + "B"}
    )
    (deployed.site / "storage/ebs.md").unlink()
    deployed.cloud.refuses = lambda method, path: method == "PUT" and path.endswith("/index.html")
    broken = deployed.deploy()
    assert broken.returncode == 1
    (line,) = broken.stderr.splitlines()
    assert "index.html: PutObject: Out of order.; 1 of 3 files are up, nothing is deleted" in line
    after = deployed.etags()
    assert after.keys() == before.keys()
    assert {key for key in before if after[key] != before[key]} == {"search/index.js"}
    assert deployed.invalidated() == [["/search/index.js"]]

    deployed.cloud.refuses = lambda method, path: False
    mended = deployed.deploy()
    assert mended.returncode == 0, mended.stderr
    assert sorted(deployed.keys("PUT")) == ["index.html", "storage/index.html"]
    assert deployed.etags() == local_etags(deployed.site)


def test_a_refused_invalidation_gives_one_line(deployed) -> None:
    deployed.write({"storage/index.html": "new"})
    deployed.cloud.refuses = lambda method, path: path.endswith("/invalidation")
    done = deployed.deploy()
    assert done.returncode == 1
    assert done.stderr == (
        "CreateInvalidation: Out of order.; CloudFront keeps old copies until they expire, "
        "an hour at most\n"
    )
    assert deployed.etags() == local_etags(deployed.site)


def test_a_site_for_another_address_stays_where_it_is(hosted) -> None:
    hosted.write({"index.html": PAGE.replace("notes", "other")})
    done = hosted.deploy()
    assert done.returncode == 1
    assert done.stderr == (
        f"{hosted.site}/ was built for https://other.example.org/, the stack serves {ADDRESS}; "
        f"build it: SITE_URL={ADDRESS} make release\n"
    )
    assert hosted.etags() == {}


def test_a_missing_setting_or_site_gives_one_line(hosted, cloud) -> None:
    def told(*arguments: str, without: str = "") -> str:
        done = run("deploy", *arguments, without=without)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        return line

    assert told("--stack", "") == "STACK is not set; name the stack: make deploy STACK=notes"
    assert told("--stack", "nowhere") == (
        'no stack "nowhere" in eu-central-1; make stack STACK=nowhere creates it'
    )
    assert told("--stack", hosted.stack, "--site", "nowhere").startswith("no site in nowhere; ")
    assert told("--stack", "any", without="AWS_ACCESS_KEY").startswith("no credentials for AWS; ")
    assert told("--stack", "any", without="AWS_DEFAULT_R").startswith("no Region for AWS; ")
    bare = json.dumps({"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}}})
    boto3.client("cloudformation").create_stack(StackName="bare", TemplateBody=bare)
    assert told("--stack", "bare").startswith(
        'the stack "bare" (CREATE_COMPLETE) has no output BucketName, DistributionId, Address; '
    )
