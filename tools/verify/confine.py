"""A program of its own that runs another one without network, and with the disk read-only.

Started as `python -I confine.py SETTINGS`, where SETTINGS is the JSON of `confined.Settings`.  It
makes namespaces of Linux (user, mount, process, IPC, and network unless that is left), which need
no privileges, and gives up every capability before the other program starts.  All that program
starts ends with it, at the latest when this one does.  See unshare(2), mount_setattr(2),
user_namespaces(7).  It ends as the other program does, or with 125 where a limit was reached, or
126 where the namespaces cannot be had; standard error then says why.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import resource
import select
import signal
import socket
import struct
import sys
import threading
import time
from typing import NoReturn, TypedDict

LIMIT_REACHED = 125
NOT_CONFINED = 126
_NEWNS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_MS_RDONLY, _MS_BIND, _MS_REC, _MS_PRIVATE = 1, 4096, 16384, 1 << 18
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_PR_SET_PDEATHSIG, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 24, 38
_LAST_CAPABILITY = 63
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1
_POLL_SECONDS = 0.05
_PIECE = 1 << 16
_LIBC = ctypes.CDLL(None, use_errno=True)


class Settings(TypedDict):
    """What is run, in which folder, what it may write below, and its limits.

    `hide` are files and folders that it sees empty; `memory` is in bytes, of all its processes;
    `relay` leads from a port of its own loopback to a Unix socket.
    """

    argv: list[str]
    cwd: str
    writable: str
    hide: list[str]
    network: bool
    processes: int
    memory: int
    relay: tuple[int, str] | None


def main(settings: Settings) -> int:
    """Run the program; returns the exit code to end with."""
    # Root may start any number of processes: whoever watches them has to get its turn.
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    _unshare(settings["network"])
    _mount(settings)
    os.chdir(settings["cwd"])
    child = os.fork()
    if child == 0:
        os.setpriority(os.PRIO_PROCESS, 0, 0)
        _first_process(settings)
    return _watched(child, settings)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _unshare(network: bool) -> None:
    user, group = os.getuid(), os.getgid()
    flags = _NEWUSER | _NEWNS | _NEWPID | _NEWIPC | (0 if network else _NEWNET)
    _check(_LIBC.unshare(flags), "namespaces")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123  # of the kernel
            file.write(text)
    if not network:
        with socket.socket() as any_socket:
            asked = struct.pack("16sH14s", b"lo", 0, b"")
            told = fcntl.ioctl(any_socket, _SIOCGIFFLAGS, asked)
            up = struct.pack("16sH14s", b"lo", struct.unpack("16sH14s", told)[1] | _IFF_UP, b"")
            fcntl.ioctl(any_socket, _SIOCSIFFLAGS, up)


def _mount(settings: Settings) -> None:
    _bind(None, "/", _MS_REC | _MS_PRIVATE)
    for path in settings["hide"]:
        if os.path.isdir(path):  # noqa: PTH112  # it starts faster without pathlib
            _check(
                _LIBC.mount(b"none", os.fsencode(path), b"tmpfs", _MS_RDONLY, b"size=4k,mode=755"),
                f"hiding {path}",
            )
        else:
            _bind("/dev/null", path, _MS_BIND)
    writable = settings["writable"]
    _bind(writable, writable, _MS_BIND | _MS_REC)
    _set_read_only("/", read_only=True)
    _set_read_only(writable, read_only=False)


def _bind(source: str | None, target: str, flags: int) -> None:
    origin = None if source is None else os.fsencode(source)
    _check(_LIBC.mount(origin, os.fsencode(target), None, flags, None), f"mounting {target}")


def _set_read_only(path: str, *, read_only: bool) -> None:
    attributes = struct.pack("QQQQ", _MS_RDONLY * read_only, _MS_RDONLY * (not read_only), 0, 0)
    done = _LIBC.syscall(
        ctypes.c_long(_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        os.fsencode(path),
        ctypes.c_uint(_AT_RECURSIVE),
        attributes,
        ctypes.c_size_t(len(attributes)),
    )
    _check(done, f"making {path} read-only")


def _first_process(settings: Settings) -> NoReturn:
    """Be the first process of the namespace: start the program, and end as it does.

    When the first process ends, the kernel ends all others of the namespace.
    """
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    program = os.fork()
    if program == 0:
        _become(settings)
    if settings["relay"]:
        _relay(*settings["relay"])
    while True:
        try:
            pid, status = os.wait()
        except InterruptedError:
            continue
        if pid == program:
            os._exit(_code(status))


def _become(settings: Settings) -> NoReturn:
    try:
        for capability in range(_LAST_CAPABILITY + 1):
            _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
        _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = settings["processes"]
        hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
        argv = settings["argv"]
        os.execvp(argv[0], argv)  # noqa: S606  # a list built by us
    except OSError as error:
        sys.stderr.write(f"{settings['argv'][0]} cannot be started: {error.strerror}\n")
        sys.stderr.flush()
    os._exit(127)


def _code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _watched(child: int, settings: Settings) -> int:
    """Wait for the namespace to end, and end it where its limits are reached."""
    inode = os.stat(f"/proc/{child}/ns/pid").st_ino  # noqa: PTH116  # of the kernel
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return _code(status)
        count, memory = _used(inode)
        if count > settings["processes"] or memory > settings["memory"]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            what = "processes" if count > settings["processes"] else "memory"
            sys.stderr.write(f"\nended: it took more {what} than it may\n")
            return LIMIT_REACHED
        time.sleep(_POLL_SECONDS)


def _used(inode: int) -> tuple[int, int]:
    """Return how many processes a namespace has, and the memory they hold."""
    count = memory = 0
    for name in os.listdir("/proc"):  # noqa: PTH208  # of the kernel
        if not name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            if os.stat(f"/proc/{name}/ns/pid").st_ino != inode:  # noqa: PTH116  # of the kernel
                continue
            count += 1
            with open(f"/proc/{name}/statm", encoding="ascii") as file:  # noqa: PTH123  # of the kernel
                memory += int(file.read().split()[1]) * resource.getpagesize()
    return count, memory


def _relay(port: int, path: str) -> None:
    """Lead connections to a port of the namespace's own loopback to a Unix socket."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        listener = socket.socket(family)
        try:
            listener.bind((address, port))
            listener.listen()
        except OSError:
            listener.close()
            continue
        threading.Thread(target=_accept, args=(listener, path), daemon=True).start()


def _accept(listener: socket.socket, path: str) -> None:
    while True:
        near, _ = listener.accept()
        threading.Thread(target=_pump, args=(near, path), daemon=True).start()


def _pump(near: socket.socket, path: str) -> None:
    with near, socket.socket(socket.AF_UNIX) as far, contextlib.suppress(OSError):
        far.connect(path)
        other = {near: far, far: near}
        while True:
            for ready in select.select([near, far], [], [])[0]:
                piece = ready.recv(_PIECE)
                if not piece:
                    return
                other[ready].sendall(piece)


if __name__ == "__main__":
    try:
        sys.exit(main(json.loads(sys.argv[1])))
    except OSError as error:
        sys.stderr.write(f"not confined: {error}\n")
        sys.exit(NOT_CONFINED)
