"""Running our own prettier, of the project's version, over texts that are in no file yet."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
from pydantic import BaseModel, ValidationError

from tools.errors import SthenoError, ToolMissingError
from tools.medusa.formatting import prettier_version
from tools.repo.packages import packages
from tools.repo.process import run
from tools.repo.workspace import Workspace

_SCRIPT = Path(__file__).with_name("prettier.cjs")
_OURS = "3.6.2"
_INSTALL_SECONDS = 120
_FORMAT_SECONDS = 60
_MAX_OUTPUT_BYTES = 100_000_000
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR")


class FormattingFailedError(SthenoError):
    """Prettier could not format what was rendered."""


class Outcome(BaseModel):
    """The formatted texts by path, with LF, and whether the project writes CRLF."""

    files: dict[str, str]
    crlf: bool


def prettier(workspace: Workspace, job: dict[str, object]) -> Outcome:
    """Format the texts of a job, in the form that `prettier.cjs` reads.

    Raises ToolMissingError without Node, InstallError if prettier cannot be had,
    FormattingFailedError if it refuses.
    """
    # A thread of its own: the caller's may have an event loop already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(anyio.run, _formatted, workspace, job).result()


async def _formatted(workspace: Workspace, job: dict[str, object]) -> Outcome:
    node = shutil.which("node")
    if node is None:
        raise ToolMissingError("Node is not installed", fix="install Node")
    versions = {"prettier": prettier_version(workspace) or _OURS}
    folder = await packages("prettier", versions, seconds=_INSTALL_SECONDS)
    done = await run(
        [node, str(_SCRIPT), str(folder)],
        cwd=workspace.root,
        timeout=_FORMAT_SECONDS,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        stdin=json.dumps(job).encode(),
        limit=_MAX_OUTPUT_BYTES,
    )
    if done.returncode or done.timed_out:
        reason = "it took too long" if done.timed_out else done.stderr.strip()[:500]
        raise FormattingFailedError(f"prettier {versions['prettier']} says: {reason}")
    try:
        return Outcome.model_validate_json(done.stdout)
    except ValidationError as error:
        raise FormattingFailedError("prettier's answer was cut off") from error
