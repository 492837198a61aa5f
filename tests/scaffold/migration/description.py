"""Reads the modules described in `cases/`, for the writer here and for `record.cjs` in Node."""

import json
from pathlib import Path
from typing import Any

from tools.scaffold.migration.schema import (
    BelongsTo,
    Check,
    Field,
    HasOneForeignKey,
    IndexOn,
    ManyToMany,
    ModelSchema,
    Property,
)


def described(case: str) -> tuple[str, list[ModelSchema]]:
    """Return a case's module name and models."""
    text = (Path(__file__).parent / "cases" / f"{case}.json").read_text(encoding="utf-8")
    case_data = json.loads(text)
    return case_data["module"], [_model(model) for model in case_data["models"]]


def _model(data: dict[str, Any]) -> ModelSchema:
    fields = tuple(_field(field) for field in data["fields"])
    indexes = tuple(
        IndexOn(**{**index, "on": tuple(index["on"])}) for index in data.get("indexes", [])
    )
    checks = tuple(Check(**check) for check in data.get("checks", []))
    if "table" in data:
        return ModelSchema(data["name"], data["class_name"], data["table"], fields, indexes, checks)
    return ModelSchema.define(data["name"], *fields, indexes=indexes, checks=checks)


def _field(data: dict[str, Any]) -> Field:
    values = {key: value for key, value in data.items() if key not in {"type", "inverse_name"}}
    match data["type"]:
        case "belongsTo":
            return BelongsTo(**values)
        case "hasOneForeignKey":
            return HasOneForeignKey(**values)
        case "manyToMany":
            return ManyToMany(**values)
        case kind:
            return Property(kind=kind, **{**values, "values": tuple(values.get("values", ()))})
