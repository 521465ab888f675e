"""Puts the built site into the bucket of a stack. `make deploy` calls it.

    python -m tools.hosting.deploy --stack notes [--site site] [--dry-run] [--yes] [--unlock]

Uploads what is new or changed: first what has a hash in its name, then other files, pages last.
Then has CloudFront forget its copies, and deletes what earlier deployments uploaded and the site no
longer has; files with a hash stay for one more deployment. A deployment that breaks off has deleted
nothing, and the next one goes on where it stopped.
"""

from __future__ import annotations

import argparse
import os
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from lxml import html

from fieldnotes import problems
from fieldnotes.publish import manifest
from tools.hosting.cloudformation import Failure, Hosting, check_name, hosting, one_line, run
from tools.hosting.files import File, Headers, read_files
from tools.hosting.plan import Plan, Stored, invalidation, make_plan
from tools.hosting.record import LOCK, RECORD, Record, locked, read_record, write_record

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

WORKERS = 8
# The most objects that S3 deletes in one request.
BATCH = 1000
AGAIN = "all files are up; the same command deletes the rest"
# Deletions that need a confirmation: more than so many, and than so large a share of the objects.
MANY, LARGE_SHARE = 20, 0.1


def main(arguments: list[str]) -> int:
    """Deploy, or list what would be done; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.hosting.deploy", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--stack", required=True, help="the name given to make stack")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--dry-run", action="store_true", help="only list what would be done")
    parser.add_argument("--yes", action="store_true", help="delete however much is gone")
    parser.add_argument("--unlock", action="store_true", help="end a deployment that was killed")
    given = parser.parse_args(arguments)
    # Throttling and lost connections are tried again, unless the environment says otherwise.
    os.environ.setdefault("AWS_RETRY_MODE", "standard")
    os.environ.setdefault("AWS_MAX_ATTEMPTS", "5")
    if given.dry_run:
        return run(lambda: list_changes(given.stack, given.site))
    return run(lambda: deploy(given.stack, given.site, given.yes, given.unlock))


def list_changes(stack: str, site: Path) -> None:
    """Print what a deployment would do."""
    where, files, s3 = prepare(stack, site)
    stored = stored_objects(s3, where.bucket, files)
    plan = make_plan(files, stored, read_record(s3, where.bucket))
    print("\n".join([*describe(plan), f"{summary(plan, len(files))}, if it were no dry run"]))


def deploy(stack: str, site: Path, confirmed: bool = False, unlock: bool = False) -> None:
    """Bring the bucket of a stack to the state of a folder. Failure says in one line what broke."""
    where, files, s3 = prepare(stack, site)
    with locked(s3, where.bucket, stack, unlock):
        last = read_record(s3, where.bucket)
        stored = stored_objects(s3, where.bucket, files)
        plan = make_plan(files, stored, last)
        if not confirmed:
            check_deletions(plan, len(stored), stack)
        # Known to be ours before they are there: this deployment may never come to its end.
        current = last
        if not files.keys() <= last.files:
            planned = Record(last.files | files.keys(), last.kept, last.etag)
            current = write_record(s3, where.bucket, planned)
        paths = carry_out(plan, s3, where)
        final = Record(frozenset(files), frozenset(plan.kept), current.etag)
        if final != current:
            write_record(s3, where.bucket, final)
    print(f"{summary(plan, len(files))}; {len(paths)} paths invalidated\n{where.address}")


def prepare(stack: str, site: Path) -> tuple[Hosting, dict[str, File], S3Client]:
    """Where a site goes, its files, and a client. Failure: it is not a complete site for it."""
    check_name(stack, "deploy")
    where = hosting(boto3.client("cloudformation"), stack)
    advice = f"build it: SITE_URL={where.address} make release"
    try:
        hashes = manifest.check(site, advice)
    except problems.Failure as failure:
        raise Failure(str(failure)) from failure
    check_address(site, where.address, advice)
    client = boto3.client("s3", config=Config(max_pool_connections=WORKERS))
    return where, read_files(site, hashes), client


def check_deletions(plan: Plan, objects: int, stack: str) -> None:
    """Failure, if a plan deletes so much that the site may be the wrong one."""
    count = len(plan.gone)
    if count > MANY and count > LARGE_SHARE * objects:
        raise Failure(
            f"this would delete {count} of {objects} objects, such as {plan.gone[0]}; if the site "
            f"has really shrunk: make deploy STACK={stack} YES=1. DRY=1 lists them"
        )


def carry_out(plan: Plan, s3: S3Client, where: Hosting) -> list[str]:
    """Upload, invalidate, delete; returns the paths invalidated. Failure: a step failed."""
    done: set[str] = set()
    try:
        for key in upload_plan(plan, s3, where.bucket):
            done.add(key)
    except BaseException:
        # The next run finds these files as they should be, and lets them be.
        if paths := invalidation(plan.stale & done):
            invalidate(where.distribution, paths)
        raise
    if paths := invalidation(plan.stale):
        invalidate(where.distribution, paths)
    delete_all(s3, where.bucket, plan.gone)
    return paths


def check_address(site: Path, address: str, advice: str) -> None:
    """Failure, if the site was built for another address."""
    home = html.parse(str(site / "index.html")).getroot()
    links = [] if home is None else home.xpath("//link[@rel='canonical']/@href")
    if links != [address]:
        found = f"for {links[0]}" if links else "without an address"
        raise Failure(f"{site}/ was built {found}, the stack serves {address}; {advice}")


def stored_objects(
    s3: S3Client, bucket: str, files: Mapping[str, File]
) -> dict[str, Stored | None]:
    """What the bucket holds, by key; the details only of objects that a file has the name of."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    found = [item["Key"] for page in pages for item in page.get("Contents", [])]
    keys = [key for key in found if key not in (LOCK, RECORD)]

    def details(key: str) -> Stored | None:
        if key not in files:
            return None
        try:
            head = s3.head_object(Bucket=bucket, Key=key, ChecksumMode="ENABLED")
        except (BotoCoreError, ClientError) as error:
            raise Failure(f"{key}: {one_line(error)}; nothing has changed") from error
        headers = Headers(head.get("ContentType", ""), head.get("CacheControl", ""))
        return Stored(headers, head.get("ChecksumSHA256"))

    with ThreadPoolExecutor(WORKERS) as pool:
        return dict(zip(keys, pool.map(details, keys), strict=True))


def describe(plan: Plan) -> list[str]:
    """What a plan does: one line per step, in the order of the steps."""
    new = set(plan.new)
    uploads = [file for wave in plan.waves for file in wave]
    return [
        *(f"{'new' if file in new else 'changed':<10} {file.key}" for file in uploads),
        *(f"{'delete':<10} {key}" for key in plan.gone),
        *(f"{'invalidate':<10} {path}" for path in invalidation(plan.stale)),
    ]


def summary(plan: Plan, files: int) -> str:
    """A plan in numbers."""
    same = files - len(plan.new) - len(plan.changed)
    return (
        f"{len(plan.new)} files new, {len(plan.changed)} changed, {same} as they were, "
        f"{len(plan.gone)} deleted"
    )


def upload_plan(plan: Plan, s3: S3Client, bucket: str) -> Iterator[str]:
    """Upload the files of a plan; yields the key of each. Failure at the first that fails."""
    up, wanted = 0, len(plan.new) + len(plan.changed)
    try:
        for wave in plan.waves:
            for key in upload_all(s3, bucket, wave):
                up += 1
                yield key
    except Failure as failure:
        raise Failure(
            f"{failure}; {up} of {wanted} files are up, nothing is deleted; "
            "the same command goes on from here"
        ) from failure


def upload_all(s3: S3Client, bucket: str, wave: Iterable[File]) -> Iterator[str]:
    """Upload files in parallel; yields the key of each. After a failure no new one starts."""
    failed = None
    with ThreadPoolExecutor(WORKERS) as pool:
        running = {pool.submit(upload, s3, bucket, file): file.key for file in wave}
        for future in as_completed(running):
            if future.cancelled():
                continue
            if error := future.exception():
                failed = failed or error
                # One by one: those that a shutdown cancels never arrive here.
                for waiting in running:
                    waiting.cancel()
            else:
                yield running[future]
    if failed:
        raise failed


def upload(s3: S3Client, bucket: str, file: File) -> None:
    """Upload one file. S3 refuses what does not have its checksum."""
    try:
        with file.path.open("rb") as body:
            s3.put_object(
                Bucket=bucket,
                Key=file.key,
                Body=body,
                ContentType=file.headers.type,
                CacheControl=file.headers.cache,
                ChecksumAlgorithm="SHA256",
                ChecksumSHA256=file.checksum,
            )
    except (BotoCoreError, ClientError, OSError) as error:
        raise Failure(f"{file.key}: {one_line(error)}") from error


def delete_all(s3: S3Client, bucket: str, keys: tuple[str, ...]) -> None:
    """Delete objects. The bucket keeps an old version of them."""
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        try:
            done = s3.delete_objects(
                Bucket=bucket, Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True}
            )
        except (BotoCoreError, ClientError) as error:
            raise Failure(f"{batch[0]} is not deleted: {one_line(error)}; {AGAIN}") from error
        for refused in done.get("Errors", []):
            raise Failure(f"{refused['Key']} is not deleted: {refused['Message']}; {AGAIN}")


def invalidate(distribution: str, paths: list[str]) -> None:
    """Have CloudFront forget its copies."""
    try:
        boto3.client("cloudfront").create_invalidation(
            DistributionId=distribution,
            InvalidationBatch={
                "Paths": {"Quantity": len(paths), "Items": paths},
                "CallerReference": str(uuid.uuid4()),
            },
        )
    except (BotoCoreError, ClientError) as error:
        raise Failure(
            f"{one_line(error)}; CloudFront keeps old copies until they expire, an hour at most"
        ) from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
