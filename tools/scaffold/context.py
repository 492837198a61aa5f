"""From a spec to the plain data that templates are filled with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tools.medusa import names
from tools.medusa.versions import (
    FIELDS_DROPPED,
    KEYS_AS_INPUT,
    MIDDLEWARE_METHODS,
    TYPED_FILTERS,
    ZOD_FROM_FRAMEWORK,
)
from tools.scaffold import fields as forms
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.ownership import owners_of
from tools.scaffold.relations import Related, imported, relation_data, removals, variable_of
from tools.scaffold.render import Data
from tools.scaffold.spec.examples import Shape, shapes_of
from tools.scaffold.spec.model import (
    ApiSpec,
    FieldSpec,
    FieldType,
    ModelSpec,
    ModuleSpec,
    Operation,
    RelationSpec,
    Spec,
)

# The number of the first row that a test makes beside the one it is about.
BESIDE = 4


@dataclass(frozen=True)
class Column:
    """One value that a caller hands in: a field, or the foreign key of a relation.

    A foreign key names its `parent` model; that of a one-to-one relation the relation too,
    through which alone it is written.
    """

    name: str
    spec: FieldSpec
    parent: str | None = None
    relation: str | None = None
    parent_key: str = "id"
    shape: Shape | None = None

    @cached_property
    def data(self) -> Data:
        """The column as templates see it."""
        is_exact = self.spec.type is FieldType.BIG_NUMBER
        return {
            "name": self.name,
            "type": forms.input_type(self.spec),
            "optional": self.spec.nullable or self.spec.has_default,
            "zod_create": forms.zod_create(self.spec),
            "zod_update": forms.zod_update(self.spec),
            # The plain property of a bigNumber is rounded; the raw one holds every digit.
            "stored": f"raw_{self.name}" if is_exact else self.name,
            "is_exact": is_exact,
            "is_shaped": self.shape is not None,
            "binding": forms.binding(self.name),
            "relation": self.relation,
            "nullable": self.spec.nullable,
            "sample": forms.sample(self.name, self.spec, shape=self.shape),
            "sample_one": forms.sample(self.name, self.spec, 1, self.shape),
            "sample_two": forms.sample(self.name, self.spec, 2, self.shape),
            "is_date": self.spec.type is FieldType.DATE_TIME,
            "parent": self.parent,
            "parent_key": self.parent_key,
        }

    @property
    def needed(self) -> bool:
        """Whether a create call must hand it in."""
        return not (self.spec.nullable or self.spec.has_default)


@dataclass(frozen=True)
class Link:
    """A many-to-many relation, written as the list of the other model's keys."""

    name: str
    model: ModelNames
    key: str

    @property
    def data(self) -> Data:
        """The relation as templates see it."""
        return {"name": self.name, "model": self.model.name, "key": self.key}


@dataclass(frozen=True)
class Model:
    """A data model with its names, its module's other models, and what routes do with it.

    `owners` gives the owner's field of each model of the module whose rows belong to a customer.
    """

    spec: ModelSpec
    names: ModelNames
    module: ModuleSpec
    operations: frozenset[Operation] = frozenset()
    nested: bool = False
    columns: list[Column] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, module: ModuleSpec, api: list[ApiSpec], module_name: str) -> "Model":
        """Return the model of this name with everything that templates ask of it."""
        spec = module.models[name]
        used = [entry for entry in api if entry.model == f"{module_name}.{name}"]
        operations = frozenset(operation for entry in used for operation in entry.crud)
        parents = {relation.model for relation in keys_of(spec).values() if not relation.nullable}
        created = {
            entry.model.split(".")[1]
            for entry in api
            if entry.model.startswith(f"{module_name}.") and Operation.CREATE in entry.crud
        }
        return cls(
            spec=spec,
            names=ModelNames(name),
            module=module,
            operations=operations,
            nested=bool(parents & created - {name}),
            columns=list(_columns(Related(name, module))),
            links=list(_links(Related(name, module))),
            owners=owners_of(module, api),
        )

    @property
    def related(self) -> Related:
        """The model's relations."""
        return Related(self.names.name, self.module)

    @property
    def key(self) -> str:
        """The field that is the primary key."""
        return self.spec.key


def keys_of(spec: ModelSpec) -> dict[str, RelationSpec]:
    """Return the relations of a model that make a foreign key."""
    return {name: relation for name, relation in spec.relations.items() if relation.holds_key}


def _columns(related: Related) -> Iterator[Column]:
    shapes = shapes_of(related.spec)
    for name, field_spec in related.spec.stored.items():
        if field_spec.written:
            yield Column(name, field_spec, shape=shapes.get(name))
    for name, relation in keys_of(related.spec).items():
        key = FieldSpec(type=FieldType.TEXT, nullable=relation.nullable)
        through = name if related.is_one_to_one(relation) else None
        yield Column(f"{name}_id", key, relation.model, through, related.target(relation).key)


def _links(related: Related) -> Iterator[Link]:
    for name, relation in related.links.items():
        yield Link(name, ModelNames(relation.model), related.target(relation).key)


def version_data(medusa: str) -> Data:
    """Return what templates write differently from version to version."""
    return {
        "zod": "@medusajs/framework/zod" if ZOD_FROM_FRAMEWORK.within(medusa) else "zod",
        "keys_as_input": KEYS_AS_INPUT.within(medusa),
        "methods": "methods" if MIDDLEWARE_METHODS.within(medusa) else "method",
        "drops_fields": FIELDS_DROPPED.within(medusa),
        "typed_filters": TYPED_FILTERS.within(medusa),
    }


def module_data(name: str, spec: Spec) -> Data:
    """Return a module as templates see it."""
    module_names = ModuleNames(name)
    models = list(spec.modules[name].models)
    api = [entry for entry in spec.api.values() if entry.model.startswith(f"{name}.")]
    seen = [ModelNames(model) for model in models]
    return {
        "folder": name,
        "key": module_names.key,
        "constant": module_names.constant,
        "service": module_names.service,
        "has_routes": bool(api),
        "models": [_names_data(model) for model in seen],
        "models_by_name": [_names_data(model) for model in sorted(seen, key=lambda m: m.kebab)],
    }


def _names_data(model: ModelNames) -> Data:
    return {
        key: getattr(model, key)
        for key in (
            "name",
            "table",
            "kebab",
            "camel",
            "plural",
            "plural_camel",
            "plural_table",
            "plural_kebab",
            "typed_plural",
            "listing",
            "row",
            "rows",
            "row_member",
            "rows_member",
            "human",
            "humans",
            "prefix",
        )
    }


_METHODS: tuple[names.Method, ...] = (
    "retrieve",
    "list",
    "listAndCount",
    "create",
    "update",
    "delete",
    "softDelete",
    "restore",
)


def model_data(model: Model) -> Data:
    """Return a data model as templates see it."""
    own = model.names
    related = model.related
    children = [child_data(related, name) for name in related.children]
    created = {relation.model for relation in related.children.values()}
    data = _names_data(own)
    if model.spec.id_prefix:
        data["prefix"] = model.spec.id_prefix
    inputs = [column.data for column in model.columns]
    return data | {
        "methods": {method: names.method_name(method, own.name) for method in _METHODS},
        "key": model.key,
        "own_key": model.key != "id",
        "is_pivot": related.is_pivot,
        "fields": [
            {"name": name, "dml": forms.dml(spec)} for name, spec in model.spec.stored.items()
        ],
        "imports": [
            _names_data(other)
            for other in sorted(
                (ModelNames(name) for name in imported(related)), key=lambda m: m.kebab
            )
        ],
        "relations": [relation_data(related, name) for name in model.spec.relations],
        "cascades": related.cascades,
        "removals": removals(related),
        "indexes": [forms.index(index) for index in model.spec.indexes],
        "checks": [
            {"name": forms.text_literal(name), "expression": forms.text_literal(expression)}
            for name, expression in model.spec.checks.items()
        ],
        "inputs": inputs,
        "links": [link.data for link in model.links],
        "through_relations": [column for column in inputs if column["relation"]],
        # Cleared before they are restored; a column that is never null takes an empty array,
        # the one JSON value an object is not merged into.
        "json_fields": [
            {"name": column.name, "cleared": "null" if column.spec.nullable else "[] as never"}
            for column in model.columns
            if column.spec.type is FieldType.JSON
        ],
        "children": children,
        "create_types": sorted(
            [f"Create{own.name}Input", *(f"Create{name}Input" for name in created)]
        ),
        "create_steps": [
            {"name": f"create{other.plural}Step", "file": f"create-{other.plural_kebab}"}
            for other in sorted(
                [own, *(ModelNames(name) for name in created)],
                key=lambda m: m.plural_kebab,
            )
        ],
        "create_step": Operation.CREATE in model.operations or model.nested,
        **{operation.value: operation in model.operations for operation in Operation},
    }


def child_columns(related: Related, relation: str, without: str | None = None) -> list[Column]:
    """Return what a caller hands in for a row that is created with this one.

    Its foreign key is not among that, nor the field `without`.
    """
    left_out = {related.back(relation)[0] + "_id", without}
    child = Related(related.spec.relations[relation].model, related.module)
    return [column for column in _columns(child) if column.name not in left_out]


def child_data(related: Related, relation: str, owner: str | None = None) -> Data:
    """Return a relation whose rows are created with this one as templates see it.

    `owner` is the field of such a row that the route fills with the customer who asks.
    """
    spec = related.spec.relations[relation]
    key = related.back(relation)[0] + "_id"
    columns = child_columns(related, relation, owner)
    return _names_data(ModelNames(spec.model)) | {
        "relation": relation,
        "relation_camel": variable_of(names.pluralize(relation), related.name),
        "binding": forms.binding(relation),
        "many": related.is_many(relation),
        "owner": owner,
        "cascades": relation in related.cascades,
        "goes": relation in related.goes_with,
        "soft_delete_method": names.method_name("softDelete", spec.model),
        "goes_by_step": relation in related.goes_with and relation not in related.cascades,
        "foreign_key": key,
        "columns": [column.data for column in columns],
        "samples": _row_of(columns, BESIDE),
        "samples_again": _row_of(columns, 10 * BESIDE, "sample_two"),
        "key": related.module.models[spec.model].key,
        "gone": f"gone{spec.model}",
        "create_method": names.method_name("create", spec.model),
        "list_method": names.method_name("list", spec.model),
    }


def _row_of(columns: list[Column], first: int, sample: str = "sample_one") -> list[Data]:
    """Return what a row needs; the rows it hangs on in turn are numbered from `first`."""
    needed = [column for column in columns if column.needed]
    rows = [column.data | {"row": first + position} for position, column in enumerate(needed)]
    return [row | {"sample_one": row[sample]} for row in rows]
