"""From a spec to the plain data that templates are filled with."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.medusa import names
from tools.medusa.versions import MIDDLEWARE_METHODS, ZOD_FROM_FRAMEWORK
from tools.scaffold import fields as forms
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.render import Data
from tools.scaffold.spec.model import (
    ApiSpec,
    FieldSpec,
    FieldType,
    ModelSpec,
    ModuleSpec,
    Operation,
    RelationSpec,
    RelationType,
    Spec,
)


@dataclass(frozen=True)
class Column:
    """One value that a caller hands in: a field, or the foreign key of a relation."""

    name: str
    spec: FieldSpec
    parent: str | None = None

    def data(self) -> Data:
        """Return the column as templates see it."""
        # The plain property of a bigNumber is rounded; the raw one holds every digit.
        exact = [f"raw_{self.name}"] if self.spec.type is FieldType.BIG_NUMBER else []
        return {
            "name": self.name,
            "type": forms.input_type(self.spec),
            "optional": self.spec.nullable or self.spec.has_default,
            "zod_create": forms.zod_create(self.spec),
            "zod_update": forms.zod_update(self.spec),
            "stored": [self.name, *exact],
            "sample": forms.sample(self.name, self.spec),
            "sample_one": forms.sample(self.name, self.spec, 1),
            "sample_two": forms.sample(self.name, self.spec, 2),
            "parent": self.parent,
        }

    @property
    def needed(self) -> bool:
        """Whether a create call must hand it in."""
        return not (self.spec.nullable or self.spec.has_default)


@dataclass(frozen=True)
class Model:
    """A data model with its names, its module's other models, and what routes do with it."""

    spec: ModelSpec
    names: ModelNames
    module: ModuleSpec
    operations: frozenset[Operation] = frozenset()
    nested: bool = False
    columns: list[Column] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, module: ModuleSpec, api: list[ApiSpec], module_name: str) -> "Model":
        """Return the model of this name with everything that templates ask of it."""
        spec = module.models[name]
        used = [entry for entry in api if entry.model == f"{module_name}.{name}"]
        operations = frozenset(operation for entry in used for operation in entry.crud)
        parents = {
            relation.model for relation in belongs_to(spec).values() if not relation.nullable
        }
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
            columns=list(_columns(spec)),
        )

    @property
    def children(self) -> dict[str, str]:
        """The hasMany relations whose rows are created and deleted with this one."""
        return {
            name: relation.model
            for name, relation in self.spec.relations.items()
            if relation.type is RelationType.HAS_MANY
            and relation.model != self.names.name
            and not self.foreign(name, relation)[1].nullable
        }

    @property
    def cascades(self) -> list[str]:
        """The relations whose rows go when this row goes."""
        return list(self.children)

    def foreign(self, name: str, relation: RelationSpec) -> tuple[str, RelationSpec]:
        """Return the belongsTo on the other side of the hasMany called `name`."""
        other = self.module.models[relation.model]
        return next(
            (back, candidate)
            for back, candidate in other.relations.items()
            if candidate.type is RelationType.BELONGS_TO
            and candidate.model == self.names.name
            and candidate.inverse == name
        )


def belongs_to(spec: ModelSpec) -> dict[str, RelationSpec]:
    """Return the relations of a model that make a foreign key."""
    return {
        name: relation
        for name, relation in spec.relations.items()
        if relation.type is RelationType.BELONGS_TO
    }


def _columns(spec: ModelSpec) -> Iterator[Column]:
    for name, field_spec in spec.stored.items():
        yield Column(name, field_spec)
    for name, relation in belongs_to(spec).items():
        key = FieldSpec(type=FieldType.TEXT, nullable=relation.nullable)
        yield Column(f"{name}_id", key, parent=relation.model)


def version_data(medusa: str) -> Data:
    """Return what templates write differently from version to version."""
    return {
        "zod": "@medusajs/framework/zod" if ZOD_FROM_FRAMEWORK.within(medusa) else "zod",
        "methods": "methods" if MIDDLEWARE_METHODS.within(medusa) else "method",
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
    imported = {relation.model for relation in model.spec.relations.values()} - {own.name}
    children = [_child_data(model, relation, name) for relation, name in model.children.items()]
    data = _names_data(own)
    if model.spec.id_prefix:
        data["prefix"] = model.spec.id_prefix
    inputs = [column.data() for column in model.columns]
    return data | {
        "methods": {method: names.method_name(method, own.name) for method in _METHODS},
        "fields": [
            {"name": name, "dml": forms.dml(spec)} for name, spec in model.spec.stored.items()
        ],
        "imports": [
            _names_data(other)
            for other in sorted((ModelNames(name) for name in imported), key=lambda m: m.kebab)
        ],
        "relations": [
            _relation_data(model, name, relation) for name, relation in model.spec.relations.items()
        ],
        "cascades": list(model.cascades),
        "indexes": [{"on": list(index.on), "unique": index.unique} for index in model.spec.indexes],
        "inputs": inputs,
        # Cleared before they are restored; a column that is never null takes an empty array,
        # the one JSON value an object is not merged into.
        "json_fields": [
            {"name": column.name, "cleared": "null" if column.spec.nullable else "[] as never"}
            for column in model.columns
            if column.spec.type is FieldType.JSON
        ],
        "children": children,
        "create_types": sorted(
            [f"Create{own.name}Input", *(f"Create{name}Input" for name in model.children.values())]
        ),
        "create_steps": [
            {"name": f"create{other.plural}Step", "file": f"create-{other.plural_kebab}"}
            for other in sorted(
                [own, *(ModelNames(name) for name in model.children.values())],
                key=lambda m: m.plural_kebab,
            )
        ],
        "create_step": Operation.CREATE in model.operations or model.nested,
        **{operation.value: operation in model.operations for operation in Operation},
    }


def _relation_data(model: Model, name: str, relation: RelationSpec) -> Data:
    inverse = relation.inverse
    if relation.type is RelationType.HAS_MANY:
        inverse = model.foreign(name, relation)[0]
    return {
        "name": name,
        "type": relation.type.value,
        "model": relation.model,
        "inverse": inverse,
        "nullable": relation.nullable,
    }


def _child_data(model: Model, relation: str, name: str) -> Data:
    key = model.foreign(relation, model.spec.relations[relation])[0] + "_id"
    columns = [
        column.data() for column in _columns(model.module.models[name]) if column.name != key
    ]
    return _names_data(ModelNames(name)) | {
        "relation": relation,
        "relation_camel": names.lower_case_first(
            "".join(word.capitalize() for word in relation.split("_"))
        ),
        "foreign_key": key,
        "columns": list(columns),
        "samples": [
            column.data()
            for column in _columns(model.module.models[name])
            if column.name != key and column.needed
        ],
        "create_method": names.method_name("create", name),
        "list_method": names.method_name("list", name),
    }
