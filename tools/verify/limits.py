"""The limits of a program that runs in namespaces of its own: its processes, memory and disk.

Imported by `confine.py`, which starts for every task: standard library only, and little of it.
"""

import contextlib
import os
import resource
import signal
import stat
import time
from collections.abc import Iterator
from itertools import chain

LIMIT_REACHED = 125
POLL_SECONDS = 0.05
# How many threads each process may have on average: root's are bounded by nothing else.
_THREADS = 10
_COUNT_SECONDS = 1.0
# How long it waits after a count, by how long that took.
_COUNT_SHARE = 10
_LEAST_FREE = 512 << 20
_BLOCK = 512


class Watched:
    """The first process of a namespace, and with it all others; `memory` is in bytes of all.

    `status` is how it ended, and `reached` the limit that it was ended for.
    """

    def __init__(self, child: int, processes: int, memory: int, disk: "Disk") -> None:
        self.status = 0
        self.reached: str | None = None
        self._child, self._processes, self._memory, self._disk = child, processes, memory, disk
        self._shared = _shared()
        self._inode = os.stat(f"/proc/{child}/ns/pid").st_ino

    def ended(self) -> bool:
        """Tell whether it has ended; it is ended here where it has reached a limit."""
        pid, self.status = os.waitpid(self._child, os.WNOHANG)
        if pid:
            return True
        found = list(self._found())
        self.reached = self._beyond(found) or self._disk.beyond(found)
        if self.reached is None:
            return False
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        return True

    def _beyond(self, found: list[str]) -> str | None:
        threads = sum(map(_threads, found))
        if len(found) > self._processes or threads > self._processes * _THREADS:
            return "it took more processes than it may"
        held = sum(map(_memory, found)) + _unattached()
        # What belongs to no process that can be looked at is seen by how the whole grows.
        if max(held, _shared() - self._shared) > self._memory:
            return "it took more memory than it may"
        return None

    def _found(self) -> Iterator[str]:
        for name in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                if os.stat(f"/proc/{name}/ns/pid").st_ino == self._inode:
                    yield name


def _threads(process: str) -> int:
    with contextlib.suppress(OSError):
        # A folder links to itself, from its parent, and from each folder in it.
        return os.stat(f"/proc/{process}/task").st_nlink - 2
    return 0


def _memory(process: str) -> int:
    with contextlib.suppress(OSError), open(f"/proc/{process}/statm", encoding="ascii") as file:
        fields = file.read().split()
        return int(fields[1]) * resource.getpagesize() if fields else 0
    return 0


def _unattached() -> int:
    """Return the bytes of System V segments, which stay without any process; see proc(5)."""
    with contextlib.suppress(OSError), open("/proc/sysvipc/shm", encoding="ascii") as table:
        names = table.readline().split()
        rows = [dict(zip(names, line.split(), strict=True)) for line in table]
        return sum(int(row["rss"]) + int(row["swap"]) for row in rows)
    return 0


def _shared() -> int:
    """Return the bytes of memory that files without a disk and segments take, of all programs."""
    with contextlib.suppress(OSError), open("/proc/meminfo", encoding="ascii") as table:
        for line in table:
            if line.startswith("Shmem:"):
                return int(line.split()[1]) << 10
    return 0


class Disk:
    """How much was written into folders, beyond what is there at first.

    `disk` is in bytes and `files` a number.  Counting takes time, so it is done now and then, and
    at once where the free space shrinks fast.  What cannot be counted, such as a database
    elsewhere, counts where the disk gets full.
    """

    def __init__(self, folders: list[str], disk: int, files: int) -> None:
        self._folders = folders
        self._taken, self._files = disk, files
        for taken, number in _counted(folders, []):
            self._taken, self._files = taken + disk, number + files
        self._step = disk // 8
        self._free = self._left()
        self._least = min(_LEAST_FREE, self._free // 2)
        self._next = time.monotonic() + _COUNT_SECONDS
        self._count: Iterator[tuple[int, int]] | None = None
        self._started = 0.0

    def beyond(self, processes: list[str]) -> str | None:
        """Return which limit is reached, None if none is; to be asked again and again."""
        free, now = self._left(), time.monotonic()
        if free < self._least:
            return "the disk that it writes on is nearly full"
        if self._count is None and (now > self._next or self._free - free > self._step):
            self._count, self._free, self._started = _counted(self._folders, processes), free, now
        try:
            return self._go_on(now) if self._count else None
        except OSError as error:
            return f"what it wrote cannot be counted: {error.strerror}"

    def _go_on(self, now: float) -> str | None:
        """Count for a moment only: it may take seconds, and the other limits have to hold."""
        for taken, files in self._count or ():
            if files > self._files:
                return "it made more files than it may"
            if taken > self._taken:
                return "it took more room on the disk than it may"
            if time.monotonic() - now > POLL_SECONDS:
                return None
        ended = time.monotonic()
        self._count, self._next = (
            None,
            ended + max(_COUNT_SECONDS, _COUNT_SHARE * (ended - self._started)),
        )
        return None

    def _left(self) -> int:
        space = os.statvfs(self._folders[0])
        return space.f_bavail * space.f_frsize


def _counted(folders: list[str], processes: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the bytes and the number of all files so far, those included that lost their name."""
    taken = 0
    seen = set()
    for files, status in enumerate(chain(_named(folders), _unnamed(processes)), start=1):
        if status.st_nlink == 1 or (status.st_dev, status.st_ino) not in seen:
            taken += status.st_blocks * _BLOCK
        if status.st_nlink != 1:
            seen.add((status.st_dev, status.st_ino))
        yield taken, files


def _named(folders: list[str]) -> Iterator[os.stat_result]:
    left = list(folders)
    while left:
        folder = left.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    # Things come and go while they are counted.
                    with contextlib.suppress(FileNotFoundError):
                        yield entry.stat(follow_symlinks=False)
                        if entry.is_dir(follow_symlinks=False):
                            left.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):
            continue


def _unnamed(processes: list[str]) -> Iterator[os.stat_result]:
    for process in processes:
        with contextlib.suppress(OSError):
            for name in os.listdir(f"/proc/{process}/fd"):
                with contextlib.suppress(OSError):
                    status = os.stat(f"/proc/{process}/fd/{name}")
                    if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
                        yield status
