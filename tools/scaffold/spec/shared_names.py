"""Names that all modules of a project share, as they share one database: tables and indexes."""

from collections.abc import Iterator

from tools.medusa.reserved import CORE_TABLES
from tools.scaffold.naming import ModelNames
from tools.scaffold.relations import Related
from tools.scaffold.spec.model import ModuleSpec, Spec
from tools.scaffold.spec.parse import Location, Problem


def check_shared_names(spec: Spec) -> Iterator[Problem]:
    """Yield a problem for each pivot table and each named index that would not be the only one.

    Relations that are not valid are passed over.
    """
    tables = {
        ModelNames(model).table for module in spec.modules.values() for model in module.models
    }
    for name, module in spec.modules.items():
        for here, table in _pivots(("modules", name), module):
            if table in CORE_TABLES | tables:
                whose = "one of Medusa's own tables" if table in CORE_TABLES else "a table already"
                yield Problem(here, f"`{table}` is {whose}; choose another with `through`")
            tables.add(table)
    yield from _check_indexes(spec)


def _pivots(at: Location, module: ModuleSpec) -> Iterator[tuple[Location, str]]:
    for name, model in module.models.items():
        related = Related(name, module)
        for relation, entry in model.relations.items():
            target = module.models.get(entry.model)
            if target and entry.inverse in target.relations and relation in related.many_to_many:
                here = (*at, "models", name, "relations", relation)
                if related.owns(relation) and not related.pivot_model(relation):
                    yield here, related.pivot_table(relation)


def _check_indexes(spec: Spec) -> Iterator[Problem]:
    """PostgreSQL takes a second index of a name for the first, and Medusa does not tell."""
    seen: set[str] = set()
    for module_name, module in spec.modules.items():
        for model_name, model in module.models.items():
            for number, index in enumerate(model.indexes):
                here = ("modules", module_name, "models", model_name, "indexes", number)
                if index.name in seen:
                    yield Problem(here, f"another model has an index `{index.name}`")
                seen |= {index.name} if index.name else set()
