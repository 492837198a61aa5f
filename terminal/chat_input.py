"""Lines that a person types, edited and remembered, or that a script brings."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tools.repo.redact import redacted

_MOST_REMEMBERED = 1000


class Keyboard:
    """Reads lines at a terminal; what was typed before, here or earlier, is kept in `history`.

    A line that holds what looks like a secret is not remembered.  `words` are completed.
    """

    def __init__(self, prompt: str, history: Path, words: Sequence[str]) -> None:
        self._prompt = prompt
        self._history = history
        # Where the output goes elsewhere there is nothing to edit on.
        self._edited = sys.stdout.isatty() and self._prepared(words)

    def line(self) -> str | None:
        """Return what the person typed, None when they leave by Ctrl-D or Ctrl-C."""
        try:
            typed = self._typed()
        except (EOFError, KeyboardInterrupt):
            typed = None
        if typed is None:
            sys.stderr.write("\n")
        elif typed.strip() and self._edited:
            self._remember(typed)
        return typed

    def _typed(self) -> str | None:
        if self._edited:
            return input(self._prompt)
        sys.stderr.write(self._prompt)
        sys.stderr.flush()
        return piped_line()

    def _prepared(self, words: Sequence[str]) -> bool:
        try:
            import readline  # noqa: PLC0415  # not every Python has it
        except ImportError:
            return False
        readline.set_auto_history(False)
        readline.set_completer_delims(" ")
        readline.set_completer(lambda text, number: _completion(words, text, number))
        emulated = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if emulated else "tab: complete")
        readline.clear_history()
        with suppress(OSError):
            lines = self._history.read_text(encoding="utf-8", errors="replace").splitlines()
            for line in lines[-_MOST_REMEMBERED:]:
                readline.add_history(line)
        return True

    def _remember(self, typed: str) -> None:
        import readline  # noqa: PLC0415  # as above

        if any(redacted(line) != line for line in typed.splitlines()):
            return
        line = " ".join(typed.splitlines())
        readline.add_history(line)
        # A full disk or a folder that cannot be written costs the history, not the conversation.
        with suppress(OSError), open(self._history, "ab", opener=_for_its_owner) as file:
            file.write(f"{line}\n".encode(errors="replace"))


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def piped_line() -> str | None:
    """Return the next line of standard input, None at its end."""
    read = sys.stdin.readline()
    return read.removesuffix("\n") if read else None


def _completion(words: Sequence[str], text: str, number: int) -> str | None:
    found = [word for word in words if text and word.startswith(text)]
    return found[number] if number < len(found) else None
