"""A proposed text parses, hides nothing, and holds no secret."""

import time

import pytest

from tests.propose.proposals import exact, planned, refused, whole
from tests.trees import write_tree
from tools.errors import UsageError
from tools.propose.propose import propose
from tools.repo.workspace import Workspace

STRIPE = "sk_live_" + "51H8a9s8d7f6g5h4j3k2l1"
KEY = "-----BEGIN PRIVATE " + "KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE " + "KEY-----\n"


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("src/a.ts", "export const a = 1\nexport const = 2\n", ":2: "),
        ("src/a.ts", "export const a = {\n  b: 1,\n", ":1: "),
        ("src/a.ts", "export const a = (\n", ":1: "),
        ("src/a.ts", "```ts\nexport {}\n```\n", ":1: "),
        ("src/a.tsx", "export const A = () => <p>\n", ":1: "),
        ("src/a.js", "const a = ;\n", ":1: "),
        ("src/a.json", '{"a": 1,\n "b": }\n', ":2: not JSON: Expecting value"),
        ("src/a.json", '{"a": 1,}\n', ":1: not JSON"),
        ("src/a.json", '{"a": 1, "a": 2}\n', ": not JSON: the key 'a' stands twice"),
        ("tsconfig.json", "{ // all\n", ":2: not JSON"),
        ("a.yaml", "a: 1\nb: [1\n", ":3: not YAML: "),
        ("src/a.ts", "export const a = '\u202e'\n", r":1: it holds \u202e, which hides"),
        ("src/a.ts", "// \u200b\n", r":1: it holds \u200b, which hides"),
        ("docs/a.md", "# a\n\x1b[31mred\n", r":2: it holds \x1b, which hides"),
        ("docs/a.md", "tag \U000e0041\n", r":1: it holds \U000e0041, which hides"),
        ("docs/a.md", "\ufeff# a\n", r":1: it holds \ufeff, which hides"),
        ("docs/a.md", "one\rtwo\n", ":1: a line ends with a lone carriage return"),
        ("src/a.bin", "\0\1\2", ": it holds a NUL"),
        ("src/a.ts", f'export const key = "{STRIPE}"\n', ":1: this looks like a secret"),
        ("docs/a.md", f"# Key\n{KEY}", ":2: this looks like a secret"),
        ("docs/a.md", "redis://me:" + "hunter2@db.example/\n", ":1: this looks like a secret"),
        ("src/a.ts", 'const a = "[hidden: a value]"\n', ":1: this stands in place of a secret"),
    ],
)  # fmt: skip
def test_a_text_that_is_not_sound_is_refused_with_its_line(
    workspace: Workspace, path: str, content: str, told: str
) -> None:
    problems = refused(workspace, whole(path, content))
    assert problems[0].startswith(path + told)
    assert STRIPE not in "".join(problems)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("src/a.ts", "export const a = <T,>(b: T) => b satisfies unknown\n"),
        ("src/a.tsx", "export const A = () => <p>{[1].map((n) => n)}</p>\n"),
        ("tsconfig.json", '{ // all\n  "compilerOptions": {},\n}\n'),
        ("docker-compose.yaml", "a: &a {b: 1}\nc: *a\n---\nd: 2\n"),
        ("src/a.ts", "export const secret = process.env.STRIPE_API_KEY\n"),
        ("src/a.ts", 'export const url = "postgres://localhost/shop"\n'),
        ("docs/a.md", "Prüfung, 你好, 👍🏽, déjà vu\n"),
    ],
)
def test_a_sound_text_is_planned_as_it_is(workspace: Workspace, path: str, content: str) -> None:
    (change,) = planned(workspace, whole(path, content)).changes
    assert change.content == content


def test_what_was_hidden_or_broken_before_is_no_fault_of_an_edit_elsewhere(
    workspace: Workspace,
) -> None:
    text = f'const a = "\u200b"\nconst key = "{STRIPE}"\nconst = 1\nconst b = 2\n'
    write_tree(workspace.root, {"src/a.ts": text})
    (change,) = planned(workspace, exact("src/a.ts", ("b = 2", "b = 3"))).changes
    assert change.content == text.replace("b = 2", "b = 3")
    write_tree(workspace.root, {"src/b.ts": "export const b = 2\n"})
    (problem,) = refused(workspace, exact("src/b.ts", ("b = 2", "= 3")))
    assert problem.startswith("src/b.ts:1: ")


@pytest.mark.parametrize("content", [b"\xff\xfe\0a", b"caf\xe9\n"])
def test_a_file_that_is_no_text_is_left_alone(workspace: Workspace, content: bytes) -> None:
    write_tree(workspace.root, {"src/logo.ts": content})
    assert refused(workspace, whole("src/logo.ts", "export {}\n")) == [
        "src/logo.ts: not a text file in UTF-8"
    ]


def test_more_than_a_person_can_read_is_refused(workspace: Workspace) -> None:
    many = [whole(f"src/{number}.ts", "export {}\n") for number in range(101)]
    large = [whole(f"src/{number}.md", "x" * 450_000) for number in range(5)]
    for files in (many, large, []):
        with pytest.raises(UsageError):
            propose(workspace, files, "too much")


def test_a_text_made_to_overwhelm_the_parser_ends_soon(workspace: Workspace) -> None:
    started = time.monotonic()
    assert refused(workspace, whole("src/a.ts", "a<" * 20_000))
    assert refused(workspace, whole("src/a.json", "[" * 200_000))
    assert refused(workspace, whole("src/a.yaml", "[" * 200_000))
    assert time.monotonic() - started < 30
