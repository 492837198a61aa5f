"""One decision a file: what the user wrote is kept, merged, or a conflict; never lost."""

from hypothesis import given
from hypothesis import strategies as st

from tools.plan.decide import decide, decide_removal
from tools.plan.model import Action, Change, Ownership
from tools.repo.workspace import digest_of

BASE = "one\ntwo\nthree\nfour\nfive\n"
MINE = "one\nmy two\nthree\nfour\nfive\n"
THEIRS = "one\ntwo\nthree\nfour\nnew five\n"


def decided(
    rendered: str,
    on_disk: str | None,
    base: str | None = None,
    *,
    known: bool | None = None,
    ownership: Ownership = Ownership.MANAGED,
) -> Change:
    return decide(
        path="src/a.ts",
        rendered=rendered,
        on_disk=on_disk,
        base=base,
        known=base is not None if known is None else known,
        ownership=ownership,
        reason="the model",
        origin="model",
    )


def test_a_file_that_is_not_there_is_created() -> None:
    change = decided("new\n", None)

    assert (change.action, change.content, change.before) == (Action.CREATE, "new\n", None)
    assert change.after == digest_of(b"new\n")
    assert change.diff == "--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1 @@\n+new\n"
    assert (change.reason, change.origin) == ("the model", "model")


def test_a_file_the_user_deleted_stays_deleted() -> None:
    change = decided(THEIRS, None, BASE)

    assert (change.action, change.before, change.after) == (Action.UNCHANGED, None, None)
    assert "you deleted it" in change.reason


def test_a_file_that_is_already_so_is_unchanged() -> None:
    for base in (None, BASE, THEIRS):
        change = decided(THEIRS, THEIRS, base)
        assert (change.action, change.diff, change.content) == (Action.UNCHANGED, "", None)
        assert change.before == change.after == digest_of(THEIRS.encode())


def test_an_untouched_file_is_updated() -> None:
    change = decided(THEIRS, BASE, BASE)

    assert (change.action, change.content) == (Action.UPDATE, THEIRS)
    assert (change.before, change.after) == (digest_of(BASE.encode()), digest_of(THEIRS.encode()))


def test_edits_are_kept_where_we_have_nothing_new() -> None:
    assert decided(BASE, MINE, BASE).action is Action.UNCHANGED


def test_edits_elsewhere_are_merged() -> None:
    change = decided(THEIRS, MINE, BASE)

    assert (change.action, change.content) == (
        Action.MERGE,
        "one\nmy two\nthree\nfour\nnew five\n",
    )
    assert "-five\n+new five\n" in change.diff
    assert "two" not in change.diff.replace(" my two", "")


def test_edits_that_hold_our_update_already_are_unchanged() -> None:
    assert decided(THEIRS, "zero\n" + THEIRS, BASE).action is Action.UNCHANGED


def test_edits_to_the_same_lines_are_a_conflict_that_shows_what_we_wanted() -> None:
    change = decided("one\nour two\nthree\nfour\nfive\n", MINE, BASE)

    assert (change.action, change.content) == (Action.CONFLICT, None)
    assert "-two\n+our two\n" in change.diff
    assert change.before == change.after == digest_of(MINE.encode())


def test_somebody_elses_file_is_a_conflict() -> None:
    change = decided("ours\n", "theirs\n")

    assert change.action is Action.CONFLICT
    assert "-theirs\n+ours\n" in change.diff


def test_a_once_file_is_never_touched_again() -> None:
    once = Ownership.ONCE
    assert decided(THEIRS, MINE, BASE, ownership=once).action is Action.UNCHANGED
    assert decided(THEIRS, BASE, BASE, ownership=once).action is Action.UNCHANGED
    assert decided(THEIRS, MINE, known=True, ownership=once).action is Action.UNCHANGED
    assert decided(THEIRS, None, known=True, ownership=once).action is Action.UNCHANGED
    assert decided(THEIRS, None, ownership=once).action is Action.CREATE
    assert decided(THEIRS, MINE, ownership=once).action is Action.CONFLICT


def test_an_edited_file_takes_our_nodes_without_a_base() -> None:
    assert decided(THEIRS, BASE, ownership=Ownership.EDITED).action is Action.UPDATE
    assert decided(THEIRS, None, ownership=Ownership.EDITED).action is Action.CREATE


def test_a_checkout_with_windows_line_ends_keeps_them() -> None:
    def crlf(text: str) -> str:
        return text.replace("\n", "\r\n")

    assert decided(BASE, crlf(BASE), BASE).action is Action.UNCHANGED
    assert decided(THEIRS, crlf(BASE), BASE).content == crlf(THEIRS)
    assert decided(THEIRS, crlf(MINE), BASE).content == crlf("one\nmy two\nthree\nfour\nnew five\n")


def removed(on_disk: str | None, base: str | None) -> Action:
    change = decide_removal(path="a.ts", on_disk=on_disk, base=base, reason="gone", origin="model")
    return change.action


def test_only_a_file_that_is_what_we_wrote_is_removed() -> None:
    assert removed(BASE, BASE) is Action.DELETE
    assert removed(BASE.replace("\n", "\r\n"), BASE) is Action.DELETE
    assert removed(MINE, BASE) is Action.CONFLICT
    assert removed(MINE, None) is Action.CONFLICT
    assert removed(None, BASE) is Action.UNCHANGED


TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "e"]), max_size=8).map("".join)


@given(TEXTS, TEXTS | st.none(), TEXTS | st.none(), st.booleans(), st.sampled_from(Ownership))
def test_every_decision_is_consistent_and_a_second_one_finds_nothing_to_do(
    rendered: str, on_disk: str | None, base: str | None, known: bool, ownership: Ownership
) -> None:
    change = decided(rendered, on_disk, base, known=known, ownership=ownership)

    assert change.before == (None if on_disk is None else digest_of(on_disk.encode()))
    if change.writes:
        assert change.content is not None
        assert change.after == digest_of(change.content.encode())
        assert change.before != change.after
        again = decided(rendered, change.content, rendered, known=True, ownership=ownership)
        if ownership is not Ownership.EDITED:
            assert again.action is Action.UNCHANGED
    else:
        assert (change.content, change.after) == (None, change.before)
