"""A lock is committed by people, so its word is weighed."""

import base64
import zlib
from pathlib import Path

import pytest

from tests.scaffold.shops import LOCK, MODEL, apply, plan, shop
from tools.errors import ConflictError
from tools.plan.model import Ownership
from tools.repo.workspace import Workspace, digest_of
from tools.scaffold.lock import locked_file, read_lock, write_lock


def say(workspace: Workspace, text: str) -> None:
    """Let the lock claim that this is what was rendered as the model."""
    path = workspace.root / LOCK
    lock = read_lock(path.read_text(encoding="utf-8"), LOCK)
    files = lock.files | {MODEL: locked_file(text, Ownership.MANAGED)}
    path.write_text(write_lock(lock.model_copy(update={"files": files})), encoding="utf-8")


def test_a_lock_that_calls_an_edit_ours_is_a_high_risk(tmp_path: Path) -> None:
    workspace = shop(tmp_path)
    apply(workspace)
    assert not [risk for risk in plan(workspace).risks if risk.path == MODEL]
    edited = (workspace.root / MODEL).read_text(encoding="utf-8") + "// mine\n"
    (workspace.root / MODEL).write_text(edited, encoding="utf-8")
    say(workspace, edited)

    (risk,) = [risk for risk in plan(workspace).risks if risk.path == MODEL]
    assert risk.level == "high"
    assert "the lock records another text" in risk.message


def test_a_lock_with_a_text_that_is_not_utf8_is_damaged(tmp_path: Path) -> None:
    workspace = shop(tmp_path)
    apply(workspace)
    path = workspace.root / LOCK
    lock = read_lock(path.read_text(encoding="utf-8"), LOCK)
    packed = base64.b64encode(zlib.compress(b"\xff")).decode()
    entry = lock.files[MODEL].model_copy(update={"base": packed, "digest": digest_of(b"\xff")})
    damaged = lock.model_copy(update={"files": lock.files | {MODEL: entry}})
    path.write_text(write_lock(damaged), encoding="utf-8")

    with pytest.raises(ConflictError, match="damaged"):
        plan(workspace)


def test_a_generated_file_that_was_deleted_is_told_as_a_risk(tmp_path: Path) -> None:
    workspace = shop(tmp_path)
    apply(workspace)
    (workspace.root / MODEL).unlink()

    (risk,) = [risk for risk in plan(workspace).risks if risk.path == MODEL]
    assert "you deleted it" in risk.message
