"""Core workflows with input, output, steps and hooks; and the steps they are made of."""

import re
from collections.abc import Iterator

from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Declared, Source, exported, read_source
from tools.medusa.api.type_text import shortened, split_arguments

_PACKAGE = "@medusajs/core-flows"
_HOOK = re.compile(r'\bHook<\s*"')
_CALLED = re.compile(r"\(0, (?:\w+\.)?(\w+)\)\(|\b(\w+Workflow)\b\s*\.runAsStep\(")
_ID = re.compile(r"^exports\.(\w+?)(?:Step|Workflow)?Id = [\"']([^\"']+)[\"'];", re.MULTILINE)
_EVENT = re.compile(r"eventName: \w+\.(\w+Events\.\w+)")
_PAYLOAD = re.compile(r"eventName: \w+\.(\w+Events\.\w+),\s*data: (\{[^{}]*\})")
_MAKER = re.compile(r"^exports\.(\w+) = \(0, \w+\.create(?:Workflow|Step)\)\(", re.MULTILINE)
_LONGEST = 400


def flows(reading: Reading) -> Iterator[Entry]:
    """Yield the core's workflows, their hooks, and steps; `emits` and `payload` name events."""
    for source in reading.sources(_PACKAGE):
        written = _Written(source)
        for declared in exported(source):
            if declared.sort not in {"const", "function"}:
                continue
            if "ReturnWorkflow<" in declared.type_text:
                yield from _workflow(reading, source, declared, written)
            elif declared.name.endswith("Step"):
                yield _step(reading, source, declared, written)


class _Written:
    """What the `.js` beside a `.d.ts` tells: ids, and what each workflow calls and emits."""

    def __init__(self, source: Source) -> None:
        path = source.path.with_name(source.path.name.removesuffix(".d.ts") + ".js")
        script = read_source(source.package, path)
        text = "" if script is None else (script.root.text or b"").decode("utf-8", "replace")
        self.ids = {match[1]: match[2] for match in _ID.finditer(text)}
        starts = [*_MAKER.finditer(text)]
        ends = [*(match.start() for match in starts[1:]), len(text)]
        self._bodies = {
            match[1]: text[match.end() : end] for match, end in zip(starts, ends, strict=False)
        }

    def id_of(self, name: str) -> tuple[str, ...]:
        """Return the id of a workflow or step, if its file names it."""
        stem = re.sub(r"(Step|Workflow)$", "", name)
        return (self.ids[stem],) if stem in self.ids else ()

    def called(self, name: str) -> list[str]:
        """Return the steps and workflows that a workflow calls, in order, each once."""
        calls = (match[1] or match[2] for match in _CALLED.finditer(self._bodies.get(name, "")))
        return list(dict.fromkeys(call for call in calls if call.endswith(("Step", "Workflow"))))

    def emitted(self, name: str) -> list[str]:
        """Return the events a workflow emits, by their constants."""
        return list(dict.fromkeys(_EVENT.findall(self._bodies.get(name, ""))))

    def payloads(self, name: str) -> list[str]:
        """Return `constant data` for the events whose data is written out."""
        found = _PAYLOAD.findall(self._bodies.get(name, ""))
        return list(dict.fromkeys(f"{event} {' '.join(data.split())}" for event, data in found))


def _workflow(
    reading: Reading, source: Source, declared: Declared, written: _Written
) -> Iterator[Entry]:
    arguments = [*split_arguments(declared.type_text[declared.type_text.find("ReturnWorkflow<") :])]
    taken, given, hooked = (*arguments, "unknown", "unknown", "[]")[:3]
    hooks = [split_arguments(hooked[match.start() :]) for match in _HOOK.finditer(hooked)]
    calls = written.called(declared.name)
    facts = {
        "input": [shortened(taken, _LONGEST)],
        "output": [shortened(given, _LONGEST)],
        "steps": calls,
        "hooks": [hook[0].strip('"') for hook in hooks],
        "emits": written.emitted(declared.name),
        "payload": written.payloads(declared.name),
    }
    yield Entry(
        kind="workflow",
        name=declared.name,
        signature=f"{declared.name}(container).run({{ input: {shortened(taken, 160)} }})"
        f" => {shortened(given, 80)}",
        place=source.place(declared.node),
        use=reading.use(source, declared.name),
        also=written.id_of(declared.name),
        summary=declared.doc.summary,
        doc=declared.doc.text,
        deprecated=declared.doc.deprecated,
        facts={name: values for name, values in facts.items() if values},
    )
    for hook in hooks:
        yield _hook(reading, source, declared, hook)


def _hook(reading: Reading, source: Source, declared: Declared, hook: list[str]) -> Entry:
    quoted, taken, *given = hook
    name = quoted.strip('"')
    said = next(
        (one for one in declared.doc.tags.get("property", []) if one.startswith(f"hooks.{name} ")),
        "",
    )
    text = said.partition(" - ")[2]
    return Entry(
        kind="hook",
        name=f"{declared.name}.hooks.{name}",
        signature=f"{declared.name}.hooks.{name}(({shortened(taken, 200)}, {{ container }}) => …)",
        place=source.place(declared.node),
        use=reading.use(source, declared.name),
        summary=text.split(". ", 1)[0] or f"Hook of {declared.name}.",
        doc=text,
        deprecated=declared.doc.deprecated,
        facts={"input": [shortened(taken, _LONGEST)], "output": given[:1] or ["unknown"]},
        # A hook that the package says nothing of runs after what its name says was done.
        hint=f"run custom code {'after' if name.endswith('ed') else ''} {declared.doc.summary}",
    )


def _step(reading: Reading, source: Source, declared: Declared, written: _Written) -> Entry:
    text = declared.type_text
    at = text.find("StepFunction<")
    arguments = split_arguments(text[at:]) if at >= 0 else []
    taken, given = (*arguments, "unknown", "unknown")[:2] if arguments else ("", "")
    return Entry(
        kind="step",
        name=declared.name,
        signature=f"{declared.name}(input: {shortened(taken, 160)}) => {shortened(given, 80)}"
        if arguments
        else f"{declared.name}: {shortened(text, 240)}",
        place=source.place(declared.node),
        use=reading.use(source, declared.name),
        also=written.id_of(declared.name),
        summary=declared.doc.summary,
        doc=declared.doc.text,
        deprecated=declared.doc.deprecated,
        facts={"input": [shortened(taken, _LONGEST)], "output": [shortened(given, _LONGEST)]}
        if arguments
        else {},
    )
