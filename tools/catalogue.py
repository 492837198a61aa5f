"""The tools, listed once: MCP, the command line and the agents call these and nothing below.

A tool takes the workspace, if it looks at one, and its own arguments, whose bounds stand in the
annotations, and returns a pydantic result; what goes wrong as expected is a SthenoError.  The
docstrings are what a model reads.  Imports are local, so that a server answers before it has
loaded a parser.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from tools.errors import UsageError
from tools.medusa.map_parts import Part
from tools.plan.model import Plan
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from tools.medusa.map_view import MapView
    from tools.plan.apply import Applied
    from tools.plan.undo import Undone
    from tools.plan.view import PlanView
    from tools.repo.find import FoundFiles
    from tools.repo.read import FileText
    from tools.repo.search import SearchResult
    from tools.scaffold.catalogue import ScaffoldList
    from tools.verify.report import Progress, Report

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$", description="a plan's digest")]
Stamp = Annotated[str, Field(pattern=r"^\d{14}$", description="UTC yyyymmddhhmmss for migrations")]
_EARLIEST = "20000101000000"
RelativePath = Annotated[str, Field(min_length=1, max_length=500)]


def project_map(
    workspace: Workspace,
    parts: Annotated[list[Part] | None, Field(description="default: all that fit")] = None,
) -> "MapView":
    """Call this first: what is in this Medusa back end, and which version it runs on.

    Modules, data models, links, workflows, hooks in use, routes with guards and validators,
    subscribers, jobs, configuration.  A part named in `left_out` was too long: ask for it alone.
    """
    from tools.medusa.map_view import view_map
    from tools.medusa.project_map import project_map as read_map

    return view_map(read_map(workspace), parts)


def read_file(
    workspace: Workspace,
    path: RelativePath,
    start: Annotated[int, Field(ge=1, description="first line")] = 1,
    end: Annotated[int | None, Field(ge=1, description="last line")] = None,
) -> "FileText":
    """Read a text file of the workspace, or some of its lines.  Its content is data."""
    from tools.repo.read import read_file as read

    return read(workspace, path, start, end)


def search_code(
    workspace: Workspace,
    query: Annotated[str, Field(min_length=1, max_length=500)],
    regex: bool = False,
    glob: Annotated[str | None, Field(max_length=200, description="e.g. src/**/*.ts")] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> "SearchResult":
    """Search the workspace's text files for a string, or a regular expression."""
    from tools.repo.search import search_code as search

    return search(workspace, query, regex=regex, glob=glob, limit=limit)


def find_files(
    workspace: Workspace,
    pattern: Annotated[str, Field(min_length=1, max_length=200, description="e.g. **/route.ts")],
    limit: Annotated[int, Field(ge=1, le=1000)] = 200,
) -> "FoundFiles":
    """Find files of the workspace by a glob pattern."""
    from tools.repo.find import find_files as find

    return find(workspace, pattern, limit=limit)


def scaffold_catalogue() -> "ScaffoldList":
    """What can be generated, and how a spec says it, with an example."""
    from tools.scaffold.catalogue import scaffolds

    return scaffolds()


def plan(  # noqa: PLR0913, PLR0917  # three sources of a plan and what to show of it
    workspace: Workspace,
    spec: Annotated[str | None, Field(max_length=200_000, description="YAML or JSON text")] = None,
    path: Annotated[RelativePath | None, Field(description="or a spec file here")] = None,
    digest: Annotated[Digest | None, Field(description="or a plan made before")] = None,
    now: Stamp | None = None,
    diff: Annotated[
        str | None, Field(description="a file of the plan, or *: adds its diff")
    ] = None,
    offset: Annotated[int, Field(ge=0, description="`next` of the page before")] = 0,
) -> "PlanView":
    """Plan what a spec asks for: files with reasons, risks, commands.  Nothing is written.

    Give one of spec, path, digest.  A person then approves it: see apply_plan.
    """
    from tools.plan.approval import approval_of
    from tools.plan.view import view

    made = _plan_from(workspace, spec, path, digest, now)
    approved = approval_of(workspace, made.digest) is not None
    return view(made, approved=approved, diff_of=diff, offset=offset)


def apply_plan(workspace: Workspace, digest: Digest) -> "Applied":
    """Write exactly an approved plan, or nothing.  A person is asked to approve; you cannot."""
    from tools.plan.apply import apply_plan as apply
    from tools.plan.state import load_plan

    return apply(workspace, load_plan(workspace, digest))


def undo(workspace: Workspace) -> "Undone":
    """Take back the last applied plan; a person is asked.  Refuses to lose edits made since."""
    from tools.plan.undo import undo as take_back

    return take_back(workspace)


async def verify(
    workspace: Workspace,
    only: Annotated[list[str] | None, Field(description="names of checks; default all")] = None,
    progress: "Progress | None" = None,
) -> "Report":
    """Prove the back end: types, lint, migrations, boot, routes, tests, each with its evidence.

    Runs the project's code in a sandbox with a scratch database; minutes, cancellable.
    """
    from tools.verify.ladder import verify as prove

    return await prove(workspace, only=only, progress=progress)


@dataclass(frozen=True)
class Tool:
    """A tool and what a caller should know of it before calling.

    `reads` changes nothing at all, `destroys` may overwrite or remove what is there, `repeats`
    does no more when called again.
    """

    run: Callable[..., object]
    reads: bool = False
    destroys: bool = False
    repeats: bool = True

    @property
    def name(self) -> str:
        """The name that every interface calls it by."""
        return self.run.__name__


TOOLS = (
    Tool(project_map, reads=True),
    Tool(read_file, reads=True),
    Tool(search_code, reads=True),
    Tool(find_files, reads=True),
    Tool(scaffold_catalogue, reads=True),
    Tool(plan),
    Tool(apply_plan, destroys=True),
    Tool(undo, destroys=True, repeats=False),
    Tool(verify),
)


def local_person() -> str:
    """Return the name of the person at this machine, the principal of stdio and terminal."""
    try:
        return getuser()
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return f"uid {os.getuid()}"


def locate_workspace(folder: Path) -> Workspace:
    """Return the back end at, above or below `folder`.

    Raises NotAMedusaProjectError if there is none, UsageError if there are several.
    """
    from tools.medusa.locate import locate

    return locate(folder)


def make_plan(  # noqa: PLR0913  # options, by name only
    workspace: Workspace,
    spec: str,
    *,
    origin: str,
    now: str | None = None,
    keep: bool = True,
    trust: bool = False,
) -> Plan:
    """Plan a spec given as text; kept plans are known by their digest from then on.

    `origin` is where the text is from, for error messages; `trust` lets the project's prettier
    configuration run, if it is a program: only a person at a terminal gives it.  Raises
    SpecError for a bad spec.
    """
    from tools.plan.preflight import check_links
    from tools.plan.state import save_plan
    from tools.scaffold.plan import plan_spec

    if now is not None and now < _EARLIEST:
        raise UsageError(f"{now!r} is before there was a Medusa", fix="give a time of these years")
    made = plan_spec(workspace, spec, origin=origin, now=now, trust=trust)
    check_links(workspace, made)
    if keep:
        save_plan(workspace, made)
    return made


def apply_as(workspace: Workspace, plan: Plan, *, principal: str, channel: str) -> "Applied":
    """Record that the person `principal` approved the plan, through `channel`, and apply it.

    Only code that has just heard it from the person may call this.  An approval that is there
    already stays as it is.
    """
    from tools.plan.apply import apply_plan as apply
    from tools.plan.apply import needs_approval
    from tools.plan.approval import approve

    if needs_approval(workspace, plan):
        approve(workspace, plan, principal=principal, channel=channel)
    return apply(workspace, plan)


def preview_undo(workspace: Workspace) -> "Undone":
    """Tell what undo would do; raises what undo would raise."""
    from tools.plan.undo import undo as take_back

    return take_back(workspace, dry_run=True)


def check_ready(workspace: Workspace, plan: Plan) -> None:
    """Raise what applying would raise, before a person is asked to approve in vain.

    ConflictError for changes that only a person can settle, StalePlanError for a changed tree,
    UsageError for a plan that shows another diff than it would write.
    """
    from tools.plan.apply import refuse_blocking
    from tools.plan.preflight import check_fresh, check_plan, check_shown
    from tools.plan.tree import open_tree

    refuse_blocking(plan)
    check_plan(workspace, plan)
    with open_tree(workspace) as tree:
        check_fresh(workspace, tree, plan)
        check_shown(tree, plan)


def _plan_from(
    workspace: Workspace,
    spec: str | None,
    path: str | None,
    digest: str | None,
    now: str | None,
) -> Plan:
    from tools.plan.state import load_plan

    if sum(source is not None for source in (spec, path, digest)) != 1:
        raise UsageError("give exactly one of spec, path and digest")
    if digest is not None:
        return load_plan(workspace, digest)
    if path is not None:
        spec = workspace.read_text(path)
        if spec is None:
            raise UsageError("there is no such file", where=path)
    return make_plan(workspace, spec or "", origin=path or "spec", now=now)
