"""Texts of ours in a project: whole files that tell whether somebody edited them, and blocks."""

from hashlib import sha256

from tools.plan.typescript.source import UnknownShapeError

# What a file that nobody has edited ends with, followed by the digest of the rest.
_STAMP = "written by stheno install"
_START, _END = "<!-- stheno -->", "<!-- /stheno -->"


def stamped(text: str, *, comment: str) -> str:
    """Return `text` with a last line that knows it; `comment` is how the format writes one."""
    return text + comment.format(f"{_STAMP} {_hash(text)}") + "\n"


def is_ours(text: str) -> bool:
    """Tell whether a file is as we wrote it, by its last line; line ends do not count."""
    body, _, last = text.replace("\r\n", "\n").rstrip().rpartition("\n")
    return f"{_STAMP} {_hash(body)}" in last


def with_block(text: str, block: str) -> str:
    """Return `text` with our block in it: in the old one's place, else at the end."""
    ours = f"{_START}\n{block.strip()}\n{_END}\n"
    before, standing, after = _split(text)
    if standing:
        return before + ours + after
    return f"{text.rstrip()}\n\n{ours}" if text.strip() else ours


def without_block(text: str) -> str:
    """Return `text` without our block; "" where nothing else is left."""
    before, standing, after = _split(text)
    if not standing:
        return text
    rest = before.rstrip() + "\n" + (f"\n{after.lstrip()}" if after.strip() else "")
    return rest if rest.strip() else ""


def _split(text: str) -> tuple[str, str, str]:
    if _START not in text and _END not in text:
        return text, "", ""
    before, start, rest = text.partition(_START)
    block, end, after = rest.partition(_END)
    if not start or not end or _START in rest:
        line = before.count("\n") + 1
        raise UnknownShapeError(f"`{_START}` and `{_END}` do not stand there once each", line)
    return before, block, after.removeprefix("\n")


def _hash(text: str) -> str:
    return sha256(text.rstrip().encode()).hexdigest()[:16]
