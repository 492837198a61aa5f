"""Rules about steps: what they return, and how what they did is taken back."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.composition import PLAIN
from tools.medusa.doctor.functions import (
    callee,
    constants,
    enclosing,
    meant,
    parameter,
    returned,
    wrapped,
)
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.step_code import (
    RESPONSE,
    Mutation,
    StepCode,
    mutations,
    services,
    steps,
)
from tools.medusa.doctor.workflows import OWN_LINT
from tools.medusa.expressions import members
from tools.repo.parse import descendants, text_of

_LOSING = frozenset({"Map", "Set", "WeakMap", "WeakSet"})
_BUFFERS = ("Buffer.from", "Buffer.alloc", "Buffer.concat")
_REMOVING = frozenset({"delete", "softDelete"})
_MAYBE = frozenset({
    "if_statement", "switch_statement", "ternary_expression", "try_statement", "for_statement",
    "for_in_statement", "while_statement", "do_statement", "binary_expression",
})  # fmt: skip
_TESTS = frozenset({"if_statement", "ternary_expression", "while_statement"})
_DECIDING = frozenset({"&&", "||", "??"})
_DEFAULTED = frozenset({"object_assignment_pattern", "assignment_pattern"})


def _bare(project: Project) -> Iterator[Found]:
    for step in steps(project):
        known, found = constants(step.invoke), services(step.invoke)
        for given in returned(step.invoke):
            value = meant(given, known)
            owner = callee(value).rpartition(".")[0]
            if value.type in PLAIN or owner in found:
                # What compensation is to be handed, nothing but its author tells.
                alone = not step.compensates
                edits = wrapped(step.source, step.invoke, given, RESPONSE) if alone else ()
                yield at(step.source, given, f"what is returned is no `{RESPONSE}`", edits)


def _lossy(project: Project) -> Iterator[Found]:
    for step in steps(project):
        known = constants(step.invoke)
        for response, given in step.responses():
            lost = next(filter(None, map(_lost, _parts(given[0], known))), None) if given else None
            # The lint of newer versions sees these by their types.
            if lost is not None and (lost not in _LOSING or project.lacks(OWN_LINT)):
                yield at(step.source, response, f"a {lost} does not come out as one")


def _parts(node: Node, known: dict[str, Node]) -> Iterator[Node]:
    """Yield the values that a response carries, one level deep."""
    value = meant(node, known)
    yield value
    inner = value.named_children if value.type == "array" else members(value).values()
    for one in inner:
        yield meant(one, known)


def _lost(node: Node) -> str | None:
    made = node.child_by_field_name("constructor")
    if made is not None and text_of(made) in _LOSING:
        return text_of(made)
    return "Buffer" if callee(node) in _BUFFERS else None


def _forgotten(project: Project) -> Iterator[Found]:
    for step in steps(project):
        done = None if step.compensates else next(mutations(step.invoke), None)
        if done is not None:
            message = f"`{callee(done.call)}` is not taken back if a later step fails"
            yield at(step.source, step.call, message)


def _misread(project: Project) -> Iterator[Found]:
    for step in steps(project):
        keys = None if step.compensate is None else _handed_keys(step)
        if step.compensate is None or keys is None:
            continue
        told = ", ".join(f"`{one}`" for one in sorted(keys)) or "nothing"
        for read, key in _read_keys(step.compensate):
            if key not in keys:
                yield at(step.source, read, f"reads `{key}`, but is given {told}")


def _handed_keys(step: StepCode) -> set[str] | None:
    """Return the keys of what compensation is given, None if they are not told."""
    if "permanentFailure" in text_of(step.invoke):
        return None
    keys: set[str] = set()
    told = False
    for _, given in step.responses():
        if not given:
            continue
        own = _keys_of(step, given[min(1, len(given) - 1)])
        if own is None:
            return None
        keys |= own
        told = True
    return keys if told else None


def _keys_of(step: StepCode, given: Node) -> set[str] | None:
    """Return the keys of an object that is written out, or of the step's input by its type."""
    value = meant(given, constants(step.invoke))
    if value.type == "identifier":
        return _typed_keys(step.invoke, text_of(value))
    open_ended = any(part.type == "spread_element" for part in value.named_children)
    computed = any(descendants(value, "computed_property_name"))
    return None if value.type != "object" or open_ended or computed else set(members(value))


def _typed_keys(function: Node, name: str) -> set[str] | None:
    """Return the keys that a function's first parameter has by the type written beside it."""
    given = parameter(function)
    if given is None or given.type != "identifier" or text_of(given) != name:
        return None
    annotation = None if given.parent is None else given.parent.child_by_field_name("type")
    typed = None if annotation is None else annotation.named_child(0)
    if typed is None or typed.type != "object_type":
        return None
    parts = [part for part in typed.named_children if part.type != "comment"]
    names = [part.child_by_field_name("name") for part in parts]
    plain = all(part.type == "property_signature" for part in parts)
    return {text_of(one) for one in names if one is not None} if plain else None


def _read_keys(function: Node) -> Iterator[tuple[Node, str]]:
    """Yield the keys that a function reads of its first parameter, and where."""
    given = parameter(function)
    if given is None:
        return
    if given.type == "object_pattern":
        for part in given.named_children:
            if part.type not in _DEFAULTED and part.type not in {"rest_pattern", "comment"}:
                yield part, text_of(part.child_by_field_name("key") or part)
    elif given.type == "identifier":
        for node in _reads_of(function, text_of(given)):
            read = node.child_by_field_name("property")
            if read is not None:
                yield node, text_of(read)


def _reads_of(function: Node, name: str) -> Iterator[Node]:
    body = function.child_by_field_name("body")
    for node in [] if body is None else descendants(body, "member_expression"):
        owner = node.child_by_field_name("object")
        inner = None if owner is None else meant(owner, {})
        if inner is not None and inner.type == "identifier" and text_of(inner) == name:
            yield node


def _unguarded(project: Project) -> Iterator[Found]:
    for step in steps(project):
        undo = step.compensate
        given = None if undo is None else parameter(undo)
        if undo is None or given is None:
            continue
        if given.type in {"object_pattern", "array_pattern"}:
            yield at(step.source, given, f"`{_line(given)}` fails where nothing was given")
            continue
        name = text_of(given)
        reads = [] if _asks(undo, name) else list(_reads_of(undo, name))
        if reads and not any(descendants(reads[0], "optional_chain")):
            yield at(step.source, reads[0], f"`{_line(reads[0])}`: `{name}` may be undefined")


def _line(node: Node) -> str:
    return " ".join(text_of(node).split())


def _asks(function: Node, name: str) -> bool:
    """Tell whether a function looks at all whether a value is there."""
    body = function.child_by_field_name("body")
    for node in () if body is None else descendants(body):
        part: Node | None
        operator = node.child_by_field_name("operator")
        if node.type in _TESTS:
            part = node.child_by_field_name("condition")
        elif operator is not None and operator.type in _DECIDING:
            part = node.child_by_field_name("left")
        else:
            part = node if node.type == "member_expression" and "?." in text_of(node) else None
        if part is not None and name in {text_of(one) for one in descendants(part, "identifier")}:
            return True
    return False


def _wrongly_undone(project: Project) -> Iterator[Found]:
    for step in steps(project):
        if step.compensate is None:
            continue
        done = list(mutations(step.invoke))
        updated = {one.noun for one in done if one.verb == "update"}
        updated -= {one.noun for one in done if one.verb != "update"}
        for undone in mutations(step.compensate):
            if undone.noun in updated and undone.verb in _REMOVING:
                message = f"`{callee(undone.call)}` removes rows that the step only updated"
                yield at(step.source, undone.call, message)
            elif undone.noun in updated and undone.verb == "update" and _restores(step, undone):
                message = f"`{callee(undone.call)}` writes again what the step has just written"
                yield at(step.source, undone.call, message)


def _restores(step: StepCode, undone: Mutation) -> bool:
    """Tell whether compensation writes back nothing but the result of the update itself."""
    given = None if step.compensate is None else parameter(step.compensate)
    arguments_ = undone.call.child_by_field_name("arguments")
    passed = [] if arguments_ is None else arguments_.named_children
    if given is None or len(passed) != 1 or text_of(meant(passed[0], {})) != text_of(given):
        return False
    known = constants(step.invoke)
    handed = [meant(each[min(1, len(each) - 1)], known) for _, each in step.responses() if each]
    updates = [one.call for one in mutations(step.invoke) if one.verb == "update"]
    return bool(handed) and all(value in updates for value in handed)


def _several(project: Project) -> Iterator[Found]:
    for step in steps(project):
        done = [one for one in mutations(step.invoke) if _is_certain(one.call, step.invoke)]
        second = next((one for one in done[1:] if not _belong_together(done[0], one)), None)
        if second is not None:
            first = done[0]
            message = f"if `{callee(second.call)}` fails, `{callee(first.call)}` is not taken back"
            yield at(step.source, second.call, message)


def _belong_together(first: Mutation, second: Mutation) -> bool:
    """Tell whether two changes are one: rows are removed with what hangs on them."""
    return {first.verb, second.verb} <= _REMOVING and first.service == second.service


def _is_certain(call: Node, function: Node) -> bool:
    """Tell whether a call is made whenever a function runs."""
    if enclosing(call) != function:
        return False
    parent = call.parent
    while parent is not None and parent != function:
        if parent.type in _MAYBE:
            return False
        parent = parent.parent
    return True


RULES = (
    Rule(
        "M08", Severity.ERROR, "a step returns a StepResponse",
        "It does not compile, and an async step that returns anything else never ends.",
        "`return new StepResponse(brand, brand.id)`.",
        "Medusa's lint: step-must-return-step-response; `wrapAsyncHandler` of workflows-sdk",
        _bare, OWN_LINT, fixes=True,
    ),
    Rule(
        "M10", Severity.ERROR, "a step's response is plain data",
        "It is written down as JSON: a Map or a Set comes out as `{}`, a Buffer as numbers.",
        "An object or an array; a Buffer as a base64 text, or in a file.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _lossy,
    ),
    Rule(
        "X10", Severity.WARNING, "a step that changes rows can take it back",
        "If a later step fails, the rows stay changed.",
        "A third argument of `createStep`; or a suppression that says why not.",
        "Medusa's documentation of compensation functions", _forgotten,
    ),
    Rule(
        "X11", Severity.ERROR, "compensation reads what it is given",
        "It is given the second argument of `StepResponse`, the first if there is none.",
        "Hand on what compensation needs: `new StepResponse(brand, { id: brand.id })`.",
        "the step handler of workflows-sdk 2.4.0, 2.11.1 and 2.21.2", _misread,
    ),
    Rule(
        "X12", Severity.WARNING, "compensation bears being given nothing",
        "A step that fails is compensated too, with undefined: it has returned nothing.",
        "`if (!data) return` at the start.", "run on 2.4.0, 2.11.1 and 2.21.2", _unguarded,
    ),
    Rule(
        "X13", Severity.ERROR, "compensation of an update restores what was there",
        "Rows that were there before are lost, or keep the new values.",
        "Retrieve the rows first, hand them on, and update them back.",
        "b2b-starter, its update steps", _wrongly_undone,
    ),
    Rule(
        "X14", Severity.WARNING, "a step changes one thing",
        "A step that fails has handed nothing on, so what it did before stays.",
        "A step for each change.", "Medusa's documentation of workflows", _several,
    ),
)  # fmt: skip
