"""A program of its own that runs another one without network, and with the disk read-only.

Started by `confined.py`; its one argument is the JSON of `Settings`.  It makes namespaces of Linux
(user, mount, process, IPC, and network unless that is left), which need no privileges, and gives up
every capability before the other program starts.  All that program starts ends with it, at the
latest when this one does.  See unshare(2), mount_setattr(2), user_namespaces(7).  It ends as the
other program does, or with 125 where a limit was reached, or 126 where the namespaces cannot be
had; standard error then says why.
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

from tools.verify.calls import can_refuse, refuse_calls
from tools.verify.limits import LIMIT_REACHED, POLL_SECONDS, Disk, Watched

NOT_CONFINED = 126
_NEWNS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 1, 2, 4, 8
_MS_BIND, _MS_REC, _MS_PRIVATE = 4096, 16384, 1 << 18
_NO_WRITING, _NO_DEVICES = 1, 4
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_PR_SET_PDEATHSIG, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 24, 38
_LAST_CAPABILITY = 63
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1
_PIECE = 1 << 16
_DEVICES = ("null", "zero", "full", "random", "urandom")
_LINKS = {
    "/dev/fd": "/proc/self/fd",
    "/dev/stdin": "/proc/self/fd/0",
    "/dev/stdout": "/proc/self/fd/1",
    "/dev/stderr": "/proc/self/fd/2",
}
_NOTHING = "/dev/.nothing"
_LIBC = ctypes.CDLL(None, use_errno=True)


class Settings(TypedDict):
    """What is run, in which folder, what it may see and write, and its limits.

    `cover` are folders that it sees empty but for `keep` and `writable`, which stand in them, and
    for `links`, each with what it leads to; `hide` are files and folders seen empty wherever they
    are.  `memory` is in bytes, of all its processes; `disk` is in bytes that it may add to what is
    writable, `files` in files and folders, `file` the bytes of one.  `relay` leads from a port of
    its own loopback to a Unix socket.
    """

    argv: list[str]
    cwd: str
    cover: list[str]
    keep: list[str]
    links: dict[str, str]
    writable: list[str]
    hide: list[str]
    network: bool
    processes: int
    memory: int
    disk: int
    files: int
    file: int
    relay: tuple[int, str] | None


def main(settings: Settings) -> int:
    """Run the program; returns the exit code to end with."""
    # Root may start any number of processes: whoever watches them has to get its turn.
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    sockets = _sockets()
    _unshare(settings["network"])
    # What it leads to is about to be covered.
    relay = os.open(settings["relay"][1], os.O_PATH) if settings["relay"] else None
    _mount(settings, sockets)
    os.chdir(settings["cwd"])
    disk = Disk(settings["writable"], settings["disk"], settings["files"])
    child = os.fork()
    if child == 0:
        os.setpriority(os.PRIO_PROCESS, 0, 0)
        _first_process(settings, relay)
    watched = Watched(child, settings["processes"], settings["memory"], disk)
    while not watched.ended():
        time.sleep(POLL_SECONDS)
    if watched.reached is None:
        return _code(watched.status)
    sys.stderr.write(f"\nended: {watched.reached}\n")
    return LIMIT_REACHED


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
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(text)
    try:
        with open("/proc/sys/user/max_user_namespaces", "w", encoding="ascii") as file:
            file.write("0")
    except OSError:
        # Some containers let nobody set that; the calls are refused too, where they are known.
        if not can_refuse():
            raise
    if not network:
        with socket.socket() as any_socket:
            asked = struct.pack("16sH14s", b"lo", 0, b"")
            told = fcntl.ioctl(any_socket, _SIOCGIFFLAGS, asked)
            up = struct.pack("16sH14s", b"lo", struct.unpack("16sH14s", told)[1] | _IFF_UP, b"")
            fcntl.ioctl(any_socket, _SIOCSIFFLAGS, up)


def _sockets() -> list[str]:
    """Return where the Unix sockets of this machine are; a read-only disk shuts none of them."""
    with contextlib.suppress(OSError), open("/proc/net/unix", "rb") as table:
        # Seven columns, and a path that may hold blanks.
        ends = [os.fsdecode(line.rstrip(b"\n")).split(None, 7)[7:] for line in table]
        return [path for end in ends for path in end if path.startswith("/")]
    return []


def _mount(settings: Settings, sockets: list[str]) -> None:
    _bind(None, "/", _MS_REC | _MS_PRIVATE)
    devices = [f"/dev/{name}" for name in _DEVICES]
    shown = sorted({*settings["keep"], *settings["writable"]})
    held = {path: os.open(path, os.O_PATH) for path in [*shown, *devices]}
    for folder in ["/dev", *settings["cover"]]:
        _empty(folder, 0, b"size=1m,mode=755")
    for path, descriptor in held.items():
        _show(path, descriptor)
    for path, target in (settings["links"] | _LINKS).items():
        # What is shown may hold the link already.
        if not os.path.lexists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.symlink(target, path)
    _hide([*settings["hide"], *sockets])
    _set("/", add=_NO_WRITING | _NO_DEVICES)
    for path in settings["writable"]:
        _set(path, remove=_NO_WRITING)
    for path in devices:
        _set(path, remove=_NO_DEVICES)


def _hide(paths: list[str]) -> None:
    os.close(os.open(_NOTHING, os.O_CREAT, 0o444))
    for path in filter(os.path.exists, paths):
        if os.path.isdir(path):
            _empty(path, _MS_RDONLY, b"size=4k,mode=755")
        else:
            _bind(_NOTHING, path, _MS_BIND)


def _show(path: str, descriptor: int) -> None:
    """Show what was opened before its place was covered."""
    source = f"/proc/self/fd/{descriptor}"
    if os.path.isdir(source):
        os.makedirs(path, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.close(os.open(path, os.O_CREAT))
    _bind(source, path, _MS_BIND | _MS_REC)
    os.close(descriptor)


def _empty(folder: str, flags: int, options: bytes) -> None:
    done = _LIBC.mount(b"none", os.fsencode(folder), b"tmpfs", flags, options)
    _check(done, f"covering {folder}")


def _bind(source: str | None, target: str, flags: int) -> None:
    origin = None if source is None else os.fsencode(source)
    _check(_LIBC.mount(origin, os.fsencode(target), None, flags, None), f"mounting {target}")


def _set(path: str, *, add: int = 0, remove: int = 0) -> None:
    """Alter what is true of a mount and of all below it."""
    attributes = struct.pack("QQQQ", add, remove, 0, 0)
    done = _LIBC.syscall(
        ctypes.c_long(_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        os.fsencode(path),
        ctypes.c_uint(_AT_RECURSIVE),
        attributes,
        ctypes.c_size_t(len(attributes)),
    )
    _check(done, f"altering the mount of {path}")


def _first_process(settings: Settings, relay: int | None) -> NoReturn:
    """Be the first process of the namespace: start the program, and end as it does.

    When the first process ends, the kernel ends all others of the namespace.
    """
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Or a signal to the whole group would stop whoever watches it.
    os.setsid()
    _show_own_processes()
    program = os.fork()
    if program == 0:
        _become(settings)
    if settings["relay"] and relay is not None:
        _relay(settings["relay"][0], f"/proc/self/fd/{relay}")
    while True:
        try:
            pid, status = os.wait()
        except InterruptedError:
            continue
        if pid == program:
            os._exit(_code(status))


def _show_own_processes() -> None:
    """Let `/proc` show this namespace's processes only: command lines may hold secrets.

    Where a part of `/proc` is masked, as in some containers, the kernel refuses that, and it shows
    what it showed before.
    """
    _check(_LIBC.unshare(_NEWNS), "a view of the processes")
    flags = _MS_RDONLY | _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    _LIBC.mount(b"proc", b"/proc", b"proc", flags, None)


def _become(settings: Settings) -> NoReturn:
    try:
        for capability in range(_LAST_CAPABILITY + 1):
            _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
        _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        refuse_calls()
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_NPROC, settings["processes"])
        _limit(resource.RLIMIT_FSIZE, settings["file"])
        argv = settings["argv"]
        os.execvp(argv[0], argv)  # noqa: S606  # a list built by us
    except OSError as error:
        sys.stderr.write(f"{settings['argv'][0]} cannot be started: {error.strerror}\n")
        sys.stderr.flush()
    os._exit(127)


def _limit(which: int, most: int) -> None:
    hard = resource.getrlimit(which)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))


def _code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


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


def start() -> NoReturn:
    """Be the program that is described above."""
    try:
        sys.exit(main(json.loads(sys.argv[1])))
    except OSError as error:
        sys.stderr.write(f"not confined: {error}\n")
        sys.exit(NOT_CONFINED)
