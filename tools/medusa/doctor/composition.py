"""Rules about how a workflow is put together: what it returns, its steps, its conditions."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.defined import SDK, defined, imports_from, step_id
from tools.medusa.doctor.functions import (
    callee,
    constants,
    enclosing,
    function_of,
    meant,
    own_code,
    returned,
    wrapped,
)
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.workflows import OWN_LINT, constructors, data_names, is_noted
from tools.medusa.expressions import arguments, literal
from tools.medusa.map_flows import SOURCE_FOLDER
from tools.medusa.sources import Source
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, line_of, text_of

PLAIN = frozenset({
    "object", "array", "string", "template_string", "number", "true", "false", "null",
})  # fmt: skip
_BRANCHES = frozenset({
    "if_statement", "switch_statement", "ternary_expression", "for_statement", "for_in_statement",
    "while_statement", "do_statement", "catch_clause",
})  # fmt: skip
_AS_STEP = ".runAsStep"
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
_HANDLERS = {
    "src/api/": _METHODS,
    "src/subscribers/": frozenset({"default"}),
    "src/jobs/": frozenset({"default"}),
    "src/scripts/": frozenset({"default"}),
    "src/migration-scripts/": frozenset({"default"}),
}


def _responses(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        names, known = data_names(source, function), constants(function)
        for given in returned(function):
            value = meant(given, known)
            data = value.type == "identifier" and text_of(value) in names
            if data or value.type in PLAIN or is_noted(source, value):
                # What may be undefined is no data to the type of `WorkflowResponse`.
                maybe = callee(value).startswith("when(")
                edits = () if maybe else wrapped(source, function, given, "WorkflowResponse")
                yield at(source, given, "what is returned is no `WorkflowResponse`", edits)


def _same_steps(project: Project) -> Iterator[Found]:
    for source, function in constructors(project):
        used: dict[str, list[Node]] = {}
        for call in own_code(function):
            name = _step_name(source, call)
            if name is not None and not _may_be_left_out(call, function):
                used.setdefault(name, []).append(call)
        for name, (first, *others) in used.items():
            for number, call in enumerate(others, 2):
                if not project.lacks(OWN_LINT) and _seen_by_lint(function, first, call):
                    continue
                other = f"{name}-{number}"
                edit = Replacement(call.end_byte, call.end_byte, f'.config({{ name: "{other}" }})')
                fits = _config(call) is None and other not in used
                message = f"step `{name}` is in this workflow already, at line {line_of(first)}"
                yield at(source, call, message, (edit,) if fits else ())


def _step_name(source: Source, call: Node) -> str | None:
    """Return the name a step has in its workflow, None if the node is no step or it is not told."""
    if call.type != "call_expression":
        return None
    called = callee(call)
    name = step_id(source, called)
    if called.endswith(_AS_STEP):
        name = f"{_workflow_id(source, called.removesuffix(_AS_STEP))}-as-step"
    config = _config(call)
    if name is None or config is None:
        return name
    given = arguments(config)
    renamed = source.member(given[0], "name") if given else None
    plain = bool(given) and source.value(given[0]).type == "object"
    if renamed is None:
        return name if plain else None
    return literal(source.value(renamed))


def _workflow_id(source: Source, name: str) -> str:
    found = defined(source, name)
    if found is not None and callee(found[1]) == "createWorkflow":
        at_, made = found
        given = arguments(made)
        return at_.label(at_.member(given[0], "name") or given[0]) if given else name
    return source.imports.get(name, ("", name))[1]


def _config(call: Node) -> Node | None:
    """Return the call of `.config(...)` on what a step's call gives."""
    member = call.parent
    outer = None if member is None else member.parent
    named = None if member is None else member.child_by_field_name("property")
    if outer is None or named is None or text_of(named) != "config":
        return None
    return outer if outer.type == "call_expression" else None


def _may_be_left_out(call: Node, function: Node) -> bool:
    """Tell whether a step stands where the constructor may not come by, or more than once."""
    parent = call.parent
    while parent is not None and parent != function:
        if parent.type in _BRANCHES:
            return True
        parent = parent.parent
    return False


def _seen_by_lint(function: Node, first: Node, second: Node) -> bool:
    called = callee(first)
    direct = enclosing(first) == function == enclosing(second)
    return direct and called == callee(second) and called.isidentifier()


def _endless(project: Project) -> Iterator[Found]:
    for source in project.sources.under(SOURCE_FOLDER):
        if not imports_from(source, "when", *SDK):
            continue
        for call, _ in source.calls("when"):
            alone = call.parent is not None and call.parent.type == "expression_statement"
            if alone and callee(call) == "when":
                yield at(source, call, "`when` without `.then`")


def _outside(project: Project) -> Iterator[Found]:
    for source in project.sources.under(SOURCE_FOLDER):
        # Following every import of every file would take longer than all the rest.
        imported = (name for name in source.imports if name.endswith("Step"))
        steps = {name for name in [*imported, *source.constants] if step_id(source, name)}
        for call in descendants(source.root, "call_expression") if steps else ():
            name = callee(call)
            place = _outside_of_workflows(source, call) if name in steps else None
            if place is not None:
                yield at(source, call, f"step `{name}` is called {place}")


def _outside_of_workflows(source: Source, call: Node) -> str | None:
    """Return where a call stands if no workflow can be composed there, None if one may be."""
    function = enclosing(call)
    if function is None:
        return "while the file is loaded"
    holder = None if function.parent is None else function.parent.parent
    around = callee(holder)
    if around == "createStep" and imports_from(source, "createStep", *SDK):
        return "in a step"
    if around == "transform" and imports_from(source, "transform", *SDK):
        return "in a `transform`"
    if ".hooks." in around:
        return "in a hook's handler"
    for folder, names in _HANDLERS.items():
        for name in names if source.path.startswith(folder) else ():
            exported = source.exports.get(name)
            if exported is not None and function_of(source, exported) == function:
                return f"in `{name}`" if name in _METHODS else "in the function Medusa runs"
    return None


RULES = (
    Rule(
        "M09", Severity.ERROR, "a workflow returns a WorkflowResponse",
        "It does not compile: a constructor returns nothing or a `WorkflowResponse`.",
        "`return new WorkflowResponse(brand)`.",
        "Medusa's lint: workflow-must-return-workflow-response; types of `createWorkflow`",
        _responses, OWN_LINT, fixes=True,
    ),
    Rule(
        "M11", Severity.ERROR, "a workflow has each step's name once",
        "The second ends the boot: `Step ... is already defined in workflow`.",
        '`greetStep(input).config({ name: "greet-again" })`.',
        "run on 2.4.0, 2.11.1 and 2.21.2", _same_steps, fixes=True,
    ),
    Rule(
        "M13", Severity.ERROR, "a `when` has its `then`",
        'The process ends when the file is loaded: `".then" is missing after "when" condition`.',
        "`when({ input }, ({ input }) => input.flag).then(() => greetStep(input))`.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _endless,
    ),
    Rule(
        "M14", Severity.ERROR, "steps are called in workflows only",
        "It throws: `createStep must be used inside a createWorkflow definition`.",
        "Run a workflow, or call the service's method.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _outside,
    ),
)  # fmt: skip
