"""Creates or updates the stack that hosts the site, from deploy/site.yml. `make stack` calls it.

    python -m tools.hosting.stack --stack notes \
      [--domain notes.example.org --certificate ARN [--zone ID]]

A parameter that is not given keeps the value it has.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import ClientError, WaiterError

from tools import ROOT
from tools.hosting.cloudformation import (
    Failure,
    check_name,
    find,
    hosting,
    one_line,
    run,
    why_failed,
)

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import (
        CloudFormationClient,
        StackCreateCompleteWaiter,
        StackUpdateCompleteWaiter,
    )
    from mypy_boto3_cloudformation.type_defs import ParameterTypeDef

TEMPLATE = ROOT / "deploy/site.yml"
# Seconds, and how often: a distribution takes some minutes to reach all edge locations.
DELAY_S, MAX_ATTEMPTS = 10, 180


def main(arguments: list[str]) -> int:
    """Create or update; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.hosting.stack", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--stack", required=True, help="its name")
    parser.add_argument("--domain", default="", help="the site's own name")
    parser.add_argument("--certificate", default="", help="ARN of a certificate in us-east-1")
    parser.add_argument("--zone", default="", help="ID of the name's Route 53 hosted zone")
    parser.add_argument("--template", type=Path, default=TEMPLATE)
    given = parser.parse_args(arguments)
    parameters = {
        "DomainName": given.domain,
        "CertificateArn": given.certificate,
        "HostedZoneId": given.zone,
    }
    return run(lambda: bring_up(given.stack, given.template.read_text(), parameters))


def bring_up(name: str, template: str, parameters: dict[str, str]) -> None:
    """Create the stack or bring it up to date, wait, and say what comes next."""
    check_name(name, "stack")
    cloudformation = boto3.client("cloudformation")
    try:
        id_, waiter = start(cloudformation, name, template, parameters)
        print("CloudFormation is at work; a distribution takes some minutes …", flush=True)
        try:
            waiter.wait(StackName=id_, WaiterConfig={"Delay": DELAY_S, "MaxAttempts": MAX_ATTEMPTS})
        except WaiterError as error:
            raise Failure(why_failed(cloudformation, id_, error)) from error
    except ClientError as error:
        if "No updates are to be performed" not in one_line(error):
            raise
    where = hosting(cloudformation, name)
    print(f"{where.address} is served from the bucket {where.bucket}; to fill it:")
    print(f"  SITE_URL={where.address} make release\n  make deploy STACK={name}")


def start(
    cloudformation: CloudFormationClient, name: str, template: str, parameters: dict[str, str]
) -> tuple[str, StackCreateCompleteWaiter | StackUpdateCompleteWaiter]:
    """Begin to create the stack or to update it; returns its ID and what waits for the end."""
    if find(cloudformation, name) is None:
        created = cloudformation.create_stack(
            StackName=name,
            TemplateBody=template,
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            OnFailure="DELETE",
        )
        return created["StackId"], cloudformation.get_waiter("stack_create_complete")
    updated = cloudformation.update_stack(
        StackName=name,
        TemplateBody=template,
        Parameters=[previous_unless(key, value) for key, value in parameters.items()],
    )
    return updated["StackId"], cloudformation.get_waiter("stack_update_complete")


def previous_unless(key: str, value: str) -> ParameterTypeDef:
    """A parameter of the template: its previous value, unless there is a new one."""
    if value:
        return {"ParameterKey": key, "ParameterValue": value}
    return {"ParameterKey": key, "UsePreviousValue": True}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
