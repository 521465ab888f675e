"""Addresses from one page to another."""

from __future__ import annotations

import pytest

from fieldnotes.urls import address, href, resolve, source_name


@pytest.mark.parametrize(
    ("page", "expected"),
    [("index.md", ""), ("storage/index.md", "storage/"), ("storage/ebs.md", "storage/ebs/")],
)
def test_address(page: str, expected: str) -> None:
    assert address(page) == expected


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("storage/ebs.md", "storage/efs.md", "../efs/"),
        ("storage/ebs.md", "index.md", "../../"),
        ("index.md", "storage/ebs.md#size", "storage/ebs/#size"),
        ("index.md", "index.md", "./"),
        ("storage/ebs.md", "storage/ebs.md#size", "#size"),
        ("storage/index.md", "storage/ebs.md", "ebs/"),
        ("storage/ebs.md", "reference/limits.md#ebs.size", "../../reference/limits/#ebs.size"),
    ],
)
def test_href(origin: str, target: str, expected: str) -> None:
    assert href(origin, target) == expected


def test_resolve_names_page_and_anchor() -> None:
    typed = "../networking/vpc.md#subnets"
    assert resolve("storage/ebs.md", typed) == ("networking/vpc.md", "subnets")
    assert resolve("storage/ebs.md", "#size") == ("storage/ebs.md", "size")
    assert resolve("storage/ebs.md", "https://example.org/x.md") is None


def test_source_name_is_short() -> None:
    url = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html"
    assert source_name(url) == "AWS docs › ebs › ebs-volumes"
    assert source_name("https://www.rfc-editor.org/rfc/rfc6066") == "rfc-editor.org › rfc › rfc6066"
    assert source_name("https://aws.amazon.com/efs/") == "AWS › efs"
    assert source_name("https://grpc.io/") == "grpc.io"
