"""The project map, put together from what each part of the workspace says."""

from tools.errors import NotAMedusaProjectError, SthenoError
from tools.medusa.formatting import formatting_of
from tools.medusa.installed import MedusaVersion, medusa_version, target_for
from tools.medusa.map_admin import admin_of
from tools.medusa.map_api import middlewares_of, routes_of
from tools.medusa.map_config import config_file, registrations
from tools.medusa.map_flows import (
    emissions_of,
    hooks_of,
    jobs_of,
    links_of,
    scripts_of,
    steps_of,
    subscribers_of,
    workflows_of,
)
from tools.medusa.map_model import ProblemEntry, ProjectMap, Registration
from tools.medusa.map_modules import modules_of
from tools.medusa.monorepo import read_manifest
from tools.medusa.sources import Sources
from tools.medusa.toolchain import node_range, package_manager, typescript_settings
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
    registered, plugins = _registered(sources)
    return ProjectMap(
        name=_name(sources),
        medusa=version,
        target=None if version is None else target_for(version),
        node=node_range(workspace),
        package_manager=package_manager(workspace),
        typescript=typescript_settings(sources),
        formatting=formatting_of(sources),
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


def _registered(sources: Sources) -> tuple[list[Registration], list[Registration]]:
    config = config_file(sources)
    if config is None:
        sources.problem("medusa-config.ts", None, "there is none")
        return [], []
    return registrations(config, "modules"), registrations(config, "plugins")
