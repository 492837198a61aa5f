"""A repository's own git configuration runs no program while we only read."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import get_args

import pytest

from tests.trees import run_git, write_tree
from tools.errors import UsageError
from tools.repo.find import find_files
from tools.repo.git import git_state
from tools.repo.git_topics import Topic
from tools.repo.history import git_context
from tools.repo.index.view import ask_index
from tools.repo.search import search_code
from tools.repo.workspace import Workspace

Hostile = Callable[[Path, str], Path]


def committed(folder: Path) -> Path:
    """Make a checkout whose only file was touched since, so that git has to look inside."""
    write_tree(folder, {"a.txt": "alpha\n", "b.txt": "beta\n"})
    run_git(folder, "init", "-q")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "-qm", "all")
    (folder / ".gitattributes").write_text("* filter=evil diff=evil\n", encoding="utf-8")
    (folder / "a.txt").write_text("alphA\n", encoding="utf-8")
    return folder


def configured(*settings: str) -> Hostile:
    def make(folder: Path, command: str) -> Path:
        committed(folder)
        for setting in settings:
            name, _, value = setting.partition("=")
            run_git(folder, "config", name, value.replace("CMD", command))
        return folder

    return make


def included(folder: Path, command: str) -> Path:
    committed(folder)
    text = f'[filter "evil"]\n\tclean = "{command}"\n'
    (folder / "more.config").write_text(text, encoding="utf-8")
    run_git(folder, "config", "include.path", "../more.config")
    return folder


def odd_name(folder: Path, command: str) -> Path:
    committed(folder)
    (folder / ".gitattributes").write_text("* filter=a=b.c\n", encoding="utf-8")
    run_git(folder, "config", "filter.a=b.c.clean", command)
    return folder


def bare_in_folder(folder: Path, command: str) -> Path:
    """Commit, so to say, a repository's insides: what a clone can bring along."""
    checkout = committed(folder.parent / "checkout")
    run_git(checkout, "config", "core.bare", "false")
    run_git(checkout, "config", "core.worktree", str(folder))
    run_git(checkout, "config", "filter.evil.clean", command)
    (checkout / ".git").rename(folder)
    for name in ("a.txt", ".gitattributes"):
        (checkout / name).rename(folder / name)
    return folder


def in_submodule(folder: Path, command: str) -> Path:
    committed(folder)
    inner = committed(folder / "sub")
    run_git(folder, "add", "sub")
    run_git(folder, "commit", "-qm", "sub")
    run_git(inner, "config", "filter.evil.clean", command)
    return folder


def partial_clone(folder: Path, command: str) -> Path:
    committed(folder)
    run_git(folder, "config", "core.repositoryFormatVersion", "1")
    run_git(folder, "config", "extensions.partialClone", "origin")
    run_git(folder, "config", "remote.origin.promisor", "true")
    run_git(folder, "config", "remote.origin.url", f"ext::{command}")
    run_git(folder, "config", "protocol.ext.allow", "always")
    for packed in (folder / ".git/objects").glob("??/*"):
        packed.unlink()
    return folder


CASES = {
    "clean": configured("filter.evil.clean=CMD"),
    "process": configured("filter.evil.process=CMD", "filter.evil.required=true"),
    "smudge": configured("filter.evil.smudge=CMD"),
    "included": included,
    "odd name": odd_name,
    "bare in folder": bare_in_folder,
    "submodule": in_submodule,
    "fsmonitor": configured("core.fsmonitor=CMD"),
    "textconv": configured("diff.evil.textconv=CMD", "grep.fullName=true"),
    "external diff": configured("diff.external=CMD", "diff.evil.command=CMD"),
    "pager": configured("core.pager=CMD", "pager.status=CMD", "pager.grep=CMD"),
    "credentials": configured("credential.helper=!CMD"),
    "partial clone": partial_clone,
}


@pytest.mark.usefixtures("own_cache")
@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_reading_a_repository_runs_nothing_of_its_configuration(
    make: Hostile, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\necho ran >> {ran}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    workspace = Workspace.at(make(tmp_path / "shop", str(program)))
    ran.unlink(missing_ok=True)

    git_state(workspace)
    find_files(workspace)
    search_code(workspace, "alph")
    ask_index(workspace, lambda view: view.tree)
    for topic in get_args(Topic):
        # Where the configuration cannot be made harmless, it refuses.
        with suppress(UsageError):
            git_context(workspace, topic, path="a.txt")

    assert not ran.exists()


def test_a_filter_that_the_repository_configures_does_not_hide_its_state(tmp_path: Path) -> None:
    folder = configured("filter.evil.clean=CMD", "filter.evil.required=true")(
        tmp_path / "shop", "false"
    )
    state = git_state(Workspace.at(folder))
    assert state is not None
    assert (state.branch, state.changed) == ("main", 2)
