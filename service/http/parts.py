"""What the routes share: who asks, on which workspace, and what that one may do."""

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Path, Request

from service.callers import Principal
from service.http.identity import SCOPE, Identity
from service.http.problems import ForbiddenError
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from service.http.settings import Settings

WorkspaceName = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9][a-z0-9-]{0,62}$",
        description="a name from the operator's list",
        examples=["shop"],
    ),
]
PlanDigest = Annotated[
    str,
    Path(
        pattern=r"^[0-9a-f]{8,64}$",
        description="a plan's digest, or its beginning",
        examples=["4aa08ad8e140"],
    ),
]

_READING = frozenset({"GET", "HEAD"})


def identity_of(request: Request) -> Identity:
    """Return who sent the request."""
    identity: Identity = request.scope[SCOPE]
    return identity


async def may_write(request: Request) -> None:
    """Raise ForbiddenError for what does more than read, where the server only reads."""
    settings: Settings = request.app.state.settings
    if settings.read_only and request.method not in _READING:
        raise ForbiddenError(
            "this server only reads", fix="the operator starts it without --read-only"
        )


def workspace_of(
    workspace: WorkspaceName, identity: Annotated[Identity, Depends(identity_of)]
) -> Workspace:
    """Return the workspace that the address names."""
    return identity.workspace(workspace)


def lead_of(identity: Annotated[Identity, Depends(identity_of)]) -> Principal:
    """Return who sent the request, if that is a lead; raises ForbiddenError otherwise."""
    if identity.principal.role != "lead":
        raise ForbiddenError(
            f"{identity.principal.name} is a developer, and only a lead may do this",
            fix="a lead does it, or the operator makes a token with --role lead",
        )
    return identity.principal


Caller = Annotated[Identity, Depends(identity_of)]
Here = Annotated[Workspace, Depends(workspace_of)]
Lead = Annotated[Principal, Depends(lead_of)]
