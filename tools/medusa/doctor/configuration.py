"""Rules about medusa-config: how modules are found, and secrets."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.expressions import literal
from tools.medusa.map_config import config_file
from tools.plan.typescript.source import Replacement
from tools.repo.parse import SOURCE_SUFFIXES, descendants, text_of

# What Node finds without its suffix once it is compiled; `.mjs` and `.cjs` it does not.
_FOUND_WITHOUT = (".ts", ".tsx")
_SECRETS = frozenset({"process.env.JWT_SECRET", "process.env.COOKIE_SECRET"})


def _local(project: Project) -> Iterator[tuple[str, Found]]:
    """Yield what is registered by a path of the project."""
    for entry in [*project.map.registered, *project.map.plugins]:
        if entry.resolve is not None and entry.resolve.startswith(("./", "src/")):
            yield entry.resolve, Found(entry.file, entry.line, "")


def folders_by_service(project: Project) -> Iterator[str]:
    """Yield the folders of modules that are named by their service's file, as X39 tells."""
    for resolve, _ in _local(project):
        folder = _folder_by_service(project, resolve)
        if folder is not None:
            yield folder.removeprefix("./")


def _folder_by_service(project: Project, resolve: str) -> str | None:
    """Return the folder of the service's file that is resolved, None if it is no such file."""
    stem = resolve
    for suffix in SOURCE_SUFFIXES:
        stem = stem.removesuffix(suffix)
    # A folder may have that name.
    files = (f"{stem}{end}" for end in SOURCE_SUFFIXES)
    named = stem.endswith("/service") and any(_is_there(project, file) for file in files)
    return stem.removesuffix("/service") if named else None


def _is_there(project: Project, path: str) -> bool:
    """Tell whether a path names a file of the project; outside of it nothing is looked at."""
    return ".." not in path.split("/") and (project.sources.workspace.root / path).is_file()


def _services(project: Project) -> Iterator[Found]:
    for resolve, place in _local(project):
        folder = _folder_by_service(project, resolve)
        if folder is not None:
            edits = _to_folder(project, resolve, folder)
            yield replace(place, message=f"`{resolve}` is a service's file", edits=edits)


def _to_folder(project: Project, resolve: str, folder: str) -> tuple[Replacement, ...]:
    there = any(module.folder == folder.removeprefix("./") for module in project.map.modules)
    return _instead(project, resolve, folder) if there else ()


def _suffixed(project: Project) -> Iterator[Found]:
    for resolve, place in _local(project):
        if resolve.endswith((*_FOUND_WITHOUT, ".mts", ".cts")):
            message = f"`{resolve}` is not there after the build"
            yield replace(place, message=message, edits=_without_suffix(project, resolve))


def _without_suffix(project: Project, resolve: str) -> tuple[Replacement, ...]:
    stem, suffix = posixpath.splitext(resolve)
    if suffix not in _FOUND_WITHOUT or not _is_there(project, resolve):
        return ()
    folder = _folder_by_service(project, resolve)
    if folder is not None:
        # X39 sets the same text right, and two fixes of one place have to agree.
        return _to_folder(project, resolve, folder)
    return _instead(project, resolve, stem.removesuffix("/index"))


def _instead(project: Project, resolve: str, path: str) -> tuple[Replacement, ...]:
    """Return the edit that resolves another path, if the configuration writes it just once."""
    config = config_file(project.sources)
    strings = [] if config is None else descendants(config.root, "string")
    places = [node for node in strings if literal(node) == resolve]
    if len(places) != 1:
        return ()
    return (Replacement(places[0].start_byte + 1, places[0].end_byte - 1, path),)


def _secrets(project: Project) -> Iterator[Found]:
    config = config_file(project.sources)
    if config is None:
        return
    for node in descendants(config.root, "binary_expression"):
        left, operator, right = (
            node.child_by_field_name(part) for part in ("left", "operator", "right")
        )
        if left is None or operator is None or right is None or operator.type not in {"||", "??"}:
            continue
        if text_of(left) in _SECRETS and literal(config.value(right)):
            yield at(config, node, f"`{text_of(left)}` falls back to a text that is in the code")


RULES = (
    Rule(
        "X39", Severity.ERROR, "`resolve` names a module's folder",
        "Medusa looks there for a default export that is a module, and ends the boot.",
        '`resolve: "./src/modules/brand"`.', "Medusa's documentation, troubleshooting", _services,
        fixes=True,
    ),
    Rule(
        "X42", Severity.ERROR, "what medusa-config resolves is there after the build",
        "`medusa build` writes JavaScript: a path that ends in `.ts` is not there in production.",
        "Leave the suffix out.", "medusa#9351, #13326", _suffixed, fixes=True,
    ),
    Rule(
        "X50", Severity.WARNING, "a secret has no fallback",
        "A server without the variable runs with a secret that everybody can read.",
        "Take it from the environment, and fail without it.",
        "Medusa's starter dropped it with 2.16", _secrets,
    ),
)  # fmt: skip
