"""What a module's data models hold, as far as its tables depend on it.

These are the input of the migration writer: plain values, in the order in which the models and
their properties stand in the generated code, since Medusa's columns follow that order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tools.medusa.names import camel_to_snake_case, class_name

Kind = Literal[
    "id",
    "text",
    "number",
    "bigNumber",
    "float",
    "boolean",
    "dateTime",
    "json",
    "array",
    "enum",
    "autoincrement",
]
Json = str | int | float | bool | Sequence["Json"] | dict[str, "Json"] | None


@dataclass(frozen=True)
class Property:
    """A property of a model: `model.<kind>()` with its modifiers.

    `default` None means no default; `values` are an enum's choices.  `unique` and `index` are
    True, or the name of the index; a property with both declares `.unique()` first.
    """

    name: str
    kind: Kind
    nullable: bool = False
    default: Json = None
    values: tuple[str, ...] = ()
    unique: bool | str = False
    index: bool | str = False
    primary_key: bool = False


class BelongsTo(NamedTuple):
    """The child's side of a relation, which holds the foreign key.

    `model` is the parent's `ModelSchema.name`, `inverse` what the parent declares, and
    `on_delete_cascade` whether the parent's `.cascades({ delete })` names this relation.  Behind
    a manyToMany, for which this model is the pivot table, Medusa makes no constraint.
    """

    name: str
    model: str
    nullable: bool = False
    inverse: Literal["hasOne", "hasMany", "manyToMany"] = "hasMany"
    on_delete_cascade: bool = False


class HasOneForeignKey(NamedTuple):
    """`model.hasOne(..., { foreignKey: true })` without an inverse: the key is on this side."""

    name: str
    model: str
    nullable: bool = False


class ManyToMany(NamedTuple):
    """The owning side of `model.manyToMany`, which makes the pivot table.

    The owner is the side that names the pivot table; where neither does (`pivot` None), it is
    the one whose table comes first in the alphabet.  `columns` are the pivot table's, where both
    would have one name: those of `joinColumn` and `inverseJoinColumn`.
    """

    name: str
    model: str
    pivot: str | None = None
    columns: tuple[str, str] | None = None


Field = Property | BelongsTo | HasOneForeignKey | ManyToMany


class IndexOn(NamedTuple):
    """One entry of `.indexes([...])`; `on` are column names, `where` is SQL, `using` a method."""

    on: tuple[str, ...]
    unique: bool = False
    where: str | None = None
    name: str | None = None
    using: str | None = None


class Check(NamedTuple):
    """One entry of `.checks([...])`: a constraint's name and its SQL expression."""

    name: str
    expression: str


class ModelSchema(NamedTuple):
    """One `model.define(name, { ... })`.

    `class_name` and `table` are what Medusa makes of the name; `define` derives both.
    """

    name: str
    class_name: str
    table: str
    fields: tuple[Field, ...]
    indexes: tuple[IndexOn, ...] = ()
    checks: tuple[Check, ...] = ()

    @classmethod
    def define(
        cls,
        name: str,
        *fields: Field,
        indexes: Sequence[IndexOn] = (),
        checks: Sequence[Check] = (),
    ) -> "ModelSchema":
        """Describe a model under the class and table that Medusa gives its name."""
        return cls(
            name, class_name(name), camel_to_snake_case(name), fields, (*indexes,), (*checks,)
        )

    @property
    def primary_key(self) -> str:
        """The name of the primary key's column; StopIteration if there is none."""
        return next(
            field.name for field in self.fields if isinstance(field, Property) and field.primary_key
        )


def foreign_key_column(relation: BelongsTo | HasOneForeignKey) -> str:
    """Return the column of a relation's foreign key: `size_guide` gives `size_guide_id`.

    Medusa sees no new word after a digit: `level2` gives `level2id`.
    """
    return camel_to_snake_case(f"{relation.name}Id")
