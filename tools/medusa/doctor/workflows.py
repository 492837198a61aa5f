"""Rules about workflows: what their constructors may hold, their ids, their steps."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.defined import CORE_FLOWS, SDK, step_id
from tools.medusa.doctor.functions import FUNCTIONS, callee, meant, names_in, own_code
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.twice import twice
from tools.medusa.map_flows import SOURCE_FOLDER
from tools.medusa.sources import Source
from tools.medusa.versions import Since
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, text_of

OWN_LINT = Since(
    (2, 16, 0),
    "Medusa comes with a lint plugin, which has the rules about constructors",
    "`medusa lint` is in the cli package of 2.16.0 and not in that of 2.14.2",
)
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_CHOICES = frozenset({"if_statement", "switch_statement", "ternary_expression"})
_SPREADS = frozenset({"spread_element", "rest_pattern"})
# What a constructor calls to write down that something is done later.
_NOTES = frozenset({"transform", "parallelize", "createHook"})


def constructors(project: Project) -> Iterator[tuple[Source, Node]]:
    """Yield the constructor functions of workflows made by Medusa's own `createWorkflow`."""
    for source in project.sources.under(SOURCE_FOLDER):
        if source.imports.get("createWorkflow", ("", ""))[0] not in SDK:
            continue
        for _, given in source.calls("createWorkflow"):
            function = source.value(given[1]) if len(given) > 1 else None
            if function is not None and function.type in FUNCTIONS:
                yield source, function


def data_names(source: Source, function: Node) -> frozenset[str]:
    """Return the names that hold workflow data: parameters, and what steps and transforms give."""
    parts = (function.child_by_field_name(part) for part in ("parameters", "parameter"))
    patterns = [part for part in parts if part is not None]
    for node in own_code(function):
        value, name = (node.child_by_field_name(part) for part in ("value", "name"))
        # Any other function gives a plain value, which may be decided on.
        later = value is not None and is_noted(source, meant(value, {}))
        if node.type == "variable_declarator" and later and name is not None:
            patterns.append(name)
    return frozenset(name for part in patterns for name in names_in(part))


def is_noted(source: Source, node: Node) -> bool:
    """Tell whether an expression writes down what is done later: it is no call that waits."""
    called = callee(_unconfigured(node))
    named = called in _NOTES or called.endswith(("Step", ".runAsStep"))
    return named or called.startswith("when(") or step_id(source, called) is not None


def _unconfigured(call: Node) -> Node:
    """Return the call of a step without the `.config(...)` that follows it."""
    while callee(call).endswith(".config"):
        function = call.child_by_field_name("function")
        inner = None if function is None else function.child_by_field_name("object")
        if inner is None:
            break
        call = inner
    return call


def _deciding(node: Node) -> Node | None:
    """Return the part of a statement that decides what is done."""
    fields = ("condition", "value", "right") if node.type != "for_in_statement" else ("right",)
    return next(filter(None, map(node.child_by_field_name, fields)), None)


def _on_data(project: Project, kinds: frozenset[str], message: str) -> Iterator[Found]:
    for source, function in constructors(project):
        names = data_names(source, function)
        for node in own_code(function):
            part = _deciding(node) if node.type in kinds else None
            if part is None:
                continue
            used = [text_of(one) for one in descendants(part, "identifier")]
            if data := next((name for name in used if name in names), None):
                yield at(source, node, message.format(data))


def _async(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        first = function.children[0]
        if first.type != "async":
            continue
        edit = Replacement(first.start_byte, function.children[1].start_byte, "")
        dropped = [_dropped(source, node) for node in _awaits(function)]
        plain = _unpromised(function)
        edits = (edit, *(plain or ()), *(one for each in dropped for one in each))
        fits = all(dropped) and plain is not None
        yield at(source, first, "the workflow's constructor is `async`", edits if fits else ())


def _unpromised(function: Node) -> tuple[Replacement, ...] | None:
    """Return the edits that make `T` of a declared `Promise<T>`, None for any other type."""
    declared = function.child_by_field_name("return_type")
    if declared is None:
        return ()
    made = declared.named_children[0] if declared.named_children else declared
    name, given = (made.child_by_field_name(part) for part in ("name", "type_arguments"))
    if name is None or text_of(name) != "Promise" or given is None or not given.named_children:
        return None
    inner = given.named_children[0]
    return (
        Replacement(made.start_byte, inner.start_byte, ""),
        Replacement(inner.end_byte, made.end_byte, ""),
    )


def _awaits(function: Node) -> Iterator[Node]:
    return (node for node in own_code(function) if node.type == "await_expression")


def _dropped(source: Source, waiting: Node) -> tuple[Replacement, ...]:
    """Return the edit that drops an `await`; none where what is waited for is no step."""
    awaited = waiting.named_children[0] if waiting.named_children else waiting
    if not is_noted(source, awaited):
        return ()
    return (Replacement(waiting.start_byte, awaited.start_byte, ""),)


def _waiting(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        for node in _awaits(function):
            what = callee(node.named_children[0]) if node.named_children else ""
            told = f"waits for `{what}`" if what else "waits"
            message = f"{told}; what follows runs after the workflow is closed"
            yield at(source, node, message, _dropped(source, node))


def _spreads(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        names = data_names(source, function)
        for node in [*_own_patterns(function), *own_code(function)]:
            if node.type not in _SPREADS:
                continue
            taken = _taken_from(node) if node.type == "rest_pattern" else node
            used = [text_of(one) for one in descendants(taken, "identifier")]
            if data := next((name for name in used if name in names), None):
                yield at(source, node, f"`{text_of(node)}`: `{data}` has no value yet")


def _own_patterns(function: Node) -> Iterator[Node]:
    given = function.child_by_field_name("parameters")
    return iter(()) if given is None else descendants(given, "rest_pattern")


def _taken_from(rest: Node) -> Node:
    """Return what a rest pattern takes its rest from; a parameter's is the input itself."""
    parent = rest.parent
    while parent is not None and parent.type != "variable_declarator":
        parent = parent.parent
    value = None if parent is None else parent.child_by_field_name("value")
    return rest if value is None else value


def _choices(project: Project) -> Iterator[Found]:
    yield from _on_data(project, _CHOICES, "decides on `{}`, which has no value yet")


def _loops(project: Project) -> Iterator[Found]:
    yield from _on_data(project, _LOOPS, "loops over `{}`, which has no value yet")


def _clocks(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        for node in own_code(function):
            callee = node.child_by_field_name("constructor") or node.child_by_field_name("function")
            given = node.child_by_field_name("arguments")
            empty = given is None or not given.named_children
            read = callee is not None and text_of(callee) in {"Date", "Date.now"} and empty
            if read and node.type in {"new_expression", "call_expression"}:
                yield at(source, node, f"`{text_of(node)}` is read once, when the file is loaded")


def _catches(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        for node in own_code(function):
            if node.type == "try_statement":
                yield at(source, node, "`try` in a workflow's constructor catches no step's error")


def _ids(project: Project) -> Iterator[Found]:
    named = [(flow.id, Found(flow.file, flow.line, "")) for flow in project.map.workflows]
    yield from twice(named, "workflow id `{0}` is taken by {1}")


def _hooks(project: Project) -> Iterator[Found]:
    named = []
    for handler in project.map.hooks:
        source = project.sources.get(handler.file)
        origin = ("", "") if source is None else source.imports.get(handler.workflow, ("", ""))
        if origin[0] == CORE_FLOWS:
            named.append(
                (f"{origin[1]}.hooks.{handler.hook}", Found(handler.file, handler.line, ""))
            )
    yield from twice(named, "hook `{0}` has its handler in {1}; Medusa takes one")


RULES = (
    Rule(
        "M01", Severity.ERROR, "a workflow's constructor is not async",
        "The constructor runs once, when the file is loaded, to write down the steps.",
        "Drop `async`; steps are called without `await`.",
        "Medusa's lint: no-async-workflow-constructor", _async, OWN_LINT, fixes=True,
    ),
    Rule(
        "M02", Severity.ERROR, "a workflow's constructor awaits nothing",
        "The workflow is closed before: it has no result, and the next step throws.",
        "Call steps without `await`: `const brand = createBrandStep(input)`.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _waiting, OWN_LINT, fixes=True,
    ),
    Rule(
        "M03", Severity.ERROR, "a workflow's constructor does not decide on data",
        "Data has no value while the constructor runs: the choice is made once, for every run.",
        "`when({ input }, ({ input }) => input.flag).then(() => step())`, or `transform`.",
        "Medusa's lint: no-if-in-workflow-constructor", _choices, OWN_LINT,
    ),
    Rule(
        "M04", Severity.ERROR, "a workflow's constructor does not loop over data",
        "Data has no value while the constructor runs: there is nothing to loop over.",
        "Map the data in `transform` and give a step the whole list.",
        "Medusa's lint: no-loops-in-workflow", _loops, OWN_LINT,
    ),
    Rule(
        "M05", Severity.ERROR, "a workflow's constructor does not spread data",
        "Spread, an object is all of the data and nothing beside it; a list throws.",
        "`transform({ input }, ({ input }) => ({ ...input, flag: true }))`.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _spreads, OWN_LINT,
    ),
    Rule(
        "M06", Severity.ERROR, "a workflow's constructor does not read the clock",
        "Every run would get the time at which the server started.",
        "`transform({}, () => new Date())`, or read it in a step.",
        "Medusa's lint: no-new-date-in-workflow", _clocks, OWN_LINT,
    ),
    Rule(
        "M07", Severity.ERROR, "a workflow's constructor catches nothing",
        "Steps run later, so their errors never pass through it.",
        "Give steps compensation functions.",
        "Medusa's lint: no-try-catch-in-workflow", _catches, OWN_LINT,
    ),
    Rule(
        "M12", Severity.ERROR, "each workflow has an id of its own",
        "Two definitions under one id end the boot: `Workflow with id ... already exists`.",
        "Give one of them another id.", "run on 2.4.0, 2.11.1 and 2.21.2", _ids,
    ),
    Rule(
        "X06", Severity.ERROR, "a hook has one handler",
        "The second ends the boot: `Cannot define multiple hook handlers`.",
        "One handler that does both, in one file.", "medusa#11968, by design", _hooks,
    ),
)  # fmt: skip
