"""A process that parses for the index: it is given contents, returns extracts, and opens nothing.

Arguments: module and function of the facts (or two dashes), then the folders to import from.
Requests and answers are frames of a length, eight bytes, and that many bytes.  A parser that runs
out of memory takes this process with it, and no other.
"""

import sys
from struct import Struct
from typing import IO

LENGTH = Struct("<Q")
FILE = Struct("<?Q")


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame, or None at the end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    body = stream.read(size)
    return body if len(body) == size else None


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one frame."""
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def main() -> None:
    """Answer requests until there are no more."""
    # The folder of this file holds no packages, and must not stand for one.
    sys.path[:] = sys.argv[3:]
    import gc  # noqa: PLC0415  # importable from here on
    import json  # noqa: PLC0415

    from tools.repo.index.extract import Facts  # noqa: PLC0415
    from tools.repo.index.parsing import outcome  # noqa: PLC0415
    from tools.repo.parse_probe import limit_memory  # noqa: PLC0415

    limit_memory()
    module, function = sys.argv[1:3]
    facts_of = None if module == "-" else Facts(module, function, 0).load()
    # Trees are freed by counting; looking for cycles in them finds none.
    gc.disable()
    while (request := read_frame(sys.stdin.buffer)) is not None:
        outcomes, offset = [], 0
        while offset < len(request):
            casts, size = FILE.unpack_from(request, offset)
            offset += FILE.size
            outcomes.append(outcome(request[offset : offset + size], facts_of, casts=casts))
            offset += size
        write_frame(sys.stdout.buffer, json.dumps(outcomes).encode())


if __name__ == "__main__":
    main()
