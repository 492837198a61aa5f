"""Building the reference ahead: in turns, with progress for who waits, whatever is killed."""

import fcntl
import threading
from pathlib import Path

import pytest

from tests.medusa.lookup.small import install
from tests.trees import back_end, write_tree
from tools.medusa.api.ahead import build_ahead
from tools.medusa.api.cache import reference, sound
from tools.medusa.api.installed_packages import installed_packages
from tools.medusa.api.lookup import lookup
from tools.repo.packages import cache_folder
from tools.repo.workspace import Workspace

ENDS_SECONDS = 60


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache_folder() / "api"


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    workspace = write_tree(tmp_path / "shop", {"package.json": back_end("2.21.2")})
    install(workspace.root)
    return workspace


def heard_of(workspace: Workspace) -> list[str]:
    told: list[str] = []
    answer = lookup(workspace, name="feedDragonWorkflow", tell=lambda what, _: told.append(what))
    assert answer.entries[0].name == "feedDragonWorkflow"
    return told


def test_what_was_built_ahead_is_only_read(shop: Workspace) -> None:
    process = build_ahead(shop)
    assert process is not None
    assert process.wait(ENDS_SECONDS) == 0
    assert heard_of(shop) == []


def test_several_at_once_build_one_whole_reference(shop: Workspace, cache: Path) -> None:
    processes = [build_ahead(shop) for _ in range(3)]
    ends = [process.wait(ENDS_SECONDS) for process in processes if process is not None]
    assert ends == [0, 0, 0]
    (file,) = cache.glob("*.sqlite")
    assert sound(file)
    assert heard_of(shop) == []


def test_a_build_that_was_killed_is_done_again(shop: Workspace, cache: Path) -> None:
    process = build_ahead(shop)
    assert process is not None
    process.kill()
    assert process.wait(ENDS_SECONDS) != 0
    assert "reading workflows and steps" in heard_of(shop)
    assert [sound(file) for file in cache.glob("*.sqlite")] == [True]


def test_who_waits_hears_how_far_the_other_is_and_builds_if_it_gave_up(
    shop: Workspace, cache: Path
) -> None:
    packages = installed_packages(shop)
    reference(packages, lambda _what, _share: None).unlink()
    (lock,) = cache.glob("*.lock")
    told: list[tuple[str, float]] = []
    heard = threading.Event()

    def tell(what: str, share: float) -> None:
        told.append((what, share))
        heard.set()

    waiting = threading.Thread(target=reference, args=(packages, tell))
    with lock.open("w", encoding="utf-8") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        other.write("0.3 reading module services")
        other.flush()
        waiting.start()
        assert heard.wait(ENDS_SECONDS)
        assert told == [("reading module services", 0.3)]
    waiting.join(ENDS_SECONDS)
    assert told[1] == ("comparing the installed packages", 0.0)
    assert [sound(file) for file in cache.glob("*.sqlite")] == [True]


def test_nothing_is_started_where_nothing_is_installed(tmp_path: Path) -> None:
    assert build_ahead(write_tree(tmp_path / "bare", {"package.json": back_end()})) is None
