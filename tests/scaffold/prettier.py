"""The real prettier, asked about many texts in one process."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import anyio

from tools.repo.packages import packages

SCRIPT = Path(__file__).with_suffix(".cjs")


@dataclass(frozen=True)
class Prettier:
    """A running prettier: `formatted` returns what it makes of a text."""

    asked: IO[str]
    answers: IO[str]

    def formatted(self, text: str, **options: bool | int | str) -> str:
        """Return the TypeScript text as prettier prints it under the starter's options."""
        self.asked.write(json.dumps({"text": text, "options": options}) + "\n")
        self.asked.flush()
        answer: str = json.loads(self.answers.readline())["formatted"]
        return answer


@contextmanager
def running_prettier() -> Iterator[Prettier]:
    folder = anyio.run(packages, "prettier", {"prettier": "3.6.2"})
    with subprocess.Popen(
        ["node", SCRIPT, folder],  # noqa: S607  # the node on PATH, as packages uses
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Prettier(process.stdin, process.stdout)
        process.stdin.close()
