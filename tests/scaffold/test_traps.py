"""The traps of data models and names, each caught in the spec or avoided in what is generated.

They are named as in the notes on Medusa's real behaviour: M1 to M8, N1, N2, T1; what has no number
there was found in runs of Medusa 2.21.2.
"""

import json
import re
from pathlib import Path

import pytest

from tests.samples import make_project
from tests.scaffold.shops import NOW, apply, change_of, plan
from tools.errors import SpecError, UsageError
from tools.plan.model import Plan
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

SHOP = """version: 1
modules:
  magazine:
    models:
      Article:
        fields:
          title: text
{fields}        relations:
          notes: hasMany Note
{relations}{rest}      Note:
        fields:
          body: text
        relations:
          article: belongsTo Article.notes
{more}"""
TAG = """      Tag:
        fields:
          code: text primaryKey
        relations:
          articles: manyToMany Article.tags
"""
SUMMARY = """      Summary:
        fields:
          body: text
        relations:
          article: belongsTo Article.summary
"""
API = """api:
  admin/articles:
    model: magazine.Article
    crud: [list, get, create, update, delete]
"""
STEPS = "src/workflows/magazine/steps"


def spec(
    *, fields: str = "", relations: str = "", rest: str = "", more: str = "", api: str = ""
) -> str:
    def lines(text: str, depth: int) -> str:
        return "".join(f"{' ' * depth}{line}\n" for line in text.splitlines())

    return (
        SHOP.format(
            fields=lines(fields, 10), relations=lines(relations, 10), rest=lines(rest, 8), more=more
        )
        + api
    )


def on(medusa: str, folder: Path) -> Workspace:
    workspace = make_project(folder / "shop")
    manifest = json.dumps({"dependencies": {"@medusajs/medusa": medusa}})
    (workspace.root / "package.json").write_text(manifest, encoding="utf-8")
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return on("2.21.2", tmp_path)


def problems(workspace: Workspace, text: str) -> list[str]:
    with pytest.raises(SpecError) as refused:
        plan_spec(workspace, text, origin="spec.yaml", now=NOW)
    return refused.value.problems


def content(made: Plan, path: str) -> str:
    return change_of(made, path).content or ""


def model(made: Plan, name: str = "article") -> str:
    return content(made, f"src/modules/magazine/models/{name}.ts")


def sql(made: Plan) -> str:
    return "\n".join(made.sql)


def test_m1_no_two_migrations_of_a_project_share_their_stamp(workspace: Workspace) -> None:
    apply(workspace)
    made = plan(
        workspace,
        spec() + "  other:\n    models:\n      Toy:\n        fields:\n          name: text\n",
    )

    stamps = re.findall(r"Migration(\d{14})\.ts", " ".join(change.path for change in made.changes))
    assert len(set(stamps)) == 2
    assert NOW not in stamps


def test_m2_every_model_has_exactly_one_primary_key(workspace: Workspace) -> None:
    made = plan(workspace, spec(more=TAG, relations="tags: manyToMany Tag.articles"))

    assert model(made).count(".primaryKey()") == 1
    assert model(made, "tag").count(".primaryKey()") == 1
    assert 'constraint "tag_pkey" primary key ("code")' in sql(made)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("code: text primaryKey\nisbn: text primaryKey", "`code` is the primary key already"),
        ("code: text primaryKey\nid: id", "`code` is the primary key: drop the id"),
        ("code: text? primaryKey", "never null"),
        ("code: text primaryKey = x", "has no default"),
        ("code: number primaryKey", "is a text"),
        ("code: text primaryKey unique", "unique, indexed and untranslated already"),
    ],
)
def test_m2_a_second_or_impossible_key_is_refused(
    workspace: Workspace, fields: str, words: str
) -> None:
    assert any(words in problem for problem in problems(workspace, spec(fields=fields)))


@pytest.mark.parametrize(
    "field",
    [
        'note: text = "it\'s"',
        "note: {type: array, default: [it's]}",
        "note: {type: json, default: {a: it's}}",
        "note: enum(it's, other)",
        "note: text = a`b",
        "note: text = $x",
    ],
)
def test_m3_a_quote_that_migrations_do_not_survive_is_refused(
    workspace: Workspace, field: str
) -> None:
    assert any("8:11" in problem for problem in problems(workspace, spec(fields=field)))


@pytest.mark.parametrize("field", ["order: number unique", "user: text index", "Order: number"])
def test_m4_an_indexed_column_that_needs_quotes_is_refused_where_medusa_writes_none(
    tmp_path: Path, field: str
) -> None:
    assert any("8:11" in told for told in problems(on("2.11.1", tmp_path), spec(fields=field)))


def test_m4_an_index_over_a_reserved_word_is_told_with_the_version(tmp_path: Path) -> None:
    text = spec(fields="order: number", rest="indexes: [title, 'title, order']")

    (told,) = problems(on("2.11.1", tmp_path), text)

    assert "`order` is a reserved word in SQL, and Medusa 2.11.1 writes it" in told


def test_m4_reserved_words_are_quoted_where_medusa_does(workspace: Workspace) -> None:
    made = plan(workspace, spec(fields="order: number unique"))

    assert 'ON "article" ("order")' in sql(made)


def test_m5_a_default_for_a_date_is_refused(workspace: Workspace) -> None:
    (told,) = problems(workspace, spec(fields="day: {type: dateTime, default: 2020-01-01}"))

    assert "Medusa writes invalid SQL for a date's default" in told


def test_m6_another_condition_under_the_same_index_name_is_refused(workspace: Workspace) -> None:
    text = spec(fields="rank: number", rest="indexes:\n  - title where rank > 10")
    apply(workspace, text)

    with pytest.raises(UsageError, match="would not see that the index IDX_article_title changes"):
        plan(workspace, text.replace("> 10", "> 20"))


def test_m6_another_condition_under_a_new_name_is_left_to_the_generator(
    workspace: Workspace,
) -> None:
    text = spec(fields="rank: number", rest="indexes:\n  - title where rank > 10")
    apply(workspace, text)
    renamed = text.replace(
        "- title where rank > 10", "- {on: [title], where: rank > 20, name: IDX_article_top}"
    )

    made = plan(workspace, renamed)

    assert any("db:generate magazine" in risk.message for risk in made.risks)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("rank > 10; drop table article", "`;` cannot stand in a condition"),
        ("rank > 10 -- all", "a comment cannot stand"),
        ("now() > created_at", "is a function"),
        ("rank >", "is missing at `the end`"),
        ("rank > 10)", "`)` is not expected"),
        ("(rank > 10", "`)` is missing"),
        ("rank = 'it''s'", "is not expected"),
        ("size > 3", "no column `size`"),
        ("1 = 1", "names no column"),
        ("order > 1", "write it in double quotes"),
        ("(" * 30 + "rank" + ")" * 30, "too many parentheses"),
    ],
)
def test_m6_only_plain_conditions_are_taken(
    workspace: Workspace, condition: str, words: str
) -> None:
    index = json.dumps({"on": ["title"], "where": condition})
    found = problems(
        workspace, spec(fields="rank: number\norder: number", rest=f"indexes: [{index}]")
    )

    assert any(words in problem for problem in found), found


def test_a_condition_with_or_keeps_deleted_rows_out_all_the_same(workspace: Workspace) -> None:
    text = spec(fields="rank: number", rest="indexes:\n  - title where rank > 10 OR rank < 2")

    assert "WHERE (rank > 10 OR rank < 2) AND deleted_at IS NULL" in sql(plan(workspace, text))


def test_m7_the_module_is_registered_under_a_name_without_hyphens(workspace: Workspace) -> None:
    made = plan(workspace, spec().replace("  magazine:", "  my-magazine:"))

    index = content(made, "src/modules/my-magazine/index.ts")
    assert 'export const MY_MAGAZINE_MODULE = "myMagazine"' in index


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("pages: hasMany Note", "needs exactly one relation `belongsTo Article.pages`; it has 0"),
        ("summary: hasOne Note", "needs exactly one relation `belongsTo Article.summary`"),
        ("tags: manyToMany Note.articles", "needs the other side: `articles: manyToMany Article"),
        ("lead: belongsTo Note.leads", "`Note` needs the other side"),
        ("others: manyToMany Article.others", "the two sides need two names"),
        ("tags: manyToMany Tag", "names the other side too"),
        ("summary: hasOne Note?", "has no key to be null"),
        ("notes2: hasMany Missing", "no model `Missing`"),
        ("covers: hasMany Note foreignKey", "only hasOne chooses the side"),
        ("covers: hasMany Note through x", "only manyToMany goes `through`"),
        ("lead: {type: belongsTo, model: Note, inverse: x, cascade: delete}", "with a parent only"),
    ],
)
def test_m8_a_relation_with_one_side_is_refused(
    workspace: Workspace, relation: str, words: str
) -> None:
    found = problems(workspace, spec(relations=relation))

    assert any(words in problem for problem in found), found


def test_m8_a_pivot_table_named_on_both_sides_is_refused(workspace: Workspace) -> None:
    tag = TAG.replace("Article.tags", "Article.tags through tagging")
    found = problems(
        workspace, spec(relations="tags: manyToMany Tag.articles through tagging", more=tag)
    )

    assert any("from one side only" in problem for problem in found), found


def test_m8_a_has_one_with_its_own_key_does_not_look_for_an_inverse(workspace: Workspace) -> None:
    made = plan(workspace, spec(relations="cover: hasOne Note? foreignKey"))

    assert "foreignKey: true, mappedBy: undefined" in re.sub(r"\s+", " ", model(made))
    assert '"cover_id" text null' in sql(made)


def test_m8_a_model_related_to_itself_many_times_gets_two_columns(workspace: Workspace) -> None:
    both = "follows: manyToMany Article.followers\nfollowers: manyToMany Article.follows"

    made = plan(workspace, spec(relations=both))

    assert 'joinColumn: "article_id"' in model(made)
    assert '("article_id" text not null, "related_article_id" text not null' in sql(made)


def test_n2_tables_are_named_after_the_model_and_methods_after_its_class(
    workspace: Workspace,
) -> None:
    made = plan(workspace, spec(api=API).replace("Article", "NewsItem"))

    assert '.define("news_item"' in model(made, "news-item")
    assert "service.createNewsItems(data)" in content(made, f"{STEPS}/create-news-items.ts")


def test_t1_children_are_created_by_a_step_of_their_own(workspace: Workspace) -> None:
    made = plan(workspace, spec(relations="summary: hasOne Summary", more=SUMMARY, api=API))

    workflow = content(made, "src/workflows/magazine/create-articles.ts")
    assert "createNotesStep(notes)" in workflow
    assert "createSummariesStep(summaries)" in workflow


def test_a_has_one_goes_with_its_parent_though_medusa_would_delete_the_parent_with_it(
    workspace: Workspace,
) -> None:
    made = plan(workspace, spec(relations="summary: hasOne Summary", more=SUMMARY, api=API))

    assert '.cascades({ delete: ["notes"] })' in model(made)
    step = content(made, f"{STEPS}/delete-articles.ts")
    assert "softDeleteSummaries(summaries.map(({ id }) => id))" in step
    assert "restoreSummaries(deleted.summaries)" in step


def test_the_key_of_a_one_to_one_relation_is_written_through_the_relation(
    workspace: Workspace,
) -> None:
    made = plan(workspace, spec(relations="cover: hasOne Note? foreignKey", api=API))

    step = content(made, f"{STEPS}/update-articles.ts")
    assert "...(cover_id !== undefined && { cover: cover_id as never })" in step
    assert "cover: (article.cover_id ?? null) as never" in step


def test_a_many_to_many_relation_is_written_from_the_side_that_can_empty_it(
    workspace: Workspace,
) -> None:
    crud = "    model: magazine.Tag\n    crud: [create, update]\n"
    text = spec(
        relations="tags: manyToMany Tag.articles", more=TAG, api=f"{API}  admin/tags:\n{crud}"
    )
    made = plan(workspace, text)

    types = content(made, "src/modules/magazine/types.ts")
    assert types.count("?: string[]") == 1
    assert "tags: article.tags.map(({ code }) => code)" in content(
        made, f"{STEPS}/update-articles.ts"
    )
    assert "articles" not in content(made, "src/api/admin/tags/validators.ts")


def test_rows_of_a_pivot_model_are_really_deleted_and_made_again(workspace: Workspace) -> None:
    credit = TAG.replace("Article.tags", "Article.tags through Tagging") + (
        "      Tagging:\n        fields:\n          rank: number\n        relations:\n"
        "          article: belongsTo Article.tags\n          tag: belongsTo Tag.articles\n"
    )
    text = spec(
        relations="tags: manyToMany Tag.articles through Tagging",
        more=credit,
        api=API + "  admin/taggings:\n    model: magazine.Tagging\n    crud: [delete]\n",
    )
    made = plan(workspace, text)

    step = content(made, f"{STEPS}/delete-taggings.ts")
    assert "service.deleteTaggings(previous.map(({ id }) => id))" in step
    assert "service.createTaggings(" in step
    assert "tagging_article_id_foreign" not in sql(made)


def test_a_computed_field_has_no_column_and_is_neither_asked_for_nor_filtered(
    workspace: Workspace,
) -> None:
    made = plan(workspace, spec(fields="minutes: number? computed", api=API))

    assert "minutes: model.number().nullable().computed()" in model(made)
    others = [change for change in made.changes if not change.path.endswith("models/article.ts")]
    assert not any("minutes" in (change.content or "") for change in others)


def test_an_autoincrement_is_counted_by_the_database_only(workspace: Workspace) -> None:
    made = plan(workspace, spec(fields="number: autoincrement", api=API))

    assert '"number" serial' in sql(made)
    assert "number" not in re.sub(r": number\b", "", content(made, "src/modules/magazine/types.ts"))
    assert "number: article" not in content(made, f"{STEPS}/update-articles.ts")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("number: autoincrement = 3", "counted up by the database"),
        ("number: autoincrement?", "never null"),
        ("note: json searchable", "only text and number can be searchable"),
        ("note: number translatable", "only text can be translatable"),
        ("note: text computed unique", "takes no other modifier"),
        ("note: text? computed = x", "takes no other modifier"),
        ("constructor: text", "every object in JavaScript has this member"),
        ("length: autoincrement", "array of rows"),
        ("_private: text", "snake_case"),
        ("a" * 41 + ": text", "at most 40"),
    ],
)
def test_a_field_that_would_break_what_is_generated_is_refused(
    workspace: Workspace, field: str, words: str
) -> None:
    found = problems(workspace, spec(fields=field))

    assert any(words in problem for problem in found), found


def test_a_field_called_as_a_parameter_of_lists_is_no_filter(workspace: Workspace) -> None:
    made = plan(
        workspace, spec(fields="order: number\nlimit: number\nlocale: text\nrank: number", api=API)
    )

    validators = content(made, "src/api/admin/articles/validators.ts")
    filters = validators.partition(".extend({")[2].partition("\n})")[0]
    assert "  rank: createOperatorMap" in filters
    assert "order:" not in filters
    assert "locale:" not in filters
    assert filters.count("limit:") == 1


def test_a_field_called_as_a_reserved_word_is_renamed_where_it_is_a_variable(
    workspace: Workspace,
) -> None:
    made = plan(workspace, spec(fields="class: text unique", api=API))

    tests = content(made, "src/modules/magazine/__tests__/magazine.spec.ts")
    assert "const { class: class_value } = await createArticle(1)" in tests


@pytest.mark.parametrize("name", ["on", "no", "yes", "off", "y", "n"])
def test_a_word_that_yaml_might_take_for_a_truth_value_is_a_field(
    workspace: Workspace, name: str
) -> None:
    made = plan(workspace, spec(fields=f"{name}: text"))

    assert f"{name}: model.text()," in model(made)


def test_checks_are_part_of_the_table_and_test_rows_pass_them(workspace: Workspace) -> None:
    text = spec(
        fields="low: number\nhigh: number\nshare: float",
        rest="checks:\n  ordered: low < high\n  a_share: share BETWEEN 0 AND 1",
    )
    made = plan(workspace, text)

    assert "constraint ordered check (low < high)" in sql(made)
    tests = content(made, "src/modules/magazine/__tests__/magazine.spec.ts")
    assert "high: n + 10," in tests
    assert "share: n / 100," in tests


def test_a_check_that_no_row_passes_is_refused(workspace: Workspace) -> None:
    text = spec(fields="low: number", rest="checks:\n  never: low > 3 AND low < 2")

    assert any("no row that a generated test could make" in p for p in problems(workspace, text))


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("labels", "add `using gin`"),
        ("title using gin", "neither json nor array"),
        ("labels unique using gin", "no unique gin index"),
        ("labels using btree", "not one of them"),
        ("title, title", "listed twice"),
        ("slug", "has an index of its own already"),
        ("slug unique where title = 'x'", "give it a `name`"),
        ("minutes", "there is no column to index"),
        ("nothing", "there is no column `nothing`"),
    ],
)
def test_an_index_that_serves_nothing_is_refused(
    workspace: Workspace, index: str, words: str
) -> None:
    fields = "labels: array\nslug: text unique\nminutes: number? computed"
    found = problems(workspace, spec(fields=fields, rest=f"indexes:\n  - {index}"))

    assert any(words in problem for problem in found), found


def test_required_rows_go_with_their_parent_unless_the_spec_says_otherwise(
    workspace: Workspace,
) -> None:
    stays = spec().replace("hasMany Note", "{type: hasMany, model: Note, cascade: none}")

    assert "on delete cascade" in sql(plan(workspace, spec()))
    assert "on delete cascade" not in sql(plan(workspace, stays))
    assert ".cascades(" not in model(plan(workspace, stays))


@pytest.mark.parametrize(
    ("through", "words"),
    [
        ("product_tags", "one of Medusa's own tables"),
        ("note", "a table already"),
        ("Tagging", "no model `Tagging` to go through"),
    ],
)
def test_a_pivot_table_that_there_is_already_is_refused(
    workspace: Workspace, through: str, words: str
) -> None:
    text = spec(relations=f"tags: manyToMany Tag.articles through {through}", more=TAG)
    found = problems(workspace, text)

    assert any(words in problem for problem in found), found


def test_a_second_index_of_one_name_is_refused_as_the_database_would_skip_it(
    workspace: Workspace,
) -> None:
    named = "        indexes: [{on: [body], name: IDX_mine}]\n"
    text = spec(rest="indexes: [{on: [title], name: IDX_mine}]") + named

    assert any(
        "another model has an index `IDX_mine`" in told for told in problems(workspace, text)
    )
