"""Whose the rows of a module are."""

from collections.abc import Iterable

from tools.scaffold.spec.model import ApiSpec, FieldType, ModuleSpec


def owners_of(module: ModuleSpec, api: Iterable[ApiSpec]) -> dict[str, str]:
    """Return, for each model whose rows belong to a customer, the field that names the customer.

    `api` holds the module's own entries.  A model that no route gives to a customer counts too
    if it has a field of the name and type that such a route uses.
    """
    told: dict[str, str] = {}
    for entry in api:
        if entry.owner:
            told.setdefault(entry.model.split(".")[1], entry.owner.field)
    owners = dict(told)
    for name, model in module.models.items():
        for field in told.values():
            spec = model.fields.get(field)
            if spec and spec.type is FieldType.TEXT and not spec.nullable and not spec.computed:
                owners.setdefault(name, field)
    return owners


def asking(module: ModuleSpec, owners: dict[str, str]) -> dict[str, str]:
    """Return the models of which a row can only be made for someone, with the owner's field.

    They are those of `owners`, and those whose rows need a row of such a model to exist.
    """
    found = dict(owners)
    waiting = list(owners)
    while waiting:
        above = waiting.pop()
        for name, model in module.models.items():
            needed = [r.model for r in model.relations.values() if r.holds_key and not r.nullable]
            if above in needed and name not in found:
                found[name] = found[above]
                waiting.append(name)
    return found
