"""What planning reads of the workspace, each file once, with the digest it had."""

import re
from dataclasses import dataclass, field

from tools.errors import UsageError
from tools.repo.workspace import Workspace, digest_of

CONFIG_FILES = ("medusa-config.ts", "medusa-config.js", "medusa-config.mjs")
# The first that is there is the one that Medusa loads; 2.4.0 takes any of them.
MIDDLEWARES = tuple(f"src/api/middlewares.{end}" for end in ("ts", "js", "mjs", "cjs"))
_STAMP = re.compile(r"Migration(\d{14})\.(?:ts|js)$")


@dataclass
class Survey:
    """Reads files and remembers what was read: the plan is bound to it."""

    workspace: Workspace
    reads: dict[str, str | None] = field(default_factory=dict)
    _texts: dict[str, str | None] = field(default_factory=dict)

    def text(self, path: str) -> str | None:
        """Return a file's text, or None where there is none."""
        if path not in self._texts:
            text = self.workspace.read_text(path)
            self._texts[path] = text
            self.reads[path] = None if text is None else digest_of(text.encode())
        return self._texts[path]

    def heed(self, path: str | None) -> None:
        """Bind the plan to a file that decided something, if it lies in the workspace."""
        if path is not None and not path.startswith("../"):
            self.text(path)

    def config_file(self) -> str:
        """Return the project's configuration file; raises UsageError if there is none."""
        for name in CONFIG_FILES:
            if self.text(name) is not None:
                return name
        raise UsageError(
            "there is no medusa-config.ts", fix="run it at the root of the Medusa back end"
        )

    def middlewares_file(self) -> str:
        """Return the file of middlewares that is there, or the one to make."""
        return next((path for path in MIDDLEWARES if self.text(path) is not None), MIDDLEWARES[0])

    def snapshots(self, folder: str) -> list[str]:
        """Return the paths of the snapshots in a `migrations` folder; it may hold `*`."""
        found = self.workspace.root.glob(f"{folder}/.snapshot-*.json")
        return sorted(path.relative_to(self.workspace.root).as_posix() for path in found)

    def locks(self) -> list[str]:
        """Return the paths of all lock files."""
        found = self.workspace.root.glob(".stheno/lock/*.json")
        return sorted(path.relative_to(self.workspace.root).as_posix() for path in found)

    def stamps(self) -> set[str]:
        """Return the stamp of every migration of the project's modules."""
        modules = self.workspace.path("src/modules")
        found = (path.name for path in modules.glob("*/migrations/Migration*"))
        return {match[1] for name in found if (match := _STAMP.match(name))}
