"""`parse`: every source file parses."""

from collections.abc import Iterator

import anyio

from tools.repo.parse import SOURCE_SUFFIXES, first_error, line_of, parse
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace
from tools.verify.context import Context
from tools.verify.output import counted
from tools.verify.report import FailedError, Passed

_FOLDERS = ("src", "integration-tests")
_CONFIGS = ("medusa-config.ts", "medusa-config.js")


async def check_parse(context: Context) -> Passed:
    """Parse all sources; nothing of the workspace is executed."""
    return await anyio.to_thread.run_sync(_check, context.workspace)


def _check(workspace: Workspace) -> Passed:
    paths = list(_paths(workspace))
    broken = [told for path in paths for told in _syntax(workspace, path)]
    files = counted(len(paths), "file")
    if broken:
        told = counted(len(broken), "file")
        raise FailedError(f"{told} of {files} do not parse", "\n".join(broken))
    return Passed(evidence=f"{files} parse")


def _paths(workspace: Workspace) -> Iterator[str]:
    for folder in _FOLDERS:
        for path in walk_files(workspace, folder):
            if path.endswith(SOURCE_SUFFIXES):
                yield path
    yield from (name for name in _CONFIGS if (workspace.root / name).is_file())


def _syntax(workspace: Workspace, path: str) -> Iterator[str]:
    content = workspace.read_bytes(path) or b""
    node = first_error(parse(content, path).root_node)
    if node is not None:
        what = f"`{node.type}` is missing" if node.is_missing else "does not parse from here on"
        yield f"{path}:{line_of(node)}: {what}"
