"""The numbers and dates that rows of generated tests hold, so that checks let them in."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from tools.scaffold.spec.expressions import Expression, Row, Value, parse_expression
from tools.scaffold.spec.model import FieldSpec, FieldType, ModelSpec

_ROWS = (1, 2, 3, 4)
_FRACTIONS = {FieldType.FLOAT: 0.5, FieldType.BIG_NUMBER: 0.25}
_MOVABLE = {FieldType.NUMBER, FieldType.DATE_TIME, *_FRACTIONS}
_STEPS = (0, 1, 10, 100, 1000)
_MOST_COLUMNS = 4
_MONTHS = 12
_PARTS = 100


class Shape(NamedTuple):
    """How the value of a number or date follows from the row: n plus `add`, or n / `divide`."""

    add: int = 0
    divide: int = 1

    def of(self, field: FieldSpec, row: int) -> float:
        """Return the number in a row; a date counts in days, with `add` in months."""
        if self.divide > 1:
            return row / self.divide
        if field.type is FieldType.DATE_TIME:
            return row + 31 * self.add
        return row + self.add + _FRACTIONS.get(field.type, 0)


def shapes_of(model: ModelSpec) -> dict[str, Shape]:
    """Return the shapes of the columns that a model's checks tell apart from the usual ones.

    Raises ValueError naming the checks where no shape will do.
    """
    if not model.checks:
        return {}
    return dict(_shapes(model))


def _shapes(model: ModelSpec) -> Iterator[tuple[str, Shape]]:
    checks = [parse_expression(text) for text in model.checks.values()]
    columns = [
        name
        for name, field in model.stored.items()
        if field.type in _MOVABLE and field.written and any(name in c.columns for c in checks)
    ][:_MOST_COLUMNS]
    options = [list(_candidates(model.fields[name], checks)) for name in columns]
    for shapes in product(*options):
        chosen = dict(zip(columns, shapes, strict=True))
        if all(check.allows(row) for row in _rows(model, chosen) for check in checks):
            yield from ((name, shape) for name, shape in chosen.items() if shape != Shape())
            return
    names = ", ".join(f"`{name}`" for name in model.checks)
    raise ValueError(f"no row that a generated test could make passes {names}")


def _candidates(field: FieldSpec, checks: list[Expression]) -> Iterator[Shape]:
    if field.type is FieldType.DATE_TIME:
        yield from (Shape(add) for add in range(_MONTHS))
        return
    numbers = {number for check in checks for number in check.numbers}
    near = {number + step for number in numbers for step in (0, 1, -len(_ROWS) - 1)}
    yield from (Shape(add) for add in dict.fromkeys([*_STEPS, *sorted(near)]))
    if field.type in _FRACTIONS:
        yield Shape(divide=_PARTS)


def _rows(model: ModelSpec, shapes: dict[str, Shape]) -> Iterator[Row]:
    """Yield the rows that tests create, and those that updates turn the first into."""
    for row in _ROWS:
        yield _created(model, shapes, row)
    first = _created(model, shapes, 1)
    second = {
        name: _value(name, field, shapes, 2)
        for name, field in model.stored.items()
        if field.written and not field.primary_key
    }
    yield {**first, **second}
    yield from ({**first, name: value} for name, value in second.items())


def _created(model: ModelSpec, shapes: dict[str, Shape], row: int) -> dict[str, Value]:
    return {
        name: _value(name, field, shapes, row) if _is_filled(field) else _default(field)
        for name, field in model.stored.items()
    }


def _is_filled(field: FieldSpec) -> bool:
    return not (field.nullable or field.has_default) or field.unique or field.searchable


def _default(field: FieldSpec) -> Value:
    return field.default if isinstance(field.default, str | int | float | bool) else None


def _value(name: str, field: FieldSpec, shapes: dict[str, Shape], row: int) -> Value:
    if field.type in _MOVABLE or field.type is FieldType.AUTOINCREMENT:
        return shapes.get(name, Shape()).of(field, row)
    if field.values:
        return field.values[row % len(field.values)]
    if field.type is FieldType.BOOLEAN:
        return field.default is not True
    return f"{name.replace('_', ' ')} {row}" if field.type is FieldType.TEXT else None
