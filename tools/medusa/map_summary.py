"""A project map in a few words: how many of each part there are, and what they are called."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import Field

from tools.medusa.installed import MedusaVersion
from tools.medusa.map_model import ModuleEntry, ProblemEntry, ProjectMap, Route
from tools.medusa.map_parts import PARTS, Part
from tools.plan.model import Frozen

# What a summary may hold of a large project: the rest is asked for.
_MOST_NAMES = 20
_LONGEST = 60
_MOST_PROBLEMS = 5


class PartSummary(Frozen):
    """How many entries a part has, and the first of their names."""

    count: int
    names: list[str]


class MapSummary(Frozen):
    """What is in a project; `project_map` gives a part in full by `parts`, or what `name` names."""

    name: str | None
    medusa: MedusaVersion | None
    proven: bool
    package_manager: str | None
    branch: str | None
    plugins: list[str]
    parts: dict[str, PartSummary]
    problem_count: int
    problems: list[ProblemEntry]
    more: str = Field(
        default="parts=[...] gives a part in full, with file and line; name=... what names it"
    )


def summary_of(project: ProjectMap) -> MapSummary:
    """Return the counts and names of a map, parts without an entry left out."""
    target, manager = project.target, project.package_manager
    return MapSummary(
        name=None if project.name is None else _short(project.name),
        medusa=project.medusa,
        proven=target is not None and target.proven,
        package_manager=None if manager is None else manager.name,
        branch=None if project.git is None else project.git.branch,
        plugins=[plugin.resolve or "?" for plugin in project.plugins],
        parts={part: told for part in PARTS if (told := _part(project, part)).count},
        problem_count=len(project.problems),
        problems=project.problems[:_MOST_PROBLEMS],
    )


def _part(project: ProjectMap, part: Part) -> PartSummary:
    entries: Sequence[Any] = getattr(project, part)
    named = (_NAMED[part](entry) for entry in entries)
    names = list(dict.fromkeys(_short(name) for name in named if name))
    left = len(names) - _MOST_NAMES
    shown = [*names[:_MOST_NAMES], f"and {left} more"] if left > 0 else names
    return PartSummary(count=len(entries), names=shown)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _module(module: ModuleEntry) -> str:
    if module.provider:
        return f"{module.name.removeprefix('Modules.')} provider {module.folder.rpartition('/')[2]}"
    models = ", ".join(model.name for model in module.models)
    unregistered = "" if module.registered else " (not registered)"
    return f"{module.name}: {models or 'no models'}{unregistered}"


def _route(route: Route) -> str:
    return f"{' '.join(route.methods)} {route.path}"


def _group(setting: str) -> str:
    return ".".join(setting.split(".")[:2])


_NAMED: dict[Part, Callable[[Any], str]] = {
    "modules": _module,
    "links": lambda one: " - ".join(side.replace(".linkable", "") for side in one.sides),
    "workflows": lambda one: one.id,
    "steps": lambda one: one.id,
    "hooks": lambda one: f"{one.id or one.workflow}.{one.hook}",
    "routes": _route,
    "middlewares": lambda one: one.matcher,
    "subscribers": lambda one: ", ".join(one.events),
    "emissions": lambda one: one.event,
    "jobs": lambda one: one.name,
    "admin": lambda one: f"{one.kind} {', '.join(one.at)}",
    "scripts": lambda one: one.file.rpartition("/")[2],
    # The modules of the project are named by their part already.
    "registered": lambda one: "" if (one.resolve or ".").startswith(".") else one.resolve,
    "settings": lambda one: _group(one.name),
    "search": lambda one: one.name,
    "policies": lambda one: f"{one.resource}:{one.operation}",
    "flags": lambda one: one.key,
    "tests": lambda one: one.kind,
    "types": lambda one: one.module,
}
