"""The system calls that no namespace keeps in, refused to a program and all that it starts.

Imported by `confine.py`: standard library only.  A virtual machine's host is reached by sockets
(vsock(7)) that no network namespace has a part in, io_uring(7) makes sockets without `socket`, and
the keys of the user's session (keyrings(7)) are kept by no file.  In namespaces of its own nobody
could count what a program takes.  See seccomp(2).
"""

import ctypes
import errno
import os
import socket
import struct
import sys

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
# What the kernel calls each machine, and the numbers there of `socket`, `clone`, `unshare`, and of
# what is done with keys.
_MACHINES = {
    "x86_64": (0xC000003E, 41, 56, 272, (248, 249, 250)),
    "aarch64": (0xC00000B7, 198, 220, 97, (217, 218, 219)),
}
# Whoever finds no clone3(2), whose flags cannot be looked at, makes do with `clone`.
_CLONE3 = 435
_IO_URING = (425, 426, 427)
_NEW_USER = 0x10000000
# Numbers of another way to call on x86_64.
_OTHERS = 0x40000000
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16)  # 16: questions to the kernel
_NUMBER, _MACHINE, _FIRST = 0, 4, 16
_LOAD, _EQUAL, _AT_LEAST, _ANY, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _END, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000


def can_refuse() -> bool:
    """Tell whether the numbers of this machine's calls are known here."""
    return os.uname().machine in _MACHINES and sys.maxsize > 1 << 32


def refuse_calls() -> None:
    """Refuse these calls from now on, where they are known; raises OSError if that fails."""
    if not can_refuse():
        return
    program = _program(*_MACHINES[os.uname().machine])
    code = ctypes.create_string_buffer(b"".join(program))
    described = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, described, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"refusing calls: {os.strerror(number)}")


def _program(
    machine: int, make_socket: int, clone: int, unshare: int, keys: tuple[int, ...]
) -> list[bytes]:
    missing = (*keys, *_IO_URING, _CLONE3)
    refused = [line for number in missing for line in _if(number, errno.ENOSYS)]
    families = [line for family in _FAMILIES for line in (_line(_EQUAL, family, 0, 1), _allow())]
    return [
        _line(_LOAD, _MACHINE),
        _line(_EQUAL, machine, 1, 0),
        _line(_RETURN, _END),
        _line(_LOAD, _NUMBER),
        _line(_AT_LEAST, _OTHERS, 0, 1),
        _line(_RETURN, _ERROR | errno.ENOSYS),
        *refused,
        *_if(unshare, errno.EPERM),
        _line(_EQUAL, clone, 0, 4),
        _line(_LOAD, _FIRST),
        _line(_ANY, _NEW_USER, 0, 1),
        _line(_RETURN, _ERROR | errno.EPERM),
        _allow(),
        _line(_EQUAL, make_socket, 1, 0),
        _allow(),
        _line(_LOAD, _FIRST),
        *families,
        _line(_RETURN, _ERROR | errno.EAFNOSUPPORT),
    ]


def _if(number: int, error: int) -> list[bytes]:
    return [_line(_EQUAL, number, 0, 1), _line(_RETURN, _ERROR | error)]


def _allow() -> bytes:
    return _line(_RETURN, _ALLOW)


def _line(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    """Return one instruction; `then` and `otherwise` are how many are left out behind it."""
    return struct.pack("HBBI", code, then, otherwise, value)
