"""Tables as the database will hold them: what both the statements and the snapshot are made of."""

from hashlib import md5
from typing import NamedTuple

from tools.scaffold.migration.schema import Check

# PostgreSQL cuts names off after 63 bytes; MikroORM shortens them itself so that they stay unique.
LONGEST_NAME = 63
_KEPT = 55
_HASH = 5


class Column(NamedTuple):
    """A column; `default` is SQL, `mapped_type` MikroORM's name of its type.

    `values` are an enum's choices.
    """

    name: str
    type: str
    mapped_type: str
    nullable: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()
    length: int | None = None
    primary: bool = False

    @property
    def autoincrement(self) -> bool:
        """Whether the database counts this column up by itself."""
        return self.type == "serial"


class Index(NamedTuple):
    """An index under its name, with the statement that creates it."""

    name: str
    statement: str


class ForeignKey(NamedTuple):
    """A foreign key over one column, always with `on update cascade`.

    `binding` tells whether the referenced table must come first; MikroORM's order of tables
    lets go of keys that may be null and of those behind a hasMany.
    """

    table: str
    column: str
    referenced_table: str
    referenced_column: str
    on_delete: str | None
    binding: bool

    @property
    def name(self) -> str:
        """The name of its constraint."""
        return shortened(f"{self.table}_{self.column}_foreign", "foreign")


class Table(NamedTuple):
    """A table; `class_name` is MikroORM's name of its entity."""

    name: str
    class_name: str
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...]
    primary_key: tuple[str, ...]
    indexes: tuple[Index, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def primary_key_name(self) -> str:
        """The name of the primary key's constraint in the snapshot."""
        return shortened(f"{self.name}_pkey", "primary")


def shortened(name: str, kind: str) -> str:
    """Return `name`, or the short form MikroORM gives a name that is too long."""
    if len(name) <= LONGEST_NAME:
        return name
    digest = md5(name.encode(), usedforsecurity=False).hexdigest()[:_HASH]
    return f"{name[: _KEPT - len(kind)]}_{digest}_{kind}"
