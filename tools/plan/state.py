"""The plans that were made of a workspace, and the folder `.stheno/state/` inside it.

Plans are kept in the user's state folder (see `user_state`).  The folder in the workspace holds
the journals and the writer's lock; it ignores itself, so that nothing in it is ever committed.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from tools.errors import SthenoError, UsageError
from tools.plan.model import SCHEMA_VERSION, Plan
from tools.plan.paths import STATE
from tools.plan.tree import Tree
from tools.plan.user_state import keep, kept, kept_names
from tools.repo.workspace import Workspace

_PREFIX = re.compile(r"[0-9a-f]{1,64}")
_WHOLE = re.compile(r"[0-9a-f]{64}")


def save_plan(workspace: Workspace, plan: Plan) -> None:
    """Keep a plan under its digest; keeping it twice is fine."""
    with reporting("the plan is not saved"):
        keep(workspace, "plans", plan.digest, plan.model_dump_json(indent=1).encode())


def load_plan(workspace: Workspace, digest: str) -> Plan:
    """Return the kept plan whose digest begins with `digest`.

    Raises UsageError if there is none, more than one, or it is not the plan it was.
    """
    prefix = digest.strip().lower()
    if not _PREFIX.fullmatch(prefix):
        raise UsageError(f"{digest!r} is no plan digest", fix="give hexadecimal digits")
    with reporting("the plan is not read"):
        found = [name for name in kept_names(workspace, "plans") if _WHOLE.fullmatch(name)]
        matching = [name for name in found if name.startswith(prefix)]
        if not matching:
            raise UsageError(f"no plan {digest} is kept here", fix="make it again with stheno plan")
        if len(matching) > 1:
            raise UsageError(f"{len(matching)} plans begin with {digest}", fix="give more digits")
        content = kept(workspace, "plans", matching[0])
    plan = _parse(content or b"", f"plan {matching[0]}")
    if plan.digest != matching[0]:
        raise UsageError("the kept plan is not the one its name tells", where=matching[0])
    return plan


def is_kept(workspace: Workspace, plan: Plan) -> bool:
    """Tell whether this plan was made here, by this user, rather than brought along in a file."""
    with reporting("the plan is not read"):
        return kept(workspace, "plans", plan.digest) is not None


def load_plan_file(path: Path) -> Plan:
    """Return the plan in a JSON file written by `plan --out`.

    Raises UsageError if it cannot be read, is of another schema, or was changed since.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    return _parse(content, str(path))


def _parse(content: bytes, where: str) -> Plan:
    try:
        fields = json.loads(content)
        # A lone surrogate is JSON, but no text that a digest or a file could be made of.
        json.dumps(fields, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise UsageError("not a plan: no JSON text", where=where) from error
    if not isinstance(fields, dict):
        raise UsageError("not a plan: no JSON object", where=where)
    if fields.get("schema_version") != SCHEMA_VERSION:
        message = f"its schema_version is {fields.get('schema_version')!r}, not {SCHEMA_VERSION}"
        raise UsageError(message, where=where, fix="make the plan again with this version")
    # The digest is computed from the rest, so the model takes it for a field it does not know.
    digest = fields.pop("digest", None)
    try:
        plan = Plan.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"not a plan: {place}: {first['msg']}", where=where) from error
    if plan.digest != digest:
        raise UsageError(
            "the plan was changed after it was made: its digest does not match",
            where=where,
            fix="make the plan again",
        )
    return plan


def ensure(tree: Tree) -> None:
    """Make the state folder, ignored by git, where it is missing."""
    tree.make_folder(STATE)
    if tree.read(f"{STATE}/.gitignore") is None:
        with suppress(FileExistsError):
            tree.write(f"{STATE}/.gitignore", b"*\n")


@contextmanager
def reporting(failure: str) -> Iterator[None]:
    """Turn what the system refuses inside the block into an expected error that says `failure`."""
    try:
        yield
    except SthenoError:
        raise
    except OSError as error:
        where = str(error.filename) if error.filename else None
        reason = error.strerror or type(error).__name__
        fix = "see to the disk and the folder's permissions, then run it again"
        raise SthenoError(f"{failure}: {reason}", where=where, fix=fix) from error
