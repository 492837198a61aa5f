import random

import pytest

from tests.medusa.forms import Form, forms, mutants, told, windows
from tools.medusa.edit import AlreadyThere, Edit, Edited, Manual
from tools.medusa.edit_middlewares import register_middlewares
from tools.medusa.remove_middlewares import unregister_middlewares
from tools.plan.typescript.source import Source

FORMS = forms("middlewares.txt")
EDITED = [form for form in FORMS if form.is_edited]
by_name = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
edited_by_name = pytest.mark.parametrize("form", EDITED, ids=lambda form: form.name)

IMPORTS = [
    ("adminSizeGuideMiddlewares", "./admin/size-guides/middlewares"),
    ("storeSizeGuideMiddlewares", "./store/size-guides/middlewares"),
]
SPREADS = [name for name, _ in IMPORTS]


def register(text: str | None) -> Edit:
    return register_middlewares(text, imports=IMPORTS, spreads=SPREADS)


@by_name
def test_every_known_form_is_edited_found_or_refused_as_expected(form: Form) -> None:
    assert told(register(form.text)) == form.expected


@edited_by_name
def test_a_second_registration_finds_the_first(form: Form) -> None:
    assert register(form.after) == AlreadyThere()


@edited_by_name
def test_windows_line_ends_are_kept(form: Form) -> None:
    assert register(windows(form.text)) == Edited(windows(form.after))


@edited_by_name
def test_a_byte_order_mark_is_kept(form: Form) -> None:
    assert register("\ufeff" + form.text) == Edited("\ufeff" + form.after)


@pytest.mark.parametrize("text", [None, "", "\n", "\ufeff \r\n"])
def test_a_file_is_made_where_there_is_none(text: str | None) -> None:
    edit = register(text)
    assert edit == Edited(
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        'import { adminSizeGuideMiddlewares } from "./admin/size-guides/middlewares"\n'
        'import { storeSizeGuideMiddlewares } from "./store/size-guides/middlewares"\n'
        "\n"
        "export default defineMiddlewares({\n"
        "  routes: [...adminSizeGuideMiddlewares, ...storeSizeGuideMiddlewares],\n"
        "})\n"
    )
    assert register(edit.text) == AlreadyThere()


def test_a_new_file_breaks_its_routes_where_they_are_too_wide() -> None:
    names = ["adminSizeGuideMiddlewares", "storeSizeGuideMiddlewares", "storeRingMiddlewares"]
    imports = [(name, "./rings/middlewares") for name in names]
    edit = register_middlewares(None, imports=imports, spreads=names)
    assert edit == Edited(
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        "import {\n"
        "  adminSizeGuideMiddlewares,\n"
        "  storeSizeGuideMiddlewares,\n"
        "  storeRingMiddlewares,\n"
        '} from "./rings/middlewares"\n'
        "\n"
        "export default defineMiddlewares({\n"
        "  routes: [\n"
        "    ...adminSizeGuideMiddlewares,\n"
        "    ...storeSizeGuideMiddlewares,\n"
        "    ...storeRingMiddlewares,\n"
        "  ],\n"
        "})\n"
    )


def test_a_snippet_to_paste_comes_with_every_refusal() -> None:
    edit = register("export default [1,\n")
    assert edit == Manual(
        reason="the file has a syntax error",
        snippet=(
            'import { adminSizeGuideMiddlewares } from "./admin/size-guides/middlewares"\n'
            'import { storeSizeGuideMiddlewares } from "./store/size-guides/middlewares"\n'
            "routes: [...adminSizeGuideMiddlewares, ...storeSizeGuideMiddlewares]"
        ),
        line=1,
    )


@edited_by_name
def test_a_file_with_a_character_missing_is_edited_only_if_it_parses(form: Form) -> None:
    sample = list(mutants(form.text))
    for text in random.Random(7).sample(sample, min(150, len(sample))):  # noqa: S311
        edit = register(text)
        if isinstance(edit, Edited):
            assert Source.parse(text).broken_line is None
            assert Source.parse(edit.text).broken_line is None
            assert register(edit.text) == AlreadyThere()


@edited_by_name
def test_what_was_registered_is_taken_out_again_or_left_to_a_person(form: Form) -> None:
    edit = unregister_middlewares(form.after, imports=IMPORTS)

    assert not isinstance(edit, AlreadyThere)
    if isinstance(edit, Edited):
        assert Source.parse(edit.text).broken_line is None
        assert not [name for name in SPREADS if name in Source.parse(edit.text).mentions]
        assert unregister_middlewares(edit.text, imports=IMPORTS) == AlreadyThere()
        assert isinstance(register(edit.text), Edited)


def test_taking_out_leaves_the_other_members_and_imports_as_they_are() -> None:
    text = (
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        'import { adminSizeGuideMiddlewares as guides, other } from "@/api/admin/size-guides/'
        'middlewares"\n'
        "\n"
        "export default defineMiddlewares({\n"
        "  routes: [\n"
        "    // mine\n"
        '    { matcher: "/mine", middlewares: [other] },\n'
        "    ...guides,\n"
        "  ],\n"
        "})\n"
    )

    assert unregister_middlewares(text, imports=IMPORTS) == Edited(
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        'import { other } from "@/api/admin/size-guides/middlewares"\n'
        "\n"
        "export default defineMiddlewares({\n"
        "  routes: [\n"
        "    // mine\n"
        '    { matcher: "/mine", middlewares: [other] },\n'
        "  ],\n"
        "})\n"
    )


def test_what_a_comment_may_belong_to_is_left_to_a_person() -> None:
    made = register(None)
    assert isinstance(made, Edited)
    text = made.text.replace("[...admin", "[/* ours */ ...admin")

    edit = unregister_middlewares(text, imports=IMPORTS)

    assert isinstance(edit, Manual)
    assert "comment" in edit.reason
