"""Who sends a request, and which workspaces exist for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from service.callers import Caller, Principal
from tools.errors import SthenoError
from tools.person import locate_workspace
from tools.repo.workspace import Workspace

SCOPE = "stheno.identity"
HEADER = "x-stheno-workspace"


class UnseenError(SthenoError):
    """Something that is not there for the one who asks, be it there or not."""

    exit_code = 2


@dataclass(frozen=True)
class Identity:
    """An authenticated caller, with the workspaces that exist for it by name."""

    principal: Principal
    workspaces: Mapping[str, Path]

    def workspace(self, name: str) -> Workspace:
        """Return a workspace by name; raises UnseenError if none of that name exists for it."""
        root = self.workspaces.get(name)
        if root is None:
            known = ", ".join(sorted(self.workspaces)) or "none"
            raise UnseenError(f"there is no workspace {name!r}", fix=f"there are: {known}")
        return locate_workspace(root)


@dataclass(frozen=True)
class HttpCaller:
    """Who sent one MCP message, and the workspace it names, else the only one there is."""

    identity: Identity
    name: str | None

    @property
    def principal(self) -> Principal:
        """Who calls."""
        return self.identity.principal

    @property
    def place(self) -> str:
        """The workspace's name, or those of all that the caller sees."""
        return self.name or ",".join(sorted(self.identity.workspaces))

    def workspace(self) -> Workspace:
        """Return the workspace; raises UnseenError where none, or no single one, is meant."""
        name = self.name
        if name is None:
            if len(self.identity.workspaces) != 1:
                known = ", ".join(sorted(self.identity.workspaces)) or "none"
                raise UnseenError(
                    "the call names no workspace",
                    fix=f"add ?workspace=NAME to the server's address; there are: {known}",
                )
            (name,) = self.identity.workspaces
        return self.identity.workspace(name)


class HttpCallers:
    """The callers of a server whose gate has authenticated every request."""

    def caller(self, request: object | None) -> Caller:
        """Return who sent an HTTP request."""
        if not isinstance(request, Request):
            raise TypeError("a message came without its request")
        name = request.query_params.get("workspace") or request.headers.get(HEADER)
        return HttpCaller(request.scope[SCOPE], name)
