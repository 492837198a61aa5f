"""Import specifiers that stand for files of the workspace: relative, and by an alias.

Aliases are `paths` of `tsconfig.json` and, for `#names`, `imports` of `package.json`.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tools.medusa.monorepo import manifest_or_empty
from tools.repo.jsonc import Json, as_object
from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.workspace import Workspace

_ENDS = (".ts", ".tsx", ".js", "/index.ts", "/index.js")
_WRITTEN_AS = (".js", ".jsx")


@dataclass(frozen=True)
class Aliases:
    """Where specifiers that match a pattern, with one `*` at most, are looked for."""

    patterns: Mapping[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace, paths: Mapping[str, list[str]]) -> "Aliases":
        """Return the aliases of a workspace whose `tsconfig.json` has these `paths`."""
        inner = as_object(manifest_or_empty(workspace.root).get("imports"))
        named = {key: _targets(value) for key, value in inner.items() if key.startswith("#")}
        return cls({**paths, **named})

    def targets(self, specifier: str) -> Iterator[str]:
        """Yield the workspace paths that an alias stands for, the longest pattern's first."""
        for pattern in sorted(self.patterns, key=len, reverse=True):
            start, star, end = pattern.partition("*")
            if not star and pattern != specifier:
                continue
            if star and not (specifier.startswith(start) and specifier.endswith(end)):
                continue
            if len(specifier) < len(start) + len(end):
                continue
            held = specifier[len(start) : len(specifier) - len(end)] if star else ""
            yield from (target.replace("*", held, 1) for target in self.patterns[pattern])


def candidates(base: str) -> Iterator[str]:
    """Yield the files that a path without its suffix, or with that of the build, may stand for."""
    normal = posixpath.normpath(base)
    if normal.startswith(".."):
        return
    if normal.endswith(SOURCE_SUFFIXES):
        yield normal
    stem = next((normal.removesuffix(end) for end in _WRITTEN_AS if normal.endswith(end)), normal)
    yield from (f"{stem}{end}" for end in _ENDS)


def _targets(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [target for one in value for target in _targets(one)]
    if isinstance(value, dict):
        return [target for one in value.values() for target in _targets(one)]
    return []
