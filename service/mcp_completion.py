"""What an argument of a prompt or of a resource may be, for clients that complete it."""

from collections.abc import Callable

from anyio import to_thread
from mcp.server.mcpserver import MCPServer
from mcp_types import (
    Completion,
    CompletionArgument,
    CompletionContext,
    PromptReference,
    ResourceTemplateReference,
)

from service.mcp_caller import workspace
from service.mcp_prompts import ANY_SPECIALIST
from service.mcp_resources import SCHEME
from tools.errors import SthenoError

# The protocol's bound.
_MOST = 100


def add_completion(server: MCPServer) -> None:
    """Let a server complete arguments."""

    @server.completion()  # type: ignore[no-untyped-call, untyped-decorator]  # the SDK leaves it so
    async def complete(
        ref: PromptReference | ResourceTemplateReference,
        argument: CompletionArgument,
        context: CompletionContext | None,  # noqa: ARG001  # no argument hangs on another
    ) -> Completion | None:
        if (known := _ARGUMENTS.get(_place(ref, argument.name))) is None:
            return None
        try:
            values = await to_thread.run_sync(known)
        except SthenoError:
            # Without a project there is nothing to offer; the call itself will say why.
            return None
        fitting = [value for value in values if value.startswith(argument.value)]
        return Completion(values=fitting[:_MOST], total=len(fitting), has_more=len(fitting) > _MOST)


def _place(ref: PromptReference | ResourceTemplateReference, argument: str) -> str:
    if isinstance(ref, PromptReference):
        if ref.name == ANY_SPECIALIST:
            return "agents" if argument == "agent" else ""
        from agents.tasks import TASKS

        task = next((task for task in TASKS if task.name == ref.name), None)
        known = {one.name: one.completed for one in task.arguments} if task else {}
        return known.get(argument) or ""
    return ref.uri.removeprefix(SCHEME).partition("/")[0]


def _plans() -> list[str]:
    from tools.plan.listing import kept_plans

    return [plan.digest for plan in kept_plans(workspace(), limit=_MOST).plans]


def _reports() -> list[str]:
    from tools.verify.kept import kept_reports

    return [report.name for report in kept_reports(workspace()).reports]


def _scaffolds() -> list[str]:
    from tools.catalogue import scaffold_catalogue

    return [scaffold.name for scaffold in scaffold_catalogue().scaffolds]


def _subjects() -> list[str]:
    from tools.medusa.project_map import project_map

    found = project_map(workspace())
    return [
        *(module.name for module in found.modules),
        *(workflow.id for workflow in found.workflows),
        *(route.path for route in found.routes),
    ]


def _folders() -> list[str]:
    from tools.repo.find import find_files

    paths = find_files(workspace(), "src/**/*", limit=5_000).paths
    return sorted({f"{path.rpartition('/')[0]}/" for path in paths})


def _rules() -> list[str]:
    from tools.medusa.doctor.rules import RULES

    return ["all", *RULES]


def _versions() -> list[str]:
    from tools.medusa.versions import PROVEN

    return [*reversed(PROVEN)]


def _agents() -> list[str]:
    from agents.definitions import agents_of

    return [agent.name for agent in agents_of(workspace()).agents]


def _topics() -> list[str]:
    from agents.definitions import TOPICS

    return [*TOPICS]


_ARGUMENTS: dict[str, Callable[[], list[str]]] = {
    "plans": _plans,
    "reports": _reports,
    "scaffolds": _scaffolds,
    "subjects": _subjects,
    "folders": _folders,
    "rules": _rules,
    "versions": _versions,
    "agents": _agents,
    "guidance": _topics,
}
