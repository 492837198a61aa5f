"""Searching for a structure of code."""

from pathlib import Path

import pytest

from tests.trees import write_tree
from tools.errors import UsageError
from tools.repo.search_structure import search_structure
from tools.repo.workspace import Workspace

SOURCE = """\
export const w = createWorkflow("size-guide", function (input: X) { return 1 })
const v = createWorkflow<A, B>({ name: "x" }, (i) => {
  const r = useQueryGraphStep({ entity: "p", fields: ["id"], })
})
createWorkflow("one")
// createWorkflow("comment", f)
const s = "createWorkflow('text', f)"
foo.bar(1, 2, 3); foo.baz()
if (a === a) { x() }
if (a === b) { x() }
class K extends MedusaService({ A, B }) { list() { foo.qux() } }
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return write_tree(tmp_path, {"src/a.ts": SOURCE, "b.md": SOURCE, "c.js": "foo.bar(9)\n"})


def lines(workspace: Workspace, pattern: str) -> list[int]:
    found = search_structure(workspace, pattern, glob="src/**")
    return [match.line for file in found.files for match in file.matches]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("createWorkflow($ID, $FN)", [1, 2]),
        ("createWorkflow($$$)", [1, 2, 5]),
        ("createWorkflow<$T, B>($$$)", [2]),
        ("createWorkflow('size-guide', $FN)", [1]),
        ("foo.$METHOD($$$)", [8, 8, 11]),
        ("foo.$METHOD($$$A, 3)", [8]),
        ("$A === $A", [9]),
        ("if ($A === $B) { $$$ }", [9, 10]),
        ("useQueryGraphStep({ $$$, fields: $F })", [3]),
        ("class $C extends MedusaService($M) { $$$ }", [11]),
        ("const $V = createWorkflow($$$)", [1, 2]),
        ("createStep($$$)", []),
    ],
)
def test_a_pattern_matches_code_and_neither_comments_nor_text(
    workspace: Workspace, pattern: str, found: list[int]
) -> None:
    assert lines(workspace, pattern) == found


def test_a_match_tells_its_lines_its_place_and_what_the_variables_stand_for(
    workspace: Workspace,
) -> None:
    found = search_structure(workspace, "createWorkflow($ID, $FN)", limit=2).files[0].matches[1]
    assert (found.line, found.end, found.symbol) == (2, 4, "v")
    assert found.variables is not None
    assert found.variables["$ID"] == '{ name: "x" }'
    inner = search_structure(workspace, "foo.qux()").files[0].matches[0]
    assert inner.symbol == "K.list"


def test_pages_join_to_the_whole(workspace: Workspace) -> None:
    first = search_structure(workspace, "foo.$M($$$)", limit=3)
    assert (first.lines, first.total, first.next, first.truncated) == (3, 4, 3, True)
    second = search_structure(workspace, "foo.$M($$$)", limit=3, offset=3)
    assert (second.lines, second.next, second.truncated) == (1, None, False)


def test_a_language_narrows_it_and_one_without_structures_is_refused(workspace: Workspace) -> None:
    found = search_structure(workspace, "foo.$M($$$)", language="javascript")
    assert [file.path for file in found.files] == ["c.js"]
    with pytest.raises(UsageError, match="typescript and javascript"):
        search_structure(workspace, "foo.$M($$$)", language="markdown")


@pytest.mark.parametrize(
    "pattern", ["", "foo", "createWorkflow($ID", "a; b", "$X", "x" * 501, "a\n"]
)
def test_what_is_no_pattern_is_refused(workspace: Workspace, pattern: str) -> None:
    with pytest.raises(UsageError):
        search_structure(workspace, pattern)


def test_a_pattern_that_matches_in_too_many_ways_is_refused(tmp_path: Path) -> None:
    many = ", ".join("a" for _ in range(400))
    workspace = write_tree(tmp_path, {"a.ts": f"f(b, {many})\n"})
    with pytest.raises(UsageError, match="too many ways"):
        search_structure(workspace, f"f({', '.join(f'$$$A{n}' for n in range(9))}, b)")
