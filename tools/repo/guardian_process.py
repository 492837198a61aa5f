"""The guardian's own program: waits for its parent to end, then clears up after it.

It reads one command a line (`+group PGID SIGNAL`, `-group PGID`, `+folder PATH`, `-folder PATH`)
from standard input.  Standard input ends when the parent is gone, for whatever reason, SIGKILL
included: then every group still listed is ended, and every folder still listed removed.
"""

import contextlib
import os
import shutil
import signal
import sys
import time

_GRACE_SECONDS = 3.0


def main(token: str) -> None:
    """Listen until the parent is gone, then end what runs and remove what is left."""
    groups: dict[int, int] = {}
    folders: set[str] = set()
    for line in sys.stdin:
        sign, kind, rest = line[0], line[1:].split(" ", 1)[0], line.rstrip("\n").split(" ", 1)[1]
        if kind == "folder":
            (folders.add if sign == "+" else folders.discard)(rest)
        elif sign == "+":
            group, number = rest.split(" ")
            groups[int(group)] = int(number)
        else:
            groups.pop(int(rest), None)
    _end(groups)
    _end_strays(token)
    for folder in folders:
        remove_folder(folder)


def remove_folder(folder: str) -> None:
    """Remove a folder and all in it, as far as it can be removed."""
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    # What ran in there may have nested more folders than Python can follow.
    if os.path.isdir(folder) and (rm := shutil.which("rm")):  # noqa: PTH112  # as the rest here
        import subprocess  # noqa: PLC0415  # hardly ever needed

        subprocess.run([rm, "-rf", "--", folder], capture_output=True, check=False)


def _end(groups: dict[int, int]) -> None:
    for group, number in groups.items():
        _signal(group, number)
    end = time.monotonic() + _GRACE_SECONDS
    while any(_signal(group, 0) for group in groups) and time.monotonic() < end:
        time.sleep(0.02)
    for group in groups:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except OSError:
        return False
    return True


def _end_strays(token: str) -> None:
    """End processes that left their group, or were started in the parent's very last moment."""
    import psutil  # noqa: PLC0415  # needed once, at the end; the guardian starts without it

    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get("STHENO_RUN") == token:
                process.kill()


if __name__ == "__main__":
    # A terminal's Ctrl-C, or a polite end of the parent's session, is not for the guardian.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    main(sys.argv[1])
