import json
from pathlib import Path

import pytest

from tests.trees import back_end, manifest, write_tree
from tools.errors import NotAMedusaProjectError, UsageError
from tools.medusa.installed import MedusaVersion, medusa_version, target_for
from tools.medusa.versions import PROVEN

INSTALLED = "node_modules/@medusajs/medusa/package.json"
MONOREPO = manifest(name="root", workspaces=["apps/*"])

NPM_LOCK = json.dumps(
    {
        "lockfileVersion": 3,
        "packages": {
            "": {"dependencies": {"@medusajs/medusa": "^2.10.0"}},
            "node_modules/@medusajs/medusa": {"version": "2.10.3"},
            "node_modules/@medusajs/framework": {"version": "2.10.3"},
        },
    }
)
NPM_LOCK_1 = json.dumps(
    {"lockfileVersion": 1, "dependencies": {"@medusajs/medusa": {"version": "2.10.3"}}}
)
YARN_1 = """# yarn lockfile v1


"@medusajs/medusa-cli@^1.3.0":
  version "1.3.22"

"@medusajs/medusa@2.9.0":
  version "2.9.0"

"@medusajs/medusa@^2.10.0", "@medusajs/medusa@^2.10.1":
  version "2.10.3"
  resolved "https://example.com/medusa.tgz"
  dependencies:
    "@medusajs/core-flows" "2.10.3"
"""
YARN_BERRY = """__metadata:
  version: 8
  cacheKey: 10c0

"@medusajs/medusa@npm:^2.10.0":
  version: 2.10.3
  resolution: "@medusajs/medusa@npm:2.10.3"
  languageName: node
  linkType: hard
"""
PNPM_9 = """lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      '@medusajs/medusa':
        specifier: ^2.10.0
        version: 2.10.3(@types/node@20.19.43)(zod@3.25.76)

packages:

  '@medusajs/medusa@2.10.3':
    resolution: {integrity: sha512-xyz}
"""
PNPM_5 = """lockfileVersion: 5.4

specifiers:
  '@medusajs/medusa': ^2.10.0

dependencies:
  '@medusajs/medusa': 2.10.3_xyzabc

packages:

  /@medusajs/medusa/2.10.3_xyzabc:
    resolution: {integrity: sha512-xyz}
"""
PNPM_TWO_DOCUMENTS = f"""---
lockfileVersion: '9.0'

importers:

  .:
    packageManagerDependencies:
      pnpm:
        specifier: 11.0.0
        version: 11.0.0

---
{PNPM_9}"""


def version_in(folder: Path, files: dict[str, str]) -> MedusaVersion:
    return medusa_version(write_tree(folder, files))


def test_the_installed_version_wins_over_lock_file_and_range(tmp_path: Path) -> None:
    found = version_in(
        tmp_path,
        {
            "package.json": back_end("^2.4.0"),
            "package-lock.json": NPM_LOCK,
            INSTALLED: manifest(version="2.21.2"),
        },
    )
    assert found == MedusaVersion(version="2.21.2", source="node_modules", where=INSTALLED)


def test_a_linked_node_modules_is_followed(tmp_path: Path) -> None:
    write_tree(tmp_path / "store", {"@medusajs/medusa/package.json": manifest(version="2.21.2")})
    workspace = write_tree(tmp_path / "app", {"package.json": back_end("^2.4.0")})
    (tmp_path / "app/node_modules").symlink_to(tmp_path / "store")
    assert medusa_version(workspace).version == "2.21.2"


def test_the_version_hoisted_to_the_root_of_a_monorepo_is_found(tmp_path: Path) -> None:
    write_tree(tmp_path, {"package.json": MONOREPO, INSTALLED: manifest(version="2.11.1")})
    found = version_in(tmp_path / "apps/backend", {"package.json": back_end("^2.4.0")})
    assert (found.version, found.where) == ("2.11.1", f"../../{INSTALLED}")


def test_packages_above_the_repository_are_none_of_ours(tmp_path: Path) -> None:
    write_tree(tmp_path, {"package.json": MONOREPO, INSTALLED: manifest(version="2.11.1")})
    (tmp_path / "apps/backend/.git").mkdir(parents=True)
    found = version_in(tmp_path / "apps/backend", {"package.json": back_end("^2.4.0")})
    assert (found.version, found.source) == ("2.4.0", "range")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("package-lock.json", NPM_LOCK),
        ("package-lock.json", NPM_LOCK_1),
        ("npm-shrinkwrap.json", NPM_LOCK),
        ("yarn.lock", YARN_1),
        ("yarn.lock", YARN_BERRY),
        ("yarn.lock", YARN_1.replace("\n", "\r\n")),
        ("pnpm-lock.yaml", PNPM_9),
        ("pnpm-lock.yaml", PNPM_5),
        ("pnpm-lock.yaml", PNPM_TWO_DOCUMENTS),
    ],
    ids=["npm 3", "npm 1", "shrinkwrap", "yarn 1", "berry", "CRLF", "pnpm 9", "pnpm 5", "pnpm 11"],
)
def test_each_lock_file_tells_the_version(tmp_path: Path, file: str, text: str) -> None:
    found = version_in(tmp_path, {"package.json": back_end("^2.10.0"), file: text})
    assert found == MedusaVersion(version="2.10.3", source="lock file", where=file)


def test_the_lock_file_of_a_monorepo_tells_each_packages_own_version(tmp_path: Path) -> None:
    lock = PNPM_9.replace("  .:\n", "  apps/backend:\n").replace(
        "importers:\n",
        "importers:\n\n  .: {}\n\n  apps/old:\n    dependencies:\n"
        "      '@medusajs/medusa':\n        specifier: 2.4.0\n        version: 2.4.0\n",
    )
    write_tree(tmp_path, {"pnpm-workspace.yaml": "packages: ['apps/*']", "pnpm-lock.yaml": lock})
    backend = version_in(tmp_path / "apps/backend", {"package.json": back_end("^2.10.0")})
    old = version_in(tmp_path / "apps/old", {"package.json": back_end("2.4.0")})
    assert (backend.version, backend.where) == ("2.10.3", "../../pnpm-lock.yaml")
    assert old.version == "2.4.0"


def test_npm_finds_a_package_that_is_nested_in_a_workspace_first(tmp_path: Path) -> None:
    lock = NPM_LOCK.replace(
        '"node_modules/@medusajs/framework"', '"apps/backend/node_modules/@medusajs/medusa"'
    ).replace('"2.10.3"}}', '"2.12.0"}}')
    write_tree(tmp_path, {"package.json": MONOREPO, "package-lock.json": lock})
    found = version_in(tmp_path / "apps/backend", {"package.json": back_end("^2.10.0")})
    assert found.version == "2.12.0"


def test_a_broken_lock_file_leaves_the_range(tmp_path: Path) -> None:
    files = {"package.json": back_end("^2.10.0"), "package-lock.json": "{", "yarn.lock": "\0"}
    assert version_in(tmp_path, files).source == "range"


@pytest.mark.parametrize(
    ("range_", "lowest", "exact"),
    [
        ("2.11.1", "2.11.1", True),
        ("^2.11.1", "2.11.1", False),
        ("~2.11", "2.11.0", False),
        ("2.x", "2.0.0", False),
        (">=2.4.0 <3", "2.4.0", False),
        ("2.12.0-preview-2026", "2.12.0-preview-2026", True),
        ("npm:@medusajs/medusa@2.4.0", "2.4.0", False),
    ],
)
def test_a_range_stands_for_its_lowest_version(
    tmp_path: Path, range_: str, lowest: str, exact: bool
) -> None:
    found = version_in(tmp_path, {"package.json": back_end(range_)})
    expected = MedusaVersion(version=lowest, source="range", where="package.json", exact=exact)
    assert found == expected


@pytest.mark.parametrize("range_", ["latest", "*", "workspace:^", "catalog:", "file:../x-2.0.0"])
def test_a_range_without_a_number_asks_for_an_install(tmp_path: Path, range_: str) -> None:
    with pytest.raises(UsageError, match="install the packages"):
        version_in(tmp_path, {"package.json": back_end(range_)})


def test_the_framework_alone_tells_the_version(tmp_path: Path) -> None:
    files = {"package.json": back_end("2.4.0", "@medusajs/framework")}
    assert version_in(tmp_path, files).version == "2.4.0"


def test_a_broken_manifest_leaves_what_is_installed(tmp_path: Path) -> None:
    files = {"package.json": "{ broken", INSTALLED: manifest(version="2.4.0")}
    assert version_in(tmp_path, files).version == "2.4.0"


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": back_end("^1.20.0")},
        {"package.json": back_end("^1.20.0"), INSTALLED: manifest(version="1.20.10")},
    ],
    ids=["range", "installed"],
)
def test_medusa_1_is_refused_by_its_version(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(NotAMedusaProjectError, match=r"Medusa 1\.20"):
        version_in(tmp_path, files)


@pytest.mark.parametrize("files", [{}, {"package.json": manifest(name="other")}])
def test_a_folder_without_medusa_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(NotAMedusaProjectError, match="no @medusajs/medusa"):
        version_in(tmp_path, files)


@pytest.mark.parametrize("version", PROVEN)
def test_a_proven_version_is_its_own_model(version: str) -> None:
    found = MedusaVersion(version=version, source="node_modules", where="x")
    target = target_for(found)
    assert (target.version, target.follows, target.proven) == (version, version, True)


@pytest.mark.parametrize(
    ("version", "follows"),
    [
        ("2.0.0", "2.4.0"),
        ("2.4.1", "2.4.0"),
        ("2.11.0", "2.4.0"),
        ("2.12.0", "2.11.1"),
        ("2.21.2-preview", "2.21.2"),
        ("2.100.0", "2.21.2"),
        ("3.0.0", "2.21.2"),
    ],
)
def test_any_other_version_follows_the_nearest_below_unproven(version: str, follows: str) -> None:
    target = target_for(MedusaVersion(version=version, source="lock file", where="x"))
    assert (target.follows, target.proven) == (follows, False)


def test_a_range_that_starts_at_a_proven_version_proves_nothing() -> None:
    found = MedusaVersion(version="2.11.1", source="range", where="package.json", exact=False)
    assert not target_for(found).proven
