"""The demo: a real Medusa shop, a plan applied to it, and the proof that it works."""

import sys
from pathlib import Path

import anyio
from rich.console import Console

from terminal.attach_page import show_attaching
from terminal.console import err, line, out, title
from terminal.outcome_page import show_applied
from terminal.plan_page import show_plan
from terminal.report_page import LiveReport, show_report
from tools.catalogue import verify
from tools.person import apply_as, local_person, make_plan
from tools.plan.model import Plan
from tools.repo.process import run
from tools.repo.workspace import Workspace
from tools.verify.app import install_app
from tools.verify.report import Report

SPEC = Path(__file__).parent / "examples" / "size-guide.yaml"
_GIT_SECONDS = 30
_CHECK_FAILED = 5


def run_demo(folder: Path, medusa: str = "2.21.2") -> int:
    """Install a shop into `folder`, plan and apply the example, verify it; return the exit code.

    Whoever runs the demo approves the example's plan by running it.  Raises UsageError if the
    folder holds something or there is no shop for this version, ToolMissingError or InstallError
    if Node or the packages are missing.
    """
    report = anyio.run(_demo, folder, medusa)
    return 0 if report.ok else _CHECK_FAILED


async def _demo(folder: Path, medusa: str) -> Report:
    console = out()
    console.print(title(f"1. A new Medusa shop in {folder}"))
    with LiveReport(err()) as live:
        await install_app(folder, medusa=medusa, progress=live.event)
    workspace = Workspace.at(folder)
    console.print(line(f"installed and committed in {workspace.root}"))
    console.print(title(f"2. What {SPEC.name} asks for, as a plan"))
    plan = make_plan(workspace, SPEC.read_text(encoding="utf-8"), origin=SPEC.name)
    show_plan(sys.stdout, plan, steps=False)
    console.print(title("3. Applied, as you approved by running the demo"))
    await _apply(console, workspace, plan)
    console.print(title("4. The proof"))
    with LiveReport(err()) as live:
        report = await verify(workspace, None, live.event)
    show_report(console, report)
    show_attaching(console, workspace.root)
    return report


async def _apply(console: Console, workspace: Workspace, plan: Plan) -> None:
    applied = apply_as(workspace, plan, principal=local_person(), channel="demo")
    show_applied(sys.stdout, applied, plan)
    # New files count in a diff only once git has been told of them.
    await _git(workspace, "add", "--intent-to-add", "--all")
    console.print(line((await _git(workspace, "diff", "--shortstat", "HEAD"), "dim")))


async def _git(workspace: Workspace, *arguments: str) -> str:
    finished = await run(["git", *arguments], cwd=workspace.root, timeout=_GIT_SECONDS)
    return finished.stdout.rstrip()
