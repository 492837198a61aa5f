"""`boot`: the application starts, and every route of the project answers as it should."""

import time
from pathlib import Path

import anyio
from anyio.abc import Process

from tools.medusa.project_map import project_map
from tools.repo.process import running
from tools.repo.workspace import Workspace
from tools.verify.checks.http import Client
from tools.verify.checks.probe import Answers, probe
from tools.verify.context import Context
from tools.verify.output import counted, errors_in, tail
from tools.verify.postgres import free_port
from tools.verify.report import FailedError, Passed

DATABASE = "boot"
_BOOT_SECONDS = 180


async def check_boot(context: Context) -> Passed:
    """Start the application on a migrated database, read its log, and probe its routes."""
    migrated = await context.migrated()
    _, admin = await context.seeded()
    log, port = context.sandbox.root / "boot.log", free_port()
    medusa = context.program(migrated.app, "medusa")
    environment = {"DATABASE_URL": migrated.server.url(DATABASE), "PORT": str(port)}
    started = time.monotonic()
    async with running(
        [medusa, "start", "--types", "-H", "127.0.0.1", "-p", str(port)],
        cwd=migrated.app,
        log=log,
        env=context.sandbox.environment(environment),
        guardian=context.sandbox.guardian,
    ) as process:
        client = Client(port)
        await until_healthy(client, process, log)
        seconds = time.monotonic() - started
        context.types_written(migrated.app)
        answers = await probe(client, project_map(Workspace.at(migrated.app)), admin)
    return _judged(answers, _text(log), seconds)


async def until_healthy(client: Client, process: Process, log: Path) -> None:
    """Wait until the application answers; raises FailedError, with its log, if it does not."""
    with anyio.move_on_after(_BOOT_SECONDS):
        while process.returncode is None:
            if await client.status("GET", "/health") == 200:  # noqa: PLR2004  # HTTP's OK
                return
            await anyio.sleep(0.1)
    text = _text(log)
    errors = errors_in(text)
    reason = errors[0] if errors else f"no answer after {_BOOT_SECONDS} s"
    raise FailedError(f"the application does not boot: {reason}", tail(text))


def _judged(answers: Answers, log: str, seconds: float) -> Passed:
    # What a probe provoked is in the answers already, with the route's name.
    errors = [line for line in errors_in(log) if not _refusal(line, answers.refusals)]
    if answers.wrong:
        count = counted(len(answers.wrong), "route answer")
        raise FailedError(f"{count} wrong", "\n".join([*answers.wrong, "", tail(log)]))
    if errors:
        raise FailedError(f"errors in the log: {errors[0]}", tail(log))
    told = f"boots in {seconds:.1f} s; {counted(answers.routes, 'route')}, {answers.summary}"
    return Passed(evidence=told, details="\n".join(answers.right))


def _refusal(line: str, refusals: set[str]) -> bool:
    """Tell whether a line logs a refusal that was expected, which older versions call an error."""
    return line.partition(":")[2].strip() in refusals - {""}


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")
