"""A tree of the Medusa monorepo's size: 7,176 source files, 20.5 MB, in a declared mix.

Anyone can make it: from the packages of an application that `stheno demo` installed, and from
TypeScript that Stheno generates.
"""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.resources import HUNDRED, NOW, make_shop, pascal, spec_of
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

FILES = 7_176
BYTES = 20_500_000
# How many files of the tree are of each kind; the generated ones are all of a hundred modules.
MIX = {"generated .ts": 1_800, ".d.ts": 2_200, ".js": 3_176}
_SMALLEST, _LARGEST = 200, 200_000
_CRUD = "[list, get, create, update, delete]"


@dataclass(frozen=True)
class File:
    """A file to be written: its path in the tree and its content."""

    path: str
    content: bytes


def make_tree(folder: Path, packages: Path) -> int:
    """Fill `folder` from the installed `packages` and commit it; returns its size in bytes."""
    generated = _generated()
    rest = BYTES - sum(len(file.content) for file in generated)
    chosen = [*generated, *_installed(packages, rest)]
    if len(chosen) != FILES:
        raise SystemExit(f"the packages yield {len(chosen):,} files, not {FILES:,}")
    for file in chosen:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    commit(folder)
    return sum(len(file.content) for file in chosen)


def commit(folder: Path) -> None:
    """Commit all that stands in a folder, in a repository of its own."""
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "the tree"]):
        identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"]
        command = ["git", *identity, *arguments]
        subprocess.run(command, cwd=folder, check=True, timeout=120)


def _generated() -> list[File]:
    with TemporaryDirectory() as shop:
        make_shop(Path(shop))
        spec = spec_of(HUNDRED) + "api:\n" + "".join(_api(name) for name in HUNDRED)
        plan = plan_spec(Workspace.at(shop), spec, now=NOW)
    written = [
        File(f"apps/backend/{change.path}", change.content.encode())
        for change in plan.writing
        if change.path.endswith(".ts") and change.content is not None
    ]
    return written[: MIX["generated .ts"]]


def _api(name: str) -> str:
    return f"  admin/{name}s:\n    model: {name}.{pascal(name)}\n    crud: {_CRUD}\n"


def _installed(packages: Path, size: int) -> list[File]:
    """Choose files of every size, so that the whole comes as near to `BYTES` as it can."""
    every = list(_sources(packages))
    kinds = {
        kind: [file for file in every if _kind(file.path) == kind] for kind in (".d.ts", ".js")
    }
    mean = size / (MIX[".d.ts"] + MIX[".js"])
    return [file for kind, found in kinds.items() for file in _of_size(found, MIX[kind], mean)]


def _of_size(files: Sequence[File], count: int, mean: float) -> list[File]:
    """Return `count` files whose mean size is near `mean`, by exchanging the worst of a sample."""
    if len(files) < count:
        raise SystemExit(f"{len(files):,} files are too few to choose {count:,} from")
    chosen, rest = list(files[:count]), list(files[count:])
    surplus = sum(len(file.content) for file in chosen) - count * mean
    for at, file in enumerate(chosen):
        if not rest or abs(surplus) < mean:
            break
        other = rest.pop()
        change = len(other.content) - len(file.content)
        if abs(surplus + change) < abs(surplus):
            chosen[at] = other
            surplus += change
    return chosen


def _sources(packages: Path) -> Iterator[File]:
    found: dict[str, Path] = {}
    for package in sorted((packages / "@medusajs").iterdir()):
        real = package.resolve()
        for path in real.rglob("*"):
            relative = path.relative_to(real)
            built = "node_modules" not in relative.parts
            if built and _kind(path.name) and _SMALLEST < path.stat().st_size < _LARGEST:
                name = relative.as_posix().removeprefix("dist/")
                found[f"packages/{package.name}/src/{name}"] = path
    for name in sorted(found, key=lambda one: sha256(one.encode()).digest()):
        yield File(name, found[name].read_bytes())


def _kind(name: str) -> str | None:
    return next((kind for kind in (".d.ts", ".js") if name.endswith(kind)), None)
