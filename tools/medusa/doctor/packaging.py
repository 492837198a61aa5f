"""Rules about `package.json` and jest's configuration."""

import json
from collections.abc import Iterator

from tools.errors import SthenoError
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.sources import is_source
from tools.repo.jsonc import Json
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace

MANIFEST = "package.json"
_SERVER = "./.medusa/server/src"
# What Medusa looks for in a plugin, by the folder that is built into it.
_EXPORTS = {
    "modules": "./.medusa/server/src/modules/*",
    "providers": "./providers/*",
    "admin": "./admin",
}
_JEST_FILES = ("jest.config.js", "jest.config.cjs", "jest.config.mjs", "jest.config.ts")
_TESTS = (".spec.ts", ".spec.js", ".test.ts", ".test.js")
_RUNNERS = "@medusajs/test-utils"
_SETUP = ("setupFiles", "setupFilesAfterEnv", "preset", "projects", "globalSetup")


def read_json(workspace: Workspace, path: str) -> dict[str, Json]:
    """Return a file that holds an object of JSON, empty if it does not."""
    try:
        read = json.loads(_text(workspace, path))
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _hidden(project: Project) -> Iterator[Found]:
    workspace = project.sources.workspace
    exports = read_json(workspace, MANIFEST).get("exports")
    if not isinstance(exports, dict) or _SERVER not in json.dumps(exports):
        return
    text = _text(workspace, MANIFEST)
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
    """Tell whether another pattern has the path, or the folder's parts are listed one by one."""
    start = wanted.removesuffix("*")
    one_by_one = wanted != start and any(key.startswith(start) for key in exports)
    # `./*` leads to what lies below the built sources, and not to these themselves.
    wider = [key[:-1] for key in exports if key.endswith("*") and key != "./*"]
    return one_by_one or wanted.startswith(tuple(wider))


def _text(workspace: Workspace, path: str) -> str:
    """Return a file's text, empty for one that cannot be read."""
    try:
        return workspace.read_text(path) or ""
    except SthenoError:
        return ""


def _unprepared(project: Project) -> Iterator[Found]:
    workspace = project.sources.workspace
    tests = [
        path
        for folder in ("integration-tests", "src")
        for path in walk_files(workspace, folder)
        if path.endswith(_TESTS) and _RUNNERS in _text(workspace, path)
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
        "`getResolvedPlugins` and the plugin draft-order of 2.21.2; medusa#11205", _hidden,
    ),
    Rule(
        "X57", Severity.WARNING, "jest clears what MikroORM keeps between files",
        "The second file of tests may end: `incompatible receiver #<Map>`.",
        '`setupFiles: ["./integration-tests/setup.js"]`, which calls `MetadataStorage.clear()`.',
        "Medusa's starter and documentation of test errors", _unprepared,
    ),
)  # fmt: skip
