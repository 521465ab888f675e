"""What deployments leave in the bucket for the next one: a record of their files, and a lock.

The record is a hidden object with the key of every file that a deployment put there, so that a
later one deletes nothing else. The lock exists while a deployment runs. Both are written under
conditions that S3 checks, so two deployments at once cannot mix.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from tools.hosting.cloudformation import Failure

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

RECORD = ".deployment/record.json"
LOCK = ".deployment/lock.json"
_VERSION = 1


@dataclass(frozen=True)
class Record:
    """The keys of the files of a deployment, and of files that it kept from the one before.

    `etag` is that of the object which holds the record; empty if there is none yet.
    """

    files: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    etag: str = ""


def read_record(s3: S3Client, bucket: str) -> Record:
    """The record of the last deployment. Failure: it cannot be understood."""
    try:
        found = s3.get_object(Bucket=bucket, Key=RECORD)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            return Record()
        raise
    try:
        record = json.loads(found["Body"].read())
        if record["version"] != _VERSION:
            raise ValueError(record["version"])
        return Record(frozenset(record["files"]), frozenset(record["kept"]), found["ETag"])
    except (ValueError, TypeError, KeyError):
        raise Failure(
            f"{RECORD} in {bucket} is not a record of this version; deploy with the newest code, "
            "or delete the object, after which no old file is ever deleted"
        ) from None


def write_record(s3: S3Client, bucket: str, record: Record) -> Record:
    """Replace the record that has the ETag of `record`; returns it with its new one."""
    text = json.dumps(
        {"version": _VERSION, "files": sorted(record.files), "kept": sorted(record.kept)}, indent=0
    )
    condition = {"IfMatch": record.etag} if record.etag else {"IfNoneMatch": "*"}
    try:
        answer = s3.put_object(
            Bucket=bucket,
            Key=RECORD,
            Body=text.encode(),
            ContentType="application/json",
            **condition,  # type: ignore[arg-type]
        )
    except ClientError as error:
        if _is_condition(error):
            raise Failure(
                "another deployment has changed the bucket; run the same command again"
            ) from None
        raise
    return Record(record.files, record.kept, answer["ETag"])


@contextmanager
def locked(s3: S3Client, bucket: str, stack: str, unlock: bool = False) -> Iterator[None]:
    """Holds the lock of a bucket. Failure: another deployment holds it, unless `unlock`."""
    if unlock:
        s3.delete_object(Bucket=bucket, Key=LOCK)
    started = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC"
    try:
        s3.put_object(
            Bucket=bucket,
            Key=LOCK,
            Body=json.dumps({"started": started}).encode(),
            ContentType="application/json",
            IfNoneMatch="*",
        )
    except ClientError as error:
        if _is_condition(error):
            raise Failure(
                f"another deployment {_holder(s3, bucket)}; wait until it has ended. If it was "
                f"interrupted: make deploy STACK={stack} UNLOCK=1"
            ) from None
        raise
    try:
        yield
    finally:
        s3.delete_object(Bucket=bucket, Key=LOCK)


def _holder(s3: S3Client, bucket: str) -> str:
    """When the deployment began that holds the lock."""
    try:
        held = json.loads(s3.get_object(Bucket=bucket, Key=LOCK)["Body"].read())
        return f"has been running since {held['started']}"
    except (ClientError, ValueError, TypeError, KeyError):
        return "is running"


def _is_condition(error: ClientError) -> bool:
    # S3 answers a conflict when two conditional writes arrive at the same time.
    codes = ("PreconditionFailed", "ConditionalRequestConflict")
    return error.response["Error"]["Code"] in codes
