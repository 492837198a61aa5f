"""A project map as a person reads it: one line for each thing, with its place."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType

from terminal.console import indented, line, title
from tools.medusa.installed import MedusaVersion
from tools.medusa.map_model import (
    Link,
    ModuleEntry,
    Place,
    ProjectMap,
    Registration,
    Route,
    Step,
    Workflow,
    WorkflowRun,
)
from tools.medusa.map_summary import MapSummary


def show_map(console: Console, project: ProjectMap) -> None:
    """Print a project map, leaving out what the project does not have."""
    parts = list(_parts(project)) or [line(("Nothing of what was asked for is here.", "dim"))]
    console.print(Group(*_head(project), *parts, ""))


def show_summary(console: Console, summary: MapSummary) -> None:
    """Print how many of each part there are, and what they are called."""
    console.print(Group(*_summary(summary), ""))


def _summary(summary: MapSummary) -> Iterator[RenderableType]:
    yield line((summary.name or "a project without a name", "bold"))
    yield _version(summary.medusa, "proven" if summary.proven else "unproven")
    yield line("")
    for part, told in summary.parts.items():
        head = (f"{part:<12}", "bold"), f"{told.count:>4}  "
        yield line(*head, ("; ".join(told.names), "dim"))
    if summary.problem_count:
        yield line("")
        yield from (
            line((f"{one.path}:{one.line or 1}", "yellow"), f"  {one.message}")
            for one in summary.problems
        )
    yield line("")
    yield line(("`stheno map --tree`, `--part routes` or `--name TEXT` show more.", "dim"))


def _version(medusa: MedusaVersion | None, proof: str) -> RenderableType:
    if medusa is None:
        return line(("Medusa's version is not known", "yellow"))
    return line((f"Medusa {medusa.version} ({medusa.source}), {proof}", "dim"))


def _head(project: ProjectMap) -> Iterator[RenderableType]:
    yield line((project.name or "a project without a name", "bold"))
    target = project.target
    follows = "" if target is None else f"unproven, treated like {target.follows}"
    yield _version(project.medusa, "proven" if target and target.proven else follows)


def _parts(project: ProjectMap) -> Iterator[RenderableType]:
    yield from _part("Modules", (Group(*_module_rows(one)) for one in project.modules))
    yield from _part(
        "Registered", (line(*_registered(one), _place(one)) for one in project.registered)
    )
    yield from _part("Links", (line(*_link(one), _place(one)) for one in project.links))
    yield from _part("Workflows", (Group(*_workflow(one)) for one in project.workflows))
    yield from _part("Steps", (line(*_step(one)) for one in project.steps))
    yield from _part(
        "Hooks in use", (line(f"{one.workflow}.{one.hook}", _place(one)) for one in project.hooks)
    )
    yield from _part("Routes", (Group(*_route_rows(one)) for one in project.routes))
    yield from _part(
        "Subscribers",
        (
            Group(line(", ".join(one.events), _place(one)), *_runs(one.runs))
            for one in project.subscribers
        ),
    )
    yield from _part("Events sent", (line(one.event, _place(one)) for one in project.emissions))
    yield from _part(
        "Admin",
        (line(f"{one.kind}  {', '.join(one.at)}", _place(one)) for one in project.admin),
    )
    yield from _part(
        "Scripts",
        (Group(line(one.kind, _place(one)), *_runs(one.runs)) for one in project.scripts),
    )
    yield from _part(
        "Jobs",
        (
            Group(line(f"{one.name}  {one.schedule}", _place(one)), *_runs(one.runs))
            for one in project.jobs
        ),
    )
    yield from _declared(project)
    yield from _part(
        "Not readable",
        (
            line((f"{one.path}:{one.line or 1}", "yellow"), f"  {one.message}")
            for one in project.problems
        ),
    )


def _declared(project: ProjectMap) -> Iterator[RenderableType]:
    yield from _part(
        "Search indexes", (line(f"{one.name}  {one.entity}", _place(one)) for one in project.search)
    )
    yield from _part(
        "Policies",
        (line(f"{one.resource}:{one.operation}", _place(one)) for one in project.policies),
    )
    yield from _part("Feature flags", (line(one.key, _place(one)) for one in project.flags))
    yield from _part("Tests", (line(one.kind, _place(one)) for one in project.tests))
    yield from _part("Types added to", (line(one.module, _place(one)) for one in project.types))
    yield from _part(
        "Settings", (line(f"{one.name}  {one.value}", _place(one)) for one in project.settings)
    )


def _module_rows(module: ModuleEntry) -> Iterator[RenderableType]:
    yield line(*_module(module), _place(module))
    for model in module.models:
        yield line(f"  {model.name}  {', '.join(model.properties)}", _place(model))
        for relation in model.relations:
            yield line(f"    {relation.name}: {relation.kind} {relation.to}", _place(relation))


def _registered(entry: Registration) -> Iterator[str | tuple[str, str]]:
    yield entry.resolve or "not a literal"
    if entry.provider:
        yield (f"  provider {entry.id or ''} of {entry.under or '?'}", "dim")
    if entry.conditional:
        yield ("  conditional", "yellow")


def _link(link: Link) -> Iterator[str]:
    yield " - ".join(link.sides)
    if link.read_only:
        yield "  read-only"
    if link.extra_columns:
        yield f"  with {', '.join(link.extra_columns)}"


def _runs(runs: Iterable[WorkflowRun]) -> Iterator[RenderableType]:
    return (line(f"  runs {run.workflow}", _place(run)) for run in runs)


def _module(module: ModuleEntry) -> Iterator[str | tuple[str, str]]:
    yield (module.name, "bold")
    yield f"  {', '.join(model.name for model in module.models) or 'no models'}"
    if not module.registered:
        yield ("  not registered", "yellow")
    lacking = [*module.unmigrated, *module.behind]
    if lacking:
        yield (f"  no migration for {', '.join(lacking)}", "yellow")


def _workflow(workflow: Workflow) -> Iterator[RenderableType]:
    yield line(workflow.id, _place(workflow))
    for number, use in enumerate(workflow.steps, 1):
        kind = "workflow " if use.workflow else ""
        when = "  when" if use.conditional else ""
        beside = "  in parallel" if use.parallel else ""
        yield line(f"  {number}. {kind}{use.name}", (when + beside, "dim"), _place(use))
    for hook in workflow.hooks:
        yield line(f"  hook {hook}")


def _step(step: Step) -> Iterator[str | tuple[str, str]]:
    yield step.id
    if not step.compensates:
        yield ("  no compensation", "dim")
    yield _place(step)


def _route_rows(route: Route) -> Iterator[RenderableType]:
    yield line(*_route(route))
    for guard in route.guards:
        names = ", ".join(guard.passes)
        yield line(f"  {' '.join(guard.methods)} passes {names or 'no middleware'}", _place(guard))
    yield from _runs(route.runs)


def _route(route: Route) -> Iterator[str | tuple[str, str]]:
    yield f"{' '.join(route.methods)}  {route.path}"
    if not route.authenticate:
        yield ("  authentication switched off", "yellow")
    yield (f"  {route.file}", "dim")


def _place(entry: Place) -> tuple[str, str]:
    return (f"  {entry.file}:{entry.line}", "dim")


def _part(heading: str, rows: Iterable[RenderableType]) -> Iterator[RenderableType]:
    shown = list(rows)
    if shown:
        yield title(f"{heading} ({len(shown)})")
        yield from (indented(row) for row in shown)
