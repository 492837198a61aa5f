"""A fresh Medusa application, for the demo and for our own tests."""

import fcntl
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

import anyio

from tools.errors import SthenoError, UsageError
from tools.repo.guardian import Guardian
from tools.repo.packages import InstallError, cache_folder, npm_install, packages
from tools.repo.process import run
from tools.verify.node import node_program
from tools.verify.report import Progress, silent

APPS = Path(__file__).resolve().parents[2] / "scaffolds" / "apps"
PNPM = {"pnpm": "10.34.9"}
_LOCK_FILE = "pnpm-lock.yaml"
_STEP = "install"
_INSTALL_SECONDS = 900
_GIT_SECONDS = 60
_AUTHOR = ("-c", "user.name=Stheno", "-c", "user.email=stheno@example.com")


async def install_app(
    folder: Path, *, medusa: str = "2.21.2", progress: Progress | None = None
) -> None:
    """Write a minimal Medusa application into `folder`, install its packages, commit it.

    The packages come from one store in our cache, by hard links where the file system allows.
    Raises UsageError if the folder holds something or the version is unknown,
    ToolMissingError without Node or npm, InstallError if the packages cannot be had.
    """
    tell = progress or silent
    await node_program()
    await tell(_STEP, "running", "writing the application", 0.0)
    await anyio.to_thread.run_sync(_write_new, folder, medusa)
    await tell(_STEP, "running", "installing packages (the first time takes a minute)", 0.1)
    with Guardian() as guardian:
        await _install(folder, guardian)
    await tell(_STEP, "running", "committing it", 0.9)
    await _commit(folder)
    await tell(_STEP, "passed", f"Medusa {medusa} is installed", 1.0)


async def installed_app(*, medusa: str = "2.21.2") -> Path:
    """Return an application in our cache with its packages installed, made on first use.

    Its `node_modules` may be linked into any number of others; nothing may be written there.
    """
    name = f"{medusa}-{_key(medusa)}"
    return await installed_folder(name, lambda folder: write_app(folder, medusa))


async def installed_folder(name: str, write: Callable[[Path], None]) -> Path:
    """Return a folder of our cache that `write` has filled, with its packages installed.

    Made on first use; `name` stands for everything `write` writes.  Raises ToolMissingError
    without Node or npm, InstallError if the packages cannot be had.
    """
    await node_program()
    folder = cache_folder() / "apps" / name
    done = folder / ".installed"
    async with _alone(folder.with_name(f"{name}.lock")):
        if not done.exists():
            await anyio.to_thread.run_sync(_remove, folder)
            await anyio.to_thread.run_sync(write, folder)
            with Guardian() as guardian:
                await _install(folder, guardian)
            done.touch()
    return folder


def write_app(folder: Path, medusa: str) -> None:
    """Write the application's files; in ours a leading `dot.` stands for the dot."""
    source = _source(medusa)
    for path in sorted(source.rglob("*")):
        if path.is_file():
            relative = path.relative_to(source)
            target = folder / relative.with_name(_dotted(relative.name))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _write_new(folder: Path, medusa: str) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the folder is not empty", where=str(folder), fix="name a new folder")
    write_app(folder, medusa)


def _source(medusa: str) -> Path:
    source = APPS / medusa
    if not source.is_dir():
        known = ", ".join(sorted(path.name for path in APPS.iterdir()))
        raise UsageError(f"there is no application for Medusa {medusa}", fix=f"choose from {known}")
    return source


def _dotted(name: str) -> str:
    return f".{name.removeprefix('dot.')}" if name.startswith("dot.") else name


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _key(medusa: str) -> str:
    source = _source(medusa)
    content = b"".join((source / name).read_bytes() for name in ("package.json", "dot.npmrc"))
    return sha256(content).hexdigest()[:12]


async def _install(folder: Path, guardian: Guardian) -> None:
    """Install by pnpm, whose store makes the second time cheap; by npm where that fails."""
    try:
        await _pnpm_install(folder, guardian)
    except SthenoError:
        _remove(folder / "node_modules")
        await npm_install(folder, guardian)


async def _pnpm_install(folder: Path, guardian: Guardian) -> None:
    pnpm = await packages("pnpm", PNPM, guardian)
    known = cache_folder() / "apps" / f"{sha256(_manifest(folder)).hexdigest()[:12]}.lock.yaml"
    if known.exists():
        # The exact versions of an earlier install: nothing is left to ask the registry.
        shutil.copyfile(known, folder / _LOCK_FILE)
    store = cache_folder() / "pnpm-store"
    options = ["--store-dir", str(store), "--prefer-offline", "--ignore-scripts"]
    finished = await run(
        [
            await node_program(),
            str(pnpm / "node_modules" / "pnpm" / "bin" / "pnpm.cjs"),
            "install",
            *options,
            "--no-frozen-lockfile",
            "--ignore-workspace",
            "--reporter=append-only",
        ],
        cwd=folder,
        timeout=_INSTALL_SECONDS,
        guardian=guardian,
    )
    if finished.returncode:
        raise InstallError(f"pnpm could not install the packages: {finished.output[-2000:]}")
    known.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder / _LOCK_FILE, known)


def _manifest(folder: Path) -> bytes:
    return (folder / "package.json").read_bytes() + (folder / ".npmrc").read_bytes()


async def _commit(folder: Path) -> None:
    git = shutil.which("git")
    if git is None:
        return
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        [*_AUTHOR, "-c", "commit.gpgsign=false", "commit", "--quiet", "--no-verify",
         "--message=A fresh Medusa application"],
    ):  # fmt: skip
        finished = await run([git, *command], cwd=folder, timeout=_GIT_SECONDS)
        if finished.returncode:
            raise InstallError(f"git could not commit the application: {finished.output}")


@asynccontextmanager
async def _alone(path: Path) -> AsyncIterator[None]:
    """Wait until no other process holds the lock file, and hold it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await anyio.sleep(0.2)
        yield
