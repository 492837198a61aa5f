"""The spec: what to generate, declared once for file, command line, MCP and HTTP."""

import json
import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    field_validator,
    model_validator,
)

from tools.scaffold.spec.expressions import parse_expression
from tools.scaffold.spec.lines import parse_field_line, parse_index_line, parse_relation_line
from tools.scaffold.spec.numbers import LARGEST_EXACT, check_numbers


class Strict(BaseModel):
    """A part of the spec: immutable, and closed to keys this version does not implement."""

    # Built when first used: the whole spec builds what is in it.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class FieldType(StrEnum):
    """The property types of Medusa's data model language that a field may have."""

    TEXT = "text"
    NUMBER = "number"
    BIG_NUMBER = "bigNumber"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE_TIME = "dateTime"
    JSON = "json"
    ARRAY = "array"
    ENUM = "enum"
    AUTOINCREMENT = "autoincrement"
    ID = "id"


ModuleName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", min_length=2, max_length=40),
    Field(description="kebab-case folder under src/modules, such as size-guide"),
]
ModelName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$", min_length=2, max_length=40),
    Field(description="PascalCase singular, such as SizeGuide"),
]
# Camel-case columns need quotes that Medusa below 2.12 does not write: medusa.md, M4.
FieldName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40),
    Field(description="snake_case, such as first_name"),
]
ModelRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]*\.[A-Z][A-Za-z0-9]*$"),
    Field(description="module.Model, such as size-guide.SizeGuide"),
]
ApiPath = Annotated[
    str,
    StringConstraints(pattern=r"^(admin|store)(/[a-z0-9]+(-[a-z0-9]+)*)+$", max_length=120),
    Field(description="admin/... or store/..., such as store/size-guides"),
]
EnumValue = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _.-]*$")]
# PostgreSQL cuts names off behind 63 bytes.
SqlName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$", max_length=60),
]
Condition = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
IdPrefix = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,9}$")]


class FieldSpec(Strict):
    """One field of a model; the one-line form `enum(mm, cm) = mm` is a shorthand for this."""

    type: FieldType
    nullable: bool = False
    default: JsonValue = None
    unique: bool = False
    index: bool = False
    searchable: bool = False
    translatable: bool = Field(default=False, description="text, from Medusa 2.13 on")
    computed: bool = Field(default=False, description="no column: your code fills it in")
    primary_key: bool = Field(
        default=False, alias="primaryKey", description="a text that stands for the implicit id"
    )
    values: Annotated[list[EnumValue], Field(min_length=1)] | None = None
    prefix: IdPrefix | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: JsonValue) -> JsonValue:
        return parse_field_line(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _consistent(self) -> "FieldSpec":
        if (self.type is FieldType.ENUM) != (self.values is not None):
            raise ValueError("an enum needs its values, as in `enum(mm, cm)`; others have none")
        if self.values and len(set(self.values)) != len(self.values):
            raise ValueError("an enum value is listed twice")
        if self.searchable and self.type not in {FieldType.TEXT, FieldType.NUMBER}:
            raise ValueError("only text and number can be searchable")
        if self.translatable and self.type is not FieldType.TEXT:
            raise ValueError("only text can be translatable")
        if self.prefix and self.type is not FieldType.ID:
            raise ValueError("only an id has a prefix")
        if self.type in _GENERATED and (self.default is not None or self.nullable):
            raise ValueError(f"{_GENERATED[self.type]}: it has no default and is never null")
        _check_key(self)
        _check_computed(self)
        _check_index(self)
        if self.default is not None:
            _check_default(self)
        return self

    @property
    def written(self) -> bool:
        """Whether a caller hands the field in; otherwise the database or your code fills it."""
        return not self.computed and self.type not in _GENERATED

    @property
    def has_default(self) -> bool:
        """Whether a create call may leave the field out because the column fills itself."""
        return self.default is not None


_GENERATED = {
    FieldType.ID: "an id is generated",
    FieldType.AUTOINCREMENT: "an autoincrement is counted up by the database",
}


def _check_index(field: FieldSpec) -> None:
    if field.unique and field.index:
        raise ValueError("a unique field has its index already: drop `index`")
    if field.unique and field.type in {FieldType.ENUM, FieldType.BOOLEAN}:
        raise ValueError("unique would leave room for as many rows as there are values")
    if field.type in {FieldType.JSON, FieldType.ARRAY} and (field.unique or field.index):
        raise ValueError(f"a plain index does not serve {field.type.value}: drop it")


def _check_key(field: FieldSpec) -> None:
    if not field.primary_key:
        return
    if field.type is not FieldType.TEXT:
        # The service's methods and every foreign key are typed for text.
        raise ValueError("a primary key of one's own is a text")
    if field.nullable or field.default is not None:
        raise ValueError("a primary key has no default and is never null")
    if field.unique or field.index or field.translatable:
        raise ValueError("a primary key is unique, indexed and untranslated already")


def _check_computed(field: FieldSpec) -> None:
    flags = (field.unique, field.index, field.searchable, field.translatable, field.primary_key)
    if field.computed and (any(flags) or field.default is not None or field.type in _GENERATED):
        raise ValueError("a computed field has no column: it takes no other modifier than `?`")


# Beyond them PostgreSQL's `integer` and `real` columns overflow.
_WIDEST = {FieldType.NUMBER: 2**31 - 1, FieldType.FLOAT: 3.4e38}


def _check_default(field: FieldSpec) -> None:
    value = field.default
    whole = isinstance(value, int) and not isinstance(value, bool)
    fits = {
        FieldType.TEXT: isinstance(value, str),
        FieldType.NUMBER: whole,
        FieldType.BIG_NUMBER: whole or isinstance(value, float),
        FieldType.FLOAT: whole or isinstance(value, float),
        FieldType.BOOLEAN: isinstance(value, bool),
        FieldType.JSON: isinstance(value, dict),
        FieldType.ARRAY: isinstance(value, list) and all(isinstance(item, str) for item in value),
        FieldType.ENUM: isinstance(value, str) and value in (field.values or []),
    }
    if field.type is FieldType.DATE_TIME:
        raise ValueError("Medusa writes invalid SQL for a date's default: set it when creating")
    if not fits.get(field.type, False):
        raise ValueError(f"the default {value!r} is no {field.type.value} value of this field")
    check_numbers(value, widest=_WIDEST.get(field.type, LARGEST_EXACT))
    # Medusa 2.21 silently drops the table whose default holds a quote: medusa.md, M3.
    if re.search(r"['\\`$]", json.dumps(value, ensure_ascii=False).replace('\\"', "")):
        raise ValueError(
            "Medusa writes broken SQL for a default with a quote, `\\`, `$` or backtick"
        )


class RelationType(StrEnum):
    """The relations between models of one module."""

    HAS_ONE = "hasOne"
    HAS_MANY = "hasMany"
    BELONGS_TO = "belongsTo"
    MANY_TO_MANY = "manyToMany"


class RelationSpec(Strict):
    """One relation; `hasMany SizeGuideEntry` and `belongsTo SizeGuide.entries` are shorthands."""

    type: RelationType
    model: ModelName
    inverse: FieldName | None = Field(
        default=None, description="belongsTo and manyToMany: the relation on the other side"
    )
    nullable: bool = Field(default=False, description="where the foreign key is: may stand alone")
    foreign_key: bool = Field(
        default=False, alias="foreignKey", description="hasOne: the key is on this side"
    )
    searchable: bool = Field(default=False, description="`q` searches the related rows too")
    through: SqlName | None = Field(
        default=None, description="manyToMany: the pivot table, or the model that stands for it"
    )
    cascade: Literal["delete", "none"] | None = Field(
        default=None,
        description="whether the related rows go with this one; rows that need it do by default",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: JsonValue) -> JsonValue:
        return parse_relation_line(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _consistent(self) -> "RelationSpec":
        if self.type in _NAMES_INVERSE and self.inverse is None:
            raise ValueError(
                f"{self.type.value} names the other side too, as in {_NAMES_INVERSE[self.type]}"
            )
        if self.type not in _NAMES_INVERSE and self.inverse:
            raise ValueError(
                f"{self.type.value} takes the model only; the other side tells the rest"
            )
        if self.nullable and not self.holds_key:
            raise ValueError(
                f"{self.type.value} has no key to be null: `?` is for the side that has"
            )
        if self.foreign_key and self.type is not RelationType.HAS_ONE:
            raise ValueError("only hasOne chooses the side of its foreign key")
        if self.through and self.type is not RelationType.MANY_TO_MANY:
            raise ValueError("only manyToMany goes `through` something")
        if self.cascade == "delete" and self.type in _NAMES_INVERSE:
            raise ValueError(f"Medusa deletes with a parent only; {self.type.value} cannot cascade")
        if self.searchable and self.type is RelationType.BELONGS_TO:
            raise ValueError("a belongsTo is not searched through; mark the other side searchable")
        return self

    @property
    def holds_key(self) -> bool:
        """Whether the foreign key is a column of this side."""
        return self.type is RelationType.BELONGS_TO or self.foreign_key


_NAMES_INVERSE = {
    RelationType.BELONGS_TO: "`belongsTo Guide.entries`",
    RelationType.MANY_TO_MANY: "`manyToMany Tag.articles`",
}


class IndexSpec(Strict):
    """An index over several fields; `status, rank unique` is a shorthand for this."""

    on: Annotated[list[FieldName], Field(min_length=1, max_length=8)]
    unique: bool = False
    using: Literal["gin"] | None = Field(default=None, description="for json and array")
    where: Condition | None = Field(default=None, description="SQL: index only these rows")
    name: SqlName | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: JsonValue) -> JsonValue:
        return parse_index_line(value) if isinstance(value, str) else value

    @field_validator("where")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        return parse_expression(value).text if value else value

    @model_validator(mode="after")
    def _consistent(self) -> "IndexSpec":
        if self.using and self.unique:
            raise ValueError("PostgreSQL has no unique gin index")
        return self

    @property
    def condition(self) -> str | None:
        """The condition as Medusa may add to it: it appends `AND deleted_at IS NULL` bare."""
        if self.where and parse_expression(self.where).has_or:
            return f"({self.where})"
        return self.where


class ModelSpec(Strict):
    """One data model: its fields, relations and indexes; `id` is implicit."""

    fields: Annotated[dict[FieldName, FieldSpec], Field(min_length=1)]
    relations: dict[FieldName, RelationSpec] = {}
    indexes: list[IndexSpec] = []
    checks: dict[FieldName, Condition] = Field(
        default={}, description="SQL conditions that every row holds, by name"
    )
    prefix: IdPrefix | None = Field(default=None, description="of ids, such as `sg` in sg_01J…")

    @field_validator("checks")
    @classmethod
    def _plain(cls, value: dict[str, str]) -> dict[str, str]:
        return {name: parse_expression(text).text for name, text in value.items()}

    @property
    def key(self) -> str:
        """The field that is the primary key: `id`, or a text of the model's own."""
        return next((name for name, field in self.fields.items() if field.primary_key), "id")

    @property
    def id_prefix(self) -> str | None:
        """The prefix of ids that the spec asks for, in either of its two places."""
        declared = self.fields.get("id")
        return self.prefix or (declared.prefix if declared else None)

    @property
    def stored(self) -> dict[str, FieldSpec]:
        """The fields without the id, which every model has."""
        return {name: field for name, field in self.fields.items() if name != "id"}


class ModuleSpec(Strict):
    """One Medusa module and its data models."""

    models: Annotated[dict[ModelName, ModelSpec], Field(min_length=1)]


class Operation(StrEnum):
    """What a route can do with a model."""

    LIST = "list"
    GET = "get"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class CustomerOwner(Strict):
    """Rows belong to the logged-in customer, whose id stands in `field`."""

    actor: Literal["customer"]
    field: FieldName


class ApiSpec(Strict):
    """The routes under one path."""

    model: ModelRef
    crud: Annotated[list[Operation], Field(min_length=1)]
    owner: CustomerOwner | None = Field(
        default=None, description="store only: each customer sees and changes only their own rows"
    )

    @field_validator("crud")
    @classmethod
    def _once_each(cls, value: list[Operation]) -> list[Operation]:
        if len(set(value)) != len(value):
            raise ValueError("an operation is listed twice")
        return [operation for operation in Operation if operation in value]


class Spec(Strict):
    """A whole spec, version 1."""

    version: Literal[1]
    modules: dict[ModuleName, ModuleSpec] = {}
    api: dict[ApiPath, ApiSpec] = {}

    @model_validator(mode="after")
    def _not_empty(self) -> "Spec":
        if not self.modules:
            raise ValueError("there is nothing to generate: name a module under `modules`")
        return self
