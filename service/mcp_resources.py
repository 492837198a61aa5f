"""What a client may read beside calling tools: schema, scaffolds, guidance, map, plans, reports.

Lists hold what is always there; single plans, reports and scaffolds are templates, whose
arguments a client can have completed.
"""

import re
from collections.abc import Callable

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.server.mcpserver.resources import FunctionResource

from service.mcp_caller import workspace
from tools.errors import SthenoError, UsageError

JSON, HTML, MARKDOWN = "application/json", "text/html", "text/markdown"
SCHEME = "stheno://"
_OFFSET = re.compile(r"[0-9]{1,9}")


def add_resources(server: MCPServer) -> None:
    """Give a server everything that can be read."""
    for uri, name, title, mime_type, read in _FIXED:
        resource = FunctionResource.from_function(
            _told(read),
            uri=SCHEME + uri,
            name=name,
            title=title,
            description=(read.__doc__ or "").strip(),
            mime_type=mime_type,
        )
        server.add_resource(resource)

    @server.resource(SCHEME + "plans/{digest}", title="A plan, whole", mime_type=JSON)
    def plan(digest: str) -> str:
        """One kept plan with every file's diff, by its digest."""
        from tools.plan.state import load_plan

        return _read(lambda: load_plan(workspace(), digest).model_dump_json(exclude=_CONTENTS))

    @server.resource(SCHEME + "plans{?offset}", title="More plans", mime_type=JSON)
    def more_plans(offset: str = "0") -> str:
        """The plans kept of this back end from `offset` on, which is `next` of the page before."""
        return _read(lambda: _plans(_number(offset)))

    @server.resource(SCHEME + "plans/{digest}/page", title="A plan as a page", mime_type=HTML)
    def plan_page(digest: str) -> str:
        """One kept plan as a page for a person: risks, steps, every line, SQL."""
        return _read(lambda: _page(digest))

    @server.resource(SCHEME + "reports/{name}", title="A report of verify", mime_type=JSON)
    def report(name: str) -> str:
        """One kept report of verify, by the time it ended."""
        from tools.verify.kept import load_report

        return _read(lambda: load_report(workspace(), name).model_dump_json())

    @server.resource(
        SCHEME + "scaffolds/{name}", title="A scaffold, with a preview", mime_type=JSON
    )
    def scaffold(name: str) -> str:
        """What one scaffold makes: its example spec, and every file that comes of it."""
        from tools.scaffold.preview import preview

        return _read(lambda: preview(name).model_dump_json())

    @server.resource(SCHEME + "guidance/{topic}", title="Guidance on a topic", mime_type=MARKDOWN)
    def guidance(topic: str) -> str:
        """How Medusa, in this back end's version, wants one topic done, and what goes wrong."""
        return _read(lambda: _guidance(topic))


_CONTENTS = {"changes": {"__all__": {"content"}}}


def _page(digest: str) -> str:
    from service.pages.plan_page import plan_html
    from tools.plan.approval import approval_of
    from tools.plan.state import load_plan

    here = workspace()
    plan = load_plan(here, digest)
    return plan_html(plan, approval=approval_of(here, plan.digest), bare=True)


def _topics() -> str:
    """The topics there is guidance on; each can be read by its name."""
    import json

    from agents.definitions import TOPICS

    return json.dumps({"topics": TOPICS})


def _guidance(topic: str) -> str:
    from agents.definitions import TOPICS
    from agents.facts import version_facts
    from agents.guidance import guidance

    known = next((one for one in TOPICS if one == topic), None)
    if known is None:
        raise UsageError(f"no guidance on {topic!r}: there is {', '.join(TOPICS)}")
    facts = version_facts(workspace())
    told = f"Medusa {facts.medusa}" if facts.medusa else "Medusa's newest proven version"
    return f"{guidance(known, facts)}\n\nThis is for {told}.\n"


def _schema() -> str:
    """The JSON Schema of a spec, for `plan`."""
    import json

    from tools.scaffold.schema import spec_schema

    return json.dumps(spec_schema())


def _scaffolds() -> str:
    """What can be generated, and how a spec says it."""
    from tools.catalogue import scaffold_catalogue

    return scaffold_catalogue().model_dump_json()


def _map() -> str:
    """What is in this back end: version, modules, routes, workflows, each with file and line."""
    from tools.medusa.map_view import view_map
    from tools.medusa.project_map import project_map

    return view_map(project_map(workspace())).model_dump_json(exclude_none=True)


def _number(offset: str) -> int:
    if not _OFFSET.fullmatch(offset):
        raise UsageError("offset is no number", fix="take `next` of the page before")
    return int(offset)


def _plans(offset: int = 0) -> str:
    """The plans kept of this back end, the newest first; each can be read by its digest."""
    from tools.plan.listing import kept_plans

    return kept_plans(workspace(), offset=offset).model_dump_json()


def _reports() -> str:
    """The last reports of verify, the newest first; each can be read by its name."""
    from tools.verify.kept import kept_reports

    return kept_reports(workspace()).model_dump_json()


_FIXED: tuple[tuple[str, str, str, str, Callable[[], str]], ...] = (
    ("spec-schema", "spec-schema", "JSON Schema of a spec", "application/schema+json", _schema),
    ("scaffolds", "scaffolds", "What can be generated", JSON, _scaffolds),
    ("guidance", "guidance", "Topics of the guidance", JSON, _topics),
    ("map", "map", "The project map", JSON, _map),
    ("plans", "plans", "Plans", JSON, _plans),
    ("reports", "reports", "Reports of verify", JSON, _reports),
)


def _told(read: Callable[[], str]) -> Callable[[], str]:
    def call() -> str:
        return _read(read)

    return call


def _read(read: Callable[[], str]) -> str:
    try:
        return read()
    except UsageError as error:
        # What was asked for is not there; any other failure is not the caller's.
        raise ResourceNotFoundError(str(error)) from error
    except SthenoError as error:
        raise ResourceError(str(error)) from error
