"""A project map as a person reads it: one line for each thing, with its place."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType

from terminal.console import indented, line, title
from tools.medusa.map_model import ModuleEntry, Place, ProjectMap, Route, Step, Workflow


def show_map(console: Console, project: ProjectMap) -> None:
    """Print a project map, leaving out what the project does not have."""
    console.print(Group(*_head(project), *_parts(project), ""))


def _head(project: ProjectMap) -> Iterator[RenderableType]:
    yield line((project.name or "a project without a name", "bold"))
    medusa, target = project.medusa, project.target
    if medusa is None or target is None:
        yield line(("Medusa's version is not known", "yellow"))
    else:
        proof = "proven" if target.proven else f"unproven, treated like {target.follows}"
        yield line((f"Medusa {medusa.version} ({medusa.source}), {proof}", "dim"))


def _parts(project: ProjectMap) -> Iterator[RenderableType]:
    yield from _part("Modules", (line(*_module(one), _place(one)) for one in project.modules))
    yield from _part("Links", (line(" - ".join(one.sides), _place(one)) for one in project.links))
    yield from _part("Workflows", (Group(*_workflow(one)) for one in project.workflows))
    yield from _part("Steps", (line(*_step(one)) for one in project.steps))
    yield from _part(
        "Hooks in use", (line(f"{one.workflow}.{one.hook}", _place(one)) for one in project.hooks)
    )
    yield from _part("Routes", (Group(*_route_rows(one)) for one in project.routes))
    yield from _part(
        "Subscribers", (line(", ".join(one.events), _place(one)) for one in project.subscribers)
    )
    yield from _part("Events sent", (line(one.event, _place(one)) for one in project.emissions))
    yield from _part(
        "Admin",
        (line(f"{one.kind}  {', '.join(one.at)}", _place(one)) for one in project.admin),
    )
    yield from _part("Scripts", (line(one.kind, _place(one)) for one in project.scripts))
    yield from _part(
        "Jobs", (line(f"{one.name}  {one.schedule}", _place(one)) for one in project.jobs)
    )
    yield from _part(
        "Not readable",
        (
            line((f"{one.path}:{one.line or 1}", "yellow"), f"  {one.message}")
            for one in project.problems
        ),
    )


def _module(module: ModuleEntry) -> Iterator[str | tuple[str, str]]:
    yield (module.name, "bold")
    yield f"  {', '.join(model.name for model in module.models) or 'no models'}"
    if not module.registered:
        yield ("  not registered", "yellow")
    if module.unmigrated:
        yield (f"  no migration for {', '.join(module.unmigrated)}", "yellow")


def _workflow(workflow: Workflow) -> Iterator[RenderableType]:
    yield line(workflow.id, _place(workflow))
    for number, use in enumerate(workflow.steps, 1):
        kind = "workflow " if use.workflow else ""
        yield line(f"  {number}. {kind}{use.name}", _place(use))
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
    for run in route.runs:
        yield line(f"  runs {run.workflow}", _place(run))


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
