"""By which path code imports what a file of a package declares, following its `export * from`."""

import re
from collections import deque
from pathlib import Path

from tools.medusa.api.installed_packages import Package
from tools.medusa.monorepo import manifest_or_empty
from tools.repo.jsonc import Json, as_object, as_text

_EXPORT = re.compile(r'^export (?:\* as (\w+)|\*|type \*) from "([^"]+)";', re.MULTILINE)
_ENTRANCES = ("@medusajs/framework", "@medusajs/medusa")
# The paths that Medusa's own documentation imports from come first where several would do.
_FIRST = (
    "@medusajs/framework/utils",
    "@medusajs/framework/types",
    "@medusajs/framework/workflows-sdk",
    "@medusajs/framework/http",
    "@medusajs/medusa/core-flows",
)


def import_paths(packages: dict[str, Package]) -> dict[Path, str]:
    """Return, for each `.d.ts` file that the framework or Medusa exports whole, its import path.

    What is only reached through a namespace has it behind a `#`: `…/types#HttpTypes`.
    """
    found: dict[Path, str] = {}
    entrances = [entry for name in _ENTRANCES for entry in _entrances(packages[name])]
    for path, file in sorted(entrances, key=lambda one: (_rank(one[0]), one[0])):
        _follow(file, path, packages, found)
    return found


def _rank(path: str) -> int:
    return _FIRST.index(path) if path in _FIRST else len(_FIRST) + (path in _ENTRANCES)


def _entrances(package: Package) -> list[tuple[str, Path]]:
    exports = as_object(manifest_or_empty(package.folder).get("exports"))
    return [
        (package.name + subpath[1:], (package.folder / target).with_suffix(".d.ts"))
        for subpath, declared in exports.items()
        if "*" not in subpath and (target := _target(declared)) and target.endswith(".js")
    ]


def _target(declared: Json) -> str | None:
    return as_text(declared) or as_text(as_object(declared).get("default"))


def _follow(
    entrance: Path, path: str, packages: dict[str, Package], found: dict[Path, str]
) -> None:
    waiting = deque([(entrance, "")])
    seen: set[tuple[Path, str]] = set()
    while waiting:
        file, space = waiting.popleft()
        if (file, space) in seen or not file.is_file():
            continue
        seen.add((file, space))
        known = found.get(file)
        if known is None or ("#" in known and not space):
            found[file] = f"{path}#{space}" if space else path
        for match in _EXPORT.finditer(file.read_text(encoding="utf-8", errors="replace")):
            # A namespace within a namespace has a name that nobody imports.
            if match[1] and space:
                continue
            if (target := _resolve(file, match[2], packages)) is not None:
                waiting.append((target, match[1] or space))


def _resolve(file: Path, wanted: str, packages: dict[str, Package]) -> Path | None:
    if wanted.startswith("."):
        base = (file.parent / wanted).resolve()
        direct = base.with_name(f"{base.name}.d.ts")
        return direct if direct.is_file() else base / "index.d.ts"
    package = packages.get(wanted)
    return None if package is None else package.folder / "dist" / "index.d.ts"
