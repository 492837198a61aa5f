"""Rules about running a workflow."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.defined import CORE_FLOWS
from tools.medusa.doctor.functions import FUNCTIONS, callee, names_in
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.wiring import resolved
from tools.medusa.expressions import arguments, members
from tools.medusa.map_api import FOLDER
from tools.medusa.sources import Source
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, text_of

_CONTAINER = "container"


def _without_container(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src"):
        if not source.says("run"):
            continue
        for call in descendants(source.root, "call_expression"):
            function = call.child_by_field_name("function")
            owner, name = (
                None if function is None else function.child_by_field_name(part)
                for part in ("object", "property")
            )
            if owner is None or name is None or text_of(name) != "run":
                continue
            if _has_container(source, call):
                continue
            if owner.type == "identifier" and _is_workflow(source, owner):
                message = f"`{text_of(owner)}.run` has no container"
                yield at(source, call, message, _given(source, owner))


def _has_container(source: Source, call: Node) -> bool:
    """Tell whether what `run` is given holds a container, or may."""
    given = arguments(call)
    if not given:
        return False
    value = source.value(given[0])
    spread = any(child.type == "spread_element" for child in value.named_children)
    return value.type != "object" or spread or _CONTAINER in members(value)


def _is_workflow(source: Source, name: Node) -> bool:
    origin = source.imports.get(text_of(name), ("", ""))
    if origin[0] == CORE_FLOWS:
        return origin[1].endswith("Workflow")
    _, made = resolved(source, name)
    return callee(made) == "createWorkflow"


def _given(source: Source, owner: Node) -> tuple[Replacement, ...]:
    """Return the edit that gives the container which a function around the call has."""
    node = owner.parent
    while node is not None:
        named = _container(source, node) if node.type in FUNCTIONS else None
        if named is not None:
            return (Replacement(owner.end_byte, owner.end_byte, f"({named})"),)
        node = node.parent
    return ()


def _container(source: Source, function: Node) -> str | None:
    listed = function.child_by_field_name("parameters")
    parameters = [] if listed is None else listed.named_children
    patterns = [found for one in parameters if (found := one.child_by_field_name("pattern"))]
    for pattern in patterns:
        if _CONTAINER in names_in(pattern):
            return _CONTAINER
    first = patterns[0] if patterns else None
    handles = source.path.startswith(f"{FOLDER}/") and first is not None
    if handles and first is not None and first.type == "identifier" and text_of(first) == "req":
        return "req.scope"
    return None


RULES = (
    Rule(
        "X55", Severity.WARNING, "a workflow runs with the application's container",
        "Without it a step resolves none of the application's own registrations.",
        "`createBrandsWorkflow(req.scope).run({ input })`.",
        "Medusa's starter, corrected; create-workflow of workflows-sdk 2.21.2",
        _without_container, fixes=True,
    ),
)  # fmt: skip
