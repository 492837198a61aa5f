"""Where the installed `@medusajs` packages lie: in the workspace, hoisted above it, or linked."""

from dataclasses import dataclass
from pathlib import Path

from tools.errors import UsageError
from tools.medusa.installed import PACKAGES, medusa_version
from tools.medusa.monorepo import enclosing_folders, manifest_or_empty
from tools.repo.jsonc import as_text
from tools.repo.workspace import Workspace

_SCOPE = "@medusajs"
# What has no part in back-end code, and the icons alone are thousands of files.
_LEFT_OUT = frozenset({"dashboard", "ui", "ui-preset", "icons", "js-sdk", "eslint-plugin"})

_NEEDED = (*PACKAGES, f"{_SCOPE}/core-flows", f"{_SCOPE}/types", f"{_SCOPE}/utils")


@dataclass(frozen=True)
class Package:
    """An installed package: its name, its version and the folder it really lies in."""

    name: str
    version: str
    folder: Path


def installed_packages(workspace: Workspace) -> dict[str, Package]:
    """Return the `@medusajs` packages that the workspace's code would load, by name.

    Raises NotAMedusaProjectError outside a project, UsageError where nothing is installed.
    """
    version = medusa_version(workspace)
    found: dict[str, Package] = {}
    for folder in enclosing_folders(workspace.root):
        _collect(folder / "node_modules" / _SCOPE, found)
    # pnpm keeps what a package depends on beside the real folder of that package.
    waiting = [found[name].folder.parent for name in PACKAGES if name in found]
    seen: set[Path] = set()
    while waiting:
        if (scope := waiting.pop(0)) not in seen:
            seen.add(scope)
            known = {*found}
            _collect(scope, found)
            waiting += [found[name].folder.parent for name in found if name not in known]
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise UsageError(
            f"{missing[0]} is not installed, and lookup_api reads the installed packages",
            where="node_modules",
            fix=f"install the project's packages: npm, yarn or pnpm install ({version.where} says"
            f" Medusa {version.version})",
        )
    return found


def _collect(scope: Path, found: dict[str, Package]) -> None:
    if not scope.is_dir():
        return
    for entry in sorted(scope.iterdir()):
        name = f"{_SCOPE}/{entry.name}"
        if name in found or entry.name in _LEFT_OUT:
            continue
        # Links are followed: that is how package managers install.
        folder = entry.resolve()
        version = as_text(manifest_or_empty(folder).get("version"))
        if version:
            found[name] = Package(name, version, folder)
