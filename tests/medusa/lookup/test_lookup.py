"""Looking up an installed Medusa: what is found, cited, kept, and refused."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.medusa.lookup.small import ask, install
from tests.samples import make_project
from tools.errors import NotAMedusaProjectError, UsageError
from tools.medusa.api.answer import Full
from tools.medusa.api.cache import CacheError
from tools.medusa.api.entry import Kind
from tools.medusa.api.lookup import lookup
from tools.repo.workspace import Workspace


def the_one(workspace: Workspace, name: str) -> Full:
    (entry,) = lookup(workspace, name=name).entries
    assert isinstance(entry, Full)
    return entry


def test_a_workflow_is_told_with_input_output_steps_hooks_and_its_place(shop: Workspace) -> None:
    entry = the_one(shop, "feedDragonWorkflow")
    assert entry.use == 'import { feedDragonWorkflow } from "@medusajs/medusa/core-flows"'
    assert entry.summary == "Feed a dragon."
    assert entry.also == ["feed-dragon"]
    assert entry.facts == {
        "input": ["{ id: string; }"],
        "output": ["void"],
        "steps": ["cookStep", "emitEventStep"],
        "hooks": ["dragonFed"],
        "emits": ["DragonWorkflowEvents.FED"],
        "payload": ["DragonWorkflowEvents.FED { id: input.id }"],
    }
    assert entry.source == "@medusajs/core-flows@2.21.2 dist/feed-dragon.d.ts:11"


@pytest.mark.parametrize(
    ("name", "kind", "use", "source"),
    [
        ("feed-dragon", "workflow", "@medusajs/medusa/core-flows", "dist/feed-dragon.d.ts:11"),
        ("cookStep", "step", "@medusajs/medusa/core-flows", "dist/feed-dragon.d.ts:19"),
        (
            "feedDragonWorkflow.hooks.dragonFed",
            "hook",
            "@medusajs/medusa/core-flows",
            "dist/feed-dragon.d.ts:11",
        ),
        ("retrieveCave", "method", "container.resolve(Modules.CAVE)", "dist/cave/service.d.ts:5"),
        (
            "CaveModuleService.softDeleteCaves",
            "method",
            "container.resolve(Modules.CAVE)",
            "dist/services/cave-module.d.ts:2",
        ),
        ("dragon.fed", "event", "DragonWorkflowEvents", "dist/core-flows/events.js:2"),
        ("Modules.CAVE", "key", "@medusajs/framework/utils", "dist/modules-sdk/definition.d.ts:2"),
        ("AdminCave", "http", 'type { HttpTypes } from "@medusajs/framework/types"', ":1"),
        ("cave.list.before", "zone", "defineWidgetConfig", "dist/index.js:2"),
        ("projectConfig.caveUrl", "config", "medusa-config.ts", "config-module.d.ts:6"),
        ("The oven ${id} is cold", "error", None, "dist/feed-dragon.js:3"),
    ],
)
def test_each_kind_is_found_by_its_name_with_its_use_and_place(
    shop: Workspace, name: str, kind: Kind, use: str | None, source: str
) -> None:
    entry = the_one(shop, name)
    assert entry.kind == kind
    assert entry.use is None if use is None else use in (entry.use or "")
    assert entry.source.endswith(source)


def test_a_generated_method_has_the_signatures_of_the_installed_types(shop: Workspace) -> None:
    entry = the_one(shop, "softDeleteCaves")
    assert entry.signature == "softDeleteCaves(id: string): Promise<void>"
    assert entry.facts == {
        "overloads": [
            "softDeleteCaves(id: string): Promise<void>",
            "softDeleteCaves(ids: string[]): Promise<CaveDTO[]>",
        ]
    }


def test_what_the_interface_declares_is_not_told_as_generated(shop: Workspace) -> None:
    answer = lookup(shop, name="retrieveCave")
    assert [entry.name for entry in answer.entries] == ["ICaveModuleService.retrieveCave"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which workflow feeds dragons?", "feedDragonWorkflow"),
        ("step that cooks", "cookStep"),
        ("Error: The oven north-7 is cold", "The oven ${id} is cold"),
        ("widget at the top of the cave list", "cave.list.before"),
    ],
)
def test_a_question_finds_by_meaning_and_by_message(
    shop: Workspace, question: str, first: str
) -> None:
    answer = lookup(shop, question)
    assert answer.entries[0].name == first
    assert answer.medusa == "2.21.2"


def test_a_kind_and_a_limit_narrow_the_answer(shop: Workspace) -> None:
    assert {one.kind for one in lookup(shop, "dragon", kind="event").entries} == {"event"}
    assert len(lookup(shop, "dragon", limit=1).entries) == 1


def test_a_name_that_is_not_there_is_answered_with_the_nearest(shop: Workspace) -> None:
    answer = lookup(shop, name="feedDragonsWorkflow")
    assert answer.entries == []
    assert answer.nearest == ["feedDragonWorkflow", "feedDragonWorkflow.hooks.dragonFed"]
    assert answer.note == "Medusa 2.21.2 has nothing called or described so"


def test_a_word_that_no_entry_knows_is_named(shop: Workspace) -> None:
    answer = lookup(shop, "feed a dragon with bitcoin")
    assert answer.entries[0].name == "feedDragonWorkflow"
    assert answer.note == "Medusa 2.21.2 has nothing that speaks of 'bitcoin'"


@pytest.mark.parametrize(
    "question",
    ['"', "' OR 1=1 --", "NEAR(a b)", "*", "дракон 🐉", "\0", "a" * 1000, "dragon " * 200],
)
def test_any_text_is_a_question(shop: Workspace, question: str) -> None:
    answer = lookup(shop, question)
    assert answer.entries or answer.note


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_neither_a_question_nor_a_name_is_refused(shop: Workspace, empty: str | None) -> None:
    with pytest.raises(UsageError, match="give a query, or an exact name"):
        lookup(shop, empty, name=empty)


def test_without_installed_packages_the_person_is_told_to_install(
    tmp_path: Path, cache: Path
) -> None:
    workspace = make_project(tmp_path / "bare")
    with pytest.raises(UsageError, match=r"node_modules: .* is not installed") as error:
        lookup(workspace, "dragon")
    assert "npm, yarn or pnpm install" in str(error.value)
    assert not cache.exists()


def test_outside_a_medusa_project_there_is_nothing_to_look_up(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotAMedusaProjectError):
        lookup(Workspace.at(tmp_path), "dragon")
    assert not cache.exists()


def test_packages_hoisted_above_the_workspace_are_read(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "mono").mkdir()
    (tmp_path / "mono" / "package.json").write_text('{"workspaces": ["apps/*"]}', encoding="utf-8")
    install(tmp_path / "mono")
    workspace = make_project(tmp_path / "mono" / "apps" / "backend")
    assert lookup(workspace, name="cookStep").entries
    assert cache.is_dir()


def test_packages_beside_the_real_folder_are_read_as_pnpm_lays_them(
    tmp_path: Path, cache: Path
) -> None:
    workspace = make_project(tmp_path / "shop")
    real = install(workspace.root / "node_modules" / ".pnpm" / "all")
    scope = workspace.root / "node_modules" / "@medusajs"
    scope.mkdir()
    for package in ("medusa", "framework"):
        (scope / package).symlink_to(real / package)
    # A dependency of a dependency lies beside that one.
    inner = real.parents[2] / "inner" / "node_modules" / "@medusajs"
    inner.mkdir(parents=True)
    for package in ("cave", "admin-shared"):
        (real / package).rename(inner / package)
    (real / "cave").symlink_to(inner / "cave")
    assert lookup(workspace, name="cookStep").entries
    assert lookup(workspace, name="cave.list.before").entries
    assert cache.is_dir()


def test_the_reference_is_built_once_and_told_of(shop: Workspace, cache: Path) -> None:
    told: list[tuple[str, float]] = []
    for _ in range(2):
        lookup(shop, "dragon", tell=lambda what, share: told.append((what, share)))
    assert [what for what, _ in told].count("reading workflows and steps") == 1
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert len([*cache.glob("*.sqlite")]) == 1


def test_two_projects_with_the_same_packages_share_one_reference(
    shop: Workspace, tmp_path: Path, cache: Path
) -> None:
    other = make_project(tmp_path / "other")
    install(other.root)
    lookup(shop, "dragon")
    lookup(other, "dragon")
    assert len([*cache.glob("*.sqlite")]) == 1


def test_altered_packages_of_the_same_version_do_not_answer_for_the_true_ones(
    shop: Workspace, tmp_path: Path, cache: Path
) -> None:
    other = make_project(tmp_path / "other")
    source = install(other.root) / "core-flows" / "dist" / "feed-dragon.d.ts"
    source.write_text(source.read_text().replace("Feed a dragon", "Tell it your password"))
    lookup(other, "dragon")
    assert the_one(shop, "feedDragonWorkflow").summary == "Feed a dragon."
    assert len([*cache.glob("*.sqlite")]) == 2


@pytest.mark.parametrize("damage", ["emptied", "cut", "overwritten"])
def test_a_damaged_reference_is_built_anew(shop: Workspace, cache: Path, damage: str) -> None:
    lookup(shop, "dragon")
    (file,) = cache.glob("*.sqlite")
    whole = file.read_bytes()
    left = {"emptied": 0, "cut": len(whole) - 4096, "overwritten": 100}[damage]
    rest = len(whole) - left if damage == "overwritten" else 0
    file.write_bytes(whole[:left] + b"\xff" * rest)
    assert the_one(shop, "cookStep").kind == "step"
    assert file.read_bytes() == whole


def test_old_references_and_what_killed_builds_left_are_removed(
    shop: Workspace, cache: Path
) -> None:
    (cache / "tmpkilled").mkdir(parents=True)
    (cache / "tmpkilled" / "half.sqlite").touch()
    for number in range(20):
        (cache / f"{number}.sqlite").touch()
    for path in cache.iterdir():
        os.utime(path, (0, 0))
    assert lookup(shop, name="cookStep").entries
    assert len([*cache.glob("*.sqlite")]) == 12
    assert not (cache / "tmpkilled").exists()


def test_where_nothing_can_be_kept_the_person_is_told(
    shop: Workspace, cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(CacheError, match="the reference cannot be kept") as error:
        lookup(shop, "dragon")
    assert str(cache) in str(error.value)


def test_a_broken_source_is_read_as_far_as_it_parses(shop: Workspace) -> None:
    folder = shop.root / "node_modules" / "@medusajs" / "core-flows" / "dist"
    (folder / "broken.d.ts").write_bytes(b"export declare const {{{ \xff\xfe : <<<")
    (folder / "broken.js").write_bytes(b"throw new Error(`")
    assert lookup(shop, name="cookStep").entries


def test_what_is_no_plain_file_is_not_read(shop: Workspace, tmp_path: Path) -> None:
    folder = shop.root / "node_modules" / "@medusajs" / "core-flows" / "dist"
    secret = tmp_path / "secret.d.ts"
    secret.write_text("export declare const secretStep: StepFunction<1, 2>;", encoding="utf-8")
    (folder / "linked.d.ts").symlink_to(secret)
    os.mkfifo(folder / "waiting.js")
    (folder / "loop").symlink_to(folder)
    assert lookup(shop, name="secretStep").entries == []
    assert lookup(shop, name="cookStep").entries


def test_deep_sources_and_hidden_characters_end_in_plain_answers(shop: Workspace) -> None:
    folder = shop.root / "node_modules" / "@medusajs" / "core-flows" / "dist"
    joined = " + ".join(['"the dragon sleeps"'] * 5000)
    (folder / "deep.js").write_text(f"throw new Error({joined})", encoding="utf-8")
    nested = "[" * 20_000 + "]" * 20_000
    (folder / "nested.d.ts").write_text(
        f"/** Hides \u202e here. */\nexport declare const hidingStep: {nested};", encoding="utf-8"
    )
    entry = the_one(shop, "hidingStep")
    assert entry.summary == "Hides \\u202e here."
    assert len(entry.signature) < 400


def test_two_processes_at_once_both_answer(shop: Workspace, cache: Path) -> None:
    both = [ask(shop.root, "feed a dragon") for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert json.loads(out)["entries"][0]["name"] == "feedDragonWorkflow"
    assert len([*cache.glob("*.sqlite")]) == 1
    assert not [path for path in cache.iterdir() if path.is_dir()]


def test_the_command_shows_an_exact_name_in_full_and_fails_for_what_is_not_there(
    shop: Workspace,
) -> None:
    out, err = (known := ask(shop.root, "feedDragonWorkflow")).communicate(timeout=60)
    assert json.loads(out)["entries"][0]["facts"]["hooks"] == ["dragonFed"]
    # How far it is, only a terminal is told.
    assert err == ""
    out, _ = (unknown := ask(shop.root, "zzzyx")).communicate(timeout=60)
    assert (known.returncode, unknown.returncode) == (0, 1)
    assert json.loads(out)["note"] == "Medusa 2.21.2 has nothing called or described so"


def test_packages_removed_after_the_reference_was_built_are_missed(shop: Workspace) -> None:
    lookup(shop, "dragon")
    shutil.rmtree(shop.root / "node_modules")
    with pytest.raises(UsageError, match="is not installed"):
        lookup(shop, "dragon")
