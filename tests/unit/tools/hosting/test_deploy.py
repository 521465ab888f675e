"""What `make deploy` uploads and deletes, and in which order; the command runs as make runs it."""

from __future__ import annotations

from pathlib import Path

from tests.support.builds import HOST
from tests.support.cloud import (
    PAGE,
    SMALL,
    local_etags,
    make_hosted,
)
from tools.hosting.files import HASHED, headers_of, matches


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


def test_an_object_with_another_type_or_time_in_caches_goes_up_again(deployed) -> None:
    other = {"Bucket": deployed.bucket, "Key": "storage/ebs.md", "Body": b"# ebs"}
    deployed.s3.put_object(**other, ContentType="text/plain", ChecksumAlgorithm="SHA256")
    done = deployed.deploy()
    assert deployed.keys("PUT") == ["storage/ebs.md"], done.stdout
    head = deployed.s3.head_object(Bucket=deployed.bucket, Key="storage/ebs.md")
    assert head["ContentType"] == "text/markdown; charset=utf-8"


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
