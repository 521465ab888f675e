"""The JSON of facts: values that are no single number."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from fieldnotes.publish.json_api.files import json_files
from tests.support.repository import open_small


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", "2026-12-01", {"value": "2026-12-01", "text": "1 December 2026"}),
        ("date", "2026-12", {"value": "2026-12", "text": "December 2026"}),
        (
            "limit",
            "{from: 60 second, to: 14 day}",
            {
                "value": {"from": 60, "from_unit": "second", "to": 14, "to_unit": "day"},
                "text": "60 seconds to 14 days",
            },
        ),
        (
            "limit",
            "{from: 1 GiB, to: 64 GiB}",
            {"value": {"from": 1, "to": 64}, "unit": "GiB", "text": "1–64 GiB"},
        ),
    ],
)
def test_a_value_has_parts_for_programs_and_a_text(
    kind: str, value: str, expected: dict[str, object], small: Path
) -> None:
    service = small / "data/services/ebs.yml"
    one = f"    value: {value}\n    kind: {kind}\n"
    text = service.read_text().replace("    value: 64\n    unit: TiB\n    kind: limit\n", one)
    text = text.replace("{value: 16, unit: TiB, ", f"{{value: {value}, ")
    service.write_text(text)
    files = json_files(open_small(small).content, "https://notes.example/")
    services = json.loads(files["api/v1/services.json"])
    (fact,) = services["services"][0]["facts"]
    for shown in (fact, fact["earlier"][0]):
        assert {key: shown[key] for key in ("value", "unit", "text") if key in shown} == expected
    jsonschema.validate(services, json.loads(files["api/v1/schemas/services.json"]))
