"""Places in AWS's API models and CloudFormation schemas are found, or the nearest is named."""

from __future__ import annotations

import pytest

from fieldnotes.evidence.api_models import ApiModel, UnknownPlaceError, plain_text
from fieldnotes.evidence.installed import installed_models
from fieldnotes.evidence.places import places_of

CONTENT = {
    "documentation": "<p>Queues.</p>",
    "operations": {
        "Send": {
            "input": {"shape": "SendRequest"},
            "output": {"shape": "SendResult"},
            "documentation": "<p>Sends up to <b>ten</b> messages.</p>",
        },
        "Ping": {},
    },
    "shapes": {
        "SendRequest": {
            "type": "structure",
            "members": {
                "Delay": {"shape": "Seconds", "documentation": "<p>At most 900 seconds.</p>"},
                "Entries": {"shape": "Entries"},
            },
        },
        "SendResult": {"type": "structure", "members": {"State": {"shape": "State"}}},
        "Entries": {"type": "list", "member": {"shape": "Entry"}, "max": 10},
        "Entry": {
            "type": "structure",
            "members": {"Body": {"shape": "Text"}, "Next": {"shape": "Entries"}},
        },
        "Seconds": {"type": "integer", "min": 0, "max": 900},
        "States": {"type": "list", "member": {"shape": "State"}},
        "State": {"type": "string", "enum": ["sent", "lost"]},
        "Text": {"type": "string"},
    },
}
MODEL = ApiModel("queue", CONTENT)


def test_a_member_has_its_own_words_and_the_bounds_of_its_shape() -> None:
    place = MODEL.place("Send.Delay")
    assert (place.bound("min"), place.bound("max")) == (0, 900)
    assert "At most 900 seconds." in place.text


def test_an_operation_has_its_words_without_marks() -> None:
    assert MODEL.place("Send").text == "Sends up to ten messages."
    assert MODEL.place("Ping").text == ""


def test_members_of_results_and_of_lists_are_found() -> None:
    assert MODEL.place("Send.State").values == ["sent", "lost"]
    assert MODEL.place("Send.Entries").bound("max") == 10
    assert MODEL.place("Send.Entries.Body").shape == {"type": "string"}


def test_the_values_of_a_list_are_those_of_what_it_holds() -> None:
    assert MODEL.place("States").values == ["sent", "lost"]


@pytest.mark.parametrize(
    ("path", "thing", "name"),
    [
        ("Sned", "operation or shape", "Sned"),
        ("Send.Dealy", "member", "Dealy"),
        ("Send.Delay.More", "member", "More"),
        ("Ping.Any", "member", "Any"),
        ("State.x", "member", "x"),
    ],
)
def test_an_unknown_place_names_what_is_unknown(path: str, thing: str, name: str) -> None:
    with pytest.raises(UnknownPlaceError) as error:
        MODEL.place(path)
    assert (error.value.thing, error.value.name) == (thing, name)


def test_every_place_is_listed_once_although_shapes_hold_themselves() -> None:
    paths = [path for path, _ in places_of(MODEL)]
    assert len(paths) == len(set(paths))
    assert {"Send", "Send.Delay", "Send.Entries.Body", "Send.State", "States"} <= set(paths)


def test_documentation_becomes_words_on_one_line() -> None:
    assert (
        plain_text("<p>At most <code>5</code>\n MB.</p><p>Or&nbsp;6.</p>") == "At most 5 MB. Or 6."
    )


def test_the_installed_models_know_every_service_and_say_which_are_near() -> None:
    models = installed_models()
    assert models.api.service("lambda").place("CreateFunction.Timeout").bound("min") == 1
    with pytest.raises(UnknownPlaceError) as error:
        models.api.service("lambdas")
    assert "lambda" in error.value.known


def test_a_schema_has_the_bounds_and_values_of_a_property_through_references() -> None:
    schemas = installed_models().resources
    place = schemas.place("AWS::Lambda::Function EphemeralStorage.Size")
    assert place.bound("min") == 512
    assert schemas.place("AWS::Lambda::Function PackageType").values == ["Image", "Zip"]
    assert schemas.place("AWS::Lambda::Function").values is None
    for path in ("AWS::Lambda::Functions", "AWS::Lambda::Function Timeouts"):
        with pytest.raises(UnknownPlaceError):
            schemas.place(path)
