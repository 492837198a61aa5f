"""Which Medusa a workspace runs on: installed, else locked, else what its range allows."""

import re
from pathlib import Path
from typing import Literal

from tools.errors import NotAMedusaProjectError, UsageError
from tools.medusa.lock_files import locked_version
from tools.medusa.monorepo import enclosing_folders, manifest_or_empty, relative_to
from tools.medusa.versions import PROVEN, followed_by, numbers_of
from tools.plan.model import Frozen, Target
from tools.repo.jsonc import Json, as_object, as_text
from tools.repo.workspace import Workspace

PACKAGES = ("@medusajs/medusa", "@medusajs/framework")
DEPENDENCY_GROUPS = ("dependencies", "devDependencies", "peerDependencies")

_OLDEST_MAJOR = 2
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[\w.-]+)?")
_PARTIAL = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[\w.-]+)?")


class MedusaVersion(Frozen):
    """The version of Medusa, and how it is known.

    `where` is the file that told it, relative to the workspace (it may start with `..` in a
    monorepo).  `exact` is false where only a range is known: what gets installed may be newer.
    """

    version: str
    source: Literal["node_modules", "lock file", "range"]
    where: str
    exact: bool = True

    @property
    def numbers(self) -> tuple[int, int, int]:
        """Major, minor and patch, to compare by."""
        return numbers_of(self.version)


def medusa_version(workspace: Workspace) -> MedusaVersion:
    """Return the version installed, else locked, else the lowest that `package.json` allows.

    Raises NotAMedusaProjectError for Medusa v1 or none, UsageError where `package.json` names no
    number (`latest`) and nothing is installed or locked.
    """
    folders = enclosing_folders(workspace.root)
    ranges = _ranges(manifest_or_empty(workspace.root))
    for package in PACKAGES:
        found = _installed(workspace, folders, package) or _locked(
            workspace, folders, package, ranges.get(package)
        )
        # Another workspace's package, hoisted, is none of ours unless we depend on it.
        if found and (package in ranges or (found.source == "node_modules" and not ranges)):
            return _checked(found)
    for package in PACKAGES:
        if package in ranges:
            return _checked(_lowest(package, ranges[package]))
    raise NotAMedusaProjectError(
        f"no {PACKAGES[0]} or {PACKAGES[1]} among the dependencies",
        where="package.json",
        fix="run it in the back end of a Medusa v2 project",
    )


def target_for(version: MedusaVersion) -> Target:
    """Return what a plan for this version is written like, and whether that is proven."""
    return Target(
        version=version.version,
        source=version.source,
        follows=followed_by(version.version),
        proven=version.exact and version.version in PROVEN,
    )


def _ranges(manifest: dict[str, Json]) -> dict[str, str]:
    ranges: dict[str, str] = {}
    for group in reversed(DEPENDENCY_GROUPS):
        for package in PACKAGES:
            text = as_text(as_object(manifest.get(group)).get(package))
            if text is not None:
                ranges[package] = text
    return ranges


def _installed(workspace: Workspace, folders: list[Path], package: str) -> MedusaVersion | None:
    for folder in folders:
        # Links are followed here, and only here: that is how package managers install.
        path = folder / "node_modules" / package / "package.json"
        version = as_text(manifest_or_empty(path.parent).get("version"))
        if version:
            return MedusaVersion(
                version=version, source="node_modules", where=relative_to(workspace, path)
            )
    return None


def _locked(
    workspace: Workspace, folders: list[Path], package: str, range_: str | None
) -> MedusaVersion | None:
    for folder in folders:
        importer = workspace.root.relative_to(folder).as_posix()
        found = locked_version(folder, package, importer, range_)
        if found and _VERSION.match(found[0]):
            return MedusaVersion(
                version=found[0],
                source="lock file",
                where=relative_to(workspace, folder / found[1]),
            )
    return None


def _lowest(package: str, range_: str) -> MedusaVersion:
    matches = (
        [] if ":" in range_ and not range_.startswith("npm:") else [*_PARTIAL.finditer(range_)]
    )
    if not matches:
        raise UsageError(
            f"the version of {package} is not known: package.json says {range_!r}, and it is"
            " neither installed nor in a lock file",
            where="package.json",
            fix="install the packages, or name a version in package.json",
        )
    versions = [f"{match[1]}.{match[2] or 0}.{match[3] or 0}{match[4] or ''}" for match in matches]
    lowest = min(versions, key=numbers_of)
    return MedusaVersion(
        version=lowest, source="range", where="package.json", exact=lowest == range_.strip()
    )


def _checked(found: MedusaVersion) -> MedusaVersion:
    if found.numbers[0] < _OLDEST_MAJOR:
        raise NotAMedusaProjectError(
            f"this is Medusa {found.version}; Stheno works on v2",
            where=found.where,
            fix="migrate the project to Medusa v2 first",
        )
    return found
