"""ripgrep and `git grep`, made to answer alike."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from tools.errors import UsageError
from tools.repo.git import READ_ONLY, child_environment, run
from tools.repo.walk import BUILT_FOLDERS, is_unicode
from tools.repo.workspace import MAX_TEXT_BYTES

_NO_MATCH = 1
SECONDS = 5.0
_MAX_ANSWER = 2_000
# What is named beyond them is read and then left out, only later.
_MOST_SKIPPED = 500
_NO_PCRE = b"USE_LIBPCRE"


@dataclass(frozen=True)
class Query:
    """What to look for."""

    text: str
    regex: bool = False
    whole_word: bool = False
    ignore_case: bool = False
    suffixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One matching line: `column` is the byte the match starts at, counted from 0."""

    path: str
    line: int
    column: int
    text: bytes


def git_grep(root: Path, query: Query, *, tracked: bool) -> Iterator[Hit]:
    """Search with git, files not yet added included; `tracked` tells whether git knows the root."""
    flags = ["-nIz", "--column", "--no-color", "-w" * query.whole_word, "-i" * query.ignore_case]
    # Outside git's knowledge the folder may itself be ignored: then its rules do not count.
    where = ["--untracked", "--exclude-standard"] if tracked else ["--no-index"]
    tail = ["-e", query.text, "--", *_pathspecs(query, tracked=tracked)]

    def argv(kind: str) -> list[str]:
        chosen = [flag for flag in flags if flag.strip("-")]
        settings = ["-c", "grep.fullName=false", "-c", "submodule.recurse=false"]
        plain = ["--no-textconv", "--no-ext-grep"]
        return ["git", *READ_ONLY, *settings, "grep", *plain, *chosen, kind, *where, *tail]

    kind = "-P" if query.regex else "-F"
    try:
        yield from _hits(argv(kind), root)
    except _EngineError as error:
        if kind == "-F" or _NO_PCRE not in error.answer:
            raise UsageError(_reason(error, query)) from error
        # This git was built without Perl's expressions; the extended ones come closest.
        yield from _hits(argv("-E"), root)


def ripgrep(root: Path, query: Query, *, tracked: bool, ordered: bool = True) -> Iterator[Hit]:
    """Search with ripgrep, under the rules of git; `tracked` as for `git_grep`.

    Not `ordered` by path it is quicker, as it then works on several files at once.
    """
    argv = [
        "rg", "--no-config", "--no-heading", "--null", "--with-filename", "--line-number",
        "--column", "--color=never", "--hidden", "--no-ignore-dot",
        "--no-messages", "--max-columns=0", "--no-follow",
    ]  # fmt: skip
    if not tracked:
        argv.append("--no-ignore")
    argv += ["--sort=path"] if ordered else []
    argv += [f"--glob=*{suffix}" for suffix in query.suffixes]
    argv += ["--fixed-strings"] if not query.regex else []
    argv += ["--word-regexp"] if query.whole_word else []
    argv += ["--ignore-case"] if query.ignore_case else ["--case-sensitive"]
    argv += [f"--glob=!**/{name}/**" for name in _excluded(tracked=tracked)]
    try:
        yield from _hits([*argv, "-e", query.text, "--", "."], root)
    except _EngineError as error:
        raise UsageError(_reason(error, query)) from error


def paths_with(
    root: Path, query: Query, *, tracked: bool, skipped: Sequence[str] = ()
) -> list[str]:
    """Return the files that hold a plain text, in order; letter case counts.

    Files larger than any that is parsed are left out by ripgrep, which sees how large they are;
    `skipped` names them for git, which would read them whole.
    """
    if shutil.which("rg"):
        argv = ["rg", "--no-config", "--files-with-matches", "--null", "--hidden"]
        argv += ["--no-ignore-dot", "--no-messages", "--no-follow", "--fixed-strings"]
        argv += [f"--max-filesize={MAX_TEXT_BYTES}"]
        argv += [] if tracked else ["--no-ignore"]
        argv += [f"--glob=*{suffix}" for suffix in query.suffixes]
        argv += [f"--glob=!**/{name}/**" for name in _excluded(tracked=tracked)]
        argv += ["--word-regexp"] if query.whole_word else []
        argv += ["-e", query.text, "--", "."]
    else:
        where = ["--untracked", "--exclude-standard"] if tracked else ["--no-index"]
        argv = ["git", *READ_ONLY, "-c", "grep.fullName=false", "grep", "-lIzF", "--no-textconv"]
        argv += ["-w"] if query.whole_word else []
        argv += [*where, "-e", query.text, "--", *_pathspecs(query, tracked=tracked)]
        argv += [f":(exclude,literal){path}" for path in skipped[:_MOST_SKIPPED]]
    found = run(argv, root)
    names = {os.fsdecode(raw.removeprefix(b"./")) for raw in found.stdout.split(b"\0") if raw}
    return sorted(name for name in names if is_unicode(name))


def _pathspecs(query: Query, *, tracked: bool) -> list[str]:
    wanted = [f":(glob)**/*{suffix}" for suffix in query.suffixes] or ["."]
    return [*wanted, *(f":(exclude,glob)**/{name}/**" for name in _excluded(tracked=tracked))]


class _EngineError(Exception):
    """The engine refused the search; `answer` is what it said."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(answer)
        self.answer = answer


def _excluded(*, tracked: bool) -> list[str]:
    return ["node_modules", ".git", ".medusa"] if tracked else sorted(BUILT_FOLDERS)


def _reason(error: _EngineError, query: Query) -> str:
    said = " ".join(error.answer.decode("utf-8", "replace").split())
    if query.regex:
        return f"{query.text!r} is not a regular expression that can be searched for: {said}"
    return f"the search failed: {said}"


def _hits(argv: Sequence[str], root: Path) -> Iterator[Hit]:
    with TemporaryFile() as errors, _process(argv, root, errors) as (process, late):
        assert process.stdout is not None  # noqa: S101  # it was asked for
        for raw in process.stdout:
            hit = _hit(raw)
            if hit is not None:
                yield hit
        code = process.wait()
        if late.is_set():
            raise UsageError(
                f"the search took longer than {SECONDS:.0f} seconds",
                fix="search for something more special",
            )
        errors.seek(0)
        answer = errors.read(_MAX_ANSWER)
        # ripgrep also ends so, and silently, where one file could not be opened.
        if code > _NO_MATCH and answer:
            raise _EngineError(answer)


@contextmanager
def _process(
    argv: Sequence[str], root: Path, errors: IO[bytes]
) -> Iterator[tuple["subprocess.Popen[bytes]", threading.Event]]:
    """Start a search that is stopped when it is late, or when its reader has seen enough."""
    late = threading.Event()
    process = subprocess.Popen(
        list(argv),
        cwd=root,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
    )

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(SECONDS, stop)
    timer.start()
    try:
        yield process, late
    finally:
        timer.cancel()
        process.kill()
        process.communicate()


def _hit(raw: bytes) -> Hit | None:
    path, _, rest = raw.partition(b"\0")
    # git writes `12\0 3\0 text`, ripgrep `12:3:text`.
    mark = b"\0" if b"\0" in rest[:40] else b":"
    line, _, rest = rest.partition(mark)
    column, _, text = rest.partition(mark)
    if not (line.isdigit() and column.isdigit()):
        return None
    name = os.fsdecode(path.removeprefix(b"./"))
    return Hit(name.encode("utf-8", "replace").decode(), int(line), int(column) - 1, text)
