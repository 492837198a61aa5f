"""`parse`: every source file parses, and no rule is broken."""

from collections.abc import Iterator

import anyio

from tools.medusa.project_map import project_map
from tools.medusa.sources import Sources
from tools.repo.parse import SOURCE_SUFFIXES, first_error, line_of, parse
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace
from tools.verify.context import Context
from tools.verify.output import counted
from tools.verify.report import FailedError, Passed
from tools.verify.rules import RULES, Finding

_FOLDERS = ("src", "integration-tests")
_CONFIGS = ("medusa-config.ts", "medusa-config.js")


async def check_parse(context: Context) -> Passed:
    """Parse all sources and apply the static rules; nothing of the workspace is executed."""
    return await anyio.to_thread.run_sync(_check, context.workspace)


def _check(workspace: Workspace) -> Passed:
    paths = list(_paths(workspace))
    findings = [finding for path in paths for finding in _syntax(workspace, path)]
    files = counted(len(paths), "file")
    if findings:
        broken = counted(len(findings), "file")
        raise FailedError(f"{broken} of {files} do not parse", _listed(findings))
    project, sources = project_map(workspace), Sources(workspace)
    findings = [finding for rule in RULES for finding in rule(project, sources)]
    if findings:
        raise FailedError(f"{counted(len(findings), 'finding')} of our rules", _listed(findings))
    return Passed(evidence=f"{files} parse; {counted(len(RULES), 'rule')} hold")


def _paths(workspace: Workspace) -> Iterator[str]:
    for folder in _FOLDERS:
        for path in walk_files(workspace, folder):
            if path.endswith(SOURCE_SUFFIXES):
                yield path
    yield from (name for name in _CONFIGS if (workspace.root / name).is_file())


def _syntax(workspace: Workspace, path: str) -> Iterator[Finding]:
    content = workspace.read_bytes(path) or b""
    node = first_error(parse(content, path).root_node)
    if node is not None:
        what = f"`{node.type}` is missing" if node.is_missing else "does not parse from here on"
        yield Finding(path, line_of(node), what)


def _listed(findings: list[Finding]) -> str:
    return "\n".join(str(finding) for finding in findings)
