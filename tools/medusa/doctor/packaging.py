"""Rules about `package.json` and jest's configuration."""

import json
from collections.abc import Iterator

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.sources import is_source
from tools.repo.jsonc import Json
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace

MANIFEST = "package.json"
_SERVER = "./.medusa/server/src"
# What Medusa looks for in a plugin, by the folder that is built into it.
_EXPORTS = {
    "workflows": "./workflows",
    "modules": "./.medusa/server/src/modules/*",
    "providers": "./providers/*",
    "admin": "./admin",
}
_JEST_FILES = ("jest.config.js", "jest.config.cjs", "jest.config.mjs", "jest.config.ts")
_SETUP = ("setupFiles", "setupFilesAfterEnv", "preset", "projects", "globalSetup")


def read_json(workspace: Workspace, path: str) -> dict[str, Json]:
    """Return a file that holds an object of JSON, empty if it does not."""
    try:
        read = json.loads(workspace.read_text(path) or "")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _hidden(project: Project) -> Iterator[Found]:
    workspace = project.sources.workspace
    exports = read_json(workspace, MANIFEST).get("exports")
    if not isinstance(exports, dict) or _SERVER not in json.dumps(exports):
        return
    text = workspace.read_text(MANIFEST) or ""
    line = next((n for n, one in enumerate(text.splitlines(), 1) if '"exports"' in one), 1)
    for folder, wanted in _EXPORTS.items():
        paths = walk_files(workspace, f"src/{folder}")
        if wanted in exports or not any(is_source(path) for path in paths):
            continue
        if not _is_covered(wanted, exports):
            yield Found(MANIFEST, line, f"`exports` has no `{wanted}`, and src/{folder} is there")
    if "./package.json" not in exports:
        yield Found(MANIFEST, line, "`exports` has no `./package.json`, by which a plugin is found")


def _is_covered(wanted: str, exports: dict[str, Json]) -> bool:
    """Tell whether the folder's modules are exported one by one, or as the main entry."""
    start = wanted.removesuffix("*")
    return any(key.startswith(start) and key != start for key in exports if wanted.endswith("*"))


def _unprepared(project: Project) -> Iterator[Found]:
    workspace = project.sources.workspace
    tests = [
        path
        for folder in ("integration-tests", "src")
        for path in walk_files(workspace, folder)
        if path.endswith((".spec.ts", ".spec.js", ".test.ts", ".test.js"))
        and "@medusajs/test-utils" in (workspace.read_text(path) or "")
    ]
    if not tests:
        return
    for path in _JEST_FILES:
        source = project.sources.get(path)
        text = "" if source is None else (source.root.text or b"").decode("utf-8", "replace")
        if source is not None and not any(word in text for word in (*_SETUP, 'require("./', "...")):
            yield at(source, source.root, f"no `setupFiles`, and {tests[0]} runs Medusa")


RULES = (
    Rule(
        "X56", Severity.ERROR, "a plugin's package exports what Medusa looks for",
        "An application that installs it does not find that part.",
        '`"./providers/*": "./.medusa/server/src/providers/*/index.js"`, and so on.',
        "package.json of Medusa's own plugin, draft-order 2.21.2; medusa#11205", _hidden,
    ),
    Rule(
        "X57", Severity.WARNING, "jest clears what MikroORM keeps between files",
        "The second file of tests may end: `incompatible receiver #<Map>`.",
        '`setupFiles: ["./integration-tests/setup.js"]`, which calls `MetadataStorage.clear()`.',
        "Medusa's starter and documentation of test errors", _unprepared,
    ),
)  # fmt: skip
