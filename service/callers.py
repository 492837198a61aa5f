"""Who calls and on which workspace: each tool asks here, whatever the transport."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from tools.person import local_person, locate_workspace
from tools.repo.workspace import Workspace

Role = Literal["developer", "lead"]


@dataclass(frozen=True)
class Principal:
    """A person or program that calls; only a lead may approve plans of others."""

    name: str
    role: Role


class Caller(Protocol):
    """One call's principal, and the workspace it speaks of."""

    @property
    def principal(self) -> Principal:
        """Who calls."""

    @property
    def place(self) -> str:
        """What its workspace goes by, the same at each call; nothing is looked at for it."""

    def workspace(self) -> Workspace:
        """Return the workspace; raises NotAMedusaProjectError or UsageError if there is none."""


class Callers(Protocol):
    """What tells a server's callers apart."""

    def caller(self, request: object | None) -> Caller:
        """Return who sent `request`, an HTTP request; on standard input there is none."""


@dataclass(frozen=True)
class LocalCaller:
    """The person who started the server, on the back end at or near `root`.

    It is looked for at each call, so that a client that starts in a folder without one is still
    answered, by each tool, with what is missing.
    """

    root: Path
    principal: Principal

    @property
    def place(self) -> str:
        """The folder that the server was started for."""
        return str(self.root)

    def workspace(self) -> Workspace:
        """Return the workspace; raises NotAMedusaProjectError or UsageError if there is none."""
        return locate_workspace(self.root)


@dataclass(frozen=True)
class LocalCallers:
    """A server for one person at this machine."""

    root: Path

    def caller(self, request: object | None) -> Caller:  # noqa: ARG002  # all are the same one
        """Return the person who started the server."""
        return LocalCaller(self.root, Principal(local_person(), "lead"))
