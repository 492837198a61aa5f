"""The one place where it is decided what happens to a file."""

from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Ownership
from tools.repo.workspace import digest_of


def decide(  # noqa: PLR0913  # everything the decision hangs on, by name
    *,
    path: str,
    rendered: str,
    on_disk: str | None,
    base: str | None,
    known: bool,
    ownership: Ownership,
    reason: str,
    origin: str,
) -> Change:
    """Decide what becomes of a file, given what we rendered and what stands on disk.

    `base` is what we rendered the last time, None if that is not on record; `known` tells that
    the lock file lists the path.  What the user wrote is never given up: it is kept, merged, or
    the change is a conflict whose diff shows what we wanted.
    """
    wanted = rendered if on_disk is None else _with_line_ends_of(on_disk, rendered)
    past = base if on_disk is None or base is None else _with_line_ends_of(on_disk, base)
    action, content, why = _verdict(wanted, on_disk, past, known=known, ownership=ownership)
    before = None if on_disk is None else digest_of(on_disk.encode())
    if action is Action.UNCHANGED:
        after, diff = before, ""
    elif action is Action.CONFLICT:
        after, diff = before, unified_diff(path, on_disk if past is None else past, wanted)
    else:
        after, diff = digest_of(content.encode()), unified_diff(path, on_disk, content)
    return Change(
        path=path,
        action=action,
        ownership=ownership,
        reason=f"{reason} ({why})" if why else reason,
        origin=origin,
        before=before,
        after=after,
        content=None if action in {Action.UNCHANGED, Action.CONFLICT} else content,
        diff=diff,
    )


def decide_removal(
    *, path: str, on_disk: str | None, base: str | None, reason: str, origin: str
) -> Change:
    """Decide what becomes of a managed file that we no longer render.

    It goes only if it is, byte for byte, what we once wrote.
    """
    before = None if on_disk is None else digest_of(on_disk.encode())
    action, diff = Action.UNCHANGED, ""
    if on_disk is not None:
        kept = base is not None and on_disk == _with_line_ends_of(on_disk, base)
        action = Action.DELETE if kept else Action.CONFLICT
        diff = unified_diff(path, on_disk, None)
    return Change(
        path=path,
        action=action,
        ownership=Ownership.MANAGED,
        reason=f"{reason} (you edited it)" if action is Action.CONFLICT else reason,
        origin=origin,
        before=before,
        after=None if action is Action.DELETE else before,
        diff=diff,
    )


def _verdict(
    wanted: str, on_disk: str | None, base: str | None, *, known: bool, ownership: Ownership
) -> tuple[Action, str, str]:
    """Return the action, the text for actions that write, and what to add to the reason."""
    if on_disk is None and not known:
        return Action.CREATE, wanted, ""
    if on_disk is None:
        return Action.UNCHANGED, "", "you deleted it, so it stays deleted"
    if on_disk == wanted:
        return Action.UNCHANGED, "", "already so"
    if ownership is Ownership.ONCE and known:
        return Action.UNCHANGED, "", "written once, yours since"
    if ownership is Ownership.EDITED or on_disk == base:
        return Action.UPDATE, wanted, ""
    return _reconciled(wanted, on_disk, base)


def _reconciled(wanted: str, on_disk: str, base: str | None) -> tuple[Action, str, str]:
    """Return the verdict on a file that the user changed, or that was never ours."""
    if base is None:
        return Action.CONFLICT, "", "another file stands here"
    if wanted == base:
        return Action.UNCHANGED, "", "nothing new from us, your edits are kept"
    # Loaded where something is to be merged.
    from tools.plan.merge import merge_three  # noqa: PLC0415

    merged = merge_three(base, on_disk, wanted).text
    if merged is None:
        return Action.CONFLICT, "", "your edits and our update touch the same lines"
    if merged == on_disk:
        return Action.UNCHANGED, "", "your edits hold our update already"
    return Action.MERGE, merged, "merged with your edits"


def _with_line_ends_of(on_disk: str, text: str) -> str:
    """Return `text` with CRLF ends if that is all `on_disk` has: git checks out so on Windows."""
    ends = on_disk.count("\n")
    if ends and on_disk.count("\r\n") == ends and "\r" not in text:
        return text.replace("\n", "\r\n")
    return text
