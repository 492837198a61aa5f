r"""Standard input whose lines the protocol's parser can always read.

JSON may escape half a surrogate pair (`"\ud800"`), which is no text; the SDK drops a line that
holds one, and its sender waits for an answer forever.
"""

import io
import os
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ESCAPE = re.compile(
    rb"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)


def repair_standard_input() -> None:
    """Put the null device in place of standard input, and its lines, repaired, in `sys.stdin`.

    What runs beneath the server then reads nothing of what the client sends.
    """
    private = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(_Repaired(private)), encoding="utf-8")


def repaired(line: bytes) -> bytes:
    r"""Return a line of JSON with `\ufffd` for every escape of half a surrogate pair."""
    if b"\\ud" not in line and b"\\uD" not in line:
        return line
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found["lone"] else found[0], line)


class _Repaired(io.RawIOBase):
    """The lines of a file descriptor, each repaired; it has no descriptor of its own to divert."""

    def __init__(self, descriptor: int) -> None:
        self._lines = os.fdopen(descriptor, "rb")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._rest = self._rest or repaired(self._lines.readline())
        room = memoryview(buffer).cast("B")
        count = min(len(room), len(self._rest))
        room[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
