"""A repository made to hurt whoever reads it."""

import os
from pathlib import Path

from tests.trees import run_git, write_tree
from tools.repo.workspace import Workspace

MANY = 200_000
SENTINEL = "outside-4f1c9a"
_FOLDERS = 400


def hostile_tree(folder: Path) -> Workspace:
    """Make the tree below `folder / "inside"`, and next to it what it tries to lead to."""
    outside = folder / "outside"
    write_tree(
        outside, {"secret.ts": f"export const {SENTINEL.replace('-', '_')} = 1 // {SENTINEL}"}
    )
    run_git(outside, "init", "-q")
    run_git(outside, "add", ".")
    run_git(outside, "commit", "-qm", SENTINEL)
    workspace = write_tree(folder / "inside", _files())
    root = workspace.root
    _huge(root / "src/huge.ts")
    _huge(root / "src/huge.txt")
    _deep(root / "deep")
    (root / "src/link.ts").symlink_to(outside / "secret.ts")
    (root / "src/folder").symlink_to(outside)
    (root / "src/round").symlink_to(root / "src")
    (root / "src/self").symlink_to("self")
    os.mkfifo(root / "src/pipe.ts")
    _many(root / "many")
    return workspace


def _files() -> dict[str, str | bytes]:
    return {
        "src/good.ts": 'export const goodThing = createStep("good-step", async () => 1)\n',
        "src/binary.ts": b"\x00\x01\x02goodThing",
        "src/invalid.ts": b"export const broken\xff\xfe = 1 // goodThing\n",
        "src/utf16.ts": "export const goodThing = 1\n".encode("utf-16"),
        "src/nested.ts": "[" * 100_000,
        "src/generic.ts": "f<a," * 50_000,
        "src/assert.ts": "a!" * 200_000,
        "src/arrow.ts": "(a=>" * 50_000,
        "src/template.ts": "`${" * 50_000,
        "src/line.ts": "goodThing" + " " * 1_500_000 + "x\n",
        "src/aaaa.ts": "a" * 50_000 + "\n",
        "src/bidi\u202e.ts": "export const hidden\u202e = 1\n",
        "src/-rf.ts": "export const dashed = 1\n",
        "src/new\nline.ts": "export const lined = 1\n",
        ".env": f"TOKEN={SENTINEL}\n",
        "server.pem": SENTINEL,
    }


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"export const huge = 1\n")
        file.truncate(3_000_000_000)


def _deep(folder: Path) -> None:
    """Make folders below each other beyond the longest path that can be named."""
    here = os.open(folder.parent, os.O_RDONLY)
    name = folder.name
    for _ in range(60):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here, name = below, "d" * 100
    os.close(here)


def _many(folder: Path) -> None:
    folder.mkdir()
    for at in range(MANY):
        below = folder / f"{at % _FOLDERS}"
        if at < _FOLDERS:
            below.mkdir()
        # A link is quicker to make than a file, and a file takes only so many.
        source = folder / f"f{at // 50_000}"
        if at % 50_000 == 0:
            source.write_text(f"export const one = {at}\n", encoding="utf-8")
        os.link(source, f"{below}/{at}.ts")
