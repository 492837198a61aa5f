"""The project map, put together from what each part of the workspace says."""

from collections.abc import Callable
from typing import TypeVar

from tools.errors import NotAMedusaProjectError, SthenoError
from tools.medusa.formatting import formatting_of
from tools.medusa.installed import MedusaVersion, medusa_version, target_for
from tools.medusa.map_admin import admin_of
from tools.medusa.map_api import error_handlers_of, middlewares_of, routes_of
from tools.medusa.map_beside import augmentations_of, tests_of
from tools.medusa.map_config import config_file, registrations
from tools.medusa.map_declared import (
    flags_of,
    instrumentation_of,
    policies_of,
    search_of,
)
from tools.medusa.map_flows import (
    emissions_of,
    hooks_of,
    jobs_of,
    scripts_of,
    steps_of,
    subscribers_of,
    workflows_of,
)
from tools.medusa.map_links import links_of
from tools.medusa.map_model import ProblemEntry, ProjectMap, Registration
from tools.medusa.map_modules import modules_of
from tools.medusa.map_plugins import plugins_in
from tools.medusa.map_settings import settings_of
from tools.medusa.monorepo import read_manifest
from tools.medusa.sources import Source, Sources
from tools.medusa.toolchain import (
    aliases_of,
    node_range,
    package_manager,
    typescript_settings,
)
from tools.repo.git import git_state
from tools.repo.jsonc import as_text
from tools.repo.telling import part_of, tell, within
from tools.repo.workspace import Workspace

T = TypeVar("T")
# The share of the work that is done when the files are read, and in how many parts the rest is.
_READ, _PARTS = 0.6, 18


def project_map(workspace: Workspace) -> ProjectMap:
    """Return what is in the workspace, read from its code; nothing of it is executed.

    What cannot be read is named in `problems` and left out.  Raises NotAMedusaProjectError if
    the workspace is no Medusa v2 back end.
    """
    sources = Sources(workspace)
    if (workspace.root / "src").is_symlink():
        sources.problem("src", None, "a link, which is not followed")
    version = _version(sources)
    typescript = typescript_settings(sources)
    sources.aliases = aliases_of(workspace, typescript)
    config, registered, plugins = _registered(sources)
    own_plugins = plugins_in(sources, plugins)
    for plugin in own_plugins:
        # One that is not registered adds nothing to this back end.
        if plugin.registered:
            sources.bases.append(f"{plugin.folder}/src")
            sources.plugins[f"{plugin.folder}/src"] = plugin.name
    part = _Parts(sources)
    return ProjectMap(
        name=_name(sources),
        medusa=version,
        target=None if version is None else target_for(version),
        node=node_range(workspace),
        package_manager=package_manager(workspace),
        typescript=typescript,
        formatting=formatting_of(workspace, sources.problem),
        registered=registered,
        plugins=plugins,
        modules=modules_of(sources, registered),
        links=part(links_of),
        workflows=part(workflows_of),
        hooks=part(hooks_of),
        routes=part(routes_of),
        middlewares=part(middlewares_of),
        subscribers=part(subscribers_of),
        jobs=part(jobs_of),
        steps=part(steps_of),
        emissions=part(emissions_of),
        admin=part(admin_of),
        scripts=part(scripts_of),
        settings=[] if config is None else settings_of(config),
        own_plugins=own_plugins,
        search=part(search_of),
        policies=part(policies_of),
        flags=part(flags_of),
        tests=part(tests_of),
        types=part(augmentations_of),
        error_handlers=part(error_handlers_of),
        instrumentation=part(instrumentation_of),
        git=git_state(workspace),
        # Last, when everything has been read.
        problems=[
            ProblemEntry(path=problem.path, line=problem.line, message=problem.message)
            for problem in sources.problems
        ],
    )


class _Parts:
    """Reads what a project has of each kind, when all its files have been read."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._done = 0
        with part_of(0.0, _READ):
            for _ in sources.within(""):
                pass

    def __call__(self, read: Callable[[Sources], T]) -> T:
        what = read.__name__.removesuffix("_of").replace("_", " ")
        tell(f"looking for {what}", within((_READ, 1.0), self._done / _PARTS))
        self._done += 1
        return read(self._sources)


def _version(sources: Sources) -> MedusaVersion | None:
    try:
        return medusa_version(sources.workspace)
    except NotAMedusaProjectError:
        raise
    except SthenoError as error:
        sources.problem(error.where or "package.json", None, error.message)
        return None


def _name(sources: Sources) -> str | None:
    try:
        return as_text(read_manifest(sources.workspace.root).get("name"))
    except SthenoError as error:
        sources.problem("package.json", None, error.message)
        return None


def _registered(
    sources: Sources,
) -> tuple[Source | None, list[Registration], list[Registration]]:
    config = config_file(sources)
    if config is None:
        sources.problem("medusa-config.ts", None, "there is none")
        return None, [], []
    return config, registrations(config, "modules"), registrations(config, "plugins")
