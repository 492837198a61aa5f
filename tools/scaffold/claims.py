"""The rows of others that a request names, and that must be the customer's who asks."""

from collections.abc import Iterator

from tools.medusa import names
from tools.scaffold.context import BESIDE, Column, Model, child_columns
from tools.scaffold.naming import ModelNames, free
from tools.scaffold.render import Data
from tools.scaffold.spec.model import ApiSpec, Operation

# The number of the first row that a test makes for a stranger.
_STRANGE = BESIDE + 20


def claims(api: ApiSpec, model: Model) -> list[Data]:
    """Return the models whose rows a customer names in a body, with where the body has them.

    Empty for a route that belongs to nobody or only reads.
    """
    if api.owner is None or not {Operation.CREATE, Operation.UPDATE} & set(api.crud):
        return []
    sources: dict[str, list[Data]] = {}
    for name, source in _sources(api, model):
        if name in model.owners:
            sources.setdefault(name, []).append(source)
    return [
        _claim(name, found, model, _STRANGE + position)
        for position, (name, found) in enumerate(sources.items())
    ]


def claimed(api: ApiSpec, model: Model) -> list[str]:
    """Return the names of the models of `claims`."""
    return [str(claim["name"]) for claim in claims(api, model)]


def _claim(name: str, sources: list[Data], model: Model, row: int) -> Data:
    own = ModelNames(name)
    return {
        "name": name,
        "human": own.human,
        "rows": own.plural_camel,
        "ids": free(names.lower_case_first(name) + "Ids", "_"),
        "list": names.method_name("list", name),
        "key": model.module.models[name].key,
        "owner": model.owners[name],
        "row": row,
        "sources": sources,
    }


def _sources(api: ApiSpec, model: Model) -> Iterator[tuple[str, Data]]:
    """Yield the model and the place of every key that a body may hold."""
    for column in model.columns:
        if column.parent:
            yield column.parent, _source(f"body.{column.name}", column)
    for link in model.links:
        place = {"code": f"...(body.{link.name} ?? [])", "name": link.name, "relation": None}
        yield link.model.name, place | {"listed": True, "updates": True}
    if Operation.CREATE in api.crud:
        for relation in model.related.children:
            for column in child_columns(model.related, relation):
                if column.parent:
                    yield column.parent, _nested(model, relation, column)


def _source(code: str, column: Column) -> Data:
    return {
        "code": code,
        "name": column.name,
        "relation": None,
        "listed": False,
        "updates": True,
    }


def _nested(model: Model, relation: str, column: Column) -> Data:
    many = model.related.is_many(relation)
    code = f"body.{relation}?.{column.name}"
    if many:
        code = f"...(body.{relation} ?? []).map((row) => row.{column.name})"
    return _source(code, column) | {"relation": relation, "updates": False}
