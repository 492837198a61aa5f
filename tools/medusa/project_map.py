"""The project map, put together from what each part of the workspace says."""

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
from tools.repo.workspace import Workspace


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
        links=links_of(sources),
        workflows=workflows_of(sources),
        hooks=hooks_of(sources),
        routes=routes_of(sources),
        middlewares=middlewares_of(sources),
        subscribers=subscribers_of(sources),
        jobs=jobs_of(sources),
        steps=steps_of(sources),
        emissions=emissions_of(sources),
        admin=admin_of(sources),
        scripts=scripts_of(sources),
        settings=[] if config is None else settings_of(config),
        own_plugins=own_plugins,
        search=search_of(sources),
        policies=policies_of(sources),
        flags=flags_of(sources),
        tests=tests_of(sources),
        types=augmentations_of(sources),
        error_handlers=error_handlers_of(sources),
        instrumentation=instrumentation_of(sources),
        git=git_state(workspace),
        # Last, when everything has been read.
        problems=[
            ProblemEntry(path=problem.path, line=problem.line, message=problem.message)
            for problem in sources.problems
        ],
    )


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
