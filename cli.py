"""The command line: thin, and fast to start, because each command imports what it needs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stheno import __version__
from tools.errors import NotApprovedError, SthenoError

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console

    from tools.plan.model import Plan
    from tools.repo.workspace import Workspace

HAS_CHANGES = 3
BLOCKED = 4
CHECK_FAILED = 5

app = typer.Typer(
    help="Plans, writes and proves Medusa v2 back-end code.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

Root = Annotated[
    Path, typer.Option("--root", metavar="DIR", help="The project, or a folder in it.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Yes = Annotated[bool, typer.Option("--yes", help="You approve it here and now, unasked.")]
Now = Annotated[
    str | None,
    typer.Option("--now", metavar="STAMP", help="UTC yyyymmddhhmmss of new migrations."),
]
HERE = Path()


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app()
    except SthenoError as error:
        from terminal.console import err, line

        err().print(line(("stheno: ", "bold red"), str(error)))
        sys.exit(error.exit_code)


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
        bool, typer.Option("--check", help="Keep nothing; exit with 3 if there are changes.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the plan to FILE too.")
    ] = None,
) -> None:
    """Plan what a spec asks for. No file of the project is touched.

    Example: `stheno plan size-guide.yaml --diff`

    Exits with 4 if a person has to settle something first.
    """
    from terminal.plan_page import show_plan

    made = _plan(_workspace(root), spec, now, keep=not check)
    if out is not None:
        out.write_text(made.model_dump_json(indent=2), encoding="utf-8")
    if as_json:
        _print_json(made)
    else:
        show_plan(_console(), made, diff=diff, steps=not check)
    if made.blocking:
        raise typer.Exit(BLOCKED)
    if check and made.writing:
        raise typer.Exit(HAS_CHANGES)


@app.command()
def approve(
    digest: Annotated[str, typer.Argument(help="The plan's digest, or its beginning.")],
    root: Root = HERE,
    yes: Yes = False,
) -> None:
    """Read a plan and approve it, so that it may be applied.

    Example: `stheno approve 3f9a1c2b4d5e`
    """
    from terminal.console import line
    from tools.catalogue import check_ready, local_person
    from tools.plan.approval import approve as record
    from tools.plan.state import load_plan

    workspace = _workspace(root)
    wanted = load_plan(workspace, digest)
    _show(wanted)
    check_ready(workspace, wanted)
    channel = _ask("Approve this plan?", yes, f"stheno approve {digest}")
    record(workspace, wanted, principal=local_person(), channel=channel)
    _console().print(line(("approved ", "bold green"), wanted.title))


@app.command()
def apply(
    plan: Annotated[str, typer.Argument(help="A digest, a file from `plan --out`, or a spec.")],
    root: Root = HERE,
    now: Now = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Write an approved plan, exactly or not at all; asks where nobody has approved it yet.

    Example: `stheno apply size-guide.yaml`
    """
    from terminal.outcome_page import show_applied
    from tools.catalogue import apply_as, check_ready, local_person
    from tools.plan.apply import apply_plan
    from tools.plan.approval import approval_of

    workspace = _workspace(root)
    wanted = _plan(workspace, plan, now, keep=True)
    _show(wanted, aside=as_json)
    if not wanted.writing or approval_of(workspace, wanted.digest):
        applied = apply_plan(workspace, wanted)
    else:
        check_ready(workspace, wanted)
        channel = _ask("Apply this plan?", yes, f"stheno approve {wanted.digest[:12]}")
        applied = apply_as(workspace, wanted, principal=local_person(), channel=channel)
    if as_json:
        _print_json(applied)
    else:
        show_applied(_console(), applied, wanted)


@app.command()
def undo(root: Root = HERE, yes: Yes = False, as_json: Json = False) -> None:
    """Take back the last applied plan; shows what goes, and refuses to lose later edits.

    Example: `stheno undo`
    """
    from terminal.outcome_page import show_undo
    from tools.catalogue import preview_undo
    from tools.catalogue import undo as take_back

    workspace = _workspace(root)
    preview = preview_undo(workspace)
    if preview.digest is not None:
        show_undo(_console(aside=as_json), preview)
        _ask("Take it back?", yes, "stheno undo")
    undone = take_back(workspace)
    if as_json:
        _print_json(undone)
    else:
        show_undo(_console(), undone, listed=False)


@app.command()
def recover(root: Root = HERE, as_json: Json = False) -> None:
    """End an apply or undo that was cut off: complete it, or take it back.

    Example: `stheno recover`
    """
    from terminal.outcome_page import show_recovered
    from tools.plan.recover import recover as settle

    result = settle(_workspace(root, warn=False))
    if as_json:
        _print_json(result)
    else:
        show_recovered(_console(), result)


@app.command()
def verify(
    root: Root = HERE,
    only: Annotated[
        str | None, typer.Option("--only", metavar="A,B", help="The checks to run.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Prove the project: types, migrations, boot, routes, tests; with a database of its own.

    Example: `stheno verify --only types,migrations`

    Exits with 5 if a check failed.
    """
    import anyio

    from terminal.console import err
    from terminal.report_page import LiveReport, show_report
    from tools.catalogue import verify as prove

    workspace = _workspace(root)
    names = [name.strip() for name in only.split(",")] if only else None
    with LiveReport(err()) as live:
        report = anyio.run(prove, workspace, names, live.event)
    if as_json:
        _print_json(report)
    else:
        show_report(_console(), report)
    if not report.ok:
        raise typer.Exit(CHECK_FAILED)


@app.command("map")
def project_map(root: Root = HERE, as_json: Json = False) -> None:
    """Show what is in the project: version, modules, routes, workflows, and where.

    Example: `stheno map --root apps/backend`
    """
    from terminal.map_page import show_map
    from tools.catalogue import project_map as read_map
    from tools.medusa.map_parts import PARTS

    result = read_map(_workspace(root), list(PARTS))
    if as_json:
        _print_json(result)
    else:
        show_map(_console(), result)


@app.command()
def scaffolds(as_json: Json = False) -> None:
    """List what can be generated.

    Example: `stheno scaffolds`
    """
    from terminal.scaffold_page import show_scaffolds
    from tools.scaffold.catalogue import scaffolds as listed

    result = listed()
    if as_json:
        _print_json(result)
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
def mcp(root: Root = HERE) -> None:
    """Serve MCP on standard input and output, for an IDE to start.

    Example: `claude mcp add stheno -- stheno mcp`
    """
    import gc

    # Loading the protocol's models makes many objects and no garbage to look for.
    gc.disable()
    from server import run_stdio

    gc.freeze()
    gc.enable()
    run_stdio(root, version=__version__)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder.")] = Path("stheno-demo"),
) -> None:
    """Make a real Medusa shop and show everything on it.

    Example: `stheno demo`
    """
    from demo import run_demo

    raise typer.Exit(run_demo(folder))


def _workspace(root: Path, *, warn: bool = True) -> "Workspace":
    """Find the project; tell the person if an earlier write was cut off."""
    from tools.catalogue import locate_workspace
    from tools.plan.journal import open_journal

    workspace = locate_workspace(root)
    if warn and (journal := open_journal(workspace)):
        from terminal.console import err, line

        told = f"an {journal.kind} of {journal.title!r} was cut off; end it with `stheno recover`"
        err().print(line(("warning: ", "bold yellow"), told))
    return workspace


def _plan(workspace: "Workspace", source: str, now: str | None, *, keep: bool) -> "Plan":
    """Return the plan that a digest, a plan file, a spec file or `-` stands for."""
    from tools.catalogue import make_plan
    from tools.errors import UsageError
    from tools.plan.state import load_plan, load_plan_file

    if source == "-":
        return make_plan(workspace, sys.stdin.read(), origin="-", now=now, keep=keep)
    path = Path(source)
    if not path.is_file():
        if set(source) <= set("0123456789abcdef"):
            return load_plan(workspace, source)
        raise UsageError("there is no such file", where=source, fix="name a spec, or a digest")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=source) from error
    if text.startswith("{") and '"schema_version"' in text:
        return load_plan_file(path)
    return make_plan(workspace, text, origin=source, now=now, keep=keep)


def _ask(question: str, yes: bool, command: str) -> str:
    """Return the channel by which the person said yes; raises NotApprovedError otherwise."""
    if yes:
        return "--yes"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NotApprovedError(
            "nobody is there to ask, and nothing was written",
            fix=f"a person runs `{command}` in a terminal, or gives --yes",
        )
    _console(aside=True).print(f"{question} [y/N] ", end="", markup=False)
    answer = sys.stdin.readline()
    if answer.strip().lower() not in {"y", "yes"}:
        raise NotApprovedError("not approved: nothing was written")
    return "terminal"


def _show(plan: "Plan", *, aside: bool = False) -> None:
    from terminal.plan_page import show_plan

    show_plan(_console(aside=aside), plan, steps=False)


def _console(*, aside: bool = False) -> "Console":
    """Return the console for results; `aside` is for what must not mix with JSON."""
    from terminal.console import err, out

    return err() if aside else out()


def _print_json(result: "BaseModel") -> None:
    typer.echo(result.model_dump_json(indent=2))
