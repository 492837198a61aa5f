"""Whether the relations of a module fit each other, as Medusa and its database need it."""

from collections.abc import Iterator

from tools.scaffold.spec.model import ModelSpec, ModuleSpec, RelationSpec, RelationType
from tools.scaffold.spec.parse import Location, Problem


def check_relations(at: Location, module: ModuleSpec) -> Iterator[Problem]:
    """Yield every problem with the relations of one module, whose place in the spec is `at`."""
    for model_name, model in module.models.items():
        for name, relation in model.relations.items():
            here = (*at, "models", model_name, "relations", name)
            target = module.models.get(relation.model)
            if target is None:
                known = ", ".join(module.models)
                yield Problem(here, f"this module has no model `{relation.model}`; it has {known}")
                continue
            yield from _CHECKS[relation.type](here, model_name, module)
            yield from _check_cascade(here, model, relation)
    yield from _check_pivots(at, module)
    yield from _check_cycles(at, module)


def _check_belongs_to(at: Location, model_name: str, module: ModuleSpec) -> Iterator[Problem]:
    relation = _at(at, module)
    target = module.models[relation.model]
    other = target.relations.get(relation.inverse or "")
    mirrors = other is not None and other.model == model_name and not other.foreign_key
    through = mirrors and other is not None and other.type is RelationType.MANY_TO_MANY
    if other is not None and other.type is RelationType.MANY_TO_MANY:
        # The model that stands for a pivot table hangs on the relations that go through it.
        through = other.through == model_name
        mirrors = through
    if other is None or not mirrors or other.type is RelationType.BELONGS_TO:
        yield Problem(
            at,
            f"`{relation.model}` needs the other side: "
            f"`{relation.inverse}: hasMany {model_name}` under its relations, or hasOne",
        )
    if through and relation.nullable:
        yield Problem(at, "a row of a pivot table needs both its ends: drop the `?`")


def _check_has(at: Location, model_name: str, module: ModuleSpec) -> Iterator[Problem]:
    relation, name = _at(at, module), at[-1]
    if relation.foreign_key:
        return
    back = [
        other
        for other in module.models[relation.model].relations.values()
        if other.type is RelationType.BELONGS_TO
        and other.model == model_name
        and other.inverse == name
    ]
    if len(back) != 1:
        # medusa.md, M8: Medusa itself would only tell when it boots.
        yield Problem(
            at,
            f"`{relation.model}` needs exactly one relation "
            f"`belongsTo {model_name}.{name}`; it has {len(back)}",
        )


def _check_many_to_many(at: Location, model_name: str, module: ModuleSpec) -> Iterator[Problem]:
    relation, name = _at(at, module), at[-1]
    other = module.models[relation.model].relations.get(relation.inverse or "")
    if relation.model == model_name and relation.inverse == name:
        yield Problem(at, "the two sides need two names, such as `follows` and `followers`")
        return
    if (
        other is None
        or other.type is not RelationType.MANY_TO_MANY
        or other.model != model_name
        or other.inverse != name
    ):
        # medusa.md, M8.
        yield Problem(
            at,
            f"`{relation.model}` needs the other side: "
            f"`{relation.inverse}: manyToMany {model_name}.{name}` under its relations",
        )
        return
    if not relation.through or not relation.through[0].isupper():
        if relation.through and other.through:
            yield Problem(at, "Medusa takes the pivot table from one side only: drop it on one")
        return
    if other.through not in {None, relation.through}:
        yield Problem(at, f"the other side goes through `{other.through}`")
    yield from _check_through(at, model_name, module, relation)


def _check_through(
    at: Location, model_name: str, module: ModuleSpec, relation: RelationSpec
) -> Iterator[Problem]:
    pivot = module.models.get(relation.through or "")
    if pivot is None:
        yield Problem(at, f"this module has no model `{relation.through}` to go through")
    elif relation.model == model_name:
        yield Problem(at, "a model related to itself goes through a table, not through a model")
    else:
        for model, inverse in ((model_name, at[-1]), (relation.model, relation.inverse)):
            ends = [
                back
                for back in pivot.relations.values()
                if back.type is RelationType.BELONGS_TO
                and (back.model, back.inverse) == (model, inverse)
            ]
            if len(ends) != 1:
                wanted = f"`belongsTo {model}.{inverse}`"
                yield Problem(at, f"`{relation.through}` needs exactly one relation {wanted}")


def _check_cascade(at: Location, model: ModelSpec, relation: RelationSpec) -> Iterator[Problem]:
    if relation.cascade != "delete":
        return
    if model.key != "id":
        yield Problem(at, "Medusa finds the rows to delete by `id`, which this model does not have")
    elif relation.type is RelationType.MANY_TO_MANY:
        yield Problem(at, "only rows behind hasOne and hasMany go with this one")


def _check_pivots(at: Location, module: ModuleSpec) -> Iterator[Problem]:
    """Yield a problem for each pivot table that two relations would share."""
    owners: dict[str, Location] = {}
    for model_name, model in module.models.items():
        for name, relation in model.relations.items():
            if relation.type is not RelationType.MANY_TO_MANY or not relation.through:
                continue
            here = (*at, "models", model_name, "relations", name)
            ends = frozenset({(model_name, name), (relation.model, relation.inverse)})
            first = owners.setdefault(relation.through, tuple(sorted(map(str, ends))))
            if first != tuple(sorted(map(str, ends))):
                yield Problem(here, f"another relation goes through `{relation.through}`")


def _check_cycles(at: Location, module: ModuleSpec) -> Iterator[Problem]:
    """Yield a problem for each model whose first row would need itself to exist already."""
    for model_name in module.models:
        waiting, seen = [model_name], set[str]()
        while waiting:
            for name, relation in module.models[waiting.pop()].relations.items():
                if not relation.holds_key or relation.nullable:
                    continue
                if relation.model == model_name:
                    message = "its first row could never be made; make one nullable with `?`"
                    yield Problem((*at, "models", model_name, "relations", name), message)
                elif relation.model not in seen and relation.model in module.models:
                    seen.add(relation.model)
                    waiting.append(relation.model)


def _at(at: Location, module: ModuleSpec) -> RelationSpec:
    return module.models[str(at[-3])].relations[str(at[-1])]


_CHECKS = {
    RelationType.BELONGS_TO: _check_belongs_to,
    RelationType.HAS_ONE: _check_has,
    RelationType.HAS_MANY: _check_has,
    RelationType.MANY_TO_MANY: _check_many_to_many,
}
