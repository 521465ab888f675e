"""`make deploy` and `make stack` against a stand-in for AWS on this machine (moto).

The commands run as make runs them.
"""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from werkzeug.serving import make_server

from tests.support.builds import HOST
from tests.support.cloud import Cloud, Hosted, local_etags, make_hosted, reduced_template, run
from tools.hosting.files import HASHED, headers_of, matches

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
    stack = request.node.name.replace("_", "-")[:60]
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
    assert hosted.invalidated() == []


def test_what_others_need_goes_up_first_and_pages_last(hosted) -> None:
    assert hosted.deploy().returncode == 0
    order = hosted.keys("PUT")
    assert sorted(order) == sorted(SMALL)
    waves = [0 if matches(HASHED, key) else 2 if key.endswith(".html") else 1 for key in order]
    assert waves == sorted(waves)


def test_only_what_changed_goes_up_and_what_is_gone_goes_after_it(deployed) -> None:
    deployed.write({"storage/ebs/index.html": "more", "storage/efs/index.html": "efs"})
    (deployed.site / "assets/bundle.a5f9d56c.min.js").unlink()
    (deployed.site / "404.html").unlink()
    done = deployed.deploy()
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 files new, 1 changed, 5 as they were, 2 deleted; 4 paths")
    assert sorted(deployed.keys("PUT")) == ["storage/ebs/index.html", "storage/efs/index.html"]
    methods = [method for method, path in deployed.cloud.requests if method in ("PUT", "POST")]
    # After the two uploads: the deletion, and CloudFront. Before them CloudFormation was asked.
    assert methods == ["POST", "PUT", "PUT", "POST", "POST"]
    assert deployed.etags() == local_etags(deployed.site)
    (paths,) = deployed.invalidated()
    assert sorted(paths) == [
        "/404.html",
        "/assets/bundle.a5f9d56c.min.js",
        "/storage/ebs/",
        "/storage/ebs/index.html",
    ]


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
    assert told("--stack", hosted.stack, "--site", "nowhere").startswith("no site in nowhere/; ")
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
