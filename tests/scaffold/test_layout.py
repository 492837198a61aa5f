import pytest

from tools.scaffold.layout import lay_out


def test_a_construct_that_fits_becomes_one_line() -> None:
    assert lay_out('import {¶\n  a,\n  b,\n} from "c"\n') == 'import { a, b } from "c"\n'


def test_a_construct_that_does_not_fit_stays_broken() -> None:
    text = 'import {¶\n  a,\n  b,\n} from "c"\n'

    assert lay_out(text, width=20) == text.replace("¶", "")


def test_the_last_column_still_fits() -> None:
    text = "call(¶\n  a\n)\n"

    assert lay_out(text, width=7) == "call(a)\n"
    assert lay_out(text, width=6) == "call(\n  a\n)\n"


def test_an_outer_construct_that_breaks_leaves_the_inner_ones_to_fit() -> None:
    text = "outer(¶\n  first,\n  inner(¶\n    second\n  )\n)\n"

    assert lay_out(text) == "outer(first, inner(second))\n"
    assert lay_out(text, width=16) == "outer(\n  first,\n  inner(second)\n)\n"


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ('type A =¶\n  | "a"\n  | "b"\n', 'type A = "a" | "b"\n'),
        ("x: z¶\n  .string()\n  .min(1),\n", "x: z.string().min(1),\n"),
        ("const f = () =>¶\n  g()\n", "const f = () => g()\n"),
        ("f({ a }, (b) =>¶\n  b.c()\n)\n", "f({ a }, (b) => b.c())\n"),
        ("[¶\n  1,\n  2,\n]\n", "[1, 2]\n"),
        ("f(() => X, {¶\n  a: 1,\n}),\n", "f(() => X, { a: 1 }),\n"),
    ],
)
def test_every_kind_of_construct_is_joined_as_prettier_does(broken: str, joined: str) -> None:
    assert lay_out(broken) == joined


@pytest.mark.parametrize("inner", ["// why\n  a", "{\n    a\n  }", "a\n\n  b"])
def test_what_cannot_stand_on_one_line_is_never_joined(inner: str) -> None:
    text = f"f(¶\n  {inner}\n)\n"

    assert lay_out(text) == text.replace("¶", "")


def test_a_hole_in_a_list_is_kept_when_the_line_is_broken() -> None:
    text = f"const [, count] = await service.listAndCount{'X' * 60}()\n"

    assert "const [, count] =" in lay_out(text)
