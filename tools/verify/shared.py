"""What others share with a project's program, and what it still needs of that.

Sockets and files of other programs stand in the folders for temporary and running things, and a
read-only disk shuts no socket.  So a program sees these folders empty, but for what it needs.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.medusa.monorepo import enclosing_folders
from tools.repo.workspace import Workspace
from tools.verify.tree import PACKAGES

_SHARED = ("/tmp", "/var/tmp", "/run", "/var/run")  # noqa: S108  # to cover them
_CERTIFICATES = ("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")
_RESOLVER = Path("/etc/resolv.conf")


@dataclass
class Shared:
    """The folders that are covered, and what of them is kept.

    `links` are those that lead out of a covered folder, each with where it ends.
    """

    folders: Sequence[Path]
    kept: list[Path] = field(default_factory=list)
    links: dict[Path, Path] = field(default_factory=dict)

    @classmethod
    def on_this_machine(cls, scratch: Path) -> "Shared":
        """Return the shared folders there are; the sandbox's own folder counts as one."""
        there = {Path(name).resolve() for name in _SHARED if Path(name).is_dir()}
        there.add(scratch.resolve())
        return cls(sorted(one for one in there if there.isdisjoint(one.parents)))

    def keep(self, path: Path) -> None:
        """Keep a file or folder, where it is covered, and the links that lead to it."""
        here = Path("/")
        for part in Path(os.path.abspath(path)).parts[1:]:
            step = here / part
            here = Path(os.path.realpath(step)) if os.path.islink(step) else step
            if here != step and self._covers(step):
                self.links[step] = here
        if self._covers(here) and os.path.exists(here):
            self.kept.append(here)

    def _covers(self, path: Path) -> bool:
        # A shared folder itself is never kept: that would show all that others have in it.
        return any(folder in path.parents for folder in self.folders)


def needed(program: str, environment: Mapping[str, str], *, network: bool) -> Iterator[Path]:
    """Yield what a program needs to be found and to run, wherever that is installed."""
    folders = [os.path.dirname(program), *environment.get("PATH", "").split(os.pathsep)]
    for folder in map(Path, filter(None, folders)):
        yield folder
        # Where Node keeps npm, and Python its packages: `bin/npm` is a link into `../lib`.
        prefix = Path(os.path.realpath(folder)).parent
        if os.path.isdir(prefix / "lib"):
            yield prefix
    yield from (Path(environment[name]) for name in _CERTIFICATES if name in environment)
    if network:
        yield _RESOLVER


def packages_of(workspace: Workspace, copy: Path) -> list[Path]:
    """Return where the packages of a copy of the workspace are, and what else it links to."""
    found = enclosing_folders(workspace.root)
    for folder, names, _ in os.walk(copy):
        real = Path(os.path.realpath(Path(folder, PACKAGES)))
        # A repository may hold a link of that name to anywhere.
        if PACKAGES in names and real.name == PACKAGES:
            found.append(real)
    return found
