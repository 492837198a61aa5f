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

from tools.scaffold.spec.lines import parse_field_line, parse_index_line, parse_relation_line


class Strict(BaseModel):
    """A part of the spec: immutable, and closed to keys this version does not implement."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
IdPrefix = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,9}$")]


class FieldSpec(Strict):
    """One field of a model; the one-line form `enum(mm, cm) = mm` is a shorthand for this."""

    type: FieldType
    nullable: bool = False
    default: JsonValue = None
    unique: bool = False
    index: bool = False
    searchable: bool = False
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
        if self.searchable and self.type is not FieldType.TEXT:
            raise ValueError("only text can be searchable")
        if self.prefix and self.type is not FieldType.ID:
            raise ValueError("only an id has a prefix")
        if self.unique and self.index:
            raise ValueError("a unique field has its index already: drop `index`")
        if self.type is FieldType.ID and (self.default is not None or self.nullable):
            raise ValueError("an id is generated: it has no default and is never null")
        if self.unique and self.type in {FieldType.ENUM, FieldType.BOOLEAN}:
            raise ValueError("unique would leave room for as many rows as there are values")
        if self.type in {FieldType.JSON, FieldType.ARRAY} and (self.unique or self.index):
            raise ValueError(f"a plain index does not serve {self.type.value}: drop it")
        if self.default is not None:
            _check_default(self)
        return self

    @property
    def has_default(self) -> bool:
        """Whether a create call may leave the field out because the column fills itself."""
        return self.default is not None


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
    # Medusa 2.21 silently drops the table whose default holds a quote: medusa.md, M3.
    if re.search(r"['\\`$]", json.dumps(value, ensure_ascii=False).replace('\\"', "")):
        raise ValueError(
            "Medusa writes broken SQL for a default with a quote, `\\`, `$` or backtick"
        )


class RelationType(StrEnum):
    """The relations between models of one module."""

    HAS_MANY = "hasMany"
    BELONGS_TO = "belongsTo"


class RelationSpec(Strict):
    """One relation; `hasMany SizeGuideEntry` and `belongsTo SizeGuide.entries` are shorthands."""

    type: RelationType
    model: ModelName
    inverse: FieldName | None = Field(
        default=None, description="belongsTo: the hasMany on the other side"
    )
    nullable: bool = Field(default=False, description="belongsTo only: may stand alone")

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: JsonValue) -> JsonValue:
        return parse_relation_line(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _consistent(self) -> "RelationSpec":
        if self.type is RelationType.BELONGS_TO and self.inverse is None:
            raise ValueError("belongsTo names the other side too, as in `belongsTo Guide.entries`")
        if self.type is RelationType.HAS_MANY and (self.inverse or self.nullable):
            raise ValueError("hasMany takes the model only; the belongsTo side tells the rest")
        return self


class IndexSpec(Strict):
    """An index over several fields; `status, rank unique` is a shorthand for this."""

    on: Annotated[list[FieldName], Field(min_length=1, max_length=8)]
    unique: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: JsonValue) -> JsonValue:
        return parse_index_line(value) if isinstance(value, str) else value


class ModelSpec(Strict):
    """One data model: its fields, relations and indexes; `id` is implicit."""

    fields: Annotated[dict[FieldName, FieldSpec], Field(min_length=1)]
    relations: dict[FieldName, RelationSpec] = {}
    indexes: list[IndexSpec] = []
    prefix: IdPrefix | None = Field(default=None, description="of ids, such as `sg` in sg_01J…")

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
