"""What happens behind the routes: workflows, hooks, subscribers, jobs and links."""

import posixpath
from collections.abc import Iterator
from typing import Literal

from tree_sitter import Node

from tools.medusa.expressions import arguments, called
from tools.medusa.map_model import (
    Emission,
    HookHandler,
    Job,
    Script,
    Step,
    Subscriber,
    Workflow,
)
from tools.medusa.map_steps import (
    emissions_in,
    hooks_in,
    runs_in,
    steps_in,
    uses_in,
    workflow_id,
)
from tools.medusa.sources import Source, Sources
from tools.repo.parse import descendants, line_of, text_of

SOURCE_FOLDER = "src"
_EVERYWHERE = ""


def workflows_of(sources: Sources) -> list[Workflow]:
    """Return every `createWorkflow(id, ...)`, wherever it stands below `src`."""
    return [
        Workflow(
            file=source.path,
            line=line_of(call),
            id=source.label(source.member(given[0], "name") or given[0]),
            steps=[use for node in given[1:] for use in uses_in(source, node)],
            hooks=[hook for node in given[1:] for hook in hooks_in(source, node)],
        )
        for source in _loaded(sources, _EVERYWHERE)
        for call, given in source.calls("createWorkflow")
        if given
    ]


def steps_of(sources: Sources) -> list[Step]:
    """Return every `createStep(id, ...)`, wherever it stands below `src`."""
    return [step for source in _loaded(sources, _EVERYWHERE) for step in steps_in(source)]


def emissions_of(sources: Sources) -> list[Emission]:
    """Return every place below `src` that sends an event."""
    return [sent for source in _loaded(sources, _EVERYWHERE) for sent in emissions_in(source)]


def hooks_of(sources: Sources) -> list[HookHandler]:
    """Return the handlers of workflow hooks."""
    return [handler for source in _loaded(sources, "workflows") for handler in _handlers(source)]


def subscribers_of(sources: Sources) -> list[Subscriber]:
    """Return the subscribers, each with the events of its `config`."""
    return [
        Subscriber(
            file=source.path,
            line=line,
            events=source.labels(config.get("event")),
            id=_subscriber_id(source, config),
            runs=list(runs_in(source)),
        )
        for source, line, config in _configured(sources, "subscribers", "event")
    ]


def jobs_of(sources: Sources) -> list[Job]:
    """Return the scheduled jobs."""
    return [
        Job(
            file=source.path,
            line=line,
            name=source.label(config["name"]) if "name" in config else "",
            schedule=source.label(config["schedule"]),
            executions=source.label(config["numberOfExecutions"])
            if "numberOfExecutions" in config
            else None,
            runs=list(runs_in(source)),
        )
        for source, line, config in _configured(sources, "jobs", "schedule")
    ]


def scripts_of(sources: Sources) -> list[Script]:
    """Return what `medusa exec` runs and what runs once with `db:migrate`."""
    exec_scripts = _scripts(sources, "scripts", "exec")
    return [*exec_scripts, *_scripts(sources, "migration-scripts", "migration")]


def _scripts(sources: Sources, folder: str, kind: Literal["exec", "migration"]) -> Iterator[Script]:
    for source in _loaded(sources, folder):
        exported = source.exports.get("default")
        if exported is not None:
            yield Script(
                file=source.path,
                line=line_of(exported),
                kind=kind,
                runs=list(runs_in(source)),
            )


def _subscriber_id(source: Source, config: dict[str, Node]) -> str | None:
    found = source.member(config["context"], "subscriberId") if "context" in config else None
    return None if found is None else source.label(found)


def _loaded(sources: Sources, folder: str) -> Iterator[Source]:
    for source in sources.within(folder):
        # The admin is another program; names with an underscore are not loaded.
        private = posixpath.basename(source.path).startswith("_")
        admin = source.path.startswith(f"{sources.base_of(source.path)}/admin/")
        if not private and not admin:
            yield source


def _configured(
    sources: Sources, folder: str, required: str
) -> Iterator[tuple[Source, int, dict[str, Node]]]:
    for source in _loaded(sources, folder):
        exported = source.exports.get("config")
        if exported is None:
            continue
        found = {
            name: value
            for name in ("name", "event", "schedule", "context", "numberOfExecutions")
            if (value := source.member(exported, name)) is not None
        }
        if required in found:
            yield source, line_of(exported), found
        else:
            sources.problem(source.path, exported, f"its config has no readable `{required}`")


def _handlers(source: Source) -> Iterator[HookHandler]:
    if not source.says("hooks"):
        return
    for call in descendants(source.root, "call_expression"):
        name = called(call)
        workflow, dot, hook = name.rpartition(".hooks.")
        if dot and workflow.isidentifier() and hook.isidentifier():
            yield HookHandler(
                file=source.path,
                line=line_of(call),
                workflow=workflow,
                hook=hook,
                compensates=len(arguments(call)) > 1,
                id=_own_id(source, call, workflow),
            )


def _own_id(source: Source, call: Node, workflow: str) -> str | None:
    if source.definition(workflow) is None:
        return None
    named = (node for node in descendants(call, "identifier") if text_of(node) == workflow)
    return next((workflow_id(source, node) for node in named), None)
