"""Records how Medusa's own code hangs together, from what is installed.

    python tests/medusa/record_core_use.py APP

APP is a folder with Medusa in its node_modules.  Prints JSON; `tools/medusa/core_use.py` holds
what came of three versions.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from tools.medusa.api.entry import Entry
from tools.medusa.api.events import events
from tools.medusa.api.flows import flows
from tools.medusa.api.imports import Reading
from tools.medusa.api.installed_packages import installed_packages
from tools.repo.workspace import Workspace

_ENTRY = re.compile(
    r"\bmethods?: \[?\"(\w+)\"\]?,\s*matcher: \"([^\"]+)\",(.*?)(?=\bmethods?: |\Z)", re.DOTALL
)
_BODY = re.compile(r"validateAndTransformBody\)\((?:\w+\.)?(\w+)\)")
_TAKES_MORE = re.compile(r"^exports\.(\w+) = \(0, \w+\.WithAdditionalData\)", re.MULTILINE)


class Recorded(TypedDict):
    """What is recorded of one version."""

    version: str
    segments: list[str]
    additional: list[str]
    events: list[str]
    emits: dict[str, list[str]]
    hooks: list[str]


def record(app: Path) -> Recorded:
    """Return what is recorded of the version installed in a folder."""
    reading = Reading(installed_packages(Workspace.at(app)))
    entries = list(flows(reading))
    workflows = [entry for entry in entries if entry.kind == "workflow"]
    medusa = reading.packages["@medusajs/medusa"].folder / "dist"
    named = list(events(reading, workflows))
    names = {name: event.name for event in named for name in event.also}
    nested = {flow.name: set(_closure(flow.name, workflows)) for flow in workflows}
    emits = {
        flow.name: sorted(
            {
                names[one]
                for part in workflows
                if part.name in nested[flow.name]
                for one in part.facts.get("emits", [])
                if one in names
            }
        )
        for flow in workflows
    }
    hooks = {f"{flow.name}.{hook}" for flow in workflows for hook in flow.facts.get("hooks", [])}
    return {
        "version": reading.packages["@medusajs/medusa"].version,
        "segments": sorted(_segments(medusa / "api")),
        "additional": sorted(_additional(medusa / "api")),
        "events": sorted({event.name for event in named}),
        "emits": {name: found for name, found in sorted(emits.items()) if found},
        "hooks": sorted(hooks),
    }


def _closure(name: str, workflows: Iterable[Entry]) -> Iterator[str]:
    steps = {flow.name: flow.facts.get("steps", []) for flow in workflows}
    waiting, seen = [name], set()
    while waiting:
        if (one := waiting.pop()) in steps and one not in seen:
            seen.add(one)
            yield one
            waiting += steps[one]


def _segments(api: Path) -> Iterator[str]:
    for space in ("admin", "store"):
        yield from (
            f"/{space}/{folder.name}" for folder in (api / space).iterdir() if folder.is_dir()
        )


def _additional(api: Path) -> Iterator[str]:
    for file in api.rglob("middlewares.js"):
        validators = file.with_name("validators.js")
        if validators.is_file():
            names = set(_TAKES_MORE.findall(validators.read_text("utf-8")))
            for method, matcher, rest in _ENTRY.findall(file.read_text("utf-8")):
                if names & set(_BODY.findall(rest)):
                    yield f"{method} {matcher}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(record(Path(sys.argv[1]))) + "\n")
