"""Inside workflows: the steps they use, the workflows that run, and the events that are sent."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import arguments, called
from tools.medusa.map_model import Emission, Step, StepUse, WorkflowRun
from tools.medusa.sources import Source
from tools.repo.parse import descendants, line_of, text_of
from tools.repo.visible import visible_name

_EVENT_STEP = "emitEventStep"
_RUN_AS_STEP = "runAsStep"
_COMPENSATION = 2
_LONGEST_CHAIN = 8
_LONGEST = 300
_ENGINE = ("WORKFLOW_ENGINE", "workflowEngine", "workflowsModuleService", "workflows")


def steps_in(source: Source) -> Iterator[Step]:
    """Yield every `createStep(id, invoke, compensate)` of a file."""
    for call, given in source.calls("createStep"):
        if given:
            yield Step(
                file=source.path,
                line=line_of(call),
                id=source.label(source.member(given[0], "name") or given[0]),
                compensates=len(given) > _COMPENSATION,
                waits=_waits(source, given[0]),
            )


def _waits(source: Source, settings: Node) -> bool:
    value = source.member(settings, "async")
    return value is not None and source.value(value).type == "true"


def uses_in(source: Source, composer: Node) -> Iterator[StepUse]:
    """Yield what a workflow's composer calls as a step or a nested workflow, in source order."""
    body = source.value(composer)
    conditions, parallels = _spans(body, "when"), _spans(body, "parallelize")
    for call in descendants(body, "call_expression"):
        function = call.child_by_field_name("function")
        if function is None:
            continue
        owner, name = _owner(function), _last_name(function)
        nested = owner is not None and name == _RUN_AS_STEP
        if nested or (function.type == "identifier" and _is_step(source, name)):
            yield StepUse(
                file=source.path,
                line=line_of(call),
                name=workflow_id(source, owner) if owner and nested else visible_name(name),
                workflow=nested,
                conditional=_inside(call, conditions),
                parallel=_inside(call, parallels),
            )


def _spans(composer: Node, name: str) -> list[tuple[int, int]]:
    """Return where the calls of a function stand, and those of what it returns: `when().then()`."""
    return [
        (call.start_byte, call.end_byte)
        for call in descendants(composer, "call_expression")
        if _first_name(call) == name
    ]


def _first_name(call: Node) -> str:
    node: Node | None = call
    for _ in range(_LONGEST_CHAIN):
        if node is None or node.type not in {"call_expression", "member_expression"}:
            break
        node = node.child_by_field_name("function") or node.child_by_field_name("object")
    return text_of(node) if node is not None and node.type == "identifier" else ""


def _inside(node: Node, spans: list[tuple[int, int]]) -> bool:
    return any(start <= node.start_byte < end for start, end in spans)


def hooks_in(source: Source, composer: Node) -> Iterator[str]:
    """Yield the names of the hooks that a workflow's composer offers."""
    for call in descendants(source.value(composer), "call_expression"):
        if called(call) == "createHook" and arguments(call):
            yield source.label(arguments(call)[0])


def runs_in(source: Source) -> Iterator[WorkflowRun]:
    """Yield every `someWorkflow(container).run(...)` and `engine.run(id, ...)` of a file."""
    if not source.says("run"):
        return
    engines = _engines(source)
    for call in descendants(source.root, "call_expression"):
        function = call.child_by_field_name("function")
        if function is None or _last_name(function) != "run":
            continue
        owner = _owner(function)
        made = None if owner is None else owner.child_by_field_name("function")
        if made is not None and made.type == "identifier":
            name = workflow_id(source, made)
        elif owner is not None and (text_of(owner) in engines or _is_engine(owner)):
            given = arguments(call)
            if not given:
                continue
            name = source.label(given[0])
        else:
            continue
        yield WorkflowRun(file=source.path, line=line_of(call), workflow=name)


def _engines(source: Source) -> set[str]:
    """Return what the workflow engine is called in a file, by what it is resolved by."""
    if not source.says(*_ENGINE):
        return set()
    return {
        text_of(name)
        for node in descendants(source.root, "variable_declarator")
        if (name := node.child_by_field_name("name")) is not None
        and (value := node.child_by_field_name("value")) is not None
        and _is_engine(value)
    }


def _is_engine(node: Node) -> bool:
    if node.end_byte - node.start_byte > _LONGEST:
        return False
    text = text_of(node)
    return any(name in text for name in _ENGINE)


def emissions_in(source: Source) -> Iterator[Emission]:
    """Yield the events that a file sends, by `emitEventStep` or an event bus's `emit`."""
    for call, given in source.calls(_EVENT_STEP, "emit"):
        function = call.child_by_field_name("function")
        if not given or function is None:
            continue
        by_step = _last_name(function) == _EVENT_STEP
        if not by_step and "event" not in text_of(_owner(function) or function).lower():
            continue  # a socket or a stream has an `emit` too
        messages = source.value(given[0])
        for message in messages.named_children if messages.type == "array" else [messages]:
            event = source.member(message, "eventName" if by_step else "name")
            if event is not None:
                yield Emission(file=source.path, line=line_of(call), event=source.label(event))


def _is_step(source: Source, name: str) -> bool:
    """Tell a step by its definition where it is in the project, else by Medusa's naming."""
    found = source.definition(name)
    if found is None:
        return name.endswith("Step")
    function = found[1].child_by_field_name("function")
    return function is not None and text_of(function) == "createStep"


def workflow_id(source: Source, node: Node) -> str:
    """Return a workflow's id where its definition is in the project, else the name it has."""
    at, made = source.definition(text_of(node)) or (source, node)
    if _last_name(made.child_by_field_name("function")) != "createWorkflow":
        return source.label(node)
    given = arguments(made)
    return at.label(at.member(given[0], "name") or given[0]) if given else source.label(node)


def _owner(function: Node) -> Node | None:
    return function.child_by_field_name("object")


def _last_name(function: Node | None) -> str:
    if function is None:
        return ""
    return text_of(function.child_by_field_name("property") or function)
