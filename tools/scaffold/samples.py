"""What generated tests need to know of a model, a route and a module."""

from collections.abc import Mapping

from tools.medusa import names
from tools.scaffold import fields as forms
from tools.scaffold.claims import claimed
from tools.scaffold.context import BESIDE, Column, Link, Model, keys_of
from tools.scaffold.layout import MARK
from tools.scaffold.ownership import asking
from tools.scaffold.relations import variable_of
from tools.scaffold.render import Data
from tools.scaffold.spec.model import ApiSpec, FieldType, Operation

_SCALAR = frozenset(FieldType) - {FieldType.JSON, FieldType.ARRAY, FieldType.ID}


def sampled(model: Model) -> list[Column]:
    """Return the columns that a test's row fills: what is needed, unique or searched."""
    return [
        column
        for column in model.columns
        if column.needed or (not column.parent and (column.spec.unique or column.spec.searchable))
    ]


def model_samples(model: Model) -> Data:
    """Return what the tests of a model need besides the model itself."""
    own, owner = model.names, model.owners.get(model.names.name)
    needed = [column for column in model.columns if column.parent and column.needed]
    parents = [
        {
            "column": column.name,
            "name": str(column.parent),
            "key": column.parent_key,
            # Parents may need the same row in turn, which must not be made twice.
            "row": "n" if position == 0 else f"n + {100 * position}",
        }
        for position, column in enumerate(needed)
    ]
    moved = [column.data for column in model.columns if column.relation]
    linked = [
        _linked(link, model, BESIDE + len(moved) + position)
        for position, link in enumerate(model.links)
    ]
    asked = asking(model.module, model.owners)
    asks = asked.get(own.name)
    parent_asks = any(parent["name"] in asked for parent in parents)
    make = f"new{own.name}(n, {asks})" if parent_asks else f"new{own.name}(n)"
    article = "an" if own.human[0] in "aeiou" else "a"
    return {
        "owner": owner,
        # The parameter that says whose a test's row, or the rows above it, are.
        "asks": asks,
        "parent_asks": parent_asks,
        "linked": linked,
        "relations_read": [link.name for link in model.links],
        "one": f"{article} {own.human}",
        "parents": parents,
        "samples": [_sample(column, parents) for column in sampled(model)],
        "make": f"await {make}" if parents else make,
        "make_one": f"(await {make})" if parents else make,
        **_first(f"new{own.name}(1)", owner, awaited=bool(parents)),
        "defaults": [
            {"name": column.name, "default": forms.literal(column.spec.default)}
            for column in model.columns
            if column.spec.has_default and not column.spec.unique
        ],
        "unique_fields": [
            {
                "name": column.name,
                "binding": forms.binding(column.name),
                "human": column.name.replace("_", " "),
            }
            for column in model.columns
            if column.spec.unique
        ],
        "changes": [
            column.data
            for column in model.columns
            if not column.parent and column.name not in {owner, model.key}
        ],
        "moves": [entry | {"row": BESIDE + position} for position, entry in enumerate(moved)],
    }


def _first(call: str, owner: str | None, *, awaited: bool) -> Data:
    """Return the first row that a test makes, and its members, as the body of a request."""
    made = f"await {call}" if awaited else call
    members = [f"...({made})" if awaited else f"...{made}"]
    if owner:
        members.append(f'{owner}: "cus_1"')
        made = f"{{ {', '.join(members)} }}"
    return {"make_first": made, "spread_first": members}


def _linked(link: Link, model: Model, row: int) -> Data:
    return link.data | {
        "row": row,
        "variable": variable_of(names.singularize(link.name), model.names.name),
    }


def _sample(column: Column, parents: list[dict[str, str]]) -> Data:
    parent = next((entry for entry in parents if entry["column"] == column.name), None)
    return column.data | ({"sample": column.name, "row": parent["row"]} if parent else {})


def route_samples(url: str, api: ApiSpec, model: Model) -> Data:
    """Return what the tests of a route need besides the route itself."""
    owner = api.owner.field if api.owner else None
    who = "customer" if owner else "admin" if url.startswith("/admin") else "store"
    free = [column for column in model.columns if not column.parent and column.name != owner]
    free_scalars = [column for column in free if column.spec.type in _SCALAR]
    changed = next((column for column in free_scalars if column.name != model.key), None)
    searched = next((column for column in free if column.spec.searchable), None)
    missing = next((column for column in free if column.needed), None)
    made_for_customer = {}
    if owner:
        own = model.names.name
        needed = [column for column in model.columns if column.parent and column.needed]
        asked = asking(model.module, model.owners)
        whose = ", customer.customer_id" if any(c.parent in asked for c in needed) else ""
        made_for_customer = _first(f"new{own}(1{whose})", None, awaited=bool(needed))
    return {
        **made_for_customer,
        "probes": _probes(url, api, owner),
        "missing": forms.binding(missing.name) if missing else None,
        "change": changed.data if changed else None,
        "searches": f"{searched.name.replace('_', '%20')}%201" if searched else None,
        "absent": _calls(api, f'"{url}/missing"', who),
        "strange": _calls(
            api,
            f"`{url}/${{id}}`",
            who,
            body=f"{{ {changed.name}: {changed.data['sample_two']} }}" if changed else "{}",
        ),
    }


def _calls(api: ApiSpec, url: str, who: str, body: str = "{}") -> list[str]:
    calls = {
        Operation.GET: f"get({url}, {who})",
        Operation.UPDATE: f"post({MARK}\n  {url},\n  {body},\n  {who}\n)",
        Operation.DELETE: f"delete({url}, {who})",
    }
    return [call for operation, call in calls.items() if operation in api.crud]


def _probes(url: str, api: ApiSpec, owner: str | None) -> list[Data]:
    """Return one request a route must turn away, for each guard in front of it."""
    item = not {Operation.LIST, Operation.CREATE} & set(api.crud)
    target = f"{url}/missing" if item else url
    verbs = {
        Operation.LIST: f'get("{target}"',
        Operation.GET: f'get("{target}"',
        Operation.CREATE: f'post("{target}", {{}}',
        Operation.UPDATE: f'post("{target}", {{}}',
        Operation.DELETE: f'delete("{target}"',
    }
    call = next(verbs[operation] for operation in Operation if operation in api.crud)
    if url.startswith("/admin"):
        return [
            {"title": "turns visitors away", "call": f"{call})", "status": 401, "visitor": False}
        ]
    probes: list[Data] = [
        {"title": "asks for a publishable key", "call": f"{call})", "status": 400, "visitor": False}
    ]
    if owner:
        probes.append(
            {
                "title": "asks for a login",
                "call": f"{call}, visitor)",
                "status": 401,
                "visitor": True,
            }
        )
    return probes


def module_samples(models: Mapping[str, Model], api: Mapping[str, ApiSpec]) -> Data:
    """Return what the HTTP tests of a module need besides its models and routes."""
    steps = [
        (operation, models[name])
        for name in with_parents(models, api)
        for operation in (Operation.CREATE, Operation.UPDATE, Operation.DELETE)
        if operation in models[name].operations
    ]
    inputs = {
        Operation.CREATE: "Create{0}Input",
        Operation.UPDATE: "Update{0}Input",
        Operation.DELETE: "string",
    }
    rolled_back = [
        {
            "name": f"{operation.value}{model.names.plural}Step",
            "variable": f"{operation.value}{model.names.plural}",
            "file": f"{operation.value}-{model.names.plural_kebab}",
            "input": inputs[operation].format(model.names.name) + "[]",
        }
        for operation, model in steps
    ]
    helpers = {"adminRequest" for path in api if path.startswith("admin/")}
    helpers |= {"storeRequest" for path, entry in api.items() if path.startswith("store/")}
    helpers |= {"customerRequest" for entry in api.values() if entry.owner}
    helpers.add("refusalOf")
    return {
        "rolled_back": sorted(rolled_back, key=lambda step: step["file"]),
        "rolled_back_types": sorted(
            {step["input"][:-2] for step in rolled_back if step["input"] != "string[]"}
        ),
        "request_helpers": sorted(helpers),
    }


def with_parents(models: Mapping[str, Model], api: Mapping[str, ApiSpec]) -> list[str]:
    """Return the models that have routes and those whose rows their tests need, parents first."""
    needed: list[str] = []
    for entry in api.values():
        _add_with_parents(entry.model.split(".")[1], models, api, needed)
    return needed


def _add_with_parents(
    name: str, models: Mapping[str, Model], api: Mapping[str, ApiSpec], needed: list[str]
) -> None:
    if name in needed:
        return
    for relation in keys_of(models[name].spec).values():
        if not relation.nullable:
            _add_with_parents(relation.model, models, api, needed)
    needed.append(name)
    beside = [link.model.name for link in models[name].links]
    beside += [
        column.parent for column in models[name].columns if column.relation and column.parent
    ]
    for child in models[name].related.children.values():
        others = keys_of(models[child.model].spec).values()
        beside += [relation.model for relation in others if not relation.nullable]
    for entry in api.values():
        if entry.model.split(".")[1] == name:
            beside += claimed(entry, models[name])
    for other in beside:
        _add_with_parents(other, models, api, needed)
