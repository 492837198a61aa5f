from pathlib import Path

import pytest

from tests.trees import write_tree
from tools.errors import OutsideWorkspaceError, SecretError, UsageError
from tools.repo.file_text import FileText
from tools.repo.read import (
    MAX_BYTES,
    MAX_LINES,
    outline_file,
    read_file,
    read_files,
)
from tools.repo.workspace import MAX_TEXT_BYTES, Workspace


def text_of(folder: Path, content: str | bytes, start: int = 1, end: int | None = None) -> FileText:
    return read_file(write_tree(folder, {"file.ts": content}), "file.ts", start, end)


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    assert text_of(tmp_path, "one\ntwo\n") == FileText(
        path="file.ts",
        start=1,
        end=2,
        total_lines=2,
        text="one\ntwo",
        truncated=False,
        next=None,
        notes=[],
    )


@pytest.mark.parametrize(
    ("start", "end", "text"), [(2, 3, "2\n3"), (4, None, "4\n5"), (5, 99, "5"), (1, 1, "1")]
)
def test_a_range_counts_from_one_and_holds_both_ends(
    tmp_path: Path, start: int, end: int | None, text: str
) -> None:
    found = text_of(tmp_path, "1\n2\n3\n4\n5\n", start, end)
    assert (found.text, found.truncated) == (text, False)


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    found = text_of(tmp_path, "")
    assert (found.text, found.total_lines, found.end, found.truncated) == ("", 0, 0, False)


@pytest.mark.parametrize(("start", "end"), [(0, None), (-1, 3), (3, 2), (4, None)])
def test_a_range_outside_the_file_is_refused(tmp_path: Path, start: int, end: int | None) -> None:
    with pytest.raises(UsageError, match="line"):
        text_of(tmp_path, "1\n2\n3\n", start, end)


def test_many_lines_come_in_parts_that_join_to_the_whole(tmp_path: Path) -> None:
    content = "\n".join(f"line {number}" for number in range(2 * MAX_LINES + 5))
    workspace = write_tree(tmp_path, {"file.ts": content})
    parts = []
    start: int | None = 1
    while start:
        found = read_file(workspace, "file.ts", start)
        assert found.truncated == (found.next is not None)
        parts.append(found.text)
        start = found.next
    assert len(parts) == 3
    assert "\n".join(parts) == content


def test_no_part_is_larger_than_the_cap(tmp_path: Path) -> None:
    found = text_of(tmp_path, ("ü" * 1_000 + "\n") * 100)
    assert len(found.text.encode()) <= MAX_BYTES
    assert found.truncated
    assert found.next == found.end + 1


def test_a_long_line_is_cut_and_said_so(tmp_path: Path) -> None:
    found = text_of(tmp_path, "x" * 500_000 + "\nshort\n")
    assert found.truncated
    assert len(found.text) < 5_000
    assert found.text.endswith("\nshort")
    assert found.notes == ["long lines are cut"]


def test_hidden_characters_are_shown_as_escapes(tmp_path: Path) -> None:
    found = text_of(tmp_path, "a\u202eb\u2066c\u200bd\ufeffe\x1b[31mf\U000e0041g\th ü 👍\n")
    shown = r"a\u202eb\u2066c\u200bd\ufeffe\x1b[31mf\U000e0041g" + "\th ü 👍"
    assert found.text == shown
    assert "U+202E" in found.notes[0]


def test_windows_line_ends_are_named_and_not_escaped(tmp_path: Path) -> None:
    found = text_of(tmp_path, "a\r\nb\r\n")
    assert (found.text, found.notes) == ("a\nb", ["lines end in CRLF"])


@pytest.mark.parametrize("content", [b"a\0b", b"\xff\xfe\xfd", b"\x89PNG\r\n\x1a\n\0"])
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageError, match=r"binary|not a text"):
        text_of(tmp_path, content)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="larger than 2,000,000 bytes\n  search in it instead"):
        text_of(tmp_path, b"x" * (MAX_TEXT_BYTES + 1))


def test_a_file_that_is_longer_than_it_says_is_read_to_its_end_or_refused() -> None:
    # As each of the system's own files is.
    workspace = Workspace(Path("/proc/self").resolve())
    content = workspace.read_bytes("status")
    assert content is not None
    assert content.startswith(b"Name:")
    assert content.endswith(b"\n")
    with pytest.raises(UsageError, match="larger than 100 bytes"):
        workspace.read_bytes("status", most=100)


@pytest.mark.parametrize(
    "path", [".env", ".env.production", "config/server.pem", ".npmrc", ".git/config", ".ENV"]
)
def test_a_file_that_may_hold_secrets_is_refused(tmp_path: Path, path: str) -> None:
    workspace = write_tree(tmp_path, {path: "TOKEN=1"})
    with pytest.raises(SecretError):
        read_file(workspace, path)


def test_a_link_to_a_secret_is_refused(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {".env": "TOKEN=1"})
    (tmp_path / "notes.txt").symlink_to(".env")
    with pytest.raises(SecretError):
        read_file(workspace, "notes.txt")


def test_a_template_of_secrets_may_be_read(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {".env.template": "TOKEN=\n"})
    assert read_file(workspace, ".env.template").text == "TOKEN="


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/passwd", "a/../../outside.txt", "a\\b"])
def test_a_path_out_of_the_workspace_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutsideWorkspaceError):
        read_file(write_tree(tmp_path / "inside", {"a/b": ""}), path)


@pytest.mark.parametrize("path", ["link.txt", "folder/outside.txt"])
def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    workspace = write_tree(tmp_path / "inside", {"a": ""})
    (workspace.root / "link.txt").symlink_to(tmp_path / "outside.txt")
    (workspace.root / "folder").symlink_to(tmp_path)
    with pytest.raises(OutsideWorkspaceError):
        read_file(workspace, path)


@pytest.mark.parametrize(("path", "said"), [("none.ts", "no such file"), ("src", "regular file")])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_file(write_tree(tmp_path, {"src/a.ts": ""}), path)


@pytest.mark.parametrize("path", ["x" * 500, "x/" * 240 + "y"])
def test_a_name_too_long_for_the_disk_is_an_error_that_is_told(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError):
        read_file(write_tree(tmp_path, {}), path)


def test_the_root_itself_is_no_file_and_no_link(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a regular file"):
        read_file(write_tree(tmp_path, {}), ".")


@pytest.mark.parametrize(
    "path",
    [
        ".envrc", ".env-local", ".yarnrc.yml", "apps/.git-credentials", ".kube/config",
        "x/.docker/config.json", "auth.json", "a.tfstate", "infra/a.tfstate.backup", ".GIT/config",
        ".Ssh/known", "x/.KUBE/Config",
    ],
)  # fmt: skip
def test_every_place_where_programs_keep_secrets_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SecretError):
        read_file(write_tree(tmp_path, {path: "s"}), path)


def test_several_files_and_ranges_come_at_once_with_what_could_not_be_read(tmp_path: Path) -> None:
    workspace = write_tree(
        tmp_path, {"a.ts": "1\n2\n3\n", "b.ts": "b\n", ".env": "T=1", "cc:1": "c"}
    )
    found = read_files(workspace, ["a.ts:2-3", "b.ts", ".env", "none.ts", "a.ts:1", "cc:1"])
    assert [file.text for file in found.files] == ["2\n3", "b", "1", "c"]
    assert [problem.partition(":")[0] for problem in found.problems] == [".env", "none.ts"]
    assert found.left_out == []


def test_files_for_which_there_is_no_room_are_named(tmp_path: Path) -> None:
    large = "x" * 100 + "\n"
    workspace = write_tree(tmp_path, {f"{name}.ts": large * 2_000 for name in "abc"})
    found = read_files(workspace, ["a.ts", "b.ts", "c.ts"])
    assert [file.path for file in found.files] == ["a.ts", "b.ts"]
    assert found.left_out == ["c.ts"]


@pytest.mark.parametrize("count", [0, 21])
def test_no_file_or_too_many_are_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(UsageError, match="1 to 20"):
        read_files(write_tree(tmp_path, {"a.ts": ""}), ["a.ts"] * count)


def test_an_outline_tells_what_a_file_defines_and_on_which_lines(tmp_path: Path) -> None:
    source = "export class A {\n  b() {\n  }\n}\nexport const c = 1\n"
    workspace = write_tree(tmp_path, {"a.ts": source, "b.md": "# b"})
    assert outline_file(workspace, "a.ts").text == "1-4  class A\n2-3    method b\n5-5  constant c"
    with pytest.raises(UsageError, match="only TypeScript"):
        outline_file(workspace, "b.md")
