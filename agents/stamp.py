"""Files of ours in a project, which tell whether somebody edited them since."""

from hashlib import sha256

# What a file that nobody has edited ends with, followed by the digest of the rest.
_STAMP = "written by stheno install"


def stamped(text: str, *, comment: str) -> str:
    """Return `text` with a last line that knows it; `comment` is how the format writes one."""
    return text + comment.format(f"{_STAMP} {_hash(text)}") + "\n"


def is_ours(text: str) -> bool:
    """Tell whether a file is as we wrote it, by its last line; line ends do not count."""
    body, _, last = text.replace("\r\n", "\n").rstrip().rpartition("\n")
    return f"{_STAMP} {_hash(body)}" in last


def _hash(text: str) -> str:
    return sha256(text.rstrip().encode()).hexdigest()[:16]
