"""Free edits in a file, as a person or a program hands them in."""

from typing import Annotated

from pydantic import Field, ValidationError

from tools.errors import UsageError
from tools.plan.model import Frozen
from tools.propose.edits import FileEdit
from tools.repo.visible import visible_name

_MAX_BYTES = 8_000_000


class ProposalFile(Frozen):
    """What a file of edits holds."""

    reason: str = ""
    files: Annotated[list[FileEdit], Field(min_length=1)]
    scaffold_digest: str | None = None


def read_proposal(content: bytes, where: str) -> ProposalFile:
    """Read a file of edits; raises UsageError, which tells every field that is wrong."""
    if len(content) > _MAX_BYTES:
        raise UsageError(f"larger than {_MAX_BYTES:,} bytes", where=where)
    try:
        return ProposalFile.model_validate_json(content)
    except ValidationError as error:
        told = [
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}".removeprefix(": ")
            for one in error.errors(include_url=False, include_input=False)
        ]
        raise UsageError(
            "no file of edits: " + "\n".join(map(visible_name, told)),
            where=where,
            fix='write {"reason": "…", "files": [{"path": "…", "content": "…"}]}',
        ) from error
