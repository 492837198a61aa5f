"""The events that Medusa's workflows emit, with payload and emitters."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.api.doc import Doc
from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Source, doc_of
from tools.repo.parse import descendants, text_of

_UTILS = "@medusajs/utils"
_FILES = ("dist/core-flows/events.js", "dist/user/events.js")
_HOLDER = re.compile(r"^exports\.(\w+Events)$")
_NAME = re.compile(r"^[a-z][\w-]*(?:\.[\w-]+)+$")
_FENCE = re.compile(r"```\w*\n?")


def events(reading: Reading, workflows: list[Entry]) -> Iterator[Entry]:
    """Yield each event by the name that a subscriber listens to."""
    emitters: dict[str, list[str]] = {}
    payloads: dict[str, str] = {}
    for workflow in workflows:
        for constant in workflow.facts.get("emits", []):
            emitters.setdefault(constant, []).append(workflow.name)
        for told in workflow.facts.get("payload", []):
            constant, _, data = told.partition(" ")
            payloads.setdefault(constant, data)
    for file in _FILES:
        if source := reading.source(_UTILS, file):
            for constant, pair, name in _pairs(source):
                doc = doc_of(pair)
                facts = {
                    "payload": _payload(doc) or [*filter(None, [payloads.get(constant)])],
                    "emitted by": emitters.get(constant, []),
                }
                yield _event(source, constant, pair, name, facts)


def _payload(doc: Doc) -> list[str]:
    told = _FENCE.sub("", (doc.tags.get("eventPayload") or [""])[0]).strip()
    return [told] if told else []


def _pairs(source: Source) -> Iterator[tuple[str, Node, str]]:
    for assignment in descendants(source.root, "assignment_expression"):
        left, right = (assignment.child_by_field_name(side) for side in ("left", "right"))
        if left is None or right is None or right.type != "object":
            continue
        if match := _HOLDER.match(text_of(left)):
            for pair in right.named_children:
                value = pair.child_by_field_name("value")
                key = pair.child_by_field_name("key")
                if value is None or key is None:
                    continue
                if _NAME.match(name := text_of(value).strip("\"'`")):
                    yield f"{match[1]}.{text_of(key)}", pair, name


def _event(
    source: Source, constant: str, pair: Node, name: str, facts: dict[str, list[str]]
) -> Entry:
    doc = doc_of(pair)
    payload = " ".join(" ".join(facts["payload"]).split())
    words = name.replace(".", " ").replace("_", " ").replace("-", " ")
    return Entry(
        kind="event",
        name=name,
        signature=f"{name} {payload}".rstrip(),
        place=source.place(pair),
        use=f'import {{ {constant.partition(".")[0]} }} from "@medusajs/framework/utils"',
        also=(constant,),
        summary=doc.summary or f"Emitted: {words}.",
        doc=doc.text,
        deprecated=doc.deprecated,
        facts={key: value for key, value in facts.items() if value},
        hint=f"event emitted when {words} subscriber",
    )
