"""A project map as a Mermaid flowchart: what leads to what, from routes to subscribers."""

from collections.abc import Iterator

from tools.medusa.map_model import ProjectMap, WorkflowRun
from tools.repo.visible import visible_name

_ESCAPES = {ord(sign): f"#{ord(sign)};" for sign in '#&"<>`[]{}()|\\;'}


def mermaid(project: ProjectMap) -> str:
    """Return the flowchart as Mermaid text; nothing in a label can end it or add to it."""
    chart = _Chart()
    lines = ["flowchart LR", *_edges(project, chart)]
    return "\n".join([*lines, *chart.nodes()]) + "\n"


class _Chart:
    """The nodes of a chart, each with an id that no repository text is part of."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def node(self, kind: str, label: str) -> str:
        return self._ids.setdefault((kind, label), f"n{len(self._ids)}")

    def nodes(self) -> Iterator[str]:
        for (kind, label), name in self._ids.items():
            yield f'  {name}["{kind}<br/>{visible_name(label).translate(_ESCAPES)}"]'


def _edges(project: ProjectMap, chart: _Chart) -> Iterator[str]:
    for route in project.routes:
        start = chart.node("route", f"{' '.join(route.methods)} {route.path}")
        yield from (f"  {start} --> {chart.node('workflow', run.workflow)}" for run in route.runs)
    for workflow in project.workflows:
        start = chart.node("workflow", workflow.id)
        for number, use in enumerate(workflow.steps, 1):
            end = chart.node("workflow" if use.workflow else "step", use.name)
            yield f"  {start} -- {number} --> {end}"
    for handler in project.hooks:
        start = chart.node("workflow", handler.workflow)
        yield f"  {start} -. hook .-> {chart.node('handler', f'{handler.hook} {handler.file}')}"
    for sent in project.emissions:
        yield f"  {chart.node('file', sent.file)} --> {chart.node('event', sent.event)}"
    for subscriber in project.subscribers:
        end = chart.node("subscriber", subscriber.file)
        yield from (f"  {chart.node('event', event)} --> {end}" for event in subscriber.events)
    for kind, file, run in _other_runs(project):
        yield f"  {chart.node(kind, file)} --> {chart.node('workflow', run.workflow)}"
    for link in project.links:
        sides = [chart.node("linked", side) for side in link.sides]
        yield f"  {' --- '.join(sides)}" if sides else ""


def _other_runs(project: ProjectMap) -> Iterator[tuple[str, str, WorkflowRun]]:
    for heard in project.subscribers:
        yield from (("subscriber", heard.file, run) for run in heard.runs)
    for job in project.jobs:
        yield from (("job", job.file, run) for run in job.runs)
    for script in project.scripts:
        yield from (("script", script.file, run) for run in script.runs)
