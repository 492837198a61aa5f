"""What the form of a spec cannot show: whether its parts fit each other and Medusa."""

import re
from collections.abc import Iterator

from tools.medusa import names
from tools.medusa.reserved import (
    CORE_MODULES,
    CORE_PATHS,
    CORE_TABLES,
    IMPLICIT_FIELDS,
    JAVASCRIPT_RESERVED,
)
from tools.scaffold.spec.model import (
    ApiSpec,
    FieldType,
    ModelSpec,
    ModuleSpec,
    Operation,
    RelationSpec,
    RelationType,
    Spec,
)
from tools.scaffold.spec.parse import Location, Problem


def check_spec(spec: Spec) -> Iterator[Problem]:
    """Yield every problem of meaning in a well-formed spec."""
    owners: dict[str, str] = {}
    for module_name, module in spec.modules.items():
        at: Location = ("modules", module_name)
        yield from _check_module_name(at, module_name)
        for model_name, model in module.models.items():
            here = (*at, "models", model_name)
            if (
                first := owners.setdefault(names.snake_case(model_name), module_name)
            ) != module_name:
                yield Problem(here, f"module `{first}` has a model of this name; tables are shared")
            yield from _check_model_name(here, model_name)
            yield from _check_members(here, model)
            yield from _check_indexes(here, model)
            yield from _check_relations(here, model_name, model, module)
        yield from _check_plurals(at, module)
        yield from _check_cycles(at, module)
    for path, api in spec.api.items():
        yield from _check_api(("api", path), path, api, spec)


def _check_module_name(at: Location, name: str) -> Iterator[Problem]:
    key = names.snake_case(name.replace("-", "_"))
    if key in CORE_MODULES:
        yield Problem(at, f"`{name}` is one of Medusa's own modules; choose another name")


def _check_model_name(at: Location, name: str) -> Iterator[Problem]:
    table = names.snake_case(name)
    if table in CORE_TABLES:
        yield Problem(at, f"`{table}` is one of Medusa's own tables; choose another name")
    if table in JAVASCRIPT_RESERVED:
        yield Problem(at, f"`{table}` is a reserved word in JavaScript; choose another name")
    if _is_plural(name):
        yield Problem(at, f"use the singular, `{names.singularize(name)}`")


# Words that English uses as singulars while their form is, or looks like, a plural.
_SINGULARS = frozenset("agenda canvas criteria data lens means metadata series".split())


def _is_plural(name: str) -> bool:
    last = re.split(r"(?<=[a-z0-9])(?=[A-Z])", name)[-1].lower()
    return (
        last not in _SINGULARS and names.pluralize(name) == name and names.singularize(name) != name
    )


def _check_plurals(at: Location, module: ModuleSpec) -> Iterator[Problem]:
    """Yield a problem for each model whose service methods would be another model's too."""
    owners: dict[str, str] = {}
    for name in module.models:
        for plural in {names.method_name("list", name), names.typed_method_name("list", name)}:
            if (first := owners.setdefault(plural, name)) != name:
                message = f"`{first}` has the same plural, and so the same service methods"
                yield Problem((*at, "models", name), message)
                break


_NUMBERS = {FieldType.NUMBER, FieldType.FLOAT, FieldType.BIG_NUMBER}


def _check_members(at: Location, model: ModelSpec) -> Iterator[Problem]:
    columns = set(model.fields)
    for name, field in model.fields.items():
        is_id = field.type is FieldType.ID
        if is_id and name != "id":
            yield Problem((*at, "fields", name), "Medusa takes one id a model, and calls it `id`")
        elif name in IMPLICIT_FIELDS and not is_id:
            yield Problem((*at, "fields", name), "Medusa adds this field itself; remove it")
        if name == "length" and field.type in _NUMBERS:
            message = "with this field Medusa's types take an array of rows for one row; rename it"
            yield Problem((*at, "fields", name), message)
        if name.startswith("raw_") and name[4:] in model.fields:
            yield Problem((*at, "fields", name), "a bigNumber keeps its exact value in this column")
    for name, relation in model.relations.items():
        here = (*at, "relations", name)
        if name in model.fields or name in IMPLICIT_FIELDS:
            yield Problem(here, "a field has this name already")
        if relation.type is RelationType.BELONGS_TO and name[-1].isdigit():
            yield Problem(here, f"Medusa would call its column `{name}id`; end it with a letter")
        if relation.type is RelationType.BELONGS_TO and f"{name}_id" in columns:
            yield Problem(here, f"its column `{name}_id` is declared as a field too; remove that")


def _check_indexes(at: Location, model: ModelSpec) -> Iterator[Problem]:
    foreign = {
        f"{name}_id"
        for name, relation in model.relations.items()
        if relation.type is RelationType.BELONGS_TO
    }
    seen: set[tuple[str, ...]] = set()
    for number, index in enumerate(model.indexes):
        here = (*at, "indexes", number)
        for name in index.on:
            field = model.fields.get(name)
            if field is None and name not in foreign:
                known = ", ".join([*model.fields, *sorted(foreign)])
                yield Problem(here, f"there is no column `{name}`; there are {known}")
            elif field and field.type in {FieldType.JSON, FieldType.ARRAY}:
                yield Problem(
                    here, f"`{name}` is {field.type.value}, which a plain index cannot serve"
                )
        if tuple(index.on) in seen:
            yield Problem(here, "these columns have an index already")
        seen.add(tuple(index.on))
        only = model.fields.get(index.on[0]) if len(index.on) == 1 else None
        if (only and (only.unique or only.index)) or (
            len(index.on) == 1 and index.on[0] in foreign
        ):
            yield Problem(here, f"`{index.on[0]}` has an index of its own already")


def _check_relations(
    at: Location, model_name: str, model: ModelSpec, module: ModuleSpec
) -> Iterator[Problem]:
    for name, relation in model.relations.items():
        here = (*at, "relations", name)
        target = module.models.get(relation.model)
        if target is None:
            known = ", ".join(module.models)
            yield Problem(here, f"this module has no model `{relation.model}`; it has {known}")
        elif relation.type is RelationType.BELONGS_TO:
            yield from _check_belongs_to(here, model_name, relation, target)
        else:
            yield from _check_has_many(here, model_name, name, relation, target)


def _check_belongs_to(
    at: Location, model_name: str, relation: RelationSpec, target: ModelSpec
) -> Iterator[Problem]:
    other = target.relations.get(relation.inverse or "")
    if other is None or other.type is not RelationType.HAS_MANY or other.model != model_name:
        yield Problem(
            at,
            f"`{relation.model}` needs the other side: "
            f"`{relation.inverse}: hasMany {model_name}` under its relations",
        )


def _check_has_many(
    at: Location, model_name: str, name: str, relation: RelationSpec, target: ModelSpec
) -> Iterator[Problem]:
    back = [
        other
        for other in target.relations.values()
        if other.type is RelationType.BELONGS_TO
        and other.model == model_name
        and other.inverse == name
    ]
    if len(back) != 1:
        yield Problem(
            at,
            f"`{relation.model}` needs exactly one relation "
            f"`belongsTo {model_name}.{name}`; it has {len(back)}",
        )


def _check_cycles(at: Location, module: ModuleSpec) -> Iterator[Problem]:
    """Yield a problem for each model whose first row would need itself to exist already."""
    for model_name in module.models:
        waiting, seen = [model_name], set[str]()
        while waiting:
            for name, relation in module.models[waiting.pop()].relations.items():
                if relation.type is not RelationType.BELONGS_TO or relation.nullable:
                    continue
                if relation.model == model_name:
                    message = "its first row could never be made; make one nullable with `?`"
                    yield Problem((*at, "models", model_name, "relations", name), message)
                elif relation.model not in seen and relation.model in module.models:
                    seen.add(relation.model)
                    waiting.append(relation.model)


_WRITES = {Operation.CREATE, Operation.UPDATE, Operation.DELETE}


def _check_api(at: Location, path: str, api: ApiSpec, spec: Spec) -> Iterator[Problem]:
    module_name, model_name = api.model.split(".")
    module = spec.modules.get(module_name)
    model = module.models.get(model_name) if module else None
    if model is None:
        yield Problem((*at, "model"), f"the spec has no model `{api.model}`")
        return
    if path in CORE_PATHS:
        yield Problem(at, f"/{path} is one of Medusa's own routes; choose another path")
    in_store = path.startswith("store/")
    if api.owner and not in_store:
        yield Problem((*at, "owner"), "only store routes belong to a customer")
    if in_store and not api.owner and _WRITES.intersection(api.crud):
        yield Problem(
            (*at, "crud"),
            "a store route that writes needs an owner, or every visitor may change every row; "
            "add `owner: {actor: customer, field: customer_id}`",
        )
    if api.owner:
        field = model.fields.get(api.owner.field)
        if field is None or field.type is not FieldType.TEXT or field.nullable:
            yield Problem(
                (*at, "owner", "field"), "the owner's field is a `text` field of the model"
            )
