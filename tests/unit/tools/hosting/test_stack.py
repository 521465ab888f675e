"""`make stack` against a stand-in for AWS on this machine (moto)."""

from __future__ import annotations

from pathlib import Path

from tests.support.cloud import (
    ADDRESS,
    reduced_template,
    run,
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


def test_a_template_that_aws_refuses_gives_one_line(cloud, tmp_path: Path) -> None:
    template = tmp_path / "template.json"
    template.write_text('{"Outputs": {"A": {"Value": {"Fn::GetAtt": ["Nothing", "Arn"]}}}}')
    done = run("stack", "--stack", "refused", "--template", str(template))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("CreateStack: ")
    assert run("stack", "--stack", "").stderr == (
        "STACK is not set; name the stack: make stack STACK=notes\n"
    )
