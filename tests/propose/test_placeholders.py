"""A comment in place of code is refused; a comment about code is not."""

import pytest

from tests.propose.proposals import exact, planned, refused, whole
from tests.trees import write_tree
from tools.propose.placeholders import is_placeholder
from tools.repo.workspace import Workspace

STANDS_IN = [
    "// ...",
    "// …",
    "/* ... */",
    "// [...]",
    "// ... existing code ...",
    "// ...existing code",
    "// … rest of the code …",
    "// rest of code",
    "// rest of the code remains the same",
    "// Rest of the implementation unchanged",
    "// the rest of your file stays as it is.",
    "// existing code here",
    "// existing code",
    "// Existing implementation remains unchanged",
    "// previous code ...",
    "// other methods remain the same",
    "// other imports...",
    "// remaining routes unchanged",
    "// ... other fields",
    "// ... (unchanged)",
    "// unchanged",
    "// no changes here",
    "// keep existing code",
    "// keep the rest of the file as is",
    "// same as before",
    "// ... same as above",
    "// omitted for brevity",
    "// validation omitted for brevity",
    "// TODO: implement",
    "// TODO implement this",
    "// todo - implement the compensation",
    "// TODO: add your logic here",
    "// FIXME: fill in",
    "// your code here",
    "// Your implementation goes here",
    "// add your logic here",
    "// implementation here",
    "// implement me",
    " * ... existing code ...",
    "{/* ... rest of the component ... */}".strip("{}"),
]
SPEAKS = [
    "// ...props come last, so that they win",
    "// wait for the lock...",
    "// and so on, until the cart is empty",
    "// existing customers keep their price",
    "// the rest of the fields are optional",
    "// other fields stay unchanged",
    "// other routes",
    "// TODO: remove once 2.13 is out",
    "// TODO(ann): a second currency",
    "// unchanged rows are left out",
    "// keep existing order",
    "// returns the code of the existing gift card",
    "// the same as above, for admins",
    "// code is unique",
    "// here the total is known",
    "// implements the payment provider's contract",
    "// e.g. brands, products, ...",
    "// existing: the row before the update",
    "// previous state, to restore it",
    "// content type is checked by the framework",
    "// ----------------",
    "//",
    "/** Returns the remaining stock. */",
    "// truncated to two digits",
]


@pytest.mark.parametrize("comment", STANDS_IN)
def test_what_stands_in_place_of_code_is_known(comment: str) -> None:
    assert is_placeholder(comment)


@pytest.mark.parametrize("comment", SPEAKS)
def test_what_speaks_of_code_is_left_alone(comment: str) -> None:
    assert not is_placeholder(comment)


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("src/a.ts", "export const a = 1\n// ... existing code ...\n", 2),
        ("src/a.ts", "export const a = {\n  b: 1,\n  /*\n   * rest of the code\n   */\n}\n", 4),
        ("src/admin/a.tsx", "export const A = () => (\n  <p>\n    {/* ... */}\n  </p>\n)\n", 3),
        ("a.yaml", "a: 1\n# ... existing config ...\n", 2),
        ("docs/a.md", "# A\n\n<!-- rest of the file unchanged -->\n", 3),
        ("a.sql", "select 1;\n-- existing code here\n", 2),
        ("src/a.css", "a {}\n/* ... */\n", 2),
    ],
)
def test_a_placeholder_is_refused_with_its_line(
    workspace: Workspace, path: str, content: str, line: int
) -> None:
    (problem,) = refused(workspace, whole(path, content))
    assert problem.startswith(f"{path}:{line}: `")
    assert problem.endswith("stands in place of code: write the code")


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("src/a.ts", "export const a = (...all: number[]) => [...all, ...all]\n"),
        ("src/a.ts", "export const { b, ...rest } = { ...c }\nconst c = { b: 1 }\n"),
        ("src/a.ts", 'export const a = "// ... existing code ..."\n'),
        ("src/a.ts", "export const a = `\n// ...\n`\n"),
        ("src/a.ts", "export const a = /[...]/\n"),
        ("docs/a.md", "Wait for it ...\n\n...\n"),
        ("src/a.ts", "".join(f"{comment}\n" for comment in SPEAKS if comment[:2] == "//")),
    ],
)
def test_spreads_strings_and_ordinary_comments_are_no_placeholders(
    workspace: Workspace, path: str, content: str
) -> None:
    (change,) = planned(workspace, whole(path, content)).changes
    assert change.content == content


def test_a_placeholder_that_was_there_is_no_fault_of_the_edit(workspace: Workspace) -> None:
    write_tree(workspace.root, {"src/a.ts": "// TODO: implement\nexport const a = 1\n"})
    (change,) = planned(workspace, exact("src/a.ts", ("a = 1", "a = 2"))).changes
    assert change.content == "// TODO: implement\nexport const a = 2\n"
