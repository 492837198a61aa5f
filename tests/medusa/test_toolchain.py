from pathlib import Path

import pytest

from tests.trees import back_end, manifest, write_tree
from tools.medusa.map_model import PackageManager, TypeScriptSettings
from tools.medusa.sources import Sources
from tools.medusa.toolchain import package_manager, typescript_settings


def settings_in(folder: Path, files: dict[str, str]) -> tuple[TypeScriptSettings | None, list[str]]:
    sources = Sources(write_tree(folder, files))
    return typescript_settings(sources), [str(problem) for problem in sources.problems]


def test_comments_trailing_commas_and_bases_are_understood(tmp_path: Path) -> None:
    found, problems = settings_in(
        tmp_path,
        {
            "tsconfig.json": '{ // mine\n"extends": ["./a", "./b.json"], "compilerOptions": '
            '{ "paths": { "~/*": ["./src/*",], }, /* x */ }, }',
            "a.json": '{ "compilerOptions": { "strict": true, "module": "CommonJS" } }',
            "b.json": '{ "compilerOptions": { "module": "Node16", "note": "a // b, ] /* c */" } }',
        },
    )
    assert problems == []
    assert found == TypeScriptSettings(
        file="tsconfig.json",
        strict=True,
        strict_null_checks=True,
        module="Node16",
        module_resolution=None,
        paths={"~/*": ["./src/*"]},
    )


def test_a_base_from_an_installed_package_is_followed(tmp_path: Path) -> None:
    write_tree(tmp_path / "store", {"tsconfig.json": '{"compilerOptions": {"strict": true}}'})
    root = {"package.json": manifest(workspaces=["apps/*"]), "node_modules/@tsconfig/x": ""}
    write_tree(tmp_path / "repository", root)
    (tmp_path / "repository/node_modules/@tsconfig/node20").symlink_to(tmp_path / "store")
    files = {
        "package.json": back_end(),
        "tsconfig.json": '{"extends": "@tsconfig/node20/tsconfig.json",'
        ' "compilerOptions": {"strictNullChecks": false}}',
    }
    found, problems = settings_in(tmp_path / "repository/apps/backend", files)
    assert problems == []
    assert found is not None
    assert (found.strict, found.strict_null_checks) == (True, False)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"tsconfig.json": "{ nonsense"}, "tsconfig.json: not JSON"),
        ({"tsconfig.json": '{"extends": "./missing"}'}, "which is not there"),
        ({"tsconfig.json": '{"extends": "./tsconfig.json"}'}, "not found, or not a file"),
    ],
    ids=["broken", "missing base", "cycle"],
)
def test_a_configuration_that_cannot_be_read_is_a_problem(
    tmp_path: Path, files: dict[str, str], problem: str
) -> None:
    found, problems = settings_in(tmp_path, files)
    assert found is not None
    assert [problem in said for said in problems] == [True]


def test_a_project_without_typescript_has_no_settings(tmp_path: Path) -> None:
    assert settings_in(tmp_path, {"package.json": back_end()}) == (None, [])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("package-lock.json", "npm"),
        ("yarn.lock", "yarn"),
        ("pnpm-lock.yaml", "pnpm"),
        ("bun.lock", "bun"),
    ],
)
def test_a_lock_file_tells_the_package_manager(tmp_path: Path, file: str, name: str) -> None:
    workspace = write_tree(tmp_path, {"package.json": back_end(), file: ""})
    assert package_manager(workspace) == PackageManager(name=name, version=None, where=file)


def test_the_name_at_the_root_of_a_monorepo_wins_over_lock_files(tmp_path: Path) -> None:
    root = manifest(workspaces=["apps/*"], packageManager="pnpm@10.1.0")
    write_tree(tmp_path, {"package.json": root, "yarn.lock": ""})
    workspace = write_tree(tmp_path / "apps/backend", {"package.json": back_end()})
    expected = PackageManager(name="pnpm", version="10.1.0", where="../../package.json")
    assert package_manager(workspace) == expected


def test_without_a_trace_there_is_no_package_manager(tmp_path: Path) -> None:
    assert package_manager(write_tree(tmp_path, {"package.json": back_end()})) is None
