"""What a run's events say happened so far: what a model saw and said, and what is left to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import JsonValue

from agents.runs import Event

# As a report has it, in JSON.
_TREE = re.compile(r'"tree":"([0-9a-f]{8,64})"')


@dataclass(frozen=True)
class Recorded:
    """What a tool call came to."""

    text: str
    failed: bool


@dataclass
class Past:
    """A run up to now.

    `messages` are as the library of models writes them, the last either a request that nothing
    answered or a finished response.  `results` are those of the last response's calls.  `said`
    is what the person said that no request carries yet, `corrections` how often the answer to
    what they said was given back, `judgements` how often a plan was, and `reports` the tree
    digests of the reports that were made.
    """

    system: str = ""
    messages: list[JsonValue] = field(default_factory=list)
    results: dict[str, Recorded] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    corrections: int = 0
    judgements: int = 0
    reports: list[str] = field(default_factory=list)


def past(question: str, events: Iterable[Event]) -> Past:
    """Read a run's events, oldest first."""
    found = Past(said=[question])
    pending: list[JsonValue] = []
    for event in events:
        data = event.data
        if event.kind == "created":
            found.system = _text(data, "system")
        elif event.kind == "request":
            # One that was sent again replaces the one that nothing answered.
            new = data["new"]
            pending = new if isinstance(new, list) else []
            found.said = []
        elif event.kind == "response":
            found.messages += [*pending, data["message"]]
            found.results, pending = {}, []
        elif event.kind == "result":
            failed = data["failed"] is True
            found.results[_text(data, "call")] = Recorded(_text(data, "text"), failed)
            found.reports += _TREE.findall(_text(data, "text"))
        elif event.kind == "settled":
            found.results[_text(data, "call")] = Recorded(_text(data, "text"), failed=False)
            found.corrections = found.judgements = 0
        elif event.kind == "said":
            found.said.append(_text(data, "text"))
            if data.get("by") == "stheno":
                found.corrections += 1
            else:
                found.corrections = found.judgements = 0
        elif event.kind == "judged" and data["failed"]:
            found.judgements += 1
    found.messages += pending
    return found


def _text(data: dict[str, JsonValue], name: str) -> str:
    value = data[name]
    return value if isinstance(value, str) else ""
