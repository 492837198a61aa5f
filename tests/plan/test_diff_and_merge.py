"""Diffs that git applies, and merges that git agrees with."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tools.plan.diff import split_lines, unified_diff
from tools.plan.merge import merge_three

LINE = st.sampled_from(["", "a", "b", "  c", "+d", "-e", "@@", "x\r", "\x0c", "\u2028", "\\ no"])
TEXT = st.builds(
    lambda lines, end: "\n".join(lines) + (end if lines else ""),
    st.lists(LINE, max_size=12),
    st.sampled_from(["\n", ""]),
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def git(*arguments: str, folder: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", *arguments],  # noqa: S607  # whichever git the machine has
        cwd=folder,
        input=text.encode(),
        capture_output=True,
        timeout=20,
        check=False,
    )


def test_a_new_a_changed_and_a_deleted_file_read_as_git_prints_them() -> None:
    assert unified_diff("a.ts", None, "x\n") == "--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+x\n"
    assert unified_diff("a.ts", "x\n", None) == "--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    assert unified_diff("a.ts", "x\r\ny", "x\r\ny\n") == (
        "--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n x\r\n-y\n\\ No newline at end of file\n+y\n"
    )
    assert unified_diff("a.ts", "x", "x") == ""
    assert unified_diff("a.ts", None, "") == "--- /dev/null\n+++ b/a.ts\n"


def test_lines_end_at_newlines_only() -> None:
    assert split_lines("a\rb\x0c\u2028c\r\n\nd") == ["a\rb\x0c\u2028c\r\n", "\n", "d"]


@SLOW
@given(TEXT | st.none(), TEXT | st.none(), st.sampled_from(["a.ts", "src/with space/ü.ts"]))
def test_git_applies_the_diff_and_gets_the_text_after(
    before: str | None, after: str | None, path: str
) -> None:
    diff = unified_diff(path, before, after)
    if "@@" not in diff:
        return
    with TemporaryDirectory() as folder:
        target = Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if before is not None:
            target.write_bytes(before.encode())

        done = git("apply", "--whitespace=nowarn", "-", folder=folder, text=diff)

        assert done.returncode == 0, (done.stderr, diff)
        assert (target.read_bytes().decode() if target.exists() else None) == after


@st.composite
def three_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw a base of distinct lines and two edits of it, some of them the same."""
    count = draw(st.integers(0, 12))
    base = [f"line {number}" for number in range(count)]
    shared = draw(st.lists(EDITS, max_size=2))
    ours = edited(base, shared + draw(st.lists(EDITS, max_size=3)), "ours")
    theirs = edited(base, shared + draw(st.lists(EDITS, max_size=3)), "theirs")
    end = st.sampled_from(["\n", "\n", "\n", ""])
    return tuple(  # type: ignore[return-value]  # three in, three out
        "\n".join(lines) + (draw(end) if lines else "") for lines in (base, ours, theirs)
    )


EDITS = st.tuples(
    st.integers(0, 12), st.sampled_from(["insert", "replace", "delete"]), st.booleans()
)


def edited(base: list[str], edits: list[tuple[int, str, bool]], side: str) -> list[str]:
    lines = [[line] for line in base] + [[]]
    for place, kind, same in edits:
        spot = lines[place % len(lines)]
        text = f"{kind} at {place % len(lines)} by {'both' if same else side}"
        if kind == "insert":
            spot.insert(0, text)
        elif spot:
            spot[-1:] = [text] if kind == "replace" else []
    return [line for spot in lines for line in spot]


@settings(SLOW, max_examples=150)
@given(three_texts())
def test_git_merge_file_gives_the_same_text_or_conflicts_too(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    with TemporaryDirectory() as folder:
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            Path(folder, name).write_bytes(text.encode())
        done = git("merge-file", "-p", "ours", "base", "theirs", folder=folder)

    merge = merge_three(base, ours, theirs)

    assert (merge.text is None) == (done.returncode > 0)
    assert merge.text is None or merge.text.encode() == done.stdout


@given(TEXT, TEXT, TEXT)
def test_a_merge_loses_nothing_and_has_no_favourite(base: str, ours: str, theirs: str) -> None:
    assert merge_three(base, ours, base).text == ours
    assert merge_three(base, base, theirs).text == theirs
    assert merge_three(base, ours, ours).text == ours
    merge = merge_three(base, ours, theirs)
    assert merge.text == merge_three(base, theirs, ours).text
    assert (merge.text is None) == bool(merge.conflicts)


def test_a_conflict_tells_its_lines_in_all_three_texts() -> None:
    merge = merge_three("a\nb\nc\nd\n", "new\na\nB\nB2\nc\nd\n", "a\nbb\nc\nd\nend\n")

    assert merge.text is None
    (conflict,) = merge.conflicts
    assert (conflict.base.start, conflict.base.count) == (2, 1)
    assert (conflict.ours.start, conflict.ours.count) == (3, 2)
    assert (conflict.theirs.start, conflict.theirs.count) == (2, 1)
