"""Medusa plugins whose source lies in the workspace, each a package of its own."""

from collections.abc import Iterator, Sequence

from tools.medusa.map_model import Plugin, Registration
from tools.medusa.sources import Sources
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc
from tools.repo.walk import BUILT_FOLDERS, walk_files

_MANIFEST = "/package.json"
# A plugin lies in `plugins/x`, or in a folder of `packages` or `apps`.
_DEEPEST = 3
_COMMAND = "medusa plugin:"
_SKIPPED = BUILT_FOLDERS | {"src"}


def plugins_in(sources: Sources, registered: Sequence[Registration]) -> list[Plugin]:
    """Return the plugins, each told by being registered or by what its scripts run."""
    names = {entry.resolve for entry in registered}
    return [
        found
        for path in walk_files(sources.workspace, skip=_SKIPPED, deepest=_DEEPEST)
        if path.endswith(_MANIFEST)
        for found in _plugin(sources, path, names)
    ]


def _plugin(sources: Sources, path: str, registered: set[str | None]) -> Iterator[Plugin]:
    text = sources.workspace.read_text(path) or ""
    try:
        manifest = as_object(parse_jsonc(text))
    except ValueError as error:
        sources.problem(path, None, f"not JSON: {error}")
        return
    name = as_text(manifest.get("name"))
    folder = path.removesuffix(_MANIFEST)
    if name is None or not (sources.workspace.root / folder / "src").is_dir():
        return
    if name in registered or _builds_plugin(manifest.get("scripts")):
        line = text[: max(0, text.find(f'"{name}"'))].count("\n") + 1
        yield Plugin(
            file=path,
            line=line,
            name=name,
            version=as_text(manifest.get("version")),
            folder=folder,
            registered=name in registered,
        )


def _builds_plugin(scripts: Json) -> bool:
    commands = as_object(scripts).values()
    return any(_COMMAND in command for command in commands if isinstance(command, str))
