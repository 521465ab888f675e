"""The scripts of search in V8, for tests: the same files that run in the reader's browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from tests.support.repository import ROOT

SCRIPTS = ROOT / "overrides/assets/javascripts/search"


def engine_scripts() -> list[Path]:
    """The scripts of the engine that ui.js lists, in their order, and the one that uses it."""
    listed = re.search(r'"([^"]+)"\.split\(" "\)', (SCRIPTS / "ui.js").read_text())
    assert listed
    return [*(SCRIPTS / f"engine/{name}.js" for name in listed[1].split()), SCRIPTS / "results.js"]


class Engine:
    """The search of an index, given as the text of its JSON."""

    def __init__(self, index: str) -> None:
        self.v8 = MiniRacer()
        for script in engine_scripts():
            self.v8.eval(script.read_text())
        self.v8.eval(f"const engine = fieldNotesSearch.createEngine({index}); 0")

    def call(self, function: str, *arguments: object) -> Any:
        """What one of the scripts' own functions returns."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        return self.evaluate(f"fieldNotesSearch.{function}({given})")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression."""
        return json.loads(self.v8.eval(f"JSON.stringify({expression} ?? null)"))

    def search(self, query: str) -> dict[str, Any]:
        """What a query finds, the places with their kinds, titles and addresses."""
        return json.loads(
            self.v8.eval(
                f"""{{
                  const found = engine.search({json.dumps(query)});
                  const told = (place) => ({{
                    kind: engine.kindOf(place),
                    title: engine.title(place),
                    value: engine.value(place),
                    target: [engine.address(place), engine.anchor(place)].filter(Boolean).join("#"),
                  }});
                  const {{ answer }} = found;
                  JSON.stringify({{
                    ...found,
                    pages: found.pages.map(({{ places }}) => places.map(([place]) => told(place))),
                    answer: answer && {{
                      ...answer, places: (answer.places ?? [answer.place]).map(told),
                    }},
                  }});
                }}"""
            )
        )

    def first(self, query: str) -> str:
        """The address of the best place."""
        found = self.search(query)["pages"]
        return found[0][0]["target"] if found else ""
