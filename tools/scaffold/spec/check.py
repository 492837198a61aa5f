"""What the form of a spec cannot show: whether its parts fit each other and Medusa."""

import re
from collections.abc import Iterator

from tools.medusa import names
from tools.medusa.reserved import CORE_PATHS
from tools.scaffold.spec.cut_names import check_cut_names
from tools.scaffold.spec.members import check_members
from tools.scaffold.spec.model import ApiSpec, FieldType, ModuleSpec, Operation, Spec
from tools.scaffold.spec.parse import Location, Problem
from tools.scaffold.spec.relations import check_relations
from tools.scaffold.spec.shared_names import check_shared_names
from tools.scaffold.spec.taken_names import check_model_name, check_module_name


def check_spec(spec: Spec) -> Iterator[Problem]:
    """Yield every problem of meaning in a well-formed spec."""
    owners: dict[str, str] = {}
    for module_name, module in spec.modules.items():
        at: Location = ("modules", module_name)
        yield from check_module_name(at, module_name)
        for model_name, model in module.models.items():
            here = (*at, "models", model_name)
            if (
                first := owners.setdefault(names.snake_case(model_name), module_name)
            ) != module_name:
                yield Problem(here, f"module `{first}` has a model of this name; tables are shared")
            yield from check_model_name(here, model_name)
            yield from _check_number(here, model_name)
            yield from check_members(here, model)
            yield from check_cut_names(here, model_name, model)
        yield from _check_plurals(at, module)
        yield from check_relations(at, module)
    yield from check_shared_names(spec)
    for path, api in spec.api.items():
        yield from _check_api(("api", path), path, api, spec)


def _check_number(at: Location, name: str) -> Iterator[Problem]:
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
