"""Rules about workflows: what their constructors may hold, their ids, their steps."""

from collections.abc import Iterator

from tree_sitter import Node

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
_SDK = ("@medusajs/framework/workflows-sdk", "@medusajs/workflows-sdk")
_FUNCTIONS = frozenset({
    "arrow_function", "function_expression", "function_declaration", "method_definition",
    "generator_function",
})  # fmt: skip
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_CHOICES = frozenset({"if_statement", "switch_statement", "ternary_expression"})
_CORE_FLOWS = "@medusajs/medusa/core-flows"


def _constructors(project: Project) -> Iterator[tuple[Source, Node]]:
    """Yield the constructor functions of workflows made by Medusa's own `createWorkflow`."""
    for source in project.sources.under(SOURCE_FOLDER):
        if source.imports.get("createWorkflow", ("", ""))[0] not in _SDK:
            continue
        for _, given in source.calls("createWorkflow"):
            function = source.value(given[1]) if len(given) > 1 else None
            if function is not None and function.type in _FUNCTIONS:
                yield source, function


def own_code(function: Node) -> Iterator[Node]:
    """Yield the nodes of a function's body, without what stands in functions inside it."""
    body = function.child_by_field_name("body")
    stack = [] if body is None else [body]
    while stack:
        node = stack.pop()
        if node.type in _FUNCTIONS:
            continue
        yield node
        stack.extend(reversed(node.children))


def _data_names(function: Node) -> frozenset[str]:
    """Return the names that hold workflow data: parameters, and what steps and transforms give."""
    parts = (function.child_by_field_name(part) for part in ("parameters", "parameter"))
    patterns = [part for part in parts if part is not None]
    for node in own_code(function):
        value, name = (node.child_by_field_name(part) for part in ("value", "name"))
        called = None if value is None else value.child_by_field_name("function")
        callee = "" if called is None else text_of(called)
        # Any other function gives a plain value, which may be decided on.
        later = callee == "transform" or callee.endswith(("Step", ".runAsStep"))
        if node.type == "variable_declarator" and later and name is not None:
            patterns.append(name)
    kinds = ("identifier", "shorthand_property_identifier_pattern")
    return frozenset(text_of(one) for part in patterns for one in descendants(part, *kinds))


def _deciding(node: Node) -> Node | None:
    """Return the part of a statement that decides what is done."""
    fields = ("condition", "value", "right") if node.type != "for_in_statement" else ("right",)
    return next(filter(None, map(node.child_by_field_name, fields)), None)


def _on_data(project: Project, kinds: frozenset[str], message: str) -> Iterator[Found]:
    for source, function in _constructors(project):
        names = _data_names(function)
        for node in own_code(function):
            part = _deciding(node) if node.type in kinds else None
            if part is None:
                continue
            used = [text_of(one) for one in descendants(part, "identifier")]
            if data := next((name for name in used if name in names), None):
                yield at(source, node, message.format(data))


def _async_constructors(project: Project) -> Iterator[Found]:
    for source, function in _constructors(project):
        first = function.children[0]
        if first.type != "async":
            continue
        waits = any(node.type == "await_expression" for node in own_code(function))
        edit = Replacement(first.start_byte, function.children[1].start_byte, "")
        yield at(source, first, "the workflow's constructor is `async`", () if waits else (edit,))


def _choices(project: Project) -> Iterator[Found]:
    yield from _on_data(project, _CHOICES, "decides on `{}`, which has no value yet")


def _loops(project: Project) -> Iterator[Found]:
    yield from _on_data(project, _LOOPS, "loops over `{}`, which has no value yet")


def _clocks(project: Project) -> Iterator[Found]:
    for source, function in _constructors(project):
        for node in own_code(function):
            callee = node.child_by_field_name("constructor") or node.child_by_field_name("function")
            given = node.child_by_field_name("arguments")
            empty = given is None or not given.named_children
            read = callee is not None and text_of(callee) in {"Date", "Date.now"} and empty
            if read and node.type in {"new_expression", "call_expression"}:
                yield at(source, node, f"`{text_of(node)}` is read once, when the file is loaded")


def _catches(project: Project) -> Iterator[Found]:
    for source, function in _constructors(project):
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
        if origin[0] == _CORE_FLOWS:
            named.append(
                (f"{origin[1]}.hooks.{handler.hook}", Found(handler.file, handler.line, ""))
            )
    yield from twice(named, "hook `{0}` has its handler in {1}; Medusa takes one")


RULES = (
    Rule(
        "M01", Severity.ERROR, "a workflow's constructor is not async",
        "The constructor runs once, when the file is loaded, to write down the steps.",
        "Drop `async`; steps are called without `await`.",
        "Medusa's lint: no-async-workflow-constructor", _async_constructors, OWN_LINT, fixes=True,
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
