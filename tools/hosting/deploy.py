"""Puts the built site into the bucket of a stack. `make deploy` calls it.

    python -m tools.hosting.deploy --stack notes [--site site] [--dry-run]

Uploads what is new or changed: first what has a hash in its name, then other files, pages last.
Deletes what is gone only when everything is up, and at the end has CloudFront forget its copies. A
deployment that breaks off has deleted nothing, and the next one goes on where it stopped.
"""

from __future__ import annotations

import argparse
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

from tools.hosting.cloudformation import Failure, check_name, hosting, one_line, run
from tools.hosting.files import File, Headers, read_files
from tools.hosting.plan import Plan, Stored, invalidation, make_plan

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

WORKERS = 8
# The most objects that S3 deletes in one request.
BATCH = 1000


def main(arguments: list[str]) -> int:
    """Deploy, or list what would be done; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.hosting.deploy", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--stack", required=True, help="the name given to make stack")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--dry-run", action="store_true", help="only list what would be done")
    given = parser.parse_args(arguments)
    return run(lambda: deploy(given.stack, given.site, given.dry_run))


def deploy(stack: str, site: Path, dry_run: bool) -> None:
    """Bring the bucket of a stack to the state of a folder. Failure says in one line what broke."""
    check_name(stack, "deploy")
    where = hosting(boto3.client("cloudformation"), stack)
    check_address(site, where.address)
    s3 = boto3.client("s3", config=Config(max_pool_connections=WORKERS))
    files = read_files(site)
    plan = make_plan(files, stored_objects(s3, where.bucket, files))
    if dry_run:
        print("\n".join([*describe(plan), f"{summary(plan, len(files))}, if it were no dry run"]))
        return
    done: list[str] = []
    try:
        for key in apply(plan, s3, where.bucket):
            done.append(key)
    finally:
        # After a failure, too: the next run finds these files as they should be, and lets them be.
        paths = invalidation(plan.stale & set(done))
        if paths:
            invalidate(where.distribution, paths)
    print(f"{summary(plan, len(files))}; {len(paths)} paths invalidated\n{where.address}")


def check_address(site: Path, address: str) -> None:
    """Failure, if there is no site in the folder or it was built for another address."""
    home = site / "index.html"
    advice = f"build it: SITE_URL={address} make release"
    if not home.is_file():
        raise Failure(f"no site in {site}/; {advice}")
    links = html.parse(str(home)).getroot().xpath("//link[@rel='canonical']/@href")
    if links != [address]:
        found = f"for {links[0]}" if links else "without an address"
        raise Failure(f"{site}/ was built {found}, the stack serves {address}; {advice}")


def stored_objects(
    s3: S3Client, bucket: str, files: Mapping[str, File]
) -> dict[str, Stored | None]:
    """What the bucket holds, by key; the details only of objects that a file has the name of."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    keys = [item["Key"] for page in pages for item in page.get("Contents", [])]

    def details(key: str) -> Stored | None:
        if key not in files:
            return None
        head = s3.head_object(Bucket=bucket, Key=key, ChecksumMode="ENABLED")
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


def apply(plan: Plan, s3: S3Client, bucket: str) -> Iterator[str]:
    """Carry out a plan; yields the key of each step done. Failure at the first that fails."""
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
    yield from delete_all(s3, bucket, plan.gone)


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
                pool.shutdown(wait=False, cancel_futures=True)
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


def delete_all(s3: S3Client, bucket: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Delete objects; yields the key of each. The bucket keeps an old version of them."""
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        done = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in batch]})
        yield from (item["Key"] for item in done.get("Deleted", []))
        for error in done.get("Errors", []):
            raise Failure(f"{error['Key']} is not deleted: {error['Message']}")


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
