"""Whatever stands in a repository, doctor ends with an answer."""

import shutil
from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.fixes import plan_fixes
from tools.medusa.doctor.rules import RULES
from tools.repo.workspace import Workspace

DAMAGED = Path(__file__).parent / "applications" / "damaged"
SPREAD = "export const POST = (req) => { use({ ...req.body }) }\n"
CODE = (".ts", ".js")


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DAMAGED, tmp_path / "damaged"))


def code_of(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.suffix in CODE)


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8, 0.95])
def test_files_cut_short_are_named_and_judged_as_far_as_they_go(
    share: float, damaged: Path
) -> None:
    for path in code_of(damaged):
        text = path.read_bytes()
        path.write_bytes(text[: int(len(text) * share)])
    result = diagnose(Workspace.at(damaged))
    assert result.rules == len(RULES)
    assert result.unread


def test_files_that_stand_where_others_should_are_no_trouble(damaged: Path) -> None:
    paths = code_of(damaged)
    texts = [path.read_bytes() for path in paths]
    for path, text in zip(paths, [*texts[7:], *texts[:7]], strict=True):
        path.write_bytes(text)
    assert diagnose(Workspace.at(damaged)).rules == len(RULES)


@pytest.mark.parametrize(
    "manifest", ['{"dependencies": {"@medusajs/medusa": "2.21.2"}, "exports": [1]}', "[]", "{"]
)
def test_a_manifest_of_any_form_is_no_trouble(manifest: str, tmp_path: Path) -> None:
    files = {
        "package.json": manifest,
        "node_modules/@medusajs/medusa/package.json": '{"version": "2.21.2"}',
        "src/api/store/a/route.ts": SPREAD,
    }
    found = diagnose(write_tree(tmp_path, files), [RULES["X15"], RULES["X43"], RULES["X56"]])
    assert [one.rule for one in found.findings] == ["X15"]


def test_hostile_files_hide_nothing_that_stands_beside_them(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "package.json": back_end("2.21.2"),
        "medusa-config.ts": "module.exports = defineConfig({})\n",
        "src/api/store/deep/route.ts": f"export const GET = {'(' * 20_000}\n",
        "src/api/store/latin/route.ts": b"export const GET = '\xff\xfe'\n",
        "src/api/store/wide/route.ts": SPREAD.encode("utf-16"),
        "src/api/store/binary/route.ts": bytes(range(256)) * 40,
        "src/api/store/angles/route.ts": f"export const GET = {'a<' * 30_000}\n",
        "src/api/middlewares.ts": f"export default defineMiddlewares({'[' * 5_000}\n",
        "src/subscribers/huge.ts": f"export const config = {{ event: '{'x' * 3_000_000}' }}\n",
        "src/api/store/sound/route.ts": SPREAD,
    }
    workspace = write_tree(tmp_path, files)
    (tmp_path / "src/api/store/loop").symlink_to(tmp_path / "src")
    (tmp_path / "src/api/store/gone.ts").symlink_to(tmp_path / "nowhere.ts")
    result = diagnose(workspace)
    assert [f"{one.rule} {one.path}" for one in result.findings] == [
        "X15 src/api/store/sound/route.ts"
    ]
    assert len(result.unread) >= len(files) - 5
    assert plan_fixes(workspace) is None


def test_many_routes_are_all_judged(tmp_path: Path) -> None:
    count = 300
    files = {f"src/api/store/r{n}/route.ts": SPREAD for n in range(count)}
    listed = ",\n".join(
        f'{{ matcher: "/store/r{n}", methods: ["POST"], middlewares: [ours] }}'
        for n in range(count)
    )
    files["src/api/middlewares.ts"] = f"export default defineMiddlewares([\n{listed}\n])\n"
    files["medusa-config.ts"] = "module.exports = defineConfig({})\n"
    files["package.json"] = back_end("2.21.2")
    found = diagnose(write_tree(tmp_path, files)).findings
    assert [one.rule for one in found] == ["X15"] * count
