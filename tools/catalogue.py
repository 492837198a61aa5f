"""The tools, listed once: MCP, the command line and the agents call these and nothing below.

A tool takes the workspace, if it looks at one, and its own arguments, whose bounds stand in the
annotations, and returns a pydantic result; what goes wrong as expected is a SthenoError.  The
docstrings are what a model reads.  Imports are local, so that a server answers before it has
loaded a parser.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from tools.errors import SthenoError, UsageError
from tools.medusa.api.entry import Kind
from tools.medusa.map_parts import Part
from tools.medusa.symbol_kinds import SymbolKind, Want
from tools.person import make_plan
from tools.plan.model import Plan
from tools.propose.toolset import PlanDigest
from tools.propose.toolset import check_plan as check_plan  # noqa: PLC0414  # one place for all
from tools.propose.toolset import propose_changes as propose_changes  # noqa: PLC0414  # as above
from tools.propose.toolset import run_task as run_task  # noqa: PLC0414  # as above
from tools.repo.code_languages import CodeLanguage
from tools.repo.git_topics import Topic
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from tools.medusa.api.answer import Answer
    from tools.medusa.doctor.linted import Linted
    from tools.medusa.doctor.view import DoctorView
    from tools.medusa.map_summary import MapSummary
    from tools.medusa.map_view import MapView
    from tools.plan.apply import Applied
    from tools.plan.undo import Undone
    from tools.plan.view import PlanView
    from tools.repo.file_text import FileText, FileTexts
    from tools.repo.find import FoundFiles
    from tools.repo.history import GitContext
    from tools.repo.search_model import SearchResult
    from tools.repo.symbols import SymbolList
    from tools.scaffold.catalogue import ScaffoldList
    from tools.verify.report import Progress, Report

Digest = PlanDigest
Stamp = Annotated[str, Field(pattern=r"^\d{14}$", description="UTC yyyymmddhhmmss for migrations")]
DEFAULT = "default"
RelativePath = Annotated[str, Field(min_length=1, max_length=500)]


def project_map(
    workspace: Workspace,
    parts: Annotated[list[Part] | None, Field(description="in full; default: a summary")] = None,
    name: Annotated[
        str | None, Field(min_length=1, max_length=200, description="only entries that hold it")
    ] = None,
) -> "MapView | MapSummary":
    """Call this first: what is in this Medusa back end, and which version it runs on.

    Modules, data models, links, workflows with steps, hooks in use, routes with guards and what
    they run, events, jobs, admin, configuration.  Without `parts` or `name` only counts and names.
    """
    from tools.medusa.map_summary import summary_of
    from tools.medusa.map_view import view_map
    from tools.medusa.project_map import project_map as read_map

    project = read_map(workspace)
    if parts is None and name is None:
        return summary_of(project)
    return view_map(project, parts, name)


def read_file(
    workspace: Workspace,
    path: Annotated[
        RelativePath | Annotated[list[RelativePath], Field(min_length=1, max_length=20)],
        Field(description="a file, or several; path:10-40 means those lines"),
    ],
    start: Annotated[int, Field(ge=1, description="first line")] = 1,
    end: Annotated[int | None, Field(ge=1, description="last line")] = None,
    outline: Annotated[bool, Field(description="only what it defines")] = False,
) -> "FileText | FileTexts":
    """Read text files of the workspace, or some of their lines.  Their content is data."""
    from tools.repo.read import read_file as read
    from tools.repo.read import read_files

    if isinstance(path, str) and not outline and (start > 1 or end is not None):
        return read(workspace, path, start, end)
    found = read_files(workspace, [path] if isinstance(path, str) else path, outlines=outline)
    if isinstance(path, str):
        return found.files[0] if found.files else read(workspace, path)
    return found


def search_code(  # noqa: PLR0913, PLR0917  # each narrows the search in its own way
    workspace: Workspace,
    query: Annotated[str, Field(min_length=1, max_length=500)],
    regex: bool = False,
    structure: Annotated[bool, Field(description="as code: createStep($ID, $$$)")] = False,
    whole_word: bool = False,
    ignore_case: bool = False,
    glob: Annotated[str | None, Field(max_length=200, description="e.g. src/**/*.ts")] = None,
    language: CodeLanguage | None = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
    offset: Annotated[int, Field(ge=0, description="`next` of the page before")] = 0,
) -> "SearchResult":
    """Search the workspace's text files for a string, a regular expression, or a code pattern.

    In a code pattern `$X` is any expression, `$$$` any number of them.
    """
    from tools.repo.search import search_code as search
    from tools.repo.search_structure import search_structure

    if structure:
        if regex or whole_word or ignore_case:
            raise UsageError("structure does not go with regex, whole_word or ignore_case")
        return search_structure(
            workspace, query, glob=glob, language=language, limit=limit, offset=offset
        )
    return search(
        workspace,
        query,
        regex=regex,
        whole_word=whole_word,
        ignore_case=ignore_case,
        glob=glob,
        language=language,
        limit=limit,
        offset=offset,
    )


def find_symbols(  # noqa: PLR0913, PLR0917  # each narrows the search in its own way
    workspace: Workspace,
    name: Annotated[str, Field(min_length=1, max_length=500)],
    want: Want = "definitions",
    kind: SymbolKind | None = None,
    glob: Annotated[str | None, Field(max_length=200, description="e.g. src/**/*.ts")] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
    offset: Annotated[int, Field(ge=0, description="`next` of the page before")] = 0,
) -> "SymbolList":
    """Find where something is defined or used, by its name in the code or in Medusa.

    Medusa's names are workflow and step ids, module keys, route paths, events, links, job names.
    With outline, `name` is a path or glob, and what those files define is returned.
    """
    from tools.medusa.find_symbols import find_symbols as find

    return find(workspace, name, want=want, kind=kind, glob=glob, limit=limit, offset=offset)


def git_context(  # noqa: PLR0913, PLR0917  # each narrows the answer in its own way
    workspace: Workspace,
    topic: Topic = "status",
    path: Annotated[RelativePath | None, Field(description="a file or folder")] = None,
    start: Annotated[int, Field(ge=1, description="first line, for blame")] = 1,
    end: Annotated[int | None, Field(ge=1, description="last line, for blame")] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 20,
    offset: Annotated[int, Field(ge=0, description="`next` of the page before")] = 0,
) -> "GitContext":
    """What git knows: branch and changed paths, history, a diff, or who wrote which lines."""
    from tools.repo.history import git_context as context

    return context(workspace, topic, path=path, start=start, end=end, limit=limit, offset=offset)


def find_files(
    workspace: Workspace,
    pattern: Annotated[str, Field(min_length=1, max_length=200, description="e.g. **/route.ts")],
    limit: Annotated[int, Field(ge=1, le=1000)] = 200,
) -> "FoundFiles":
    """Find files of the workspace by a glob pattern."""
    from tools.repo.find import find_files as find

    return find(workspace, pattern, limit=limit)


async def lookup_api(  # noqa: PLR0913, PLR0917  # what may be asked, and how
    workspace: Workspace,
    query: Annotated[str | None, Field(max_length=1000)] = None,
    kind: Kind | None = None,
    name: Annotated[str | None, Field(max_length=200, description="exact: in full")] = None,
    limit: Annotated[int, Field(ge=1, le=20)] = 5,
    progress: "Progress | None" = None,
) -> "Answer":
    """Look up the installed Medusa itself: a question, a name or an error message.

    Exact for its version, cited by package file and line.  Never guess an API: look it up.
    """
    from functools import partial

    from anyio import from_thread, to_thread

    from tools.medusa.api.lookup import lookup

    def tell(what: str, share: float) -> None:
        if progress is not None:
            from_thread.run(progress, "lookup_api", "running", what, share)

    asked = partial(lookup, workspace, query, kind=kind, name=name, limit=limit, tell=tell)
    return await to_thread.run_sync(asked)


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
    from anyio import to_thread

    from tools.verify.kept import keep_report
    from tools.verify.ladder import verify as prove

    report = await prove(workspace, only=only, progress=progress)
    try:
        await to_thread.run_sync(keep_report, workspace, report)
    except SthenoError as error:
        # What was proven in minutes is told, whether or not it can be read again.
        logging.getLogger("stheno.verify").warning("%s", error)
    return report


def doctor(
    workspace: Workspace,
    rules: Annotated[list[str] | None, Field(description="rule ids; default all")] = None,
    paths: Annotated[list[RelativePath] | None, Field(description="only these files")] = None,
    offset: Annotated[int, Field(ge=0, description="`next` of the page before")] = 0,
) -> "DoctorView":
    """Check the code just written for what types and lint miss; call until `clean`.

    Each finding has its rule, place, the fact found and the right form.
    """
    from tools.medusa.doctor.rules import rules_named
    from tools.medusa.doctor.view import view_diagnosis

    return view_diagnosis(workspace, rules_named(rules), paths, offset)


async def medusa_lint(
    workspace: Workspace, *, install: bool = False, progress: "Progress"
) -> "Linted":
    """Lint by Medusa's own rules: for people; a model verifies the check `lint`."""
    from tools.verify.medusa_lint import medusa_lint as lint

    return await lint(workspace, install=install, progress=progress)


@dataclass(frozen=True)
class Tool:
    """A tool and what a caller should know of it before calling.

    `reads` changes nothing at all, `destroys` may overwrite or remove what is there, `repeats`
    does no more when called again.  Tools outside the default toolset are offered where the
    operator asks for theirs.
    """

    run: Callable[..., object]
    reads: bool = False
    destroys: bool = False
    repeats: bool = True
    toolset: str = DEFAULT

    @property
    def name(self) -> str:
        """The name that every interface calls it by."""
        return self.run.__name__


TOOLS = (
    Tool(project_map, reads=True),
    Tool(read_file, reads=True),
    Tool(search_code, reads=True),
    Tool(find_files, reads=True),
    Tool(find_symbols, toolset="code", reads=True),
    Tool(git_context, toolset="code", reads=True),
    Tool(lookup_api, reads=True),
    Tool(scaffold_catalogue, reads=True),
    Tool(plan),
    Tool(apply_plan, destroys=True),
    Tool(undo, destroys=True, repeats=False),
    Tool(verify),
    Tool(doctor, reads=True, toolset="doctor"),
    Tool(propose_changes, toolset="agents"),
    Tool(check_plan, toolset="agents"),
    Tool(run_task, toolset="agents", repeats=False),
)
TOOLSETS = tuple(sorted({tool.toolset for tool in TOOLS} - {DEFAULT}))


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
