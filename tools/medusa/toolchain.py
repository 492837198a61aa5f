"""Node, the package manager and TypeScript, as a project has them set."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tools.medusa.aliases import Aliases
from tools.medusa.map_model import PackageManager, TypeScriptSettings
from tools.medusa.monorepo import enclosing_folders, manifest_or_empty, read_plain, relative_to
from tools.medusa.sources import Sources
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc
from tools.repo.workspace import Workspace

_LOCK_FILES = {
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
    "package-lock.json": "npm",
    "npm-shrinkwrap.json": "npm",
}
_MAX_EXTENDS = 10


def node_range(workspace: Workspace) -> str | None:
    """Return the Node versions that `package.json` asks for, or None."""
    return as_text(as_object(manifest_or_empty(workspace.root).get("engines")).get("node"))


def package_manager(workspace: Workspace) -> PackageManager | None:
    """Return the package manager named, else told by a lock file, nearest folder first."""
    folders = enclosing_folders(workspace.root)
    for folder in folders:
        named = as_text(manifest_or_empty(folder).get("packageManager"))
        if named:
            name, _, version = named.partition("@")
            where = relative_to(workspace, folder / "package.json")
            return PackageManager(name=name, version=version.split("+")[0] or None, where=where)
    for folder in folders:
        for file, name in _LOCK_FILES.items():
            if (folder / file).is_file():
                where = relative_to(workspace, folder / file)
                return PackageManager(name=name, version=None, where=where)
    return None


def typescript_settings(sources: Sources) -> TypeScriptSettings | None:
    """Return the settings of `tsconfig.json`, `extends` followed, or None where there is none.

    A part that cannot be read is noted as a problem and left out.
    """
    path = sources.workspace.root / "tsconfig.json"
    if not path.is_file():
        return None
    options = _options(sources, path, 0)
    strict = options.get("strict") is True
    null_checks = options.get("strictNullChecks")
    return TypeScriptSettings(
        file="tsconfig.json",
        strict=strict,
        strict_null_checks=null_checks if isinstance(null_checks, bool) else strict,
        module=as_text(options.get("module")),
        base_url=as_text(options.get("baseUrl")),
        module_resolution=as_text(options.get("moduleResolution")),
        paths={
            name: [text for text in targets if isinstance(text, str)]
            for name, targets in as_object(options.get("paths")).items()
            if isinstance(targets, list)
        },
    )


def aliases_of(workspace: Workspace, settings: TypeScriptSettings | None) -> Aliases:
    """Return what imports may be called by, from `paths` and from `package.json`'s `imports`."""
    base = (settings.base_url if settings else None) or "."
    paths = settings.paths if settings else {}
    beside = {name: [f"{base}/{one}" for one in targets] for name, targets in paths.items()}
    return Aliases.of(workspace, beside)


def _options(sources: Sources, path: Path, depth: int) -> dict[str, Json]:
    where = relative_to(sources.workspace, path)
    # A configuration in node_modules may be a link: that is how package managers install.
    text = read_plain(path.resolve() if "node_modules" in path.parts else path)
    try:
        settings = as_object(parse_jsonc(text)) if text is not None else {}
    except ValueError as error:
        sources.problem(where, None, f"not JSON: {error}")
        return {}
    if text is None or depth > _MAX_EXTENDS:
        sources.problem(where, None, "not found, or not a file that can be read")
        return {}
    extends = settings.get("extends")
    options: dict[str, Json] = {}
    for base in extends if isinstance(extends, list) else [extends]:
        if isinstance(base, str):
            options |= _base(sources, path, base, depth)
    return options | as_object(settings.get("compilerOptions"))


def _base(sources: Sources, path: Path, base: str, depth: int) -> dict[str, Json]:
    found = next((file for file in _candidates(path.parent, base) if file.is_file()), None)
    if found is None:
        where = relative_to(sources.workspace, path)
        sources.problem(where, None, f"it extends {base!r}, which is not there")
        return {}
    return _options(sources, found, depth + 1)


def _candidates(folder: Path, base: str) -> Iterator[Path]:
    names = [base] if base.endswith(".json") else [f"{base}.json", f"{base}/tsconfig.json"]
    if base.startswith("."):
        yield from (Path(os.path.normpath(folder / name)) for name in names)
    elif not PurePosixPath(base).is_absolute():
        for above in (folder, *folder.parents):
            yield from (above / "node_modules" / name for name in names)
