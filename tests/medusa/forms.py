"""The corpora of forms: a file's text, and what an edit must make of it.

A form starts at a line `##### name`; its result follows a line `----- edited` (the whole text),
`----- there` or `----- manual, line N: reason`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.medusa.edit import AlreadyThere, Edit, Edited, Manual

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Form:
    name: str
    text: str
    expected: str

    @property
    def is_edited(self) -> bool:
        return self.expected.startswith("edited\n")

    @property
    def after(self) -> str:
        return self.expected.removeprefix("edited\n")


def forms(corpus: str) -> list[Form]:
    text = (CORPUS / corpus).read_text(encoding="utf-8")
    return list(_parsed(text))


def _parsed(text: str) -> Iterator[Form]:
    for part in re.split(r"^##### ", text, flags=re.MULTILINE)[1:]:
        head, _, expected = part.partition("----- ")
        name, _, before = head.partition("\n")
        yield Form(name, before, expected)


def told(edit: Edit) -> str:
    """Return an outcome as the corpora write it."""
    match edit:
        case Edited(text):
            return f"edited\n{text}"
        case AlreadyThere():
            return "there\n"
        case Manual(reason, _, line):
            return f"manual, line {line}: {reason}\n"


def windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def mutants(text: str) -> Iterator[str]:
    """Yield `text` without each of its characters in turn."""
    for index in range(len(text)):
        yield text[:index] + text[index + 1 :]
