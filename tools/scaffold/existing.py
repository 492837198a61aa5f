"""Whether the project has already what a spec would bring under the same name."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace
from tools.scaffold.lock import lock_path
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.spec.model import Spec
from tools.scaffold.spec.problems import Location, Problem

Models: TypeAlias = list[tuple[str, str]]
Places: TypeAlias = dict[str, tuple[str, int]]
# Below `src`, `build` or `out` may well be a module.
_SKIPPED = frozenset({"node_modules"})
_VERBS = ("create", "update", "delete")


def check_project(spec: Spec, workspace: Workspace) -> Iterator[Problem]:
    """Yield a problem for each new model whose table, module or workflows are there already.

    Medusa creates a table `if not exists`: two models of one name would share it in silence.
    The project's code is read only if some model is new.
    """
    new = [
        (module, model)
        for module, declared in spec.modules.items()
        for model in declared.models
        if _is_new(module, model, workspace)
    ]
    if not new or not any(
        path.endswith(SOURCE_SUFFIXES) for path in walk_files(workspace, "src", skip=_SKIPPED)
    ):
        return
    # Reading a project is much to load, and most plans update what is there.
    from tools.medusa.map_flows import workflows_of  # noqa: PLC0415
    from tools.medusa.map_modules import modules_of  # noqa: PLC0415
    from tools.medusa.sources import Sources  # noqa: PLC0415

    sources = Sources(workspace)
    modules = modules_of(sources, [])
    yield from _keys({module for module, _ in new}, {one.name: one.folder for one in modules})
    models = [model for module in modules for model in module.models]
    yield from _tables(new, {one.name: (one.file, one.line) for one in models})
    flows = {flow.id: (flow.file, flow.line) for flow in workflows_of(sources)}
    yield from _workflows(new, flows)


def _tables(new: Models, places: Places) -> Iterator[Problem]:
    for module, model in new:
        table = ModelNames(model).table
        if table in places:
            file, line = places[table]
            yield Problem(_at(module, model), f"{file}:{line} defines the table `{table}` already")


def _workflows(new: Models, places: Places) -> Iterator[Problem]:
    for module, model in new:
        for verb in _VERBS:
            workflow = f"{verb}-{ModelNames(model).plural_kebab}"
            file, line = places.get(workflow, ("", 0))
            if file and not file.startswith(f"src/workflows/{module}/"):
                told = f"{file}:{line} has the workflow `{workflow}` already"
                yield Problem(_at(module, model), told)


def _keys(names: Iterable[str], keys: dict[str, str]) -> Iterator[Problem]:
    for name in sorted(names):
        folder = keys.get(ModuleNames(name).key, f"src/modules/{name}")
        if folder != f"src/modules/{name}":
            told = f"{folder} is a module with the same key, `{ModuleNames(name).key}`"
            yield Problem(("modules", name), told)


def _is_new(module: str, model: str, workspace: Workspace) -> bool:
    """Tell whether a model is neither on disk nor in the lock: its file may have been moved."""
    path = f"src/modules/{module}/models/{ModelNames(model).kebab}.ts"
    if workspace.path(path).exists():
        return False
    return f'"{path}"' not in (workspace.read_text(lock_path(module)) or "")


def _at(module: str, model: str) -> Location:
    return ("modules", module, "models", model)
