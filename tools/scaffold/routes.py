"""From one API path of a spec to the plain data that its templates are filled with."""

from collections.abc import Iterator

from tools.scaffold import fields as forms
from tools.scaffold.claims import claims
from tools.scaffold.context import Model, child_data
from tools.scaffold.naming import ModelNames, path_names
from tools.scaffold.render import Data
from tools.scaffold.spec.model import ApiSpec, FieldSpec, FieldType, Operation

# What a list's address says besides its filters; a field of such a name is no filter.
_PARAMETERS = frozenset({"q", "fields", "limit", "offset", "order", "with_deleted"})
# Medusa takes this one out of every address, so no filter of the name would be heard.
_SWALLOWED = frozenset({"locale"})
_TIMES = ("created_at", "updated_at")


def route_data(path: str, api: ApiSpec, model: Model) -> Data:
    """Return the routes under `path` as templates see them."""
    own, scope = model.names, path.partition("/")[0].capitalize()
    has = {operation.value: operation in api.crud for operation in Operation}
    owner = api.owner.field if api.owner else None
    # Whose a row is concerns no visitor of the shop.
    hidden = model.owners.get(own.name) if scope == "Store" and not owner else owner
    authenticated = scope == "Admin" or owner is not None
    columns = [column for column in model.columns if column.name != owner]
    filters = _filters(model, hidden, in_store=scope == "Store") if has["list"] else []
    selects = bool({"list", "get", "create", "update"} & {key for key in has if has[key]})
    entries = _entries(path, scope, own, has, guarded=owner is not None)
    return {
        **has,
        "path": path,
        "url": f"/{path}",
        "scope": scope,
        "in_store": scope == "Store",
        "owner": owner,
        "authenticated": authenticated,
        "request": "AuthenticatedMedusaRequest" if authenticated else "MedusaRequest",
        "to_src": "/".join([".."] * (path.count("/") + 2)),
        "collection": has["list"] or has["create"],
        "item": has["get"] or has["update"] or has["delete"],
        "collection_verbs": _verbs(has, list="GET", create="POST"),
        "item_verbs": _verbs(has, get="GET", update="POST", delete="DELETE"),
        "selects": selects,
        "retrieves": has["get"] or has["create"] or has["update"],
        "columns": [column.data for column in columns],
        "changeable": [column.data for column in columns if column.name != model.key],
        "links": [link.data for link in model.links],
        "children": [
            child_data(model.related, name, model.owners.get(child.model) if owner else None)
            for name, child in model.related.children.items()
        ],
        "claims": claims(api, model),
        "filters": filters,
        "clash": next((name for name in model.spec.stored if name in _PARAMETERS), None),
        "filters_booleans": any("booleanString" in str(entry["zod"]) for entry in filters),
        "validator_imports": _validator_imports(has, filters, selects=selects),
        "validators": sorted(
            {str(e[k]) for e in entries for k in ("body", "query") if e[k] is not None}
        ),
        "fields_constant": f"{scope.lower()}{own.name}Fields",
        "fields": _fields(model, hidden, in_store=scope == "Store"),
        "middlewares": f"{path_names(path)[0]}Middlewares",
        "entries": list(entries),
    }


def _verbs(has: dict[str, bool], **verbs: str) -> str:
    return ", ".join(verb for operation, verb in verbs.items() if has[operation])


def _fields(model: Model, owner: str | None, *, in_store: bool) -> list[str]:
    key = [] if model.key in model.spec.stored else [model.key]
    own = [*key, *(n for n, f in model.spec.stored.items() if n != owner and not f.computed)]
    own += [column.name for column in model.columns if column.parent]
    own += _TIMES
    shown = [*model.related.children, *model.related.many_to_many]
    for relation in shown:
        if in_store:
            own += [f"{relation}.{field}" for field in _shown(model, relation)]
        else:
            own.append(f"*{relation}")
    return own


def _shown(model: Model, relation: str) -> list[str]:
    """Return the fields of related rows that a visitor of the shop sees."""
    other = model.module.models[model.spec.relations[relation].model]
    owner = model.owners.get(model.spec.relations[relation].model)
    stored = [n for n, field in other.stored.items() if n != owner and not field.computed]
    return stored if other.key in stored else [other.key, *stored]


def _filters(model: Model, owner: str | None, *, in_store: bool) -> list[Data]:
    found: list[Data] = []
    searched = [field.searchable for field in model.spec.fields.values()]
    searched += [relation.searchable for relation in model.spec.relations.values()]
    if any(searched):
        found.append({"name": "q", "zod": "z.string().optional()"})
    if model.key == "id":
        found.append({"name": "id", "zod": forms.zod_filter(FieldSpec(type=FieldType.ID))})
    for name, spec in _filterable(model):
        zod = forms.zod_filter(spec)
        if zod and name != owner and name not in _PARAMETERS | _SWALLOWED:
            found.append({"name": name, "zod": zod})
    if not in_store:
        times = forms.zod_filter(FieldSpec(type=FieldType.DATE_TIME))
        found += [{"name": name, "zod": times} for name in _TIMES]
    return found


def _filterable(model: Model) -> Iterator[tuple[str, FieldSpec]]:
    for name, spec in model.spec.stored.items():
        if not spec.computed:
            yield name, spec
    for column in model.columns:
        if column.parent:
            yield column.name, column.spec


def _validator_imports(has: dict[str, bool], filters: list[Data], *, selects: bool) -> list[str]:
    names: list[str] = []
    if has["list"]:
        names.append("createFindParams")
    if any("createOperatorMap" in str(entry["zod"]) for entry in filters):
        names.append("createOperatorMap")
    if selects:
        names.append("createSelectParams")
    return names


def _entries(
    path: str, scope: str, own: ModelNames, has: dict[str, bool], *, guarded: bool
) -> list[Data]:
    """Return one middleware entry for each method of each route, in the order of CRUD.

    A delete has nothing to validate; it needs an entry only where the route is `guarded`.
    """
    one, many = f"{scope}Get{own.name}Params", f"{scope}Get{own.listing}Params"
    retrieve, listing = f"retrieve{own.name}QueryConfig", f"list{own.plural}QueryConfig"
    rows = {
        "list": ("", "GET", None, many, listing),
        "create": ("", "POST", f"{scope}Create{own.name}", one, retrieve),
        "get": ("/:id", "GET", None, one, retrieve),
        "update": ("/:id", "POST", f"{scope}Update{own.name}", one, retrieve),
        "delete": ("/:id", "DELETE", None, None, None),
    }
    return [
        {
            "matcher": f"/{path}{tail}",
            "method": method,
            "body": body,
            "query": query,
            "config": config,
        }
        for operation, (tail, method, body, query, config) in rows.items()
        if has[operation] and (query or guarded)
    ]
