from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.trees import as_nobody, back_end, manifest, write_tree
from tools.errors import NotAMedusaProjectError, UsageError
from tools.medusa.locate import locate

ROOT = manifest(name="root", private=True, workspaces=["apps/*"])
CONFIG = "module.exports = {}"
SHOP = manifest(name="shop", devDependencies={"@medusajs/medusa": "2.11.1"})


def found_from(folder: Path, below: str = ".") -> str:
    root = folder.resolve()
    return locate(root / below).root.relative_to(root).as_posix()


@pytest.mark.parametrize("start", [".", "src", "src/api/admin/[id]"])
def test_a_back_end_is_found_from_any_folder_in_it(tmp_path: Path, start: str) -> None:
    write_tree(tmp_path, {"package.json": back_end(), "src/api/admin/[id]/route.ts": ""})
    assert found_from(tmp_path, start) == "."


@pytest.mark.parametrize("name", ["medusa-config.ts", "medusa-config.js", "medusa-config.mjs"])
def test_a_configuration_alone_makes_a_back_end(tmp_path: Path, name: str) -> None:
    write_tree(tmp_path, {name: CONFIG, "src/x.ts": ""})
    assert found_from(tmp_path, "src") == "."


def test_the_nearest_back_end_wins(tmp_path: Path) -> None:
    files = {"medusa-config.ts": CONFIG, "inner/medusa-config.ts": CONFIG, "inner/src/x.ts": ""}
    write_tree(tmp_path, files)
    assert found_from(tmp_path, "inner/src") == "inner"


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": ROOT, "apps/backend/package.json": back_end()},
        {"pnpm-workspace.yaml": "packages:\n  - apps/*\n", "apps/backend/medusa-config.ts": CONFIG},
        {"package.json": manifest(workspaces={"packages": ["./apps/*"]}),
         "apps/backend/medusa-config.ts": CONFIG},
        {"apps/backend/medusa-config.ts": CONFIG, "README.md": ""},
    ],
    ids=["npm", "pnpm", "yarn 1", "undeclared"],
)  # fmt: skip
def test_the_one_back_end_of_a_monorepo_is_found_from_its_root(
    tmp_path: Path, files: dict[str, str]
) -> None:
    shop = {"apps/shop/package.json": SHOP, "apps/backend/node_modules/x/medusa-config.ts": CONFIG}
    write_tree(tmp_path, files | shop)
    assert found_from(tmp_path) == "apps/backend"


def test_the_back_end_beside_is_found_from_another_package(tmp_path: Path) -> None:
    files = {"apps/backend/package.json": back_end(), "apps/shop/src/page.tsx": ""}
    write_tree(tmp_path, {"package.json": ROOT} | files)
    assert found_from(tmp_path, "apps/shop/src") == "apps/backend"


def test_a_declared_package_may_lie_deep(tmp_path: Path) -> None:
    root = manifest(workspaces=["services/*/*", "!services/old/*"])
    packages = {"services/a/api/package.json": back_end(), "services/old/api/medusa-config.ts": ""}
    write_tree(tmp_path, {"package.json": root} | packages)
    assert found_from(tmp_path) == "services/a/api"


def test_a_configured_package_below_wins_over_a_root_that_only_depends(tmp_path: Path) -> None:
    root = manifest(workspaces=["apps/*"], dependencies={"@medusajs/medusa": "2.11.1"})
    write_tree(tmp_path, {"package.json": root, "apps/backend/medusa-config.ts": CONFIG})
    assert found_from(tmp_path) == "apps/backend"


def test_several_back_ends_are_listed_and_none_is_guessed(tmp_path: Path) -> None:
    packages = {"apps/a/package.json": back_end(), "apps/b/medusa-config.ts": CONFIG}
    write_tree(tmp_path, {"package.json": ROOT} | packages)
    with pytest.raises(UsageError, match="apps/a, apps/b") as caught:
        locate(tmp_path)
    assert not isinstance(caught.value, NotAMedusaProjectError)


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_may_not_be_looked_into_is_passed_over(mode: int) -> None:
    # Where others may look, unlike where pytest puts its folders.
    with TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)
        write_tree(root, {"apps/backend/medusa-config.ts": CONFIG, "database/base/1": ""})
        (root / "database").chmod(mode)
        try:
            with as_nobody():
                assert found_from(root) == "apps/backend"
        finally:
            (root / "database").chmod(0o755)


def test_a_link_to_a_back_end_elsewhere_is_not_followed(tmp_path: Path) -> None:
    write_tree(tmp_path / "elsewhere", {"medusa-config.ts": CONFIG})
    write_tree(tmp_path / "repository", {"package.json": ROOT, "apps/README.md": "", ".git/x": ""})
    (tmp_path / "repository/apps/backend").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotAMedusaProjectError):
        locate(tmp_path / "repository")


def test_the_search_stops_at_the_root_of_the_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, {"medusa-config.ts": CONFIG, "tool/.git/HEAD": "", "tool/src/x.ts": ""})
    with pytest.raises(NotAMedusaProjectError):
        locate(tmp_path / "tool/src")


@pytest.mark.parametrize(
    "files", [{".git/HEAD": ""}, {".git/HEAD": "", "package.json": "{ broken"}, {".git/HEAD": "",
    "package.json": SHOP}], ids=["empty", "broken", "shop"],
)  # fmt: skip
def test_a_folder_without_a_back_end_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    write_tree(tmp_path, files)
    with pytest.raises(NotAMedusaProjectError, match="no Medusa back end"):
        locate(tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "a\0b"])
def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is not a folder"):
        locate(tmp_path / name)
