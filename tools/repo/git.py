"""Quick questions to git, and other short reading commands."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from tools.errors import ToolMissingError, UsageError
from tools.repo.workspace import Workspace

SECONDS = 7.0
# The workspace's own git configuration must not run programs while we only read; nor may a folder
# that merely looks like a repository bring a configuration along.
READ_ONLY = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "safe.bareRepository=explicit",
    "-c", "submodule.recurse=false",
    "-c", "diff.external=",
    "-c", "core.pager=cat",
    "-c", "credential.helper=",
    "--no-pager",
)  # fmt: skip
ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks, by whatever program its remote names.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C.UTF-8",
}
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
_MAX_FILTERS = 200
_MAX_POINTER = 5_000
_BRANCH = ("--abbrev-ref", "HEAD")
_SHORTEST_NAME = 40


class Output(NamedTuple):
    """What a command answered."""

    code: int
    stdout: bytes
    stderr: str


class GitState(BaseModel, frozen=True, extra="forbid"):
    """Where the checkout stands: `branch` is None on a detached head, `changed` counts paths."""

    branch: str | None
    commit: str | None
    changed: int

    @property
    def dirty(self) -> bool:
        """Whether anything differs from the last commit, new files included."""
        return self.changed > 0


def run(argv: Sequence[str], folder: Path, *, seconds: float = SECONDS) -> Output:
    """Run a short reading command in a folder, without a shell.

    Raises ToolMissingError if the program is not there, UsageError if it takes too long.
    """
    try:
        done = subprocess.run(
            list(argv),
            cwd=folder,
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except FileNotFoundError as error:
        raise ToolMissingError(f"{argv[0]} is not installed", fix=f"install {argv[0]}") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            f"{argv[0]} took longer than {seconds:.0f} seconds", fix="ask for less at once"
        ) from error
    return Output(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def git(folder: Path, *arguments: str, seconds: float = SECONDS) -> Output:
    """Run a reading git command in a folder; see `run`."""
    return run(["git", *READ_ONLY, *arguments], folder, seconds=seconds)


class Standing(NamedTuple):
    """Whether git knows the files of a folder, and what is checked out there."""

    tracked: bool
    branch: str | None = None
    commit: str | None = None


def standing_of(workspace: Workspace) -> Standing:
    """Ask git whether the workspace is in a checkout that does not ignore it, and where that is."""
    if not is_own_git(workspace.root):
        return Standing(tracked=False)
    try:
        answers = [
            answered(process)
            for process in [
                ask(workspace.root, "rev-parse", "--is-inside-work-tree", "HEAD", *_BRANCH),
                ask(workspace.root, "check-ignore", "--quiet", "--", "."),
            ]
        ]
    except ToolMissingError:
        return Standing(tracked=False)
    (_, told), (ignored, _) = answers
    inside, commit, branch = [*told.decode("utf-8", "replace").split("\n"), "", "", ""][:3]
    return Standing(
        tracked=inside == "true" and ignored != 0,
        branch=branch if branch != "HEAD" and commit != "HEAD" and branch else None,
        commit=commit if len(commit) >= _SHORTEST_NAME else None,
    )


def ask(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Begin a reading git command, so that several run at once; raises ToolMissingError."""
    argv = ["git", *READ_ONLY, *arguments]
    try:
        return subprocess.Popen(
            argv,
            cwd=folder,
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise ToolMissingError("git is not installed", fix="install git") from error


def answered(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Return the exit code and output of a command begun by `ask`; raises UsageError if late."""
    try:
        told, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise UsageError(f"git took longer than {SECONDS:.0f} seconds") from error
    return process.returncode, told


def is_own_git(folder: Path) -> bool:
    """Tell whether git, asked in a folder, would speak of the checkout that the folder is in.

    A `.git` file or link may name any repository of the disk; it counts only where that
    repository names this checkout in turn, as it does for a worktree and a submodule.  True too
    where there is no repository at all: git says so itself.
    """
    for above in (folder, *folder.parents):
        entry = above / ".git"
        if entry.is_symlink() and not entry.resolve().is_relative_to(above):
            return False
        if entry.is_dir():
            # A worktree's, which lies in the repository it belongs to, and never here.
            return not (entry / "commondir").exists()
        if entry.is_file():
            return _names_back(entry)
    return True


def _names_back(entry: Path) -> bool:
    try:
        told = entry.read_bytes()[:_MAX_POINTER].decode().partition("gitdir:")[2].strip()
        target = (entry.parent / told).resolve()
        if target.is_relative_to(entry.parent):
            return True
        if (target / "gitdir").is_file():
            back = target / (target / "gitdir").read_text(encoding="utf-8").strip()
            return back.resolve() == entry.resolve()
        config = target / "config"
        found = run(["git", "config", "--file", str(config), "core.worktree"], entry.parent)
        return (target / found.stdout.decode().strip()).resolve() == entry.parent.resolve()
    except (OSError, ValueError, ToolMissingError):
        return False


def child_environment() -> dict[str, str]:
    """Return our environment for a reading command: no prompts, no locks, plain messages."""
    # A git hook that started us would otherwise name its own repository.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return plain | ENVIRONMENT


def git_state(workspace: Workspace) -> GitState | None:
    """Return the branch and how many paths below the workspace differ, or None without git.

    Files are compared as they are, by none of the filters the repository configures: those are
    programs.  So a file that a filter changes (Git LFS) may count as changed.  None too where
    the configuration cannot be made harmless.
    """
    if not is_own_git(workspace.root):
        return None
    try:
        unfiltered = no_filters(workspace.root)
        if unfiltered is None:
            return None
        output = git(workspace.root, *unfiltered, *_STATUS, "--", ".")
    except ToolMissingError:
        return None
    if output.code != 0:
        return None
    lines = output.stdout.decode("utf-8", "replace").split("\0")
    heads = dict(line[2:].split(" ", 1) for line in lines if line.startswith("# "))
    branch, commit = heads.get("branch.head"), heads.get("branch.oid")
    return GitState(
        branch=None if branch == "(detached)" else branch,
        commit=None if commit == "(initial)" else commit,
        changed=sum(1 for line in lines if line and not line.startswith("# ")),
    )


# A submodule is a repository with a configuration of its own, so none is looked into.
_STATUS = (
    "status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--ignore-submodules=all",
)  # fmt: skip


def no_filters(root: Path) -> list[str] | None:
    """Return the options that turn every configured filter off, or None if that cannot be said."""
    found = git(root, "config", "-z", "--name-only", "--get-regexp", _FILTERS)
    if found.code > 1:
        return None
    names = sorted({os.fsdecode(name) for name in found.stdout.split(b"\0") if name})
    # `-c` takes the name to end at the first equals sign.
    if len(names) > _MAX_FILTERS or any("=" in name for name in names):
        return None
    return [part for name in names for part in ("-c", f"{name}={_off(name)}")]


def _off(name: str) -> str:
    return "false" if name.endswith(".required") else ""


def changed_since(workspace: Workspace, base: str) -> frozenset[str]:
    """Return the paths below the workspace that differ from where it left `base`, new ones too.

    Raises UsageError without a repository, or if `base` names no commit of it.
    """
    unfiltered = no_filters(workspace.root)
    if unfiltered is None:
        raise UsageError("git's configuration cannot be read", where=str(workspace.root))
    commit = _line(
        workspace.root, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}"
    )
    if commit is None:
        raise UsageError(f"{base!r} names no commit here", fix="give a branch, a tag or a commit")
    fork = _line(workspace.root, "merge-base", commit, "HEAD") or commit
    diff = ("diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")
    listed = [
        git(workspace.root, *unfiltered, *diff, "--ignore-submodules=all", fork, "--", "."),
        git(
            workspace.root,
            *unfiltered,
            "ls-files",
            "--others",
            "--exclude-standard",
            "-z",
            "--",
            ".",
        ),
    ]
    if failed := next((output for output in listed if output.code), None):
        raise UsageError(f"git cannot tell what changed: {failed.stderr}")
    names = (name for output in listed for name in output.stdout.split(b"\0") if name)
    return frozenset(map(os.fsdecode, names))


def ignored_by_git(workspace: Workspace, paths: Sequence[str]) -> list[str]:
    """Return those of the paths, files there or not, that git ignores; none without git."""
    if not paths or not is_own_git(workspace.root):
        return []
    try:
        told = git(workspace.root, "-c", "core.quotePath=false", "check-ignore", "--", *paths)
    except ToolMissingError:
        return []
    return told.stdout.decode("utf-8", "replace").splitlines() if told.code == 0 else []


def _line(root: Path, *arguments: str) -> str | None:
    output = git(root, *arguments)
    return output.stdout.decode("utf-8", "replace").strip() if output.code == 0 else None
