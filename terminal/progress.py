"""How far work is, at the foot of a terminal for as long as it lasts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from tools.repo.telling import Tell, listening

if TYPE_CHECKING:
    from rich.live import Live

# What takes no longer needs no word.
_QUIET_SECONDS = 1.0


@contextmanager
def waiting(name: str) -> Iterator[Tell]:
    """Show how far the code inside is, once it has taken a second, and nothing of it afterwards.

    What it tells is heard, and so is what the yielded function is called with.  Where standard
    error is no terminal, nobody listens.
    """
    if not sys.stderr.isatty():
        yield _unheard
        return
    foot = _Foot(name)
    try:
        with listening(foot.hear):
            yield foot.hear
    except KeyboardInterrupt:
        if not foot.erase():
            # The terminal has shown `^C`, and what comes next begins a line.
            sys.stderr.write("\n")
        raise
    finally:
        foot.erase()


def _unheard(_what: str, _share: float) -> None:
    pass


class _Foot:
    """What is known of the work, shown by a thread of its own: the work may tell nothing for long.

    What draws it is loaded when it is late, which most work never is.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._heard = ("", 0.0)
        self._live: Live | None = None
        self._timer = Timer(_QUIET_SECONDS, self._show)
        self._timer.daemon = True
        self._timer.start()

    def hear(self, what: str, share: float) -> None:
        self._heard = (what, share)

    def erase(self) -> bool:
        """Take away what stands there, and return whether anything did."""
        self._timer.cancel()
        self._timer.join()
        if self._live is not None:
            self._live.stop()
        return self._live is not None

    def _show(self) -> None:
        from terminal.progress_page import draw  # noqa: PLC0415  # see the class

        self._live = draw(self._name, lambda: self._heard)
