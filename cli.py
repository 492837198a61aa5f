"""The command line: thin, and fast to start, because each command imports what it needs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import asking, doctor, mapping, planning, runs, searching, token
from commands.agents import agents
from commands.chat import chat
from commands.install import install
from commands.lookup import lookup
from commands.mcp import mcp
from commands.options import HERE, Json, Now, Root, Trust, Yes
from commands.pages import write_report
from commands.propose import propose
from commands.serve import serve
from commands.speech import ask, print_json, refuse, screen, workspace_at
from commands.targets import Target, refuse_target
from commands.task import task
from stheno import __version__
from tools.errors import SthenoError

if TYPE_CHECKING:
    from rich.console import Console

CHECK_FAILED = 5

app = typer.Typer(
    help="Plans, writes and proves Medusa v2 back-end code.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app()
    except SthenoError as error:
        sys.exit(refuse(error))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stheno {__version__}")
        raise typer.Exit


@app.callback()
def stheno(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Plans, writes and proves Medusa v2 back-end code."""


@app.command()
def plan(  # noqa: PLR0913, PLR0917  # its options
    spec: Annotated[str, typer.Argument(help="A spec file, `-` for standard input, or a digest.")],
    root: Root = HERE,
    now: Now = None,
    as_json: Json = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show every line that changes.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Keep nothing; exit with 3 for changes or a high risk.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the plan to FILE too.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write it as one page to look at."),
    ] = None,
    trust: Trust = False,
) -> None:
    """Plan what a spec asks for. No file of the project is touched.

    Example: `stheno plan size-guide.yaml --diff`

    Exits with 4 if a person has to settle something first.
    """
    code = planning.plan(
        spec,
        root=root,
        now=now,
        json=as_json,
        diff=diff,
        check=check,
        out=out,
        html=html,
        trust=trust,
    )
    raise typer.Exit(code)


app.command()(propose)


@app.command()
def approve(
    digest: Annotated[str, typer.Argument(help="The plan's digest, or its beginning.")],
    root: Root = HERE,
    yes: Yes = False,
) -> None:
    """Read a plan and approve it, so that it may be applied.

    Example: `stheno approve 3f9a1c2b4d5e`
    """
    from terminal.page import row, show
    from terminal.plan_page import show_plan
    from tools.person import check_ready, local_person
    from tools.plan.approval import approve as record
    from tools.plan.state import load_plan

    workspace = workspace_at(root)
    wanted = load_plan(workspace, digest)
    show_plan(screen(), wanted, steps=False)
    check_ready(workspace, wanted)
    channel = ask("Approve this plan?", yes, f"stheno approve {digest}")
    record(workspace, wanted, principal=local_person(), channel=channel)
    show([row(("approved ", "bold green"), wanted.title)], screen())


@app.command()
def apply(  # noqa: PLR0913, PLR0917  # its options
    plan: Annotated[str, typer.Argument(help="A digest, a file from `plan --out`, or a spec.")],
    root: Root = HERE,
    now: Now = None,
    yes: Yes = False,
    as_json: Json = False,
    trust: Trust = False,
) -> None:
    """Write an approved plan, exactly or not at all; asks where nobody has approved it yet.

    Example: `stheno apply size-guide.yaml`
    """
    raise typer.Exit(planning.apply(plan, root=root, now=now, yes=yes, json=as_json, trust=trust))


@app.command()
def undo(root: Root = HERE, yes: Yes = False, as_json: Json = False) -> None:
    """Take back the last applied plan; shows what goes, and refuses to lose later edits.

    Example: `stheno undo`
    """
    from terminal.outcome_page import show_undo
    from tools.catalogue import undo as take_back
    from tools.person import preview_undo

    workspace = workspace_at(root)
    preview = preview_undo(workspace)
    if preview.digest is not None:
        show_undo(screen(aside=as_json), preview)
        ask("Take it back?", yes, "stheno undo")
    undone = take_back(workspace)
    if as_json:
        print_json(undone)
    else:
        show_undo(screen(), undone, listed=False)


@app.command()
def recover(root: Root = HERE, as_json: Json = False) -> None:
    """End an apply or undo that was cut off: complete it, or take it back.

    Example: `stheno recover`
    """
    from terminal.outcome_page import show_recovered
    from tools.plan.recover import recover as settle

    result = settle(workspace_at(root, warn=False))
    if as_json:
        print_json(result)
    else:
        show_recovered(screen(), result)


@app.command()
def verify(
    root: Root = HERE,
    only: Annotated[
        str | None, typer.Option("--only", metavar="A,B", help="The checks to run.")
    ] = None,
    plan: Annotated[
        str | None, typer.Option("--plan", metavar="DIGEST", help="Judge it, before it is written.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write the report as one page to look at."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Prove the project: types, migrations, boot, routes, tests; with a database of its own.

    Example: `stheno verify --only types,migrations --html report.html`

    With `--plan`, that plan is written into the copy, and `parse`, `doctor` and `types` are run
    unless `--only` names others; `doctor` and `types` fail only for what the plan breaks.

    Exits with 5 if a check failed.
    """
    from commands.proving import judge, prove
    from terminal.report_page import show_report

    workspace = workspace_at(root)
    if html is not None:
        refuse_target(html, Target.PAGE)
    names = [name.strip() for name in only.split(",")] if only is not None else None
    report = prove(workspace, names) if plan is None else judge(workspace, plan, names)
    if as_json:
        print_json(report)
    else:
        show_report(_console(), report)
    if html is not None:
        write_report(html, report, root=root, only=only)
    if not report.ok:
        raise typer.Exit(CHECK_FAILED)


app.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})(
    task
)
app.command()(doctor.doctor)


app.command("map")(mapping.project_map)
app.command()(searching.search)
app.command()(searching.symbols)


@app.command()
def scaffolds(as_json: Json = False) -> None:
    """List what can be generated.

    Example: `stheno scaffolds`
    """
    from terminal.scaffold_page import show_scaffolds
    from tools.scaffold.catalogue import scaffolds as listed

    result = listed()
    if as_json:
        print_json(result)
    else:
        show_scaffolds(_console(), result)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a spec.

    Example: `stheno schema > spec.schema.json`
    """
    import json

    from tools.scaffold.schema import spec_schema

    typer.echo(json.dumps(spec_schema(), indent=2))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder.")] = Path("stheno-demo"),
    medusa: Annotated[
        str,
        typer.Option("--medusa", metavar="VERSION", help="2.4.0, 2.11.1 or 2.21.2."),
    ] = "2.21.2",
) -> None:
    """Make a real Medusa shop and show everything on it.

    Example: `stheno demo --medusa 2.11.1`
    """
    from demo import run_demo

    raise typer.Exit(run_demo(folder, medusa))


app.command()(agents)
app.command()(asking.ask)
app.command()(chat)
app.command()(asking.resume)
app.command()(runs.runs)
app.command()(runs.show)
app.command()(runs.cancel)
app.command()(install)
app.command()(lookup)
app.command()(mcp)
app.command()(serve)
app.add_typer(token.app, name="token")


def _console() -> "Console":
    from terminal.console import out

    return out()
