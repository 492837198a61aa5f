"""The modules below `src/modules`, with their services and data models."""

import posixpath
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from tools.medusa.expressions import arguments, members
from tools.medusa.map_columns import columns_and_relations
from tools.medusa.map_config import same_module
from tools.medusa.map_model import DataModel, ModuleEntry, Registration
from tools.medusa.map_snapshot import not_migrated
from tools.medusa.sources import Source, Sources
from tools.repo.parse import SOURCE_SUFFIXES, descendants, line_of, text_of
from tools.repo.walk import walk_files

FOLDER = "src/modules"
# Plugins keep their provider modules apart.
_FOLDERS = ("modules", "providers")
_ENTRY_NAMES = ("index.ts", "index.js", "index.mts", "index.mjs")


def modules_of(sources: Sources, registered: Sequence[Registration]) -> list[ModuleEntry]:
    """Return every module whose `index` exports `Module(...)` or `ModuleProvider(...)`."""
    entries = [
        (source, call)
        for kind in _FOLDERS
        for source in sources.within(kind)
        if posixpath.basename(source.path) in _ENTRY_NAMES
        and (call := _definition(source)) is not None
    ]
    folders = {posixpath.dirname(source.path) for source, _ in entries}
    _note_folders_without_module(sources, folders)
    return [_module(source, call, registered, folders) for source, call in entries]


def _definition(source: Source) -> Node | None:
    """Return the call of `Module` or `ModuleProvider` that the file exports."""
    exported = source.exports.get("default")
    value = None if exported is None else source.value(exported)
    function = None if value is None else value.child_by_field_name("function")
    named = function is not None and text_of(function) in {"Module", "ModuleProvider"}
    return value if named else None


def _module(
    source: Source, call: Node, registered: Sequence[Registration], folders: set[str]
) -> ModuleEntry:
    folder = posixpath.dirname(source.path)
    given = arguments(call)
    plugin = source.sources.plugin_of(folder)
    name, options = (given[0] if given else call), (given[1] if len(given) > 1 else None)
    service = None if options is None else source.member(options, "service", "services")
    loaders = None if options is None else source.member(options, "loaders")
    models = list(_models(source.sources, folder, folders - {folder}))
    migrations = _migrations(source.sources, folder)
    lacking = not_migrated(source.sources, folder, models, migrations)
    return ModuleEntry(
        file=source.path,
        line=line_of(call),
        folder=folder,
        name=source.label(name),
        constant=text_of(name) if name.type == "identifier" else None,
        service=", ".join(source.labels(service)) or None,
        models=models,
        migrations=migrations,
        # What a registered plugin brings along needs no entry of its own.
        registered=plugin is not None
        or any(same_module(entry.resolve, folder) for entry in registered),
        provider=text_of(call).startswith("ModuleProvider"),
        unmigrated=lacking.models,
        loaders=source.labels(loaders),
        behind=lacking.columns,
        identifiers=list(_identifiers(source, service)),
        plugin=plugin,
    )


def _identifiers(source: Source, services: Node | None) -> Iterator[str]:
    """Yield `static identifier = "..."` of the classes that a provider module lists."""
    listed = None if services is None else source.value(services)
    for node in [] if listed is None else descendants(listed, "identifier"):
        name = text_of(node)
        specifier = source.imports.get(name, ("", ""))[0]
        where = source.sources.imported(source.path, specifier) if specifier else source
        for field in [] if where is None else descendants(where.root, "public_field_definition"):
            key, value = (field.child_by_field_name(part) for part in ("name", "value"))
            static = any(child.type == "static" for child in field.children)
            if where is not None and key and value and static and text_of(key) == "identifier":
                yield where.label(value)


def _models(sources: Sources, folder: str, others: set[str]) -> Iterator[DataModel]:
    for source in sources.under(folder):
        inner = any(source.path.startswith(f"{other}/") for other in others if folder in other)
        if inner or f"{folder}/migrations/" in source.path:
            continue
        for call, given in source.calls("model.define"):
            if given:
                yield _model(source, call, given)


def _model(source: Source, call: Node, given: list[Node]) -> DataModel:
    # `model.define({ name, tableName }, {...})` is the long form of the name.
    name = source.member(given[0], "name") or given[0]
    table = source.member(given[0], "tableName")
    fields = given[1] if len(given) > 1 else None
    properties, relations = columns_and_relations(source, fields)
    return DataModel(
        file=source.path,
        line=line_of(call),
        name=source.label(name),
        constant=_assigned_to(call),
        fields=0 if fields is None else len(members(source.value(fields))),
        properties=properties,
        relations=relations,
        table=None if table is None else source.label(table),
    )


def _assigned_to(node: Node) -> str | None:
    """Return the name of the constant whose value the node is part of."""
    parent = node.parent
    while parent is not None and parent.type != "variable_declarator":
        parent = parent.parent
    name = None if parent is None else parent.child_by_field_name("name")
    return None if name is None else text_of(name)


def _migrations(sources: Sources, folder: str) -> list[str]:
    paths = walk_files(sources.workspace, f"{folder}/migrations")
    names = (path.removeprefix(f"{folder}/migrations/") for path in paths)
    return sorted(
        name for name in names if name.startswith("Migration") and name.endswith(SOURCE_SUFFIXES)
    )


def _note_folders_without_module(sources: Sources, folders: set[str]) -> None:
    seen: dict[str, str] = {}
    for source in sources.under(FOLDER):
        parts = source.path.split("/")
        if len(parts) > len(FOLDER.split("/")) + 1:
            seen.setdefault("/".join(parts[:3]), source.path)
    for folder in seen:
        if not any(f"{found}/".startswith(f"{folder}/") for found in folders):
            sources.problem(folder, None, "no index that exports Module(...)")
