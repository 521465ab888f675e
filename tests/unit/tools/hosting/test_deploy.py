"""`make deploy` and `make stack` against a stand-in for AWS on this machine (moto).

The commands run as make runs them.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from werkzeug.serving import make_server

from fieldnotes.publish import manifest
from tests.support.builds import HOST
from tests.support.cloud import Cloud, Hosted, local_etags, make_hosted, reduced_template, run
from tools.hosting.cloudformation import Failure
from tools.hosting.files import HASHED, headers_of, matches
from tools.hosting.record import LOCK, RECORD, Record, read_record, write_record

ADDRESS = "https://notes.example.org/"
PAGE = f'<!doctype html><link rel="canonical" href="{ADDRESS}"><title>A</title>'
SMALL = {
    "index.html": PAGE,
    "404.html": "gone",
    "storage/index.html": "storage",
    "storage/ebs/index.html": "ebs",
    "storage/ebs.md": "# ebs",
    "search/index.js": "search",
    "assets/main.57a0d79d.min.css": "body {}",
    "assets/bundle.a5f9d56c.min.js": "0",
}


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


def test_real_site_arrives_whole_and_a_second_run_uploads_nothing(cloud, real_site) -> None:
    hosted = make_hosted(cloud, real_site, "real-site", HOST)
    first = hosted.deploy()
    assert first.returncode == 0, first.stderr
    count = len(local_etags(real_site))
    assert first.stdout.startswith(f"{count} files new, 0 changed, 0 as they were, 0 deleted")
    assert hosted.etags() == local_etags(real_site)
    one_of_each = {Path(key).suffix: key for key in hosted.etags()}
    for key in one_of_each.values():
        head = hosted.s3.head_object(Bucket=hosted.bucket, Key=key)
        sent = headers_of(key)
        assert (head["ContentType"], head["CacheControl"]) == (sent.type, sent.cache)
    second = hosted.deploy()
    assert second.returncode == 0, second.stderr
    assert second.stdout.startswith(f"0 files new, 0 changed, {count} as they were, 0 deleted; 0")
    assert hosted.keys("PUT") == hosted.keys("POST") == []
    assert hosted.keys("DELETE") == []
    assert hosted.invalidated() == []


def test_what_others_need_goes_up_first_and_pages_last(hosted) -> None:
    assert hosted.deploy().returncode == 0
    order = hosted.keys("PUT")
    assert sorted(order) == sorted(SMALL)
    waves = [0 if matches(HASHED, key) else 2 if key.endswith(".html") else 1 for key in order]
    assert waves == sorted(waves)


def test_only_what_changed_goes_up_and_what_is_gone_goes_after_it(deployed) -> None:
    deployed.write({"storage/ebs/index.html": "more", "storage/efs/index.html": "efs"})
    (deployed.site / "404.html").unlink()
    done = deployed.deploy()
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 files new, 1 changed, 6 as they were, 1 deleted; 3 paths")
    assert sorted(deployed.keys("PUT")) == ["storage/ebs/index.html", "storage/efs/index.html"]
    steps = [path for method, path in deployed.cloud.requests if method in ("PUT", "POST")]
    # After the uploads CloudFront forgets its copies, and only then the object goes.
    names = [step.rpartition("/")[2].removeprefix(deployed.bucket) for step in steps]
    assert [name.partition("?x-id")[0] for name in names] == [
        "",  # CloudFormation: where is the stack?
        "lock.json",
        "record.json",
        "index.html",
        "index.html",
        "invalidation",
        "?delete",
        "record.json",
    ]
    assert deployed.etags() == local_etags(deployed.site)
    (paths,) = deployed.invalidated()
    assert sorted(paths) == ["/404.html", "/storage/ebs/", "/storage/ebs/index.html"]


def test_a_replaced_file_with_a_hash_stays_for_one_more_deployment(deployed) -> None:
    old, new = "assets/bundle.a5f9d56c.min.js", "assets/bundle.b5f9d56c.min.js"
    (deployed.site / old).rename(deployed.site / new)
    first = deployed.deploy()
    assert first.returncode == 0, first.stderr
    assert "0 deleted" in first.stdout
    assert {old, new} <= deployed.etags().keys()
    second = deployed.deploy()
    assert "1 deleted" in second.stdout
    assert deployed.etags() == local_etags(deployed.site)
    # One that is needed again stays.
    (deployed.site / new).rename(deployed.site / old)
    deployed.deploy()
    deployed.write({new: "1"})
    deployed.deploy()
    assert deployed.etags() == local_etags(deployed.site)


def test_what_no_deployment_uploaded_stays(deployed) -> None:
    foreign = ("uploads/customer.csv", ".well-known/acme-challenge/abc", "old/index.html")
    for key in foreign:
        deployed.s3.put_object(Bucket=deployed.bucket, Key=key, Body=b"")
    (deployed.site / "404.html").unlink()
    assert deployed.deploy("--yes").returncode == 0
    assert deployed.etags().keys() - local_etags(deployed.site).keys() == set(foreign)


def test_many_deletions_need_a_confirmation(deployed) -> None:
    deployed.write({f"a/{number}.txt": "a" for number in range(30)})
    assert deployed.deploy().returncode == 0
    before = deployed.etags()
    for path in (deployed.site / "a").iterdir():
        path.unlink()
    deployed.write({"index.html": PAGE + "B"})
    refused = deployed.deploy()
    assert refused.returncode == 1
    assert refused.stderr == (
        "this would delete 30 of 38 objects, such as a/0.txt; if the site has really shrunk: "
        f"make deploy STACK={deployed.stack} YES=1. DRY=1 lists them\n"
    )
    assert deployed.etags() == before
    assert deployed.deploy("--dry-run").stdout.count("delete  ") == 30
    assert deployed.deploy("--yes").returncode == 0
    assert deployed.etags() == local_etags(deployed.site)


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


def test_an_empty_home_page_is_told(hosted) -> None:
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
def test_a_refused_request_is_told_with_its_key(deployed, method: str, end: str, line: str) -> None:
    (deployed.site / "404.html").unlink()
    deployed.cloud.refuses = lambda used, path: used == method and path.endswith(end)
    done = deployed.deploy()
    assert (done.returncode, done.stderr) == (1, f"{line}\n")
    deployed.cloud.refuses = lambda method, path: False
    assert deployed.deploy().returncode == 0
    assert deployed.etags() == local_etags(deployed.site)


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
def test_a_record_that_cannot_be_read_is_told(deployed, body: bytes) -> None:
    deployed.s3.put_object(Bucket=deployed.bucket, Key=RECORD, Body=body)
    done = deployed.deploy()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{RECORD} in {deployed.bucket} is not a record of this version")
    assert done.stderr.count("\n") == 1


def test_an_object_with_another_type_or_time_in_caches_goes_up_again(deployed) -> None:
    other = {"Bucket": deployed.bucket, "Key": "storage/ebs.md", "Body": b"# ebs"}
    deployed.s3.put_object(**other, ContentType="text/plain", ChecksumAlgorithm="SHA256")
    done = deployed.deploy()
    assert deployed.keys("PUT") == ["storage/ebs.md"], done.stdout
    head = deployed.s3.head_object(Bucket=deployed.bucket, Key="storage/ebs.md")
    assert head["ContentType"] == "text/markdown; charset=utf-8"


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


def test_a_refused_invalidation_is_told(deployed) -> None:
    deployed.write({"storage/index.html": "new"})
    deployed.cloud.refuses = lambda method, path: path.endswith("/invalidation")
    done = deployed.deploy()
    assert done.returncode == 1
    assert done.stderr == (
        "CreateInvalidation: Out of order.; CloudFront keeps old copies until they expire, "
        "an hour at most\n"
    )
    assert deployed.etags() == local_etags(deployed.site)


def test_a_dry_run_lists_what_would_be_done_and_does_nothing(deployed) -> None:
    before = deployed.etags()
    deployed.write({"storage/index.html": "new", "a.txt": "new"})
    (deployed.site / "storage/ebs.md").unlink()
    done = deployed.deploy("--dry-run")
    assert done.stdout.splitlines() == [
        "new        a.txt",
        "changed    storage/index.html",
        "delete     storage/ebs.md",
        "invalidate /storage/",
        "invalidate /storage/ebs.md",
        "invalidate /storage/index.html",
        "1 files new, 1 changed, 6 as they were, 1 deleted, if it were no dry run",
    ]
    assert deployed.etags() == before
    assert deployed.invalidated() == []


def test_a_site_for_another_address_stays_where_it_is(hosted) -> None:
    hosted.write({"index.html": PAGE.replace("notes", "other")})
    done = hosted.deploy()
    assert done.returncode == 1
    assert done.stderr == (
        f"{hosted.site}/ was built for https://other.example.org/, the stack serves {ADDRESS}; "
        f"build it: SITE_URL={ADDRESS} make release\n"
    )
    assert hosted.etags() == {}


def test_what_is_missing_is_told_in_one_line(hosted, cloud) -> None:
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


def test_the_stack_is_created_updated_and_left_alone(hosted, tmp_path: Path) -> None:
    template = tmp_path / "template.json"
    template.write_text(reduced_template(hosted.distribution, ADDRESS))
    arguments = ["--stack", "made-by-command", "--template", str(template)]
    created = run("stack", *arguments)
    assert created.returncode == 0, created.stderr
    assert f"{ADDRESS} is served from the bucket made-by-command-" in created.stdout
    assert "make deploy STACK=made-by-command\n" in created.stdout
    arn = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    named = run("stack", *arguments, "--domain", "b.example.org", "--certificate", arn)
    assert "https://b.example.org/ is served from" in named.stdout, named.stderr
    kept = run("stack", *arguments)
    assert "https://b.example.org/ is served from" in kept.stdout, kept.stderr


def test_a_template_that_aws_refuses_is_told_in_one_line(cloud, tmp_path: Path) -> None:
    template = tmp_path / "template.json"
    template.write_text('{"Outputs": {"A": {"Value": {"Fn::GetAtt": ["Nothing", "Arn"]}}}}')
    done = run("stack", "--stack", "refused", "--template", str(template))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("CreateStack: ")
    assert run("stack", "--stack", "").stderr == (
        "STACK is not set; name the stack: make stack STACK=notes\n"
    )
