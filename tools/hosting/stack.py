"""Creates or updates the stack that hosts the site, from deploy/site.yml. `make stack` calls it.

    python -m tools.hosting.stack --stack notes \
      [--domain notes.example.org --certificate ARN [--zone ID]]

A parameter that is not given keeps the value it has.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

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

TEMPLATE = ROOT / "deploy/site.yml"
# A distribution takes some minutes to reach all edge locations.
WAITING = {"Delay": 10, "MaxAttempts": 180}


def main(arguments: list[str]) -> int:
    """Create or update; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
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
    stack = find(cloudformation, name)
    if stack is None:
        change, finished = cloudformation.create_stack, "stack_create_complete"
        values = [
            {"ParameterKey": key, "ParameterValue": given} for key, given in parameters.items()
        ]
        options: dict[str, Any] = {"OnFailure": "DELETE"}
    else:
        change, finished = cloudformation.update_stack, "stack_update_complete"
        values = [kept_or(key, given) for key, given in parameters.items()]
        options = {}
    try:
        id_ = change(StackName=name, TemplateBody=template, Parameters=values, **options)["StackId"]
        print("CloudFormation is at work; a distribution takes some minutes …", flush=True)
        cloudformation.get_waiter(finished).wait(StackName=id_, WaiterConfig=WAITING)
    except WaiterError as error:
        raise Failure(why_failed(cloudformation, id_, error)) from error
    except ClientError as error:
        if "No updates are to be performed" not in one_line(error):
            raise
    where = hosting(cloudformation, name)
    print(f"{where.address} is served from the bucket {where.bucket}; to fill it:")
    print(f"  SITE_URL={where.address} make release\n  make deploy STACK={name}")


def kept_or(key: str, given: str) -> dict[str, Any]:
    """A parameter of the template; one that is not given keeps the value it has."""
    if given:
        return {"ParameterKey": key, "ParameterValue": given}
    return {"ParameterKey": key, "UsePreviousValue": True}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
