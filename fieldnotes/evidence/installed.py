"""The models in the installed packages, whose versions requirements-models.in pins.

Called by `site`, and by the tools that compare them with other versions.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from fieldnotes.evidence.api_models import ApiModels
from fieldnotes.evidence.resource_schemas import ResourceSchemas
from fieldnotes.evidence.verify import Models

API_MODELS = "botocore"
RESOURCE_SCHEMAS = "cfn-lint"


@lru_cache
def installed_models() -> Models:
    """The models of the installed versions."""
    return Models(
        ApiModels(files("botocore") / "data", version(API_MODELS)),
        ResourceSchemas(files("cfnlint") / "data/schemas", version(RESOURCE_SCHEMAS)),
    )


def installed_versions() -> list[tuple[str, str]]:
    """Each package of models with its installed version."""
    return [(name, version(name)) for name in (API_MODELS, RESOURCE_SCHEMAS)]
