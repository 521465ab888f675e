"""The CloudFormation stack of a hosted site: what it says of itself, and errors in one line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    NoCredentialsError,
    NoRegionError,
    WaiterError,
)

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import StackTypeDef

ADVICE: dict[type[Exception], str] = {
    NoCredentialsError: "no credentials for AWS; set AWS_PROFILE to a profile that has them",
    NoRegionError: "no Region for AWS; set AWS_DEFAULT_REGION to that of the stack",
}
OUTPUTS = ("BucketName", "DistributionId", "Address")


class Failure(Exception):
    """What went wrong, in one line that says what to do."""


@dataclass(frozen=True)
class Hosting:
    """Where a site goes: its bucket, the distribution in front, and the address it is read at."""

    bucket: str
    distribution: str
    address: str


def run(command: Callable[[], None]) -> int:
    """Run a command; a failure is one line. Returns the exit status."""
    try:
        command()
    except (Failure, BotoCoreError, ClientError) as error:
        print(one_line(error), file=sys.stderr)
        return 1
    return 0


def one_line(error: Exception) -> str:
    """An error as one line."""
    if isinstance(error, ClientError):
        details = error.response["Error"]
        return f"{error.operation_name}: {single_spaced(details.get('Message') or details['Code'])}"
    return ADVICE.get(type(error), single_spaced(str(error)))


def single_spaced(text: str) -> str:
    """A text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def check_name(name: str, command: str) -> None:
    """Failure, if no stack is named."""
    if not name:
        raise Failure(f"STACK is not set; name the stack: make {command} STACK=notes")


def find(cloudformation: CloudFormationClient, name: str) -> StackTypeDef | None:
    """The description of a stack, or None if there is none of that name."""
    try:
        return cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in one_line(error):
            return None
        raise


def hosting(cloudformation: CloudFormationClient, name: str) -> Hosting:
    """What the stack's outputs say. Failure: no such stack, or not all outputs."""
    stack = find(cloudformation, name)
    region = cloudformation.meta.region_name
    if stack is None:
        raise Failure(f'no stack "{name}" in {region}; make stack STACK={name} creates it')
    outputs = {item["OutputKey"]: item["OutputValue"] for item in stack.get("Outputs", [])}
    missing = [output for output in OUTPUTS if not outputs.get(output)]
    if missing:
        raise Failure(
            f'the stack "{name}" ({stack["StackStatus"]}) has no output {", ".join(missing)}; '
            f"make stack STACK={name} brings it up to date with deploy/site.yml"
        )
    return Hosting(*(outputs[output] for output in OUTPUTS))


def why_failed(cloudformation: CloudFormationClient, name: str, error: WaiterError) -> str:
    """The first resource that failed, with its reason; without one, what the waiter says."""
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    # Newest first. What was cancelled is a consequence of the failure looked for.
    for event in reversed(events):
        reason = event.get("ResourceStatusReason", "")
        if event["ResourceStatus"].endswith("_FAILED") and "cancelled" not in reason:
            return f"{event['LogicalResourceId']}: {single_spaced(reason)}"
    return one_line(error)
