"""`doctor`: what is wrong in a project, and the plan that sets the mechanical part right."""

import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root, Yes
from commands.speech import ask, print_json, tell, workspace_at
from commands.targets import Target, refuse_target, write_target
from tools.errors import CheckFailedError, UsageError

if TYPE_CHECKING:
    from tools.medusa.doctor.diagnose import Diagnosis
    from tools.medusa.doctor.linted import Linted
    from tools.medusa.doctor.model import Rule
    from tools.repo.workspace import Workspace


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def doctor(  # noqa: PLR0913, PLR0917  # its options
    root: Root = HERE,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="ID,ID", help="Only these rules.")
    ] = None,
    changed: Annotated[
        bool, typer.Option("--changed", help="Only files that differ from --base.")
    ] = False,
    base: Annotated[
        str, typer.Option("--base", metavar="COMMIT", help="What --changed compares with.")
    ] = "HEAD",
    fix: Annotated[bool, typer.Option("--fix", help="Plan the mechanical fixes and ask.")] = False,
    yes: Yes = False,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    as_json: Json = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Findings to leave out.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found now to --baseline.")
    ] = False,
    lint: Annotated[
        bool | None,
        typer.Option(
            "--lint/--no-lint",
            help="Run Medusa's own lint too; if neither is given, where it is there.",
        ),
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="ID", help="Tell about one rule.")
    ] = None,
) -> None:
    """Find what types cannot see: across files, in configuration, by version; and Medusa's lint.

    Example: `stheno doctor --changed --base origin/main --format github`

    Exits with 5 if errors were found.
    """
    from terminal.progress import waiting
    from tools.medusa.doctor.diagnose import diagnose
    from tools.medusa.doctor.rules import rules_named
    from tools.repo.git import changed_since

    if explain is not None:
        _explain(explain)
        return
    if write_baseline and baseline is None:
        raise UsageError("--write-baseline writes to the file of --baseline; name it")
    if rule and lint:
        raise UsageError("--lint runs all of Medusa's rules", fix="leave out --rule or --lint")
    if write_baseline and (changed or rule):
        told = "a baseline holds everything that is found"
        raise UsageError(told, fix="leave out --changed and --rule")
    if write_baseline and baseline is not None:
        refuse_target(baseline, Target.BASELINE)
    rules = rules_named(None if rule is None else rule.split(","))
    workspace = workspace_at(root)
    paths = changed_since(workspace, base) if changed else None
    if fix:
        _fix(workspace, rules, paths, yes=yes)
    with waiting("doctor"):
        result = diagnose(workspace, rules, paths)
    if rule is None and lint is not False:
        result = _linted(workspace, result, paths, install=lint is True)
    if baseline is not None:
        result = _against(workspace, result, baseline, write=write_baseline)
    _print(result, Format.JSON if as_json else form)
    if result.errors:
        raise typer.Exit(CheckFailedError.exit_code)


def _linted(
    workspace: "Workspace", result: "Diagnosis", paths: Collection[str] | None, *, install: bool
) -> "Diagnosis":
    """Return the findings with those of Medusa's own lint."""
    import anyio

    from terminal.progress import waiting
    from tools.catalogue import medusa_lint
    from tools.medusa.doctor.linted import with_lint

    with waiting("lint") as hear:

        async def progress(name: str, state: str, message: str, fraction: float) -> None:
            del name, state
            hear(message, fraction)

        async def asked() -> "Linted":
            return await medusa_lint(workspace, install=install, progress=progress)

        linted = anyio.run(asked)
    return with_lint(result, linted, paths)


def _explain(name: str) -> None:
    from terminal.doctor_page import show_rule
    from tools.medusa.doctor.rules import rules_named

    for found in rules_named([name]):
        show_rule(sys.stdout, found)


def _fix(
    workspace: "Workspace",
    rules: "Collection[Rule]",
    paths: Collection[str] | None,
    *,
    yes: bool,
) -> None:
    """Plan the fixes, show them, and apply them if the person agrees."""
    from terminal.outcome_page import show_applied
    from terminal.plan_page import show_plan
    from terminal.progress import waiting
    from tools.medusa.doctor.fixes import plan_fixes
    from tools.person import apply_as, check_ready, local_person

    with waiting("fixes"):
        plan = plan_fixes(workspace, rules, paths)
    if plan is None:
        tell("note: ", "bold", "nothing that was found can be set right mechanically")
        return
    show_plan(sys.stderr, plan, diff=True, steps=False)
    check_ready(workspace, plan)
    channel = ask("Apply these fixes?", yes, f"stheno apply {plan.digest[:12]}")
    applied = apply_as(workspace, plan, principal=local_person(), channel=channel)
    show_applied(sys.stderr, applied, plan)


def _against(
    workspace: "Workspace", result: "Diagnosis", file: Path, *, write: bool
) -> "Diagnosis":
    """Return the findings that the baseline does not know, after writing it if asked to."""
    from tools.medusa.doctor.baseline import baseline_of, read_baseline, without_known

    if write:
        known = baseline_of(workspace, result.findings)
        write_target(file, known.model_dump_json(indent=2) + "\n", Target.BASELINE)
        count = len(result.findings)
        told = f"{count} finding{'' if count == 1 else 's'}, accepted as they are now"
        tell(f"written to {file}: ", "bold", told)
    else:
        known = read_baseline(file)
    new = without_known(workspace, result.findings, known)
    return result.model_copy(update={"findings": new})


def _print(result: "Diagnosis", form: Format) -> None:
    import json

    from stheno import __version__
    from terminal.doctor_page import show_diagnosis
    from tools.medusa.doctor.formats import annotations, sarif

    if form is Format.JSON:
        print_json(result)
    elif form is Format.SARIF:
        sys.stdout.write(json.dumps(sarif(result.findings, __version__), indent=2) + "\n")
    elif form is Format.GITHUB:
        sys.stdout.write(annotations(result.findings))
    else:
        show_diagnosis(sys.stdout, result)
