"""What the relations of a model become: in its declaration, and in what is written and deleted.

Facts behind it, from runs on Medusa 2.21.2: the foreign key of a one-to-one relation is read
from its column, but only written through the relation's own name.  A hasOne is not soft-deleted
with its parent; told to cascade, Medusa deletes the parent with the child instead.  A row of a
pivot model counts as related even when it is soft-deleted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.medusa import names
from tools.scaffold.naming import ModelNames, free
from tools.scaffold.render import Data
from tools.scaffold.spec.model import ModelSpec, ModuleSpec, RelationSpec, RelationType


@dataclass(frozen=True)
class Related:
    """The relations of one model of a module."""

    name: str
    module: ModuleSpec

    @property
    def spec(self) -> ModelSpec:
        """The model in the spec."""
        return self.module.models[self.name]

    def target(self, relation: RelationSpec) -> ModelSpec:
        """Return the model on the other side of a relation."""
        return self.module.models[relation.model]

    def back(self, name: str) -> tuple[str, RelationSpec]:
        """Return the belongsTo on the other side of the hasOne or hasMany called `name`."""
        relation = self.spec.relations[name]
        return next(
            (back, candidate)
            for back, candidate in self.target(relation).relations.items()
            if candidate.type is RelationType.BELONGS_TO
            and candidate.model == self.name
            and candidate.inverse == name
        )

    def is_one_to_one(self, relation: RelationSpec) -> bool:
        """Tell whether the foreign key that this relation holds is one of a one-to-one."""
        if relation.foreign_key:
            return True
        other = self.target(relation).relations.get(relation.inverse or "")
        return other is not None and other.type is RelationType.HAS_ONE

    def is_many(self, name: str) -> bool:
        """Tell whether the hasOne or hasMany called `name` is a hasMany."""
        return self.spec.relations[name].type is RelationType.HAS_MANY

    @property
    def is_pivot(self) -> bool:
        """Whether rows of this model are those of a many-to-many relation's pivot table."""
        return any(
            relation.type is RelationType.BELONGS_TO
            and self.target(relation).relations[relation.inverse or ""].type
            is RelationType.MANY_TO_MANY
            for relation in self.spec.relations.values()
        )

    @property
    def children(self) -> dict[str, RelationSpec]:
        """The relations whose rows need this one, and are created with it."""
        return {
            name: relation
            for name, relation in self.spec.relations.items()
            if relation.type in {RelationType.HAS_ONE, RelationType.HAS_MANY}
            and not relation.foreign_key
            and relation.model != self.name
            and not self.back(name)[1].nullable
        }

    @property
    def goes_with(self) -> list[str]:
        """The relations whose rows go when this row goes."""
        return [
            name
            for name, relation in self.spec.relations.items()
            if relation.cascade == "delete" or (name in self.children and not relation.cascade)
        ]

    @property
    def cascades(self) -> list[str]:
        """Those of `goes_with` that Medusa itself can delete."""
        relations = self.spec.relations
        if self.spec.key != "id":
            return []
        return [
            name
            for name in self.goes_with
            if relations[name].type is RelationType.HAS_MANY or relations[name].foreign_key
        ]

    @property
    def many_to_many(self) -> list[str]:
        """The many-to-many relations, whichever side this is."""
        relations = self.spec.relations.items()
        return [name for name, entry in relations if entry.type is RelationType.MANY_TO_MANY]

    @property
    def links(self) -> dict[str, RelationSpec]:
        """The many-to-many relations that are written from this side, as lists of keys.

        Only their owner writes them: Medusa does not reliably empty one from its other side.
        """
        return {
            name: relation
            for name, relation in self.spec.relations.items()
            if relation.type is RelationType.MANY_TO_MANY
            and self.pivot_model(name) is None
            and self.owns(name)
        }

    def pivot_model(self, name: str) -> str | None:
        """Return the model that stands for the pivot table of a many-to-many relation."""
        relation = self.spec.relations[name]
        for side in (relation, self.target(relation).relations[relation.inverse or ""]):
            if side.through and side.through[0].isupper():
                return side.through
        return None

    def owns(self, name: str) -> bool:
        """Tell whether this side of a many-to-many relation declares the pivot table."""
        relation = self.spec.relations[name]
        other = self.target(relation).relations[relation.inverse or ""]
        if relation.through or other.through:
            return relation.through is not None
        mine = (ModelNames(self.name).table, name)
        return mine < (ModelNames(relation.model).table, relation.inverse or "")

    def pivot_table(self, name: str) -> str:
        """Return the pivot table that the owning side declares."""
        relation = self.spec.relations[name]
        own, other = ModelNames(self.name), ModelNames(relation.model)
        return relation.through or f"{own.table}_{names.pluralize(other.table)}"

    def join_columns(self, name: str) -> tuple[str, str] | None:
        """Return the pivot table's two columns where Medusa would take one name for both."""
        relation = self.spec.relations[name]
        if relation.model != self.name:
            return None
        column = f"{ModelNames(self.name).table}_{self.spec.key}"
        return column, f"related_{column}"


def relation_data(related: Related, name: str) -> Data:
    """Return a relation as the template of its model sees it."""
    relation = related.spec.relations[name]
    calls = [".searchable()"] * relation.searchable + [".nullable()"] * relation.nullable
    return {
        "name": name,
        "type": relation.type.value,
        "model": relation.model,
        "options": list(_options(related, name)),
        "calls": calls,
    }


def _options(related: Related, name: str) -> Iterator[str]:
    relation = related.spec.relations[name]
    if relation.foreign_key:
        # Without it Medusa looks for an inverse under this model's name, and does not boot.
        yield from ("foreignKey: true", "mappedBy: undefined")
        return
    yield f'mappedBy: "{relation.inverse or related.back(name)[0]}"'
    if relation.type is not RelationType.MANY_TO_MANY:
        return
    if pivot := related.pivot_model(name):
        yield f"pivotEntity: () => {pivot}"
    elif related.owns(name):
        columns = related.join_columns(name)
        if relation.through or columns:
            yield f'pivotTable: "{related.pivot_table(name)}"'
        if columns:
            yield f'joinColumn: "{columns[0]}"'
            yield f'inverseJoinColumn: "{columns[1]}"'


def imported(related: Related) -> set[str]:
    """Return the models that the file of this one imports."""
    found = {relation.model for relation in related.spec.relations.values()}
    found |= {
        pivot
        for name, relation in related.spec.relations.items()
        if relation.type is RelationType.MANY_TO_MANY and (pivot := related.pivot_model(name))
    }
    return found - {related.name}


def removals(related: Related) -> list[Data]:
    """Return the rows that go when a row of this model goes, parents first.

    Each is listed by the keys of its parents, the step's own `living` or an earlier listing;
    those that Medusa does not delete itself are `by_step`.
    """
    return list(_removals(related, "living", set()))


def _removals(related: Related, keys: str, seen: set[str]) -> Iterator[Data]:
    for name in related.goes_with:
        relation = related.spec.relations[name]
        child = Related(relation.model, related.module)
        if relation.foreign_key or relation.model in seen:
            continue
        variable, key = variable_of(names.pluralize(name), related.name), child.spec.key
        listed = f"{variable}.map(({{ {key} }}) => {key})"
        yield {
            "variable": variable,
            "keys": keys,
            "key": key,
            "listed": listed,
            "foreign_key": related.back(name)[0] + "_id",
            "list": names.method_name("list", relation.model),
            "soft_delete": names.method_name("softDelete", relation.model),
            "restore": names.method_name("restore", relation.model),
            "update": names.method_name("update", relation.model),
            "by_step": name not in related.cascades,
        }
        yield from _removals(child, listed, seen | {related.name})


def variable_of(relation: str, model: str) -> str:
    """Return a variable for the rows of a relation, beside those named after its model."""
    camel = names.lower_case_first("".join(word.capitalize() for word in relation.split("_")))
    own = ModelNames(model)
    return f"{camel}Rows" if camel in {own.camel, own.plural_camel} else free(camel, "Rows")
