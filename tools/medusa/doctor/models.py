"""Rules about data models: their relations, and the migrations that make their tables."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.model_code import ModelCode, Relation, chained, models, property_of
from tools.medusa.expressions import arguments, literal
from tools.medusa.map_model import ModuleEntry
from tools.medusa.names import camel_to_snake_case
from tools.repo.parse import text_of

_PARENTS = frozenset({"hasOne", "hasMany", "manyToMany"})

_WORD = re.compile(r"\w+")


def _relations(project: Project) -> Iterator[Found]:
    for model in models(project):
        for name, value in model.fields.items():
            relation = model.relation(name)
            told = None if relation is None else _broken(model, name, relation)
            if told is not None:
                yield at(model.source, _pair(value), told)
        yield from _cascades(model)


def _pair(value: Node) -> Node:
    return value if value.parent is None else value.parent


def _broken(model: ModelCode, name: str, relation: Relation) -> str | None:
    """Return what Medusa or its ORM will not take of a relation."""
    target, other, kind = relation.target, relation.other, relation.kind
    if _names_directly(model, relation.given):
        return f"`{name}` names its model directly, not by a function"
    if target is None or not target.whole or other is None:
        return None
    there = property_of(target.fields[other])[0] if other in target.fields else None
    if kind == "belongsTo":
        wrong = there is not None and there not in _PARENTS
        return f"`{target.name}.{other}` is no hasOne and no hasMany" if wrong else None
    if kind == "manyToMany":
        return _one_sided(model, target, None if "mappedBy" not in relation.options else other)
    if there is None and "foreignKey" not in relation.options:
        return f"`{target.name}` has no `{other}`, by which `{name}` is mapped"
    return None


def _names_directly(model: ModelCode, given: Node | None) -> bool:
    if given is None or given.type not in {"string", "identifier"}:
        return False
    return given.type == "string" or property_of(model.source.value(given))[0] == "define"


def _one_sided(model: ModelCode, target: ModelCode, other: str | None) -> str | None:
    """Return what is missing on the other side of a relation of many to many."""
    if other is None:
        return None if _answers(target, model) else f"`{target.name}` has no manyToMany back"
    there = property_of(target.fields[other])[0] if other in target.fields else None
    return None if there == "manyToMany" else f"`{target.name}.{other}` is no manyToMany"


def _answers(target: ModelCode, model: ModelCode) -> bool:
    """Tell whether a model has a relation of many to many to another, or may have one."""
    found = (target.relation(name) for name in target.fields)
    back = [one.target for one in found if one is not None and one.kind == "manyToMany"]
    return any(one is None or one.name == model.name for one in back)


def _cascades(model: ModelCode) -> Iterator[Found]:
    for method, call in chained(model.call):
        given = arguments(call)
        deleted = model.source.member(given[0], "delete") if given else None
        for one in [] if method != "cascades" or deleted is None else deleted.named_children:
            name = literal(one)
            if name in model.fields and property_of(model.fields[name])[0] == "belongsTo":
                yield at(model.source, one, f"deleting a `{model.name}` would delete its `{name}`")


def _unmigrated(project: Project) -> Iterator[Found]:
    for module in project.map.modules:
        if module.provider or not (module.unmigrated or module.behind):
            continue
        own = {(one.file, one.line): one.name for one in module.models}
        written = _written(project, module)
        for model in models(project, module.folder):
            name = own.get((model.source.path, model.call.start_point.row + 1))
            if name is None:
                continue
            if name not in module.unmigrated:
                behind = [one.split(".")[1] for one in module.behind if one.split(".")[0] == name]
                yield from _behind(model, behind, written)
            elif written.isdisjoint({model.table, camel_to_snake_case(model.table)}):
                told = f"no migration makes the table `{model.table}`"
                yield at(model.source, model.call, told)


def _written(project: Project, module: ModuleEntry) -> set[str]:
    """Return the names in migrations, which may know more than the snapshot if edited by hand."""
    folder = f"{module.folder}/migrations"
    files = (project.sources.get(f"{folder}/{one}") for one in module.migrations)
    return {name for file in files if file for name in _WORD.findall(text_of(file.root))}


def _behind(model: ModelCode, behind: list[str], written: set[str]) -> Iterator[Found]:
    for column in behind:
        if not written.isdisjoint({column, camel_to_snake_case(column)}):
            continue
        value = model.fields.get(column, model.fields.get(column.removesuffix("_id")))
        place = model.call if value is None else _pair(value)
        yield at(model.source, place, f"no migration makes the column `{column}`")


RULES = (
    Rule(
        "M16", Severity.ERROR, "a relation has its other side",
        "Models are read before anything runs: every command ends with an error.",
        '`posts: model.hasMany(() => Post, { mappedBy: "author" })` and '
        '`author: model.belongsTo(() => Author, { mappedBy: "posts" })`.',
        "run on 2.4.0, 2.11.1 and 2.21.2", _relations,
    ),
    Rule(
        "X02", Severity.ERROR, "what a model declares is in its migrations",
        "The table or the column is missing in the database: the first query fails.",
        "`npx medusa db:generate` with the module's name, then `npx medusa db:migrate`.",
        "`db:generate` compares the models with the snapshot that it writes",
        _unmigrated,
    ),
)  # fmt: skip
