"""The folder a client opens, and how an entry in its settings finds the back end from there."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.clients.client import CLIENTS, NAMES, Client
from tools.errors import UsageError
from tools.repo.meant import did_you_mean
from tools.repo.workspace import Workspace


@dataclass(frozen=True)
class Place:
    """A project as its clients see it: the folder they open, and the back end in it or at it."""

    folder: Workspace
    back_end: Workspace
    home: Path

    @classmethod
    def around(cls, back_end: Workspace, *, opened: Path | None = None) -> "Place":
        """Return the place of a back end; `opened` is what clients open, else the repository.

        Raises UsageError if the back end does not lie in `opened`.
        """
        folder = Workspace.at(_repository(back_end.root) if opened is None else opened)
        if not back_end.root.is_relative_to(folder.root):
            raise UsageError(
                f"the back end {back_end.root} does not lie in it",
                where=str(folder.root),
                fix="give a folder above it, or another --root",
            )
        return cls(folder, back_end, Path.home().resolve())

    @property
    def inner(self) -> str:
        """The back end's path in the folder, "" where it is the same."""
        path = self.folder.relative(self.back_end.root)
        return "" if path == "." else path

    def settings_of(self, client: Client) -> tuple[Workspace, str]:
        """Return the folder and the name in it that hold a client's list of MCP servers.

        Raises UsageError if they stand in a home where that client has never been.
        """
        if client.scope == "project":
            return self.folder, settings_path(client)
        folder = self.home / Path(client.settings.path).parent
        if not folder.is_dir():
            raise UsageError(
                f"{client.title} keeps its servers in {folder}, which is not there",
                fix=f"start {client.title} once, then run this again",
            )
        return Workspace.at(folder), settings_path(client)

    def arguments(self, client: Client) -> list[str]:
        """Return what follows `stheno` in a client's entry."""
        root = {
            "started-in": self.inner,
            "variable": "/".join(filter(None, ["${workspaceFolder}", self.inner])),
            "absolute": str(self.back_end.root),
        }[client.settings.where]
        return ["mcp", "--root", root] if root else ["mcp"]

    def signs_of(self, client: Client) -> list[str]:
        """Return what shows that somebody uses a client: programs on the PATH, folders."""
        programs = [name for name in client.programs if shutil.which(name)]
        here = [name for name in client.folders if (self.folder.root / name).is_dir()]
        home = [f"~/{name}" for name in client.folders if (self.home / name).is_dir()]
        return [*programs, *here, *home]


def settings_path(client: Client) -> str:
    """Return the path of a client's settings in the folder they are written into."""
    path = client.settings.path
    return path if client.scope == "project" else Path(path).name


def program() -> str:
    """Return what starts us: the bare name only where a client would find it on its PATH."""
    if shutil.which("stheno"):
        return "stheno"
    beside = Path(sys.executable).with_name("stheno")
    return str(beside if beside.exists() else Path(sys.argv[0]).absolute())


def in_environment() -> bool:
    """Whether `stheno` is found in a virtual environment, which only a shell has activated."""
    found = shutil.which("stheno")
    return found is not None and (Path(found).parent.parent / "pyvenv.cfg").is_file()


def clients_named(names: Sequence[str]) -> list[Client]:
    """Return the clients of these names; raises UsageError for a name that is not known."""
    for name in names:
        if name not in NAMES:
            hint = f"{did_you_mean(name, NAMES)} known are {', '.join(NAMES)}".lstrip()
            raise UsageError(f"{name!r} is no client that Stheno knows", fix=hint)
    return [client for client in CLIENTS if client.name in names]


def _repository(folder: Path) -> Path:
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            return above
    return folder
