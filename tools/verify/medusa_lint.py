"""Medusa's own lint as findings, for who asks what is wrong rather than for a proof."""

from pathlib import Path

import anyio

from tools.errors import SthenoError
from tools.medusa.doctor.linted import Linted
from tools.medusa.doctor.model import Finding, Severity
from tools.medusa.doctor.workflows import OWN_LINT
from tools.medusa.installed import medusa_version
from tools.repo.packages import packages, packages_folder
from tools.repo.workspace import Workspace
from tools.verify.linter import ERROR, LINTER, LintedFile, run_linter
from tools.verify.report import NotRunError, Progress, silent
from tools.verify.sandbox import Sandbox, sandbox
from tools.verify.tree import PACKAGES, copy_workspace

SOURCE = "Medusa lint"
_NAME = "lint"
# A fast answer needs no word before it.
_QUIET_SECONDS = 1


async def medusa_lint(
    workspace: Workspace, *, install: bool = False, progress: Progress = silent
) -> Linted:
    """Lint a copy of a workspace by Medusa's strict rules; nothing of it is executed.

    With `install`, the linter is installed into the user's cache if it is not there, and what
    keeps it from running is raised: NotRunError, ToolMissingError, InstallError, FailedError.
    """
    try:
        version = _checked(workspace, install=install)
        return Linted(findings=await _findings(workspace, version, progress))
    except SthenoError as error:
        if install:
            raise
        fix = f"; {error.fix}" if error.fix else ""
        return Linted(findings=[], not_run=f"{error.message}{fix}")


def _checked(workspace: Workspace, *, install: bool) -> str:
    """Return the version to lint for; raises NotRunError where there is nothing to lint by."""
    version = medusa_version(workspace).version
    if not OWN_LINT.within(version):
        raise NotRunError(f"Medusa {version} has none, so doctor's rules stand in for it")
    folders = (workspace.root, *workspace.root.parents)
    if not any((folder / PACKAGES / "@medusajs").is_dir() for folder in folders):
        raise NotRunError("the project's packages are not installed", fix="install them")
    if not (workspace.root / "tsconfig.json").is_file():
        told = "the project has no tsconfig.json, which the strict rules need"
        raise NotRunError(told, fix="add one that includes src, as a new Medusa application has")
    if not install and not packages_folder(_NAME, LINTER).is_dir():
        raise NotRunError("it is not in the cache", fix="`stheno doctor --lint` puts it there")
    return version


async def _findings(workspace: Workspace, version: str, progress: Progress) -> list[Finding]:
    async def announce() -> None:
        await progress(_NAME, "running", "installing Medusa's linter, once", 0)

    async def remark() -> None:
        await anyio.sleep(_QUIET_SECONDS)
        await progress(_NAME, "running", "Medusa's lint reads the project", 0)

    async with sandbox() as box:
        tools = await packages(_NAME, LINTER, box.guardian, announce)
        tree = await anyio.to_thread.run_sync(copy_workspace, workspace, box.root / "tree")
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(remark)
            outcome = await _outcome(box, tools, tree.root, version)
            tasks.cancel_scope.cancel()
    if isinstance(outcome, SthenoError):
        raise outcome
    return [found for file in outcome for found in _of_file(file, file.within(tree.root))]


async def _outcome(
    box: Sandbox, tools: Path, app: Path, version: str
) -> list[LintedFile] | SthenoError:
    # What is raised in a group of tasks comes out of it wrapped.
    try:
        return await run_linter(box, tools, app, version)
    except SthenoError as error:
        return error


def _of_file(file: LintedFile, path: str) -> list[Finding]:
    return [
        Finding(
            rule=message.ruleId or "eslint",
            source=SOURCE,
            severity=Severity.ERROR if message.severity == ERROR else Severity.WARNING,
            path=path,
            line=message.line,
            column=message.column,
            message=message.message,
            right="",
        )
        for message in file.messages
    ]
