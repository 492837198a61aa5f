"""The specialists: who each one is, when to call it, what it may use and what it owes.

Those that ship with Stheno lie beside this module.  A project adds its own, or overrides one by
its name, in `.stheno/agents/` and `.claude/agents/`, its own or its repository's; such a file is
text of a repository, so it can take tools and limits away and never widen them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from agents.front_matter import FrontMatter, read_front_matter
from agents.links import links_among
from agents.stamp import is_ours
from agents.tool_names import harmless, known_tools, known_toolsets, split, without_claudes
from tools.errors import SthenoError, UsageError
from tools.plan.model import Frozen
from tools.repo.checkout import belongs_to_checkout, folders_above
from tools.repo.meant import did_you_mean
from tools.repo.visible import visible, visible_name
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace

SHIPPED = "stheno"
Topic = Literal[
    "module-design", "workflows", "api", "b2b", "postgresql", "security", "testing", "integrations"
]
TOPICS: tuple[Topic, ...] = get_args(Topic)

_FOLDER = Path(__file__).parent
# The first one wins: it is written for us.
_PROJECT_FOLDERS = (".stheno/agents", ".claude/agents")
_MOST_FILES = 100
_MOST_BYTES = 150_000
# What Claude Code reads in such a file and we do not.
_CLAUDE_ONLY = frozenset({
    "background", "disallowedTools", "effort", "hooks", "isolation", "maxTurns", "mcpServers",
    "memory", "permissionMode", "skills", "initialPrompt",
})  # fmt: skip
# What an override need not say again.
_INHERITED = {"tools", "model", "color", "sections", "topics", "toolsets", "limits"}
# What the patterns of fields let through, in words.
_ALLOWED = {
    "name": "may hold lower-case letters, digits and hyphens, and begins with a letter",
    "sections": "is no title: one line of text, without a space before it",
}
_Title = Annotated[str, Field(pattern=r"^\S[^\n]*$", max_length=80)]
# What a run of ours takes at most where its agent's file says no less.
_Requests = Annotated[int, Field(ge=1, le=50)]
_Tokens = Annotated[int, Field(ge=1, le=2_000_000)]
_Dollars = Annotated[float, Field(gt=0, le=5)]
_Seconds = Annotated[float, Field(gt=0, le=1800)]


class AgentLimits(BaseModel):
    """What a run of an agent may take; None leaves it to Stheno.  `cost` is in US dollars.

    A file can only ask for less than Stheno's own limits: whoever starts a run may give more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    requests: _Requests | None = None
    tokens: _Tokens | None = None
    cost: _Dollars | None = None
    seconds: _Seconds | None = None


class AgentDefinition(BaseModel):
    """One specialist, as its file defines it; `tools` that would write are ours in their place.

    `description` says when to call it and `persona` is its system prompt in Markdown.  `sections`
    are the parts that its answer to a change must have, `topics` the guidance it draws on,
    `toolsets` those it may use beside `tools` where our own engine plays it and the operator
    offers them.  `origin` is the file of the project that it comes from, or `stheno`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)]
    description: Annotated[str, Field(min_length=1, max_length=10_000)]
    tools: list[str]
    model: Literal["haiku", "sonnet", "opus", "inherit"] = "inherit"
    color: Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"] | None = (
        None
    )
    sections: list[_Title] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)
    toolsets: list[str] = Field(default_factory=list)
    limits: AgentLimits = AgentLimits()
    persona: Annotated[str, Field(min_length=1, max_length=100_000)]
    origin: str = SHIPPED

    @field_validator("tools", mode="before")
    @classmethod
    def _split(cls, tools: object) -> object:
        return split(tools) if isinstance(tools, str) else tools

    @field_validator("tools")
    @classmethod
    def _exist_and_do_not_write(cls, tools: list[str]) -> list[str]:
        return _known(harmless(tools), known_tools(), "tool")

    @field_validator("toolsets")
    @classmethod
    def _are_toolsets(cls, toolsets: list[str]) -> list[str]:
        return _known(toolsets, known_toolsets(), "toolset")

    @property
    def when(self) -> str:
        """When to call it, in one line: the description before its examples."""
        return " ".join(self.description.partition("<example>")[0].split())


class AgentProblem(Frozen):
    """A file of the project that defines no agent: what is wrong with it, and where."""

    path: str
    message: str


class Agents(Frozen):
    """Every specialist at hand by its name, and the files of the project that are none."""

    agents: list[AgentDefinition]
    problems: list[AgentProblem]


def load_agents(project: Path | None = None) -> list[AgentDefinition]:
    """Return every specialist by its name: the shipped ones, and those of a project's files.

    A file that is wrong is left out; `agents_of` tells which.
    """
    return list(shipped_agents()) if project is None else agents_of(Workspace.at(project)).agents


def agents_of(*folders: Workspace) -> Agents:
    """Return the shipped specialists and those that files in `folders` add or override.

    So do the folders above each, up to its repository's root; their files are named from it.  Of
    two files that name the same one, that in the later or nearer folder counts, and in one folder
    that in `.stheno/agents`.  What `stheno install` wrote and nobody edited is none of the
    project's.
    """
    agents = {agent.name: agent for agent in shipped_agents()}
    problems: list[AgentProblem] = []
    for folder, way in _around(folders).items():
        found: dict[str, AgentDefinition] = {}
        files = _files(folder)
        if len(files) > _MOST_FILES:
            told = f"only the first {_MOST_FILES} files of {len(files)} are read"
            problems.append(AgentProblem(path=visible_name(way + files[_MOST_FILES]), message=told))
        for path in files[:_MOST_FILES]:
            shown = visible_name(way + path)
            try:
                agent = _read(folder, path, shown)
            except SthenoError as error:
                problems.append(AgentProblem(path=shown, message=str(error)))
                continue
            if agent is None or (first := found.setdefault(agent.name, agent)) is agent:
                continue
            if Path(first.origin).parent == Path(agent.origin).parent:
                told = f"{shown}: {agent.name} is defined by {first.origin} already"
                problems.append(AgentProblem(path=shown, message=told))
        problems += _linked(folder, way)
        agents |= found
    return Agents(agents=[agents[name] for name in sorted(agents)], problems=problems)


def agent_named(name: str, *folders: Workspace) -> AgentDefinition:
    """Return one specialist; raises UsageError if there is none, or its file is wrong."""
    known = agents_of(*folders)
    agents = {agent.name: agent for agent in known.agents}
    for problem in known.problems:
        # Nobody who overrides a specialist means the one that shipped, or one further up.
        if Path(problem.path).stem == name and not _is_nearer(agents.get(name), problem.path):
            raise UsageError(problem.message)
    if name in agents:
        return agents[name]
    hint = did_you_mean(name, agents) or f"there are {', '.join(agents)}"
    raise UsageError(f"no agent is called {visible_name(name)!r}", fix=hint)


def _is_nearer(agent: AgentDefinition | None, path: str) -> bool:
    if agent is None or agent.origin == SHIPPED:
        return False
    return agent.origin.count("../") < path.count("../")


def _around(folders: Sequence[Workspace]) -> dict[Workspace, str]:
    """Return the folders to read in, each with the way to it from the one below that asks."""
    ways: dict[Workspace, str] = {}
    for folder in folders:
        above = [one for one in folders_above(folder) if one not in folders]
        holding = [one for one in above if any((one.root / it).is_dir() for it in _PROJECT_FOLDERS)]
        if holding and belongs_to_checkout(folder):
            for one in holding:
                depth = len(folder.root.relative_to(one.root).parts)
                ways.setdefault(one, "../" * depth)
        ways[folder] = ""
    return ways


def _files(folder: Workspace) -> list[str]:
    return [
        path
        for place in _PROJECT_FOLDERS
        for path in walk_files(folder, place)
        if path.endswith(".md")
    ]


def _linked(folder: Workspace, way: str) -> Iterator[AgentProblem]:
    """Yield what is left out because it is a link: behind one may be anybody's text."""
    for path in islice(links_among(folder.root, _PROJECT_FOLDERS), _MOST_FILES):
        shown = visible_name(way + path)
        fix = "put there what it leads to"
        error = UsageError("is a link, which is not followed", where=shown, fix=fix)
        yield AgentProblem(path=shown, message=str(error))


def _read(folder: Workspace, path: str, shown: str) -> AgentDefinition | None:
    """Return the agent that a file of the project defines, None where the file is ours."""
    content = folder.read_bytes(path, most=_MOST_BYTES) or b""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise UsageError("not a text file in UTF-8", where=shown) from error
    if is_ours(text):
        return None
    fields = read_front_matter(text, shown).fields
    name = fields.get("name")
    base = next((agent for agent in shipped_agents() if agent.name == name), shipped_agents()[0])
    # A file without tools has all of them in Claude Code: here, those of a specialist.
    left_out = _INHERITED if base.name == name else {"tools"}
    # Whoever lists the tools means these, and none of a toolset beside them.
    narrowed = {"toolsets"} if "tools" in fields else set[str]()
    inherited = base.model_dump(include=left_out - narrowed)
    ignored = _CLAUDE_ONLY if path.startswith(".claude/") else frozenset[str]()
    return parse_agent(text, shown, origin=shown, inherited=inherited, ignored=ignored)


def parse_agent(
    text: str,
    where: str = "the file",
    *,
    origin: str = SHIPPED,
    inherited: Mapping[str, object] | None = None,
    ignored: Collection[str] = (),
) -> AgentDefinition:
    """Read a sub-agent file: YAML front matter between `---` lines, then the persona.

    `inherited` are the fields that the file may leave out, `ignored` those of another program,
    whose tools are left out then too.  Raises UsageError, with line and field, if the file is not
    a valid definition.
    """
    file = read_front_matter(text, where)
    fields = {key: _seen(value) for key, value in file.fields.items() if key not in ignored}
    if ignored and isinstance(tools := fields.get("tools"), str | list):
        fields["tools"] = without_claudes(tools)
    for reserved in {"persona", "origin"}.intersection(fields):
        raise file.wrong(reserved, "is no field of the front matter", "take it out")
    try:
        return AgentDefinition.model_validate(
            {**(inherited or {}), **fields, "persona": visible(file.body), "origin": origin}
        )
    except ValidationError as error:
        raise _told(error, file) from error


@cache
def shipped_agents() -> tuple[AgentDefinition, ...]:
    """Return every specialist that ships with Stheno, by name.

    Raises UsageError, naming the file, if one is invalid: the installation is then broken.
    """
    files = sorted(_FOLDER.glob("*.md"))
    return tuple(parse_agent(file.read_text(encoding="utf-8"), file.name) for file in files)


def _seen(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _told(error: ValidationError, file: FrontMatter) -> UsageError:
    """Return the first problem of a definition in one line, where it stands."""
    first = error.errors()[0]
    field = str(first["loc"][0])
    if first["type"] == "extra_forbidden" and len(first["loc"]) == 1:
        near = did_you_mean(field, AgentDefinition.model_fields)
        return file.wrong(field, "no such field", near or None)
    if first["type"] == "missing":
        return file.wrong(field, "is missing")
    if field == "persona":
        return file.wrong(field, "the text below the front matter is empty, or too long")
    if first["type"] == "string_pattern_mismatch" and field in _ALLOWED:
        return file.wrong(field, f"{visible_name(str(first['input']))!r} {_ALLOWED[field]}")
    inner = ".".join(map(str, first["loc"][1:]))
    message = re.sub(r"^(?:Value error, |Input )", "", first["msg"])
    return file.wrong(field, f"{inner}: {message}" if inner else message)


def _known(names: list[str], known: Collection[str], kind: str) -> list[str]:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
            raise ValueError(f"there is no {kind} {name!r}; {hint}")
    return list(dict.fromkeys(names))
