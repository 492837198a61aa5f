"""What git knows of the workspace: branch, changes, history, and who wrote which lines.

Commits are read by GitPython; what git itself is asked runs none of the repository's programs.
"""

import re
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import groupby

from git import Commit, Repo
from git.exc import GitError, ODBError
from pydantic import BaseModel

from tools.errors import SecretError, UsageError
from tools.repo.git import ENVIRONMENT, git, is_own_git, no_filters, standing_of
from tools.repo.git_topics import Topic
from tools.repo.read import MAX_BYTES, MAX_LINE_CHARACTERS
from tools.repo.redact import redacted, without_keys
from tools.repo.secrets import is_secret_path
from tools.repo.visible import visible, visible_name
from tools.repo.workspace import Workspace

MAX_LIMIT = 200
MAX_BLAMED = 500
_MESSAGE_CHARACTERS = 500
_LABELS = {"A": "added", "M": "changed", "D": "deleted", "R": "renamed", "T": "kind changed",
           "U": "in conflict", "?": "new"}  # fmt: skip


class ChangedPath(BaseModel, frozen=True, extra="forbid"):
    """A path that differs from the last commit."""

    path: str
    change: str


class CommitEntry(BaseModel, frozen=True, extra="forbid"):
    """One commit; `date` is ISO 8601."""

    commit: str
    author: str
    date: str
    message: str


class BlamedLines(BaseModel, frozen=True, extra="forbid"):
    """Lines `start` to `end`, last written in one commit; `commit` is None where not committed."""

    start: int
    end: int
    commit: str | None
    author: str
    date: str
    message: str


class GitContext(BaseModel, frozen=True, extra="forbid"):
    """Where the checkout stands, and what was asked for of it; `next` is the offset to go on."""

    branch: str | None
    commit: str | None
    changes: list[ChangedPath] = []
    commits: list[CommitEntry] = []
    lines: list[BlamedLines] = []
    diff: str | None = None
    truncated: bool = False
    next: int | None = None


def git_context(  # noqa: PLR0913  # each is one independent choice of the caller
    workspace: Workspace,
    topic: Topic = "status",
    *,
    path: str | None = None,
    start: int = 1,
    end: int | None = None,
    limit: int = 20,
    offset: int = 0,
) -> GitContext:
    """Return the branch with the changed paths, the history, a diff, or who wrote which lines.

    `path` narrows it to a file or folder; blame needs a file, and takes lines `start` to `end`.
    Raises UsageError where git does not know the workspace, SecretError for a path that may hold
    secrets.
    """
    if not 1 <= limit <= MAX_LIMIT or offset < 0:
        raise UsageError(f"the limit must be 1 to {MAX_LIMIT}, the offset 0 or more")
    if path is not None:
        workspace.path(path)
        if is_secret_path(path):
            raise SecretError("this file may hold secrets and is not read", where=path)
    asked = _Git(workspace)
    try:
        if topic == "history":
            return asked.history(path, limit, offset)
        if topic == "blame":
            return asked.blame(path, start, end)
        return asked.diff(path, offset) if topic == "diff" else asked.status(path, limit, offset)
    except UsageError:
        raise
    except (GitError, ODBError, ValueError) as error:
        raise UsageError(f"git's objects cannot be read: {error}") from error


class _Git:
    """Questions to the repository of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        unfiltered = no_filters(workspace.root) if is_own_git(workspace.root) else None
        standing = standing_of(workspace)
        if unfiltered is None or not standing.tracked:
            raise UsageError(
                "git does not know this folder as a checkout of its own",
                where=str(workspace.root),
                fix="run git init, or open the checkout itself",
            )
        self._root = workspace.root
        self._workspace = workspace
        self._standing = standing
        self._unfiltered = unfiltered

    def status(self, path: str | None, limit: int, offset: int) -> GitContext:
        told = self._run(
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all",
            "--ignore-submodules=all", "--", path or ".",
        )  # fmt: skip
        prefix = self._run("rev-parse", "--show-prefix").strip("\n")
        entries = [
            ChangedPath(path=visible_name(name), change=_label(row[:2]))
            for row in told.split("\0")
            if (name := row[3:].removeprefix(prefix)) and not is_secret_path(name)
        ]
        page = entries[offset : offset + limit]
        more = offset + len(page) < len(entries)
        return self._context(changes=page, next=offset + len(page) if more else None)

    def history(self, path: str | None, limit: int, offset: int) -> GitContext:
        if self._standing.commit is None:
            return self._context()
        # One more than wanted tells whether there is more.
        asked = ("rev-list", f"--max-count={limit + 1}", f"--skip={offset}", "HEAD", "--")
        names = self._run(*asked, path or ".").split()
        with closing(Repo(self._root, search_parent_directories=True)) as repo:
            # It asks git for each object, and that must not fetch one.
            repo.git.update_environment(**ENVIRONMENT)
            commits = [_entry(repo.commit(name)) for name in names[:limit]]
        return self._context(commits=commits, next=offset + limit if len(names) > limit else None)

    def diff(self, path: str | None, offset: int) -> GitContext:
        told = self._run(
            "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--relative",
            "--ignore-submodules=all", self._standing.commit or _EMPTY_TREE, "--", path or ".",
        )  # fmt: skip
        lines = [
            visible(redacted(line[:MAX_LINE_CHARACTERS]))
            for line in without_keys(_without_secret_files(told)).split("\n")
        ]
        taken: list[str] = []
        size = 0
        for line in lines[offset:]:
            size += len(line.encode()) + 1
            if taken and size > MAX_BYTES:
                break
            taken.append(line)
        reached = offset + len(taken)
        return self._context(diff="\n".join(taken), next=reached if reached < len(lines) else None)

    def blame(self, path: str | None, start: int, end: int | None) -> GitContext:
        content = None if path is None else self._workspace.read_text(path)
        if path is None or content is None:
            raise UsageError("blame needs a file that is there", where=path)
        count = len(content.splitlines())
        wanted = min(end or count, count)
        last = min(wanted, start + MAX_BLAMED - 1)
        if not 1 <= start <= last:
            raise UsageError(f"the file has {count} lines; these are none of them", where=path)
        told = self._run(
            "blame", "--porcelain", "--no-textconv", "-L", f"{start},{last}", "--", path
        )
        return self._context(lines=_blamed(told), next=last + 1 if last < wanted else None)

    def _context(
        self,
        *,
        changes: Sequence[ChangedPath] = (),
        commits: Sequence[CommitEntry] = (),
        lines: Sequence[BlamedLines] = (),
        diff: str | None = None,
        next: int | None = None,  # noqa: A002  # the field's name
    ) -> GitContext:
        branch = self._standing.branch
        return GitContext(
            branch=None if branch is None else visible_name(branch),
            commit=self._standing.commit,
            changes=list(changes),
            commits=list(commits),
            lines=list(lines),
            diff=diff,
            truncated=next is not None,
            next=next,
        )

    def _run(self, *arguments: str) -> str:
        output = git(self._root, *_QUIET, *self._unfiltered, *arguments)
        if output.code != 0:
            raise UsageError(f"git cannot tell: {visible(output.stderr[:500])}")
        return output.stdout.decode("utf-8", "replace")


# Git's name for a tree without files, in every repository.
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
# A path is a path: `:/` would mean the whole repository, beyond the workspace.
_QUIET = (
    "--literal-pathspecs", "-c", "blame.ignoreRevsFile=", "-c", "core.quotePath=false",
)  # fmt: skip
_DIFF_HEAD = re.compile(r'^diff --git .* "?b/(.*?)"?$')
_GROUP = re.compile(r"^([0-9a-f]{40,64}) \d+ (\d+)")


def _without_secret_files(diff: str) -> str:
    kept: list[str] = []
    showing = True
    for line in diff.split("\n"):
        head = _DIFF_HEAD.match(line)
        if head:
            showing = not is_secret_path(head[1])
        if showing:
            kept.append(line)
    return "\n".join(kept)


def _label(code: str) -> str:
    return _LABELS.get(code.strip()[:1], "changed")


def _entry(commit: Commit) -> CommitEntry:
    message = commit.message if isinstance(commit.message, str) else commit.message.decode()
    return CommitEntry(
        commit=commit.hexsha,
        author=visible_name(str(commit.author)),
        date=commit.committed_datetime.isoformat(),
        message=visible(redacted(message.strip()[:_MESSAGE_CHARACTERS])),
    )


def _blamed(told: str) -> list[BlamedLines]:
    """Return the lines of `git blame --porcelain`, neighbours of one commit together."""
    about: dict[str, dict[str, str]] = {}
    lines: list[tuple[str, int]] = []
    for row in told.split("\n"):
        group = None if row.startswith("\t") else _GROUP.match(row)
        if group:
            lines.append((group[1], int(group[2])))
            about.setdefault(group[1], {})
        elif lines and not row.startswith("\t"):
            word, _, value = row.partition(" ")
            about[lines[-1][0]].setdefault(word, value)
    grouped = groupby(lines, key=lambda line: line[0])
    return [_group(name, [line for _, line in group], about[name]) for name, group in grouped]


def _group(name: str, lines: Sequence[int], about: dict[str, str]) -> BlamedLines:
    written = datetime.fromtimestamp(int(about.get("author-time", "0")), UTC)
    return BlamedLines(
        start=lines[0],
        end=lines[-1],
        commit=name if name.strip("0") else None,
        author=visible_name(about.get("author", "")),
        date=written.isoformat(),
        message=visible(redacted(about.get("summary", "")[:_MESSAGE_CHARACTERS])),
    )
