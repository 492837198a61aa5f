"""Rules about what Medusa's own workflows send, and where they let code in."""

import difflib
import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.core_use import EMITTERS, EVENTS, HOOKS, RECORDED
from tools.medusa.doctor.defined import CORE_FLOWS
from tools.medusa.doctor.functions import FUNCTIONS, callee
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.map_steps import runs_in
from tools.medusa.sources import Source
from tools.repo.parse import descendants, line_of

_LIKE = 0.8
_EVENT = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_CHOICES = frozenset({
    "if_statement", "switch_statement", "ternary_expression", "for_statement", "for_in_statement",
    "while_statement", "try_statement",
})  # fmt: skip
_LOGICAL = frozenset({"&&", "||", "??"})
_CHOOSING = (".filter", ".find", ".some", ".map", ".forEach", ".flatMap")


def _subscribers(project: Project) -> Iterator[tuple[Source, Node, list[str]]]:
    """Yield the subscribers' files, the value of `event`, and the events that are written out."""
    for source in project.sources.under("src/subscribers"):
        config = source.exports.get("config")
        event = None if config is None else source.member(config, "event")
        if event is not None:
            value = source.value(event)
            items = value.named_children if value.type == "array" else [event]
            strings = [source.string(item) for item in items]
            yield source, event, [name for name in strings if name is not None]


def _loops(project: Project) -> Iterator[Found]:
    own = _own_events(project)
    for source, _, events in _subscribers(project):
        function = source.exports.get("default")
        if function is None or _decides(source.value(function)):
            continue
        for run in runs_in(source):
            core = source.imports.get(run.workflow, ("", ""))
            for event in events:
                sent = core[0] == CORE_FLOWS and core[1] in EMITTERS.get(event, ())
                if sent or event in own.get(run.workflow, ()):
                    message = f"`{run.workflow}` sends `{event}`, to which this subscriber listens"
                    yield Found(run.file, run.line, message)


def _own_events(project: Project) -> dict[str, set[str]]:
    """Return the events that each workflow of the project sends whatever its input is."""
    sent: dict[str, set[str]] = {}
    for workflow in project.map.workflows:
        source = project.sources.get(workflow.file)
        for call, given in source.calls("createWorkflow") if source is not None else ():
            if source is None or line_of(call) != workflow.line or len(given) < 2:  # noqa: PLR2004  # an id and a function
                continue
            for step, asked in source.calls("emitEventStep"):
                within = call.start_byte <= step.start_byte < call.end_byte
                name = source.member(asked[0], "eventName") if asked else None
                event = None if name is None else source.string(name)
                if within and event is not None and not _is_conditional(step, call):
                    sent.setdefault(workflow.id, set()).add(event)
    return sent


def _is_conditional(node: Node, until: Node) -> bool:
    """Tell whether a `when(...)` decides about a step: its function is inside the workflow's."""
    functions = 0
    parent = node.parent
    while parent is not None and parent != until:
        functions += parent.type in FUNCTIONS
        parent = parent.parent
    return functions > 1


def _decides(function: Node) -> bool:
    """Tell whether anything in a handler depends on something, and so may end a loop."""
    for node in descendants(function, *_CHOICES, "binary_expression", "call_expression"):
        operator = node.child_by_field_name("operator")
        if node.type in _CHOICES or (operator is not None and operator.type in _LOGICAL):
            return True
        if callee(node).endswith(_CHOOSING):
            return True
    return False


def _unknown_events(project: Project) -> Iterator[Found]:
    version = project.map.medusa
    known = version is not None and version.exact and version.numbers <= RECORDED
    emitted = {emission.event for emission in project.map.emissions}
    # A plugin may send events of its own, and so may code whose events are not written out.
    if not known or project.map.plugins or not all(map(_EVENT.fullmatch, emitted)):
        return
    for source, event, names in _subscribers(project):
        for name in names:
            meant = None if name in EVENTS | emitted else _meant(name)
            if meant is not None:
                yield at(source, event, f"nothing sends `{name}`; Medusa sends `{meant}`")


def _meant(name: str) -> str | None:
    """Return the event of Medusa that a name is nearly: of the same thing, its end alike."""
    thing, _, action = name.rpartition(".")
    actions = {
        event.rpartition(".")[2]: event
        for event in sorted(EVENTS)
        if event.rpartition(".")[0].replace("-", "_") == thing.replace("-", "_")
    }
    likely = difflib.get_close_matches(action, list(actions), 1, _LIKE)
    return actions[likely[0]] if likely else None


def _unknown_hooks(project: Project) -> Iterator[Found]:
    version = project.map.medusa
    if version is None or not version.exact or version.numbers > RECORDED:
        return
    hooked = {hook.partition(".")[0] for hook in HOOKS}
    for handler in project.map.hooks:
        source = project.sources.get(handler.file)
        origin = ("", "") if source is None else source.imports.get(handler.workflow, ("", ""))
        if origin[0] != CORE_FLOWS or f"{origin[1]}.{handler.hook}" in HOOKS:
            continue
        which = sorted(hook.partition(".")[2] for hook in HOOKS if hook.startswith(f"{origin[1]}."))
        there = f"; it has {', '.join(which)}" if origin[1] in hooked else ""
        message = f"`{origin[1]}` has no hook `{handler.hook}`{there}"
        yield Found(handler.file, handler.line, message)


RULES = (
    Rule(
        "X30", Severity.ERROR, "a subscriber does not bring about its own event",
        "It is called again and again, without end.",
        "Look first whether there is anything to change, or run what does not send the event.",
        "core-flows of 2.4.0, 2.11.1 and 2.21.2", _loops,
    ),
    Rule(
        "X31", Severity.WARNING, "a subscriber listens to what is sent",
        "It is never called, and nothing tells.",
        "The name that Medusa sends: `import { OrderWorkflowEvents }`.",
        "events of the utils packages of 2.4.0, 2.11.1 and 2.21.2; medusa#10127", _unknown_events,
    ),
    Rule(
        "X35", Severity.ERROR, "a hook that is handled is there",
        "Its handler ends the boot: `... is not a function`.",
        "A hook of that workflow, or of the one that runs where it matters.",
        "core-flows of 2.4.0, 2.11.1 and 2.21.2", _unknown_hooks,
    ),
)  # fmt: skip
