"""A stand-in for AWS on this machine (moto), and a stack in it to deploy to.

It knows no distribution in a template, so stacks are made from a reduced one: a bucket, with the
parameters and outputs of deploy/site.yml. The distribution is made beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
from cfnlint.decode import decode
from moto.server import DomainDispatcherApplication, create_backend_app

from fieldnotes.publish import manifest
from tests.support.repository import ROOT
from tools.hosting.record import LOCK, RECORD

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


class Cloud:
    """The stand-in as a WSGI application that remembers requests and can refuse some."""

    def __init__(self) -> None:
        self.aws = DomainDispatcherApplication(create_backend_app)
        self.requests: list[tuple[str, str]] = []
        self.refuses: Callable[[str, str], bool] = lambda method, path: False
        self.before: Callable[[str, str], object] = lambda method, path: None
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if environ.get("QUERY_STRING"):
            path += "?" + environ["QUERY_STRING"]
        with self.lock:
            self.requests.append((method, path))
            refused = self.refuses(method, path)
        self.before(method, path)
        if refused:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start_response("500 Internal Server Error", [("Content-Type", "application/xml")])
            return [b"<Error><Code>InternalError</Code><Message>Out of order.</Message></Error>"]
        return self.aws(environ, start_response)


@dataclass
class Hosted:
    """A stack with its bucket and distribution, and a folder with a site for it."""

    cloud: Cloud
    site: Path
    stack: str
    bucket: str
    distribution: str
    s3: Any = field(default_factory=lambda: boto3.client("s3"))

    def deploy(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Deploy the folder as if it had just been built."""
        self.cloud.requests.clear()
        manifest.write(self.site)
        return run("deploy", "--stack", self.stack, "--site", str(self.site), *options)

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text)

    def etags(self) -> dict[str, str]:
        """The MD5 of every object but the record of deployments, by key."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        found = [item for page in pages for item in page.get("Contents", [])]
        tags = {item["Key"]: item["ETag"].strip('"') for item in found}
        return {key: tag for key, tag in tags.items() if key not in (LOCK, RECORD)}

    def keys(self, method: str) -> list[str]:
        """The keys that the last run used a method on, in their order."""
        start = f"/{self.bucket}/"
        sent = [path for used, path in self.cloud.requests if used == method]
        keys = [path.removeprefix(start) for path in sent if path.startswith(start)]
        return [key for key in keys if key not in (LOCK, RECORD)]

    def invalidated(self) -> list[list[str]]:
        """The paths of every invalidation there was, the newest first."""
        cloudfront = boto3.client("cloudfront")
        listed = cloudfront.list_invalidations(DistributionId=self.distribution)
        ids = [item["Id"] for item in listed["InvalidationList"].get("Items", [])]
        found = [
            cloudfront.get_invalidation(DistributionId=self.distribution, Id=id_)["Invalidation"]
            for id_ in ids
        ]
        return [item["InvalidationBatch"]["Paths"]["Items"] for item in found]


def run(command: str, *arguments: str, without: str = "") -> subprocess.CompletedProcess[str]:
    """A command as make calls it, without those variables whose names begin with `without`."""
    kept = {k: v for k, v in os.environ.items() if not without or not k.startswith(without)}
    return subprocess.run(
        [sys.executable, "-m", f"tools.hosting.{command}", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=kept,
    )


def reduced_template(distribution: str, address: str) -> str:
    """Outputs and parameters as in deploy/site.yml, with a bucket as the only resource."""
    whole, _ = decode(str(ROOT / "deploy/site.yml"))
    values = {
        "BucketName": {"Ref": "Bucket"},
        "DistributionId": distribution,
        "Address": {"Fn::If": ["HasDomain", {"Fn::Sub": "https://${DomainName}/"}, address]},
    }
    reduced = {
        "Parameters": whole["Parameters"],
        "Conditions": {"HasDomain": whole["Conditions"]["HasDomain"]},
        "Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}},
        "Outputs": {name: {"Value": values[name]} for name in whole["Outputs"]},
    }
    return json.dumps(reduced)


def make_hosted(cloud: Cloud, site: Path, stack: str, address: str) -> Hosted:
    cloud.refuses = lambda method, path: False
    cloud.before = lambda method, path: None
    made = boto3.client("cloudfront").create_distribution(
        DistributionConfig={
            "CallerReference": stack,
            "Comment": "",
            "Enabled": True,
            "Origins": {
                "Quantity": 1,
                "Items": [
                    {
                        "Id": "bucket",
                        "DomainName": "bucket.s3.eu-central-1.amazonaws.com",
                        "S3OriginConfig": {"OriginAccessIdentity": ""},
                    }
                ],
            },
            "DefaultCacheBehavior": {
                "TargetOriginId": "bucket",
                "ViewerProtocolPolicy": "redirect-to-https",
            },
        }
    )
    distribution = made["Distribution"]["Id"]
    cloudformation = boto3.client("cloudformation")
    template = reduced_template(distribution, address)
    cloudformation.create_stack(StackName=stack, TemplateBody=template)
    outputs = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
    bucket = next(item["OutputValue"] for item in outputs if item["OutputKey"] == "BucketName")
    return Hosted(cloud, site, stack, bucket, distribution)


def local_etags(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.md5(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name != manifest.NAME
    }
