"""Taking turns at building one file: who waits hears how far it is, and then finds it done."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tools.medusa.api.reading_all import Told

_LOOK_SECONDS = 0.1
# Who has said nothing for so long was stopped; the build of whoever waited is as good.
_PATIENCE_SECONDS = 60.0


@contextmanager
def turn(lock: Path, tell: Told) -> Iterator[Told]:
    """Wait until nobody else builds, and hold the lock; what is told within, who waits hears too.

    The kernel lets go of the lock of a process that ends, however it ends.
    """
    with lock.open("a+", encoding="utf-8") as file:
        _wait(file, tell)

        def told(what: str, share: float) -> None:
            _write(file, f"{share} {what}")
            tell(what, share)

        try:
            yield told
        finally:
            _write(file, "")


def _wait(file: TextIO, tell: Told) -> None:
    heard, since = "", time.monotonic()
    while time.monotonic() - since < _PATIENCE_SECONDS:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            if (said := file.read()) != heard:
                heard, since = said, time.monotonic()
                share, _, what = said.partition(" ")
                _pass_on(share, what, tell)
            time.sleep(_LOOK_SECONDS)
        else:
            return


def _pass_on(share: str, what: str, tell: Told) -> None:
    # It may be read while it is written.
    try:
        done = float(share)
    except ValueError:
        return
    if what and 0 <= done <= 1:
        tell(what, done)


def _write(file: TextIO, text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()
