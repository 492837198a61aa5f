"""`plan` and `apply`; nothing is loaded before it is needed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from commands.speech import ask, print_json, screen, tell, workspace_at
from commands.targets import Target, refuse_target, write_target
from tools.errors import UsageError

if TYPE_CHECKING:
    from tools.plan.model import Plan
    from tools.repo.workspace import Workspace

HAS_CHANGES = 3
BLOCKED = 4


def plan(  # noqa: PLR0913  # its options
    spec: str,
    *,
    root: Path = Path(),
    now: str | None = None,
    json: bool = False,
    diff: bool = False,
    check: bool = False,
    out: Path | None = None,
    html: Path | None = None,
    trust: bool = False,
) -> int:
    """Plan what a spec asks for and show it; returns the exit code."""
    from terminal.plan_page import show_plan

    workspace = workspace_at(root)
    for file, kind in ((out, Target.PLAN), (html, Target.PAGE)):
        if file is not None:
            refuse_target(file, kind)
            _refuse_source(file, spec)
    made = plan_of(workspace, spec, now, keep=not check, trust=trust)
    if out is not None:
        write_target(out, made.model_dump_json(indent=2), Target.PLAN)
    if html is not None:
        from service.pages.plan_page import plan_html
        from tools.plan.approval import approval_of

        page = plan_html(
            made,
            approval=approval_of(workspace, made.digest),
            again=_again(spec, root, made, trust=trust),
        )
        write_target(html, page, Target.PAGE)
    if json:
        print_json(made)
    else:
        show_plan(sys.stdout, made, diff=diff, steps=not check)
    if made.blocking:
        return BLOCKED
    unsettled = made.writing or any(risk.level == "high" for risk in made.risks)
    return HAS_CHANGES if check and unsettled else 0


def _refuse_source(file: Path, source: str) -> None:
    if file.exists() and Path(source).exists() and file.samefile(source):
        fix = "name another file"
        raise UsageError("is what is planned from, and would be lost", where=str(file), fix=fix)


def _again(source: str, root: Path, made: "Plan", *, trust: bool) -> str | None:
    """Return the command that makes the same plan elsewhere, if it came from a spec file."""
    import shlex

    path = Path(source)
    if not path.is_file() or _holds_plan(path.read_text(encoding="utf-8-sig")):
        return None
    words = ["stheno", "plan", source, "--now", made.now]
    words += ["--root", str(root)] if root != Path() else []
    return shlex.join([*words, *(["--trust"] if trust else [])])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _holds_plan(text: str) -> bool:
    return text.startswith("{") and '"schema_version"' in text


def apply(  # noqa: PLR0913  # its options
    plan: str,
    *,
    root: Path = Path(),
    now: str | None = None,
    yes: bool = False,
    json: bool = False,
    trust: bool = False,
) -> int:
    """Write an approved plan, asking where nobody has approved it; returns the exit code."""
    from terminal.outcome_page import show_applied
    from terminal.plan_page import show_plan
    from tools.person import apply_as, check_ready, local_person
    from tools.plan.apply import apply_plan, needs_approval

    workspace = workspace_at(root)
    wanted = plan_of(workspace, plan, now, keep=True, trust=trust)
    show_plan(screen(aside=json), wanted, steps=False)
    if not needs_approval(workspace, wanted):
        applied = apply_plan(workspace, wanted)
    else:
        check_ready(workspace, wanted)
        channel = ask("Apply this plan?", yes, f"stheno approve {wanted.digest[:12]}")
        applied = apply_as(workspace, wanted, principal=local_person(), channel=channel)
    if json:
        print_json(applied)
    else:
        show_applied(sys.stdout, applied, wanted)
    return 0


def plan_of(
    workspace: "Workspace", source: str, now: str | None, *, keep: bool, trust: bool = False
) -> "Plan":
    """Return the plan that a digest, a plan file, a spec file or `-` stands for.

    `trust` lets the project's prettier configuration run, if it is a program.
    """
    from terminal.progress import waiting
    from tools.person import make_plan
    from tools.plan.state import is_kept, load_plan, load_plan_file

    def planned(text: str) -> "Plan":
        with waiting("plan"):
            return make_plan(workspace, text, origin=source, now=now, keep=keep, trust=trust)

    if source == "-":
        return planned(sys.stdin.read())
    path = Path(source)
    if not _is_file(path):
        if set(source) <= set("0123456789abcdef"):
            return load_plan(workspace, source)
        raise UsageError("there is no such file", where=source, fix="name a spec, or a digest")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=source) from error
    if _holds_plan(text):
        made = load_plan_file(path)
        if not is_kept(workspace, made):
            told = "this plan was not made here: its reasons, risks and SQL are its author's word"
            tell("warning: ", "bold yellow", told)
        return made
    return planned(text)
