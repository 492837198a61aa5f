"""Parses standard input and ends; run as a process of its own, which may be ended by its limits.

Arguments: the dialect, then the folders to import from.
"""

import sys

MEMORY = 1_500_000_000


def limit_memory(size: int = MEMORY) -> None:
    """Let the kernel refuse this process more than `size` bytes of memory, where it knows how."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not on every system

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        # What the parser does without memory is no news to keep.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Parse and end: with 0 if it could be done."""
    sys.path[:] = sys.argv[2:]
    limit_memory()
    from tools.repo.parse import parse_here  # noqa: PLC0415  # importable from here on

    parse_here(sys.stdin.buffer.read(), casts=sys.argv[1] == "casts")


if __name__ == "__main__":
    main()
