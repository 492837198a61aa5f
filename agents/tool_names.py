"""What an agent's file may call a tool by: our names, and those that Claude Code has."""

PREFIX = "mcp__stheno__"
WEB_TOOLS = frozenset({"WebSearch", "WebFetch"})
# What reads files by whatever client plays the agent, and is ours where we do.
READING = {"Read": "read_file", "Grep": "search_code", "Glob": "find_files"}
# Beside those: an MCP server's resources, and, where whoever starts a run turns that on, the web.
_BESIDE = ("ListMcpResourcesTool", "ReadMcpResourceTool", "WebSearch", "WebFetch")
# What would write, or run anything, by whatever client: an edit becomes a proposal that is handed
# over, a command a task of the project in a copy.
_INSTEAD = {
    "Edit": ("propose_changes", "apply_plan"),
    "MultiEdit": ("propose_changes", "apply_plan"),
    "Write": ("propose_changes", "apply_plan"),
    "Bash": ("run_task",),
}
# Claude Code's own, for which we have nothing.
_CLAUDES = frozenset({
    "Agent", "AskUserQuestion", "BashOutput", "EnterPlanMode", "ExitPlanMode", "KillBash",
    "KillShell", "LS", "LSP", "NotebookEdit", "NotebookRead", "Skill", "SlashCommand", "Task",
    "TaskCreate", "TaskGet", "TaskList", "TaskOutput", "TaskStop", "TaskUpdate", "TodoRead",
    "TodoWrite", "ToolSearch",
})  # fmt: skip


def split(tools: str) -> list[str]:
    """Return the names in a list with commas; one in brackets belongs to its tool."""
    names, depth = [""], 0
    for character in tools:
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            names.append("")
        else:
            names[-1] += character
    return [name.strip() for name in names]


def harmless(tools: list[str]) -> list[str]:
    """Return the tools with ours in the place of those that would write outside a plan.

    Raises ValueError for such a one that is narrowed, `Bash(git log:*)`: ours would do more.
    """
    found: list[str] = []
    for tool in tools:
        name, narrowed, _ = tool.partition("(")
        if narrowed and name in _INSTEAD:
            told = f"{tool} cannot be narrowed here; leave it out, or list {name}, which is"
            raise ValueError(f"{told} {' and '.join(_INSTEAD[name])}")
        found += [f"{PREFIX}{one}" for one in _INSTEAD.get(tool, ())] or [tool]
    return found


def without_claudes(tools: str | list[str]) -> list[str]:
    """Return the tools without those that only Claude Code has, or another MCP server of it."""
    names = split(tools) if isinstance(tools, str) else tools
    return [name for name in names if not (isinstance(name, str) and _is_claudes(name))]


def _is_claudes(name: str) -> bool:
    other = name.startswith("mcp__") and not name.startswith(PREFIX)
    return other or name.partition("(")[0] in _CLAUDES


def known_tools() -> tuple[str, ...]:
    """Return every tool that a specialist may list, by the name Claude Code has for it."""
    from tools.catalogue import TOOLS  # noqa: PLC0415  # a server reads agents before it has tools

    return (*READING, *_INSTEAD, *_BESIDE, *(f"{PREFIX}{tool.name}" for tool in TOOLS))


def known_toolsets() -> tuple[str, ...]:
    """Return the toolsets of the catalogue, the default one first."""
    from tools.catalogue import DEFAULT, TOOLSETS  # noqa: PLC0415  # as above

    return (DEFAULT, *TOOLSETS)
