"""Whether Medusa or TypeScript took the names of a spec's modules and models."""

import re
from collections.abc import Iterator

from tools.medusa.core_names import CONTAINER_KEYS, CORE_ALIASES, CORE_WORKFLOWS, GLOBAL_NAMES
from tools.medusa.reserved import CORE_MODULES, CORE_TABLES, JAVASCRIPT_RESERVED
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.spec.problems import Location, Problem

# What generated code imports beside the models of a module.
_IMPORTED = frozenset({"MedusaService"})


def check_module_name(at: Location, name: str) -> Iterator[Problem]:
    """Yield a problem for a module that would stand in the place of one of Medusa's parts."""
    if name.replace("-", "_") in CORE_MODULES:
        yield Problem(at, f"`{name}` is one of Medusa's own modules; choose another name")
    key = ModuleNames(name).key
    if _letters(key) in {_letters(taken) for taken in CONTAINER_KEYS}:
        yield Problem(at, f"Medusa's container keeps `{key}` for itself; choose another name")


def check_model_name(at: Location, name: str) -> Iterator[Problem]:
    """Yield a problem for a model with which Medusa would not boot, or the code not compile."""
    model = ModelNames(name)
    taken = _taken(model)
    if taken:
        yield Problem(at, f"{taken}; choose another name")
    if model.table in JAVASCRIPT_RESERVED:
        yield Problem(at, f"`{model.table}` is a reserved word in JavaScript; choose another name")
    elif name in GLOBAL_NAMES or name in _IMPORTED:
        yield Problem(at, f"`{name}` means something else in TypeScript; choose another name")


def _taken(model: ModelNames) -> str | None:
    """Return what of Medusa's own has a name that a model needs."""
    if model.table in CORE_TABLES:
        return f"`{model.table}` is one of Medusa's own tables"
    for alias in (model.table, model.plural_table):
        if alias in CORE_ALIASES:
            return f"Medusa queries data of its own as `{alias}`"
    for verb in ("create", "update", "delete"):
        if (workflow := f"{verb}-{model.plural_kebab}") in CORE_WORKFLOWS:
            return f"Medusa has a workflow `{workflow}` of its own"
    return None


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())
