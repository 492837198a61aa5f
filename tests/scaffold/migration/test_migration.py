"""Migrations and snapshots are what Medusa's own generator writes, byte for byte.

`recorded/<version>/<case>/` holds what the generator wrote for the module in `cases/<case>.json`
(`record.cjs` does it); nothing but the stamp and the name of a database comes from there.
"""

import dataclasses
import re
from pathlib import Path

import pytest

from tests.scaffold.migration.description import described
from tools.errors import UsageError
from tools.scaffold.migration.schema import (
    BelongsTo,
    Field,
    HasOneForeignKey,
    IndexOn,
    ManyToMany,
    ModelSchema,
    Property,
)
from tools.scaffold.migration.writer import Migration, write_migration

RECORDED = sorted(path for path in (Path(__file__).parent / "recorded").glob("*/*"))
ID = Property("id", "id", primary_key=True)


def one_file(folder: Path, pattern: str) -> Path:
    [path] = [path for path in folder.iterdir() if re.fullmatch(pattern, path.name)]
    return path


def of_fields(*fields: Field) -> ModelSchema:
    return ModelSchema.define("thing", ID, *fields)


def written(*models: ModelSchema, medusa: str = "2.21.2", module: str = "things") -> Migration:
    return write_migration(models, module=module, medusa=medusa, stamp="20260102030405")


@pytest.mark.parametrize("folder", RECORDED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_both_files_are_what_the_generator_wrote(folder: Path) -> None:
    migration = one_file(folder, r"Migration\d{14}\.ts")
    snapshot = one_file(folder, r"\.snapshot-.*\.json")
    module, models = described(folder.name)

    made = write_migration(
        models,
        module=module,
        medusa=folder.parent.name,
        stamp=migration.stem.removeprefix("Migration"),
        database=snapshot.stem.removeprefix(".snapshot-"),
    )

    assert made.file_name == migration.name
    assert made.text == migration.read_text(encoding="utf-8")
    assert made.snapshot_name == snapshot.name
    assert made.snapshot_text == snapshot.read_text(encoding="utf-8")


def test_the_record_holds_every_case_on_three_versions() -> None:
    cases = {path.stem for path in (Path(__file__).parent / "cases").iterdir()}
    recorded = {
        version: {path.name for path in RECORDED if path.parent.name == version}
        for version in ("2.4.0", "2.11.1", "2.21.2")
    }
    assert recorded == dict.fromkeys(recorded, cases)
    assert len(cases) >= 40


def test_statements_are_those_that_run_not_those_escaped_for_typescript() -> None:
    made = written(of_fields(Property("price", "text", default="a $5 `tick`")))
    assert "default 'a $5 `tick`'" in made.up[0]
    assert r"default 'a \$5 \`tick\`'" in made.text
    assert made.down == ['drop table if exists "thing" cascade;']


def test_the_snapshot_is_named_after_the_database_before_2_7() -> None:
    models = [of_fields()]
    old = write_migration(
        models, module="size_guide", medusa="2.6.0", stamp="20260102030405", database="shop"
    )
    new = write_migration(
        models, module="size_guide", medusa="2.7.0", stamp="20260102030405", database="shop"
    )
    assert (old.snapshot_name, new.snapshot_name) == (
        ".snapshot-shop.json",
        ".snapshot-size-guide.json",
    )


@pytest.mark.parametrize("medusa", ["1.20.0", "3.0.0", "latest", ""])
def test_another_medusa_than_2_is_refused(medusa: str) -> None:
    with pytest.raises(UsageError, match="version"):
        written(of_fields(), medusa=medusa)


def test_a_stamp_of_other_than_14_digits_is_refused() -> None:
    with pytest.raises(UsageError, match="no stamp"):
        write_migration([of_fields()], module="x", medusa="2.21.2", stamp="2026")


@pytest.mark.parametrize(
    "field",
    [
        Property("x", "text", default="it's"),
        Property("x", "enum", values=("it's", "b")),
        Property("x", "json", default={"note": "it's"}),
        Property("x", "array", default=["it's"]),
    ],
    ids=lambda field: field.kind,
)
def test_an_apostrophe_is_refused_since_medusa_would_lose_the_table(field: Property) -> None:
    with pytest.raises(UsageError, match="apostrophe") as error:
        written(of_fields(field))
    assert error.value.where == "thing.x"


@pytest.mark.parametrize("value", ["a\nb", "a\x00b", "a;\nb"])
def test_a_line_break_in_a_default_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="line break"):
        written(of_fields(Property("x", "text", default=value)))


@pytest.mark.parametrize(
    ("field", "complaint"),
    [
        (Property("x", "dateTime", default="2020-01-01"), "takes no default"),
        (Property("x", "autoincrement", default=1), "takes no default"),
        (Property("x", "number", default="1"), "no default for number"),
        (Property("x", "number", default=True), "no default for number"),
        (Property("x", "boolean", default=0), "no default for boolean"),
        (Property("x", "array", default=[1]), "no default for array"),
        (Property("x", "bigNumber", default=2**53), "holds exactly"),
        (Property("x", "float", default=float("inf")), "holds exactly"),
        (Property("x", "enum", values=("a",), default="b"), "not one of the values"),
        (Property("x", "enum"), "has values"),
        (Property("x", "text", values=("a",)), "has values"),
        (Property("id", "text"), "two columns are called 'id'"),
        (Property("deleted_at", "text"), "two columns are called 'deleted_at'"),
        (Property("x", "id"), "one id a model"),
        (Property("x", "text", primary_key=True), "one primary key, has 2"),
        (BelongsTo("parent", "nobody"), "no model called 'nobody'"),
        (HasOneForeignKey("parent", "nobody"), "no model called 'nobody'"),
        (ManyToMany("others", "thing"), "with itself"),
    ],
)
def test_what_medusa_would_not_load_or_would_break_is_refused(field: Field, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        written(of_fields(field))


@pytest.mark.parametrize(
    ("model", "complaint"),
    [
        (ModelSchema.define("m", Property("x", "text")), "one primary key, has 0"),
        (ModelSchema.define("m", Property("x", "number", primary_key=True)), "an id or a text"),
        (ModelSchema.define("m", dataclasses.replace(ID, nullable=True)), "cannot be null"),
        (ModelSchema.define("m", ID, indexes=[IndexOn(("y",))]), "on y, which is no column"),
        (ModelSchema.define("m", ID, indexes=[IndexOn(())]), "on nothing"),
        (
            ModelSchema.define("m", ID, indexes=[IndexOn(("id",)), IndexOn(("id",), where="1=1")]),
            "two different indexes are called 'IDX_m_id'",
        ),
        (
            ModelSchema.define(
                "m", ID, indexes=[IndexOn(("id",), name="n" * 63 + end) for end in "ab"]
            ),
            "two different indexes are called 'nnn",
        ),
        (ModelSchema.define("m" * 63, ID), "has 63 letters; PostgreSQL takes 62"),
    ],
)
def test_a_model_that_cannot_be_stored_is_refused(model: ModelSchema, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        written(model)


@pytest.mark.parametrize(("one", "other"), [("SizeGuide", "size_guide"), ("size_a", "sizea")])
def test_models_may_not_share_a_class(one: str, other: str) -> None:
    with pytest.raises(UsageError, match="two models have the class"):
        written(ModelSchema.define(one, ID), ModelSchema.define(other, ID))


def test_a_pivot_may_not_take_the_table_of_a_model() -> None:
    owner = ModelSchema.define("book", ID, ManyToMany("shelves", "shelf", pivot="shelf"))
    with pytest.raises(UsageError, match="two models have the table 'shelf'"):
        written(owner, ModelSchema.define("shelf", ID))


def test_a_module_without_models_is_refused() -> None:
    with pytest.raises(UsageError, match="at least one model"):
        written()


def test_the_side_whose_table_comes_first_owns_an_unnamed_pivot() -> None:
    first = ModelSchema.define("book", ID)
    second = ModelSchema.define("shelf", ID, ManyToMany("books", "book"))
    with pytest.raises(UsageError, match="owned by 'book'"):
        written(first, second)
