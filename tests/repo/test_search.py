import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.trees import run_git, write_tree
from tools.errors import UsageError
from tools.repo.search import LINE_CHARACTERS, search_code
from tools.repo.search_model import SearchResult
from tools.repo.workspace import Workspace

FILES: dict[str, str | bytes] = {
    ".gitignore": "ignored/\n",
    ".env": "needle=1",
    ".hidden/x.ts": "needle",
    "binary.dat": b"needle\0",
    "ignored/x.ts": "needle",
    "long.js": "a" * 5_000 + "needle" + "b" * 5_000,
    "node_modules/p/index.ts": "needle",
    "src/a.ts": "x\n  needle one\nneedles -x\nNEEDLE\n",
    "src/api/[id]/route.ts": 'const é = "ü needle(" + y\n',
    "src/größe.ts": "needle\r\n",
}
FOUND = {
    ".hidden/x.ts": [1],
    "long.js": [1],
    "src/a.ts": [2, 3],
    "src/api/[id]/route.ts": [1],
    "src/größe.ts": [1],
}
# ripgrep counts only where it is installed, on the path or beside the interpreter.
_PLACES = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
ENGINES = [name for name in ("git", "rg") if shutil.which(name, path=_PLACES)]


@pytest.fixture(params=ENGINES)
def engine(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Leave git and, for `rg`, ripgrep as the only programs on the path."""
    programs = tmp_path_factory.mktemp("programs")
    for name in {"git", str(request.param)}:
        (programs / name).symlink_to(shutil.which(name, path=_PLACES) or "")
    monkeypatch.setenv("PATH", str(programs))
    return str(request.param)


@pytest.fixture
def checkout(tmp_path: Path) -> Workspace:
    workspace = write_tree(tmp_path / "checkout", FILES)
    run_git(workspace.root, "init", "-q")
    run_git(workspace.root, "add", "src/a.ts")
    return workspace


def places(found: SearchResult) -> dict[str, list[int]]:
    return {file.path: [match.line for match in file.matches] for file in found.files}


@pytest.mark.usefixtures("engine")
class TestSearch:
    def test_files_that_git_knows_or_would_add_are_searched(self, checkout: Workspace) -> None:
        found = search_code(checkout, "needle")
        assert places(found) == FOUND
        assert (found.lines, found.truncated) == (6, False)

    def test_without_git_all_but_built_folders_is_searched(self, tmp_path: Path) -> None:
        workspace = write_tree(tmp_path, FILES)
        assert places(search_code(workspace, "needle")) == FOUND | {"ignored/x.ts": [1]}

    def test_a_workspace_that_its_repository_ignores_is_searched(self, checkout: Workspace) -> None:
        inner = Workspace.at(checkout.root / "ignored")
        assert places(search_code(inner, "needle")) == {"x.ts": [1]}

    def test_a_package_of_a_monorepo_is_searched_alone(self, checkout: Workspace) -> None:
        inner = Workspace.at(checkout.root / "src/api")
        assert places(search_code(inner, "needle")) == {"[id]/route.ts": [1]}

    def test_a_secret_is_not_shown_even_where_it_is_tracked(self, checkout: Workspace) -> None:
        run_git(checkout.root, "add", "-f", ".env", "node_modules")
        assert places(search_code(checkout, "needle")) == FOUND

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        write_tree(tmp_path / "outside", {"secret.ts": "needle"})
        workspace = write_tree(tmp_path / "inside", {"a.ts": "needle"})
        (workspace.root / "link.ts").symlink_to(tmp_path / "outside/secret.ts")
        (workspace.root / "folder").symlink_to(tmp_path / "outside")
        assert places(search_code(workspace, "needle")) == {"a.ts": [1]}
        run_git(workspace.root, "init", "-q")
        run_git(workspace.root, "add", ".")
        assert places(search_code(workspace, "needle")) == {"a.ts": [1]}

    @pytest.mark.parametrize("query", ["-x", "needle(", "--files", ".*", "[", "$(id)", "-e"])
    def test_plain_text_is_never_an_option_or_a_pattern(self, tmp_path: Path, query: str) -> None:
        workspace = write_tree(tmp_path, {"a.txt": f"first\n{query}\n", "b.txt": "other"})
        assert places(search_code(workspace, query)) == {"a.txt": [2]}

    def test_words_case_and_globs_narrow_the_search(self, checkout: Workspace) -> None:
        words = search_code(checkout, "needle", whole_word=True, ignore_case=True, glob="src/*.ts")
        assert places(words) == {"src/a.ts": [2, 4], "src/größe.ts": [1]}
        assert list(places(search_code(checkout, "needle", glob="*.js"))) == ["long.js"]
        inside = search_code(checkout, "needle", glob="src/**/[id]/*.{ts,tsx}")
        assert list(places(inside)) == ["src/api/[id]/route.ts"]

    @pytest.mark.parametrize(
        ("expression", "found"),
        [
            (r"^needle\w", {"src/a.ts": [3]}),
            (r"é|ß", {"src/api/[id]/route.ts": [1]}),
            (r"ne{2}dle\s+\w+$", {"src/a.ts": [2]}),
            (r"-x$", {"src/a.ts": [3]}),
        ],
    )
    def test_regular_expressions_are_perls(
        self, checkout: Workspace, expression: str, found: dict[str, list[int]]
    ) -> None:
        assert places(search_code(checkout, expression, regex=True)) == found

    @pytest.mark.parametrize("expression", ["(", "[", "*", "a{2,1}"])
    def test_a_bad_regular_expression_is_refused(
        self, checkout: Workspace, expression: str
    ) -> None:
        with pytest.raises(UsageError, match="not a regular expression"):
            search_code(checkout, expression, regex=True)

    def test_a_long_line_is_cut_around_the_match(self, checkout: Workspace) -> None:
        found = search_code(checkout, "needle", glob="long.js").files[0].matches[0].text
        assert len(found) == LINE_CHARACTERS + 2
        assert "aaaneedlebbb" in found

    def test_the_text_of_a_line_is_whole_and_without_its_end(self, checkout: Workspace) -> None:
        found = search_code(checkout, "needle", glob="größe.ts").files[0].matches[0].text
        assert found == "needle"

    def test_hidden_characters_are_shown_as_escapes(self, tmp_path: Path) -> None:
        workspace = write_tree(tmp_path, {"a.ts": "needle \u202e x\n"})
        assert search_code(workspace, "needle").files[0].matches[0].text == r"needle \u202e x"

    def test_the_limit_cuts_and_says_so(self, checkout: Workspace) -> None:
        found = search_code(checkout, "needle", limit=2)
        assert (places(found), found.truncated) == ({"long.js": [1], "src/a.ts": [2]}, True)
        exact = search_code(checkout, "needle", limit=6)
        assert (exact.lines, exact.truncated) == (6, False)

    def test_a_search_that_is_cut_stops_reading(self, tmp_path: Path) -> None:
        workspace = write_tree(tmp_path, {"big.txt": "needle\n" * 200_000})
        found = search_code(workspace, "needle", limit=1)
        assert (found.lines, found.truncated) == (1, True)

    def test_nothing_found_is_an_answer(self, tmp_path: Path) -> None:
        workspace = write_tree(tmp_path, {"a.ts": "x"})
        assert search_code(workspace, "needle").files == []
        assert search_code(write_tree(tmp_path / "empty", {}), "needle").files == []

    def test_pages_join_to_the_whole_in_one_order(self, checkout: Workspace) -> None:
        whole = [(path, line) for path, lines in places(search_code(checkout, "needle")).items()
                 for line in lines]  # fmt: skip
        pages = []
        offset: int | None = 0
        while offset is not None:
            found = search_code(checkout, "needle", limit=2, offset=offset)
            assert found.total == 6
            assert found.truncated == (found.next is not None)
            pages += [(path, line) for path, lines in places(found).items() for line in lines]
            offset = found.next
        assert pages == whole

    def test_a_language_is_told_by_the_files_suffix(self, checkout: Workspace) -> None:
        found = search_code(checkout, "needle", language="javascript")
        assert list(places(found)) == ["long.js"]

    def test_source_comes_before_tests_and_what_is_made_and_definitions_first(
        self, tmp_path: Path
    ) -> None:
        uses = "thing()\n"
        workspace = write_tree(
            tmp_path,
            {
                "README.md": uses,
                "src/__tests__/a.spec.ts": uses,
                "src/a.ts": uses,
                "src/types.d.ts": uses,
                "src/z.ts": "export function thing() {}\n",
            },
        )
        assert list(places(search_code(workspace, "thing"))) == [
            "src/z.ts", "src/a.ts", "src/__tests__/a.spec.ts", "README.md", "src/types.d.ts",
        ]  # fmt: skip

    def test_a_match_tells_the_definition_it_stands_in(self, tmp_path: Path) -> None:
        source = "needle\nclass A {\n  b() {\n    needle\n  }\n}\nconst c = needle\n"
        workspace = write_tree(tmp_path, {"a.ts": source})
        found = search_code(workspace, "needle").files[0].matches
        assert [match.symbol for match in found] == [None, "A.b", "c"]

    def test_the_answer_names_the_commit_it_speaks_of(self, checkout: Workspace) -> None:
        assert search_code(checkout, "needle").commit is None
        run_git(checkout.root, "commit", "-qm", "a")
        found = search_code(checkout, "needle")
        assert found.branch == "main"
        assert found.commit is not None
        assert len(found.commit) == 40

    def test_the_workspaces_own_git_configuration_changes_nothing(
        self, checkout: Workspace
    ) -> None:
        for key in ("fullName", "column", "lineNumber"):
            run_git(checkout.root, "config", f"grep.{key}", "true")
        run_git(checkout.root, "config", "grep.patternType", "extended")
        run_git(checkout.root, "config", "core.fsmonitor", "touch ran; false")
        inner = Workspace.at(checkout.root / "src")
        assert places(search_code(inner, "needle("))["api/[id]/route.ts"] == [1]
        assert not list(checkout.root.rglob("ran"))


@pytest.mark.parametrize(
    ("query", "limit"), [("", 1), ("a\nb", 1), ("a\0b", 1), ("x" * 2_000, 1), ("x", 0)]
)
def test_a_query_that_cannot_be_served_is_refused(tmp_path: Path, query: str, limit: int) -> None:
    with pytest.raises(UsageError):
        search_code(Workspace.at(tmp_path), query, limit=limit)
