"""deploy/site.yml: the linter accepts it, its function leads right, nothing is open."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from cfnlint.api import lint, lint_file
from cfnlint.decode import decode
from py_mini_racer import MiniRacer

from tests.support.repository import ROOT

TEMPLATE = ROOT / "deploy/site.yml"


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    parsed, problems = decode(str(TEMPLATE))
    assert problems == []
    return parsed


@pytest.fixture(scope="module")
def code(template) -> str:
    return template["Resources"]["DirectoryIndex"]["Properties"]["FunctionCode"]


@pytest.fixture(scope="module")
def v8(code: str) -> MiniRacer:
    engine = MiniRacer()
    engine.eval(f'"use strict"; {code}; 0')
    return engine


def answer(v8: MiniRacer, path: str, query: str | None = None) -> dict[str, Any]:
    """What the function returns for a request of a viewer."""
    request = json.dumps({"method": "GET", "uri": path, "headers": {}})
    raw = "undefined" if query is None else json.dumps(query)
    event = f"{{request: Object.assign({request}, {{rawQueryString: () => {raw}}})}}"
    return json.loads(v8.eval(f"JSON.stringify(handler({event}))"))


def test_the_linter_accepts_it() -> None:
    assert [str(problem) for problem in lint_file(TEMPLATE)] == []
    broken = "Resources: {A: {Type: AWS::S3::Bucket, Properties: {Open: true}}}"
    assert lint(broken), "the linter would accept all"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "/index.html"),
        ("/storage/", "/storage/index.html"),
        ("/storage/ebs/", "/storage/ebs/index.html"),
        ("/a/b.c/", "/a/b.c/index.html"),
        ("//evil.example/", "//evil.example/index.html"),
        ("/index.html", "/index.html"),
        ("/404.html", "/404.html"),
        ("/storage/ebs.md", "/storage/ebs.md"),
        (
            "/assets/javascripts/bundle.a5f9d56c.min.js",
            "/assets/javascripts/bundle.a5f9d56c.min.js",
        ),
        ("/sitemap.xml.gz", "/sitemap.xml.gz"),
        ("//evil.example", "//evil.example"),
        ("/.well-known/security.txt", "/.well-known/security.txt"),
    ],
)
def test_a_folder_is_its_index_and_a_file_is_itself(v8, path: str, file: str) -> None:
    assert answer(v8, path, "q=gp3") == {"method": "GET", "uri": file, "headers": {}}


@pytest.mark.parametrize(
    ("path", "query", "target"),
    [
        ("/storage/ebs", None, "/storage/ebs/"),
        ("/go/alb", None, "/go/alb/"),
        ("/a.b/c", None, "/a.b/c/"),
        ("/%C3%BCber", None, "/%C3%BCber/"),
        # The query string exactly as it came.
        ("/storage/ebs", "enlarged", "/storage/ebs/?enlarged"),
        ("/storage/ebs", "enlarged=", "/storage/ebs/?enlarged="),
        ("/storage/ebs", "", "/storage/ebs/?"),
        ("/compare", "options=a%2Cb", "/compare/?options=a%2Cb"),
        ("/a", "q=x&empty=&bare", "/a/?q=x&empty=&bare"),
        ("/a", "tag=1&q=x&tag=2,3&q=%20+y", "/a/?tag=1&q=x&tag=2,3&q=%20+y"),
        ("/a", "&&=&a==b&%ZZ", "/a/?&&=&a==b&%ZZ"),
        # To a browser two slashes, or a slash and a backslash, begin the name of another host.
        ("//evil", None, "/evil/"),
        ("///evil", "q=//evil.example", "/evil/?q=//evil.example"),
        ("/\\evil", None, "/evil/"),
        ("/\t/evil", None, "/evil/"),
        ("//evil.example/login", None, "/evil.example/login/"),
        ("//evil.example/%2e%2e", None, "/evil.example/%2e%2e/"),
    ],
)
def test_a_folder_without_its_slash_is_sent_there(
    v8, path: str, query: str | None, target: str
) -> None:
    assert answer(v8, path, query) == {
        "statusCode": 301,
        "statusDescription": "Moved Permanently",
        "headers": {"location": {"value": target}},
    }


def test_the_function_keeps_to_its_runtime(code: str) -> None:
    """V8 knows more than cloudfront-js-2.0, whose documentation lists none of these."""
    lacking = (
        r"\?\.|\?\?|\.\.\.|\bof\b|\bclass\b|\bimport\b|(const|let) [\[{]|\.flat|\bURL\b|\.at\("
    )
    assert re.findall(lacking, re.sub(r"//.*", "", code)) == []
    assert len(code.encode()) < 10_000


def test_nobody_but_the_distribution_reads_the_bucket(template) -> None:
    resources = template["Resources"]
    bucket = resources["Bucket"]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    distribution = (
        "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}"
    )
    statements = resources["BucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    allowed = [statement for statement in statements if statement["Effect"] == "Allow"]
    assert {statement["Action"] for statement in allowed} == {"s3:GetObject", "s3:ListBucket"}
    for statement in allowed:
        assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert statement["Condition"] == {
            "StringEquals": {"AWS:SourceArn": {"Fn::Sub": distribution}}
        }


def test_the_header_leaves_scripts_to_the_pages(template) -> None:
    """A browser obeys the header and the page's own policy: together they must not forbid it."""
    policy = template["Resources"]["ResponseHeadersPolicy"]["Properties"]
    headers = policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    text = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    directives = dict(part.strip().split(" ", 1) for part in text.split(";"))
    assert directives == {
        "frame-ancestors": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    assert all(header["Override"] is True for header in headers.values())


def test_addresses_in_dns_are_made_only_in_a_given_zone(template) -> None:
    records = template["Resources"]["Addresses"]
    assert records["Condition"] == "HasZone"
    types = [record["Type"] for record in records["Properties"]["RecordSets"]]
    assert types == ["A", "AAAA"]
