"""What doctor proves about routes and what stands before them, and where it is silent."""

from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.rules import rules_named

HTTP = (
    "import { authenticate, defineMiddlewares, validateAndTransformBody, "
    'validateAndTransformQuery } from "@medusajs/framework/http"\n'
)
SIGNED = 'authenticate("customer", ["session", "bearer"])'
NOTE = "src/api/store/notes/[id]/route.ts"
NOTES = "src/api/store/notes/route.ts"
MIDDLEWARES = "src/api/middlewares.ts"
GET = "export const GET = async (req, res) => { res.json({}) }\n"
DELETE = "export const DELETE = async (req, res) => { res.json({}) }\n"
POST = "export const POST = async (req, res) => { res.json({}) }\n"


def entries(*listed: str, start: str = "") -> str:
    text = ",\n".join(listed)
    return f"{HTTP}{start}export default defineMiddlewares({{ routes: [\n{text}\n] }})\n"


def entry(matcher: str, *middlewares: str, methods: str = "") -> str:
    asked = f"methods: [{methods}], " if methods else ""
    return f'{{ matcher: "{matcher}", {asked}middlewares: [{", ".join(middlewares)}] }}'


def found(folder: Path, rule: str, files: dict[str, str], version: str = "2.21.2") -> list[str]:
    config = "module.exports = defineConfig({})\n"
    tree = {"package.json": back_end(version), "medusa-config.ts": config, **files}
    result = diagnose(write_tree(folder, tree), rules_named([rule]))
    assert result.unread == []
    return [f"{one.path}:{one.line}" for one in result.findings]


@pytest.mark.parametrize(
    ("middlewares", "handler", "places"),
    [
        (entries(entry("/store/notes/:id", SIGNED, methods='"GET"')), DELETE, [f"{NOTE}:2"]),
        (entries(entry("/store/notes/:id", SIGNED, methods='"GET"')), POST, [f"{NOTE}:2"]),
        # The guard is for all, is another's, or cannot be told.
        (entries(entry("/store/notes/:id", SIGNED)), DELETE, []),
        (entries(entry("/store/notes*", SIGNED, methods='"ALL"')), DELETE, []),
        (entries(entry("/store/notes/:id", "log", methods='"GET"')), DELETE, []),
        (
            entries(
                entry("/store/notes/:id", SIGNED, methods='"GET"'),
                "{ matcher: /notes/, middlewares: [ours] }",
            ),
            DELETE,
            [],
        ),
        (entries(entry("/store/notes/:id", SIGNED, methods='"GET"'), "...made()"), DELETE, []),
        (
            entries(
                entry("/store/notes/:id", SIGNED, methods='"GET"'),
                entry("/store/notes/:id", "ours", methods='"DELETE"'),
            ),
            DELETE,
            [],
        ),
        (
            entries(entry("/store/notes/:id", SIGNED, methods='"GET"')),
            "export const DELETE = async (req, res) => { use(req.auth_context?.actor_id) }\n",
            [],
        ),
    ],
)
def test_a_method_left_out_of_the_guard_is_told(
    middlewares: str, handler: str, places: list[str], tmp_path: Path
) -> None:
    files = {NOTE: GET + handler, MIDDLEWARES: middlewares}
    assert found(tmp_path, "X17", files) == places


def test_anyone_may_make_a_row_and_read_what_is_open(tmp_path: Path) -> None:
    guard = entries(entry("/store/notes", SIGNED, methods='"GET"'))
    assert found(tmp_path, "X17", {NOTES: GET + POST, MIDDLEWARES: guard}) == []


@pytest.mark.parametrize(
    ("path", "handler", "guard", "told"),
    [
        ("src/api/erp/route.ts", "use(req.auth_context.actor_id)", "", True),
        (NOTES, "use(req.auth_context.actor_id)", "", True),
        (NOTES, "use(req.auth_context!.actor_id)", "", True),
        (NOTES, "use(req.auth_context?.actor_id)", "", False),
        (NOTES, "if (req.auth_context) use(req.auth_context.actor_id)", "", False),
        (NOTES, "use(req.auth_context.actor_id)", entry("/store/notes", SIGNED), False),
        (NOTES, "use(req.auth_context.actor_id)", entry("/store*", SIGNED), False),
        (NOTES, "use(req.auth_context.actor_id)", entry("/store*", "ours"), False),
        ("src/api/admin/notes/route.ts", "use(req.auth_context.actor_id)", "", False),
        ("src/api/store/customers/me/x/route.ts", "use(req.auth_context.actor_id)", "", False),
    ],
)
def test_who_is_calling_is_known_only_behind_authenticate(
    path: str, handler: str, guard: str, told: bool, tmp_path: Path
) -> None:
    route = f"export const GET = async (req, res) => {{ {handler} }}\n"
    files = {path: route, MIDDLEWARES: entries(guard)}
    assert found(tmp_path, "X20", files) == ([f"{path}:1"] if told else [])


@pytest.mark.parametrize(
    ("use", "route", "told"),
    [
        ('authenticate("user", ["session", "bearer", "api-key"])', GET, True),
        ('authenticate("user", ["session", "bearer"])', GET, True),
        ('authenticate("partner", ["session", "bearer"])', GET, False),
        ('authenticate("user", "session", { allowUnauthenticated: true })', GET, False),
        ('authenticate("user", ["session"])', f"export const AUTHENTICATE = false\n{GET}", False),
    ],
)
def test_authenticate_is_not_repeated_below_admin(
    use: str, route: str, told: bool, tmp_path: Path
) -> None:
    files = {
        "src/api/admin/notes/route.ts": route,
        MIDDLEWARES: entries(entry("/admin/notes", use)),
    }
    assert found(tmp_path, "X20", files) == ([f"{MIDDLEWARES}:3"] if told else [])


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (entry("/store/note", SIGNED), True),
        (entry("/store/notes", SIGNED, methods='"PUT"'), True),
        (entry("/store/notes", SIGNED, methods='"get"'), True),
        (entry("/store/notes", SIGNED, methods='"GET"'), False),
        (entry("/store/notes/:id", SIGNED), False),
        (entry("/store/notes*", SIGNED), False),
        (entry("/store/carts/:id/line-items", SIGNED), False),
        (entry("/store*", SIGNED), False),
        (entry("/hooks/erp", SIGNED), False),
        ("{ matcher: /^.store.note$/, middlewares: [ours] }", False),
    ],
)
def test_an_entry_stands_before_a_route(listed: str, told: bool, tmp_path: Path) -> None:
    files = {NOTES: GET, NOTE: GET, MIDDLEWARES: entries(listed)}
    assert found(tmp_path, "X21", files) == ([f"{MIDDLEWARES}:3"] if told else [])


def test_the_routes_of_a_plugin_are_not_known(tmp_path: Path) -> None:
    config = 'module.exports = defineConfig({ plugins: [{ resolve: "a-plugin" }] })\n'
    files = {"medusa-config.ts": config, MIDDLEWARES: entries(entry("/store/note", SIGNED))}
    assert found(tmp_path, "X21", files) == []


def test_an_array_of_entries_is_taken_in_or_never_runs(tmp_path: Path) -> None:
    own = f"{HTTP}export const noteEntries = [\n  {entry('/store/notes', SIGNED)},\n]\n"
    files = {NOTES: GET, "src/api/store/notes/middlewares.ts": own}
    taken = 'import { noteEntries } from "./store/notes/middlewares"\n'
    assert found(tmp_path / "a", "X21", {**files, MIDDLEWARES: entries()}) == [
        "src/api/store/notes/middlewares.ts:3"
    ]
    in_use = entries("...noteEntries", start=taken)
    assert found(tmp_path / "b", "X21", {**files, MIDDLEWARES: in_use}) == []
    made = entries("...own.map((one) => one)")
    assert found(tmp_path / "c", "X21", {**files, MIDDLEWARES: made}) == []


@pytest.mark.parametrize(
    ("matcher", "methods", "told"),
    [
        ("/admin/product", "", True),
        ("/admin/products/:id", '"GET"', True),
        ("/admin/products/:id", "", False),
        ("/admin/products/:id", '"POST"', False),
        ("/admin/products*", '"ALL"', False),
        ("/store/notes", "", False),
    ],
)
def test_an_additional_validator_is_on_a_route_that_takes_such_data(
    matcher: str, methods: str, told: bool, tmp_path: Path
) -> None:
    asked = f"methods: [{methods}], " if methods else ""
    listed = f'{{ matcher: "{matcher}", {asked}additionalDataValidator: {{}} }}'
    files = {NOTES: POST, MIDDLEWARES: entries(listed)}
    assert found(tmp_path, "X47", files) == ([f"{MIDDLEWARES}:3"] if told else [])


@pytest.mark.parametrize(
    ("rule", "read", "listed", "told"),
    [
        ("X22", "validatedBody", "", True),
        ("X22", "validatedBody", entry("/store/notes", SIGNED), True),
        ("X22", "validatedBody", entry("/store/notes", "validateAndTransformBody(S)"), False),
        ("X22", "validatedBody", entry("/store/notes", "checked(S)"), False),
        ("X22", "validatedBody", "...made()", False),
        ("X22", "body", "", False),
        ("X22", "validatedQuery", entry("/store/notes", "validateAndTransformBody(S)"), True),
        ("X23", "queryConfig", "", True),
        ("X23", "remoteQueryConfig", "", True),
        ("X23", "queryConfig", entry("/store*", "validateAndTransformQuery(S, {})"), False),
    ],
)
def test_what_a_handler_takes_for_checked_is_checked(
    rule: str, read: str, listed: str, told: bool, tmp_path: Path
) -> None:
    route = f"export const POST = async (req, res) => {{ res.json(req.{read}) }}\n"
    files = {NOTES: route, MIDDLEWARES: entries(listed)}
    assert found(tmp_path, rule, files) == ([f"{NOTES}:1"] if told else [])


@pytest.mark.parametrize(
    ("handler", "told"),
    [
        ("use({ ...req.validatedBody })", True),
        ("use(req.validatedBody.name)", True),
        ("req.validatedBody = parse(req.body); use(req.validatedBody)", False),
        ("use(req.validatedBody?.name)", False),
        ("use(req.validatedBody ?? req.body)", False),
        ("if (req.validatedBody) { use(req.validatedBody) }", False),
        ("use((req.validatedBody as T) || {})", False),
        ("if (!req.validatedBody) { return }", False),
    ],
)
def test_a_handler_may_reckon_with_an_unchecked_body(
    handler: str, told: bool, tmp_path: Path
) -> None:
    route = f"export const POST = async (req, res) => {{ {handler} }}\n"
    assert found(tmp_path, "X22", {NOTES: route}) == ([f"{NOTES}:1"] if told else [])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ('{ fields: ["id"], ...req.queryConfig }', True),
        ('{ ...req.queryConfig, fields: ["id"] }', True),
        ('{ ...req.queryConfig, fields: [...req.queryConfig.fields, "x"] }', False),
        ("{ entity, ...req.queryConfig }", False),
    ],
)
def test_fields_have_one_source(asked: str, told: bool, tmp_path: Path) -> None:
    route = f"export const GET = async (req, res) => {{ use({asked}) }}\n"
    listed = entry("/store/notes", "validateAndTransformQuery(S, {})")
    files = {NOTES: route, MIDDLEWARES: entries(listed)}
    assert found(tmp_path, "X23", files) == ([f"{NOTES}:1"] if told else [])


SCHEMAS = "src/api/store/notes/validators.ts"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({MIDDLEWARES: 'import { S } from "./store/notes/validators"\nuse(S)\n'}, False),
        ({MIDDLEWARES: 'import * as V from "./store/notes/validators"\nuse(V.S)\n'}, False),
        ({"src/api/store/notes/index.ts": 'export * from "./validators"\n'}, False),
    ],
)
def test_a_schema_is_for_something(more: dict[str, str], told: bool, tmp_path: Path) -> None:
    schema = "export type T = z.infer<typeof S>\nexport const S = z.object({})\n"
    assert found(tmp_path, "X22", {SCHEMAS: schema, **more}) == ([f"{SCHEMAS}:2"] if told else [])


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("export const Other = z.object({})\n", True),
        ("export const S = z.object({})\n", False),
        ('export * from "./more"\n', False),
        ("module.exports = made()\n", False),
    ],
)
def test_a_schema_is_exported_where_it_is_imported_from(
    schema: str, told: bool, tmp_path: Path
) -> None:
    start = 'import { S } from "./store/notes/validators"\n'
    listed = entries(entry("/store/notes", "validateAndTransformBody(S)"), start=start)
    files = {NOTES: POST, SCHEMAS: schema, MIDDLEWARES: listed}
    assert found(tmp_path, "X48", files) == ([f"{MIDDLEWARES}:4"] if told else [])


MODEL = "src/modules/note/models/note.ts"


@pytest.mark.parametrize(
    ("field", "path", "told"),
    [
        ("z.string()", "/store/notes", True),
        ("z.string().min(1)", "/store/notes", True),
        ('z.enum(["a", "b"])', "/store/notes", False),
        ("z.nativeEnum(Kind)", "/store/notes", False),
        ("z.string().refine(isKind)", "/store/notes", False),
        ("z.string()", "/store/others", False),
    ],
)
def test_a_body_takes_only_the_values_of_an_enum(
    field: str, path: str, told: bool, tmp_path: Path
) -> None:
    start = f"const S = z.object({{ kind: {field}, title: z.string() }})\n"
    listed = entries(entry(path, "validateAndTransformBody(S)"), start=start)
    model = 'model.define("note", { kind: model.enum(["a", "b"]), title: model.text() })\n'
    files = {NOTES: POST, MODEL: model, MIDDLEWARES: listed}
    assert found(tmp_path, "X24", files) == ([f"{MIDDLEWARES}:2"] if told else [])


@pytest.mark.parametrize(
    "middlewares",
    [
        f"export default defineMiddlewares({{ routes: [{'a<' * 30_000}",
        "export default defineMiddlewares({ routes: [",
        "export default defineMiddlewares(made())\n",
        "export default defineMiddlewares({ ...made() })\n",
        "export const x = 1\n",
    ],
)
def test_nothing_is_claimed_of_middlewares_that_cannot_be_read(
    middlewares: str, tmp_path: Path
) -> None:
    handler = "export const POST = async (req) => { use(req.validatedBody, req.queryConfig) }\n"
    files = {
        "package.json": back_end("2.21.2"),
        NOTES: handler,
        NOTE: GET + DELETE,
        MIDDLEWARES: middlewares,
    }
    rules = rules_named(["X17", "X20", "X21", "X22", "X23"])
    assert diagnose(write_tree(tmp_path, files), rules).findings == []
