"""What counts as an abbreviation, and which of them the glossary knows."""

from __future__ import annotations

import pytest

from fieldnotes.content.content import Content
from fieldnotes.model.data import Data
from fieldnotes.model.service import FormerName
from fieldnotes.model.term import Term
from fieldnotes.read.pages import Page
from fieldnotes.rules.abbreviations import abbreviations, check

TERMS = {
    "vpc": Term(name="Virtual private cloud", abbreviation="VPC", definition="A term."),
    "ci": Term(name="Continuous integration", abbreviation="CI", definition="A term."),
    "cd": Term(name="Continuous delivery", abbreviation="CD", definition="A term."),
    "center": Term(
        name="AWS IAM Identity Center",
        definition="A term.",
        former_names=[FormerName(name="SSO")],
    ),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A VPC has IOPS.", ["VPC", "IOPS"]),
        ("mTLS, gRPC and vCPU", ["mTLS", "gRPC", "vCPU"]),
        ("IaC, DoH, SaaS, IPv4", ["IaC", "DoH", "SaaS", "IPv4"]),
        ("H2C, EC2, SHA-256, CI/CD", ["H2C", "EC2", "SHA", "CI", "CD"]),
        ("VPCs, IDs, EC2s and a CDN's edge", ["VPC", "ID", "EC2", "CDN"]),
        ("TCP-based, **UDP**, (DNS)", ["TCP", "UDP", "DNS"]),
        ("ElastiCache, DynamoDB, GitHub, PostgreSQL, I, K8s, S3", []),
        ("KEYS_ONLY, TCP_UDP", []),
        ("[text](../SNS.md#SQS) <https://EKS.AWS> {{ fact API.EBS }} ## H {#ID}", []),
    ],
)
def test_what_looks_like_an_abbreviation(text: str, found: list[str]) -> None:
    assert [word for _, word in abbreviations(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VPCs, a VPC-only thing and CI/CD", []),
        ("AWS IAM Identity Center, once SSO", []),
        ("AWS IAM\nIdentity Center", []),
        ("IAM alone", ["IAM"]),
        ("`IAM` in code", []),
        ("```\nIAM\n```", []),
    ],
)
def test_what_the_glossary_knows(text: str, found: list[str]) -> None:
    content = Content(Data(glossary=TERMS), {"a.md": Page("a.md", text)})
    assert [problem.found.split('"')[1] for problem in check(content, {})] == found


def test_the_message_names_the_line_of_the_word() -> None:
    content = Content(Data(glossary=TERMS), {"a.md": Page("a.md", "One.\n\nTwo SNS.\n")})
    assert [problem.location.line for problem in check(content, {})] == [3]
