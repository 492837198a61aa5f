from pathlib import Path

import jsonschema
import pytest
import yaml

from tools.errors import SpecError
from tools.scaffold.schema import spec_schema
from tools.scaffold.spec.check import check_spec
from tools.scaffold.spec.model import Operation, Spec
from tools.scaffold.spec.parse import parse_spec

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
BRAND = """version: 1
modules:
  brand:
    models:
      Brand:
        fields:
          name: text unique
"""


def read(text: str) -> Spec:
    return parse_spec(text, origin="spec.yaml", check=check_spec)


def problems(text: str) -> list[str]:
    with pytest.raises(SpecError) as caught:
        read(text)
    return caught.value.problems


def with_fields(*lines: str) -> str:
    return BRAND + "".join(f"          {line}\n" for line in lines)


def with_model(name: str) -> str:
    return BRAND.replace("Brand:", f"{name}:")


def with_api(path: str, *lines: str) -> str:
    return BRAND + f"api:\n  {path}:\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_valid_and_matches_the_exported_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert read(text).version == 1
    jsonschema.validate(yaml.safe_load(text), spec_schema())


def test_a_line_and_its_long_form_mean_the_same() -> None:
    short = with_fields("unit: enum(mm, cm) = mm", "note: text? searchable", "rank: number = 0")
    long = with_fields(
        "unit: {type: enum, values: [mm, cm], default: mm}",
        "note: {type: text, nullable: true, searchable: true}",
        "rank: {type: number, default: 0}",
    )

    assert read(short) == read(long)


def test_json_is_read_like_yaml() -> None:
    text = (
        '{"version": 1, "modules": {"brand": {"models": '
        '{"Brand": {"fields": {"name": "text unique"}}}}}}'
    )

    assert read(text) == read(BRAND)


def test_operations_come_in_one_order_however_they_are_listed() -> None:
    spec = read(with_api("admin/brands", "model: brand.Brand", "crud: [delete, list]"))

    assert spec.api["admin/brands"].crud == [Operation.LIST, Operation.DELETE]


def test_several_mistakes_are_told_at_once_in_reading_order_with_their_places() -> None:
    found = problems("""version: 1
modules:
  brand:
    modles: {}
    models:
      brand:
        fields:
          name: txt
          Rank: number
      Maker:
        fields:
          size: enum(a, b) = c
api:
  admin/brands:
    model: brand.Brand
    crud: [list, lst]
""")

    assert [problem.split(" ")[0] for problem in found] == [
        "spec.yaml:4:5:",
        "spec.yaml:6:7:",
        "spec.yaml:8:11:",
        "spec.yaml:9:11:",
        "spec.yaml:12:11:",
        "spec.yaml:16:18:",
    ]
    assert "did you mean `models`?" in found[0]
    assert "did you mean `text`?" in found[2]
    assert "did you mean `list`?" in found[5]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "1:1", "a spec is a mapping"),
        ("- a\n", "1:1", "a spec is a mapping"),
        ("a: [b\n", "2:1", "not valid YAML"),
        ("version: 1\n", "1:1", "nothing to generate"),
        ("version: 2\nmodules: {}\n", "1:1", "not one of them"),
        (BRAND + "links: []\n", "8:1", "`links` is not known here"),
        (BRAND.replace("brand:", "Brand:", 1), "3:3", "kebab-case"),
        (BRAND.replace("brand:", "product:", 1), "3:3", "Medusa's own modules"),
        (with_model("brandName"), "5:7", "PascalCase"),
        (with_model("Brands"), "5:7", "use the singular, `Brand`"),
        (with_model("Cart"), "5:7", "Medusa's own tables"),
        (with_model("SalesPeople"), "5:7", "use the singular, `SalesPerson`"),
        (with_model("Class"), "5:7", "reserved word"),
        (BRAND.replace("brand:", "remote-link:", 1), "3:3", "container keeps `remoteLink`"),
        (BRAND.replace("brand:", "pg-connection:", 1), "3:3", "container keeps"),
        (with_model("Country"), "5:7", "queries data of its own as `country`"),
        (with_model("Variant"), "5:7", "queries data of its own as `variant`"),
        (with_model("Collection"), "5:7", "a workflow `create-collections` of its own"),
        (with_model("TaxLine"), "5:7", "a workflow `update-tax-lines` of its own"),
        (with_model("Promise"), "5:7", "means something else in TypeScript"),
        (with_model("MedusaService"), "5:7", "means something else in TypeScript"),
        (with_fields("name: text"), "8:11", "stands twice"),
        (with_fields("created_at: dateTime"), "8:11", "Medusa adds this field itself"),
        (with_fields("firstName: text"), "8:11", "snake_case"),
        (with_fields("key: id"), "8:11", "one id a model"),
        (with_fields("length: number"), "8:11", "array of rows"),
        (with_fields("a: text uniqe"), "8:11", "`uniqe` is no modifier"),
        (with_fields("a: text(3)"), "8:11", "takes nothing in parentheses"),
        (with_fields("a: number = x"), "8:11", "cannot be read as number"),
        (with_fields("a: number = 1.5"), "8:11", "no number value"),
        (with_fields("a: {type: float, default: .inf}"), "8:11", "infinity and NaN"),
        (with_fields("a: float = NaN"), "8:11", "infinity and NaN"),
        (with_fields("a: {type: json, default: {b: [-.inf]}}"), "8:11", "infinity and NaN"),
        (with_fields("a: number = 2147483648"), "8:11", "can keep is 2,147,483,647"),
        (with_fields("a: float = 1e39"), "8:11", "can keep is 3.4e+38"),
        (with_fields("a: bigNumber = 9007199254740992"), "8:11", "9,007,199,254,740,991"),
        (with_fields(f"a: {{type: number, default: {'9' * 5000}}}"), "8:38", "cannot be read"),
        (with_fields("a: boolean unique"), "8:11", "as many rows as there are values"),
        (with_fields("a: json index"), "8:11", "a plain index does not serve json"),
        (with_fields('a: text = "it\'s"'), "8:11", "broken SQL"),
        (with_fields("a: {type: dateTime, default: 2020}"), "8:11", "invalid SQL"),
        (with_fields("a: {type: text, size: 3}"), "8:27", "`size` is not known here"),
        (with_fields("price: bigNumber", "raw_price: json"), "9:11", "exact value in this column"),
        (BRAND + "        cheks: {}\n", "8:9", "did you mean `checks`?"),
        (BRAND + "        indexes: [name, size]\n", "8:25", "there is no column `size`"),
        (with_api("admin/brands", "model: brand.Maker", "crud: [list]"), "10:5", "has no model"),
        (with_api("admin/Brands", "model: brand.Brand", "crud: [list]"), "9:3", "kebab-case"),
        (
            with_api("admin/products", "model: brand.Brand", "crud: [list]"),
            "9:3",
            "Medusa's own routes",
        ),
        (
            with_api("admin/brands", "model: brand.Brand", "crud: [list, list]"),
            "11:5",
            "listed twice",
        ),
        (
            with_api("store/brands", "model: brand.Brand", "crud: [list, create]"),
            "11:5",
            "needs an owner",
        ),
        (
            with_api(
                "admin/brands",
                "model: brand.Brand",
                "crud: [list]",
                "owner: {actor: customer, field: name}",
            ),
            "12:5",
            "only store routes",
        ),
        (
            with_api(
                "store/brands",
                "model: brand.Brand",
                "crud: [list]",
                "owner: {actor: customer, field: customer_id}",
            ),
            "12:30",
            "`text` field of the model",
        ),
        (
            with_api(
                "store/brands",
                "model: brand.Brand",
                "crud: [list]",
                "owner: {actor: user, field: name}",
            ),
            "12:13",
            "not one of them",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_is_wrong(
    text: str, place: str, words: str
) -> None:
    found = problems(text)

    assert any(f"spec.yaml:{place}:" in problem and words in problem for problem in found), found


@pytest.mark.parametrize(
    "name",
    "ApprovalStatus Quiz ProductIndex SalesPerson Photo Axis Basis "
    "Sheep Data ImportMetadata Criteria TimeSeries Lens".split(),
)
def test_a_noun_may_be_one_that_medusas_types_form_the_plural_of_otherwise(name: str) -> None:
    assert name in read(with_model(name)).modules["brand"].models


def test_an_index_that_postgresql_would_skip_is_refused() -> None:
    field = "approval_workflow_of_all_the_companies"
    text = (
        with_model("PurchaseRequisitionStep")
        + f"          {field}: text index\n        indexes:\n          - {field}, name\n"
    )

    [found] = problems(text)

    assert "spec.yaml:10:13:" in found
    assert "PostgreSQL reads 63 letters" in found


def test_two_models_may_not_share_the_methods_of_their_service() -> None:
    text = with_model("Criterion") + "      Criteria:\n        fields:\n          name: text\n"

    [found] = problems(text)

    assert "spec.yaml:8:7:" in found
    assert "`Criterion` has the same plural" in found


GUIDE = """version: 1
modules:
  guide:
    models:
      Guide:
        fields:
          title: text
        relations:
          entries: {guide_relation}
      Entry:
        fields:
          label: text
        relations:
          guide: {entry_relation}
"""


@pytest.mark.parametrize(
    ("guide", "entry", "words"),
    [
        ("hasMany Entry", "belongsTo Guide.rows", "needs the other side"),
        ("hasMany Missing", "belongsTo Guide.entries", "no model `Missing`"),
        ("hasMany Entry", "belongsTo Guide", "names the other side too"),
        ("hasMany Entry.guide", "belongsTo Guide.entries", "takes the model only"),
        ("hasTwo Entry", "belongsTo Guide.entries", "not one of them"),
        ("belongsTo Entry.guide", "belongsTo Guide.entries", "needs the other side"),
        ("many Entries of it", "belongsTo Guide.entries", "is no relation"),
    ],
)
def test_a_relation_needs_both_its_sides(guide: str, entry: str, words: str) -> None:
    found = problems(GUIDE.format(guide_relation=guide, entry_relation=entry))

    assert any(words in problem for problem in found), found


def test_a_row_that_needs_itself_is_refused() -> None:
    found = problems("""version: 1
modules:
  page:
    models:
      Page:
        fields:
          title: text
        relations:
          parent: belongsTo Page.children
          children: hasMany Page
""")

    assert "its first row could never be made" in found[0]


@pytest.mark.parametrize("text", ["[" * 100_000, "a: &x [*x]\n", "{" * 5_000 + "}" * 5_000])
def test_hostile_yaml_is_refused_and_does_no_harm(text: str) -> None:
    assert problems(text)


def test_a_merge_key_is_obeyed_and_told_where_it_stands() -> None:
    merged = BRAND + "          <<: {name: text, size: number}\n"
    twice = merged + "          <<: {depth: number}\n"

    assert list(read(merged).modules["brand"].models["Brand"].fields) == ["name", "size"]
    (told,) = problems(twice)
    assert told.startswith("spec.yaml:9:11: modules.brand.models.Brand.fields.<<: this key stands")


def test_a_huge_spec_is_refused() -> None:
    assert "larger than" in problems("#" * 1_000_001)[0]


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    spec = yaml.safe_load(BRAND)
    spec["modules"]["brand"]["models"]["Brand"]["fields"]["name"] = "txt"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spec, spec_schema())
