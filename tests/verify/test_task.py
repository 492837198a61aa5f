"""A project's own tasks run in a copy that they cannot leave, and end when they should."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import anyio
import psutil
import pytest

from tests.trees import run_git, write_tree
from tests.verify.slices import add_slice, contents, replace
from tools.errors import ToolMissingError, UsageError
from tools.plan.model import Action
from tools.repo.workspace import Workspace
from tools.verify.confined import LIMIT_REACHED, Cell, can_confine, run_confined
from tools.verify.sandbox import sandbox
from tools.verify.task import TaskResult, run_task

pytestmark = pytest.mark.anyio

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
SHARED = "/var/tmp"  # noqa: S108  # to be seen empty
PYTHON = os.path.realpath(sys.executable)
TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6"
WRITES = """
const fs = require("fs")
fs.mkdirSync("src/made", { recursive: true })
fs.writeFileSync("src/made/new.ts", "export const made = 1\\n")
fs.writeFileSync("src/old.ts", "export const old = 2\\n")
fs.unlinkSync("src/gone.ts")
fs.writeFileSync(".env", "KEY=2\\n")
fs.mkdirSync("dist")
fs.writeFileSync("dist/built.js", "x")
fs.writeFileSync("ignored.log", "x")
fs.writeFileSync("logo.png", Buffer.from([0xff, 0xfe, 0]))
"""
REACHES = """
const [kind, target] = process.argv.slice(2)
const fs = require("fs")
if (kind === "write") fs.writeFileSync(target, "reached")
if (kind === "read") console.log("read:" + fs.readFileSync(target, "utf8"))
if (kind === "list") console.log(fs.readdirSync(target).sort().join(" "))
if (kind === "connect") {
  const at = Number(target) ? { port: Number(target), host: "127.0.0.1" } : { path: target }
  const socket = require("net").connect(at)
  socket.on("connect", () => { console.log("reached"); process.exit(0) })
  socket.on("error", (error) => { console.log(error.code); process.exit(3) })
}
"""
PRINTS = f"""
console.log("\\u001b[31mred\\u001b[0m \\u202e hidden {TOKEN}")
console.log(JSON.stringify(process.env))
"""
UNCOVERS = """
import ctypes, os, sys
libc = ctypes.CDLL(None)
print(libc.unshare(0x10000000 | 0x00020000))
print(libc.umount2(b"/tmp", 2))
print(libc.mount(b"none", b"/", None, 32 | 4096, None))
print(os.path.exists(sys.argv[1]))
"""
# Leaves its group, so that only the end of its namespace or its token finds it.
STRAYS = """
require("child_process").spawn("sleep", [process.argv[2]], { detached: true, stdio: "ignore" })
  .unref()
if (process.argv[3]) setTimeout(() => {}, 1e6)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    scripts = {
        "hello": "node -e \"console.log(process.argv.slice(1).join('|'))\"",
        "fails": "echo out; echo err >&2; exit 7",
        "chatty": "node -e \"for (let i = 0; i < 300000; i++) console.log('line ' + i)\"",
        **{name: f"node scripts/{name}.js" for name in ("writes", "reaches", "prints", "strays")},
    }
    return write_tree(
        tmp_path / "shop",
        {
            "package.json": json.dumps(
                {
                    "name": "shop",
                    "dependencies": {"@medusajs/medusa": "2.21.2"},
                    "scripts": scripts,
                }
            ),
            "medusa-config.ts": "module.exports = {}\n",
            ".env": "KEY=very-secret\n",
            "src/old.ts": "export const old = 1\n",
            "src/gone.ts": "export {}\n",
            "scripts/writes.js": WRITES,
            "scripts/reaches.js": REACHES,
            "scripts/prints.js": PRINTS,
            "scripts/strays.js": STRAYS,
        },
    )


@pytest.fixture(scope="module")
def kept_in() -> bool:
    """Whether this system has what keeps a task in; where not, tasks must be refused."""

    async def asked() -> bool:
        async with sandbox() as box:
            return await can_confine(box, network=False)

    kept = anyio.run(asked)
    mounts = ["unshare", "-Urnmpf", "mount", "-t", "tmpfs", "none", SHARED]
    told = subprocess.run(mounts, capture_output=True, check=False)
    assert kept == (told.returncode == 0)
    return kept


async def ran(
    workspace: Workspace,
    name: str,
    *arguments: str,
    allow_network: bool = False,
    seconds: float = 60,
) -> TaskResult:
    before = contents(workspace)
    result = await run_task(
        workspace, name, arguments, allow_network=allow_network, seconds=seconds
    )
    assert contents(workspace) == before
    return result


def process_of(workspace: Workspace, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=workspace.root, capture_output=True, text=True, timeout=60, check=False
    )


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def running(marker: str) -> list[int]:
    return [
        process.pid
        for process in psutil.process_iter(["cmdline", "status"])
        if process.info["cmdline"] == ["sleep", marker]
        and process.info["status"] != psutil.STATUS_ZOMBIE
    ]


async def until(condition: Callable[[], bool]) -> None:
    with anyio.fail_after(60):
        while not condition():  # noqa: ASYNC110  # another process's deeds send no event
            await anyio.sleep(0.05)


def test_without_namespaces_a_task_is_refused_unless_the_network_is_allowed(
    workspace: Workspace, kept_in: bool
) -> None:
    command = [sys.executable, str(LAUNCHER), "task", "hello"]
    if kept_in:
        # A namespace of users in which no further one may be made.
        shut = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
        command = ["unshare", "-r", "sh", "-c", shut, "sh", *command]
    done = process_of(workspace, command)
    assert done.returncode == 1
    assert "the network cannot be shut off here" in done.stderr
    command.insert(-1, "--allow-network")
    done = process_of(workspace, command)
    assert done.returncode == 0, done.stderr
    assert "with network" in done.stdout


async def test_arguments_reach_the_script_as_they_are(workspace: Workspace) -> None:
    given = ["a b", "; touch x", "$(id)", "*", '"', "--flag", "`id`", "&& exit 1"]
    result = await ran(workspace, "hello", *given, allow_network=True)
    assert (result.exit_code, result.output) == (0, "|".join(given))
    assert result.changes == []


async def test_a_failure_is_told_with_its_code_and_output(workspace: Workspace) -> None:
    result = await ran(workspace, "fails", allow_network=True)
    assert (result.exit_code, result.ended) == (7, None)
    assert result.output.split() == ["out", "err"]


async def test_what_it_would_have_changed_comes_back_as_diffs(workspace: Workspace) -> None:
    write_tree(workspace.root, {".gitignore": "*.log\n.env\n"})
    run_git(workspace.root, "init", "--quiet")
    result = await ran(workspace, "writes", allow_network=True)
    assert result.exit_code == 0, result.output
    assert [(one.path, one.action) for one in result.changes] == [
        ("logo.png", Action.CREATE),
        ("src/gone.ts", Action.DELETE),
        ("src/made/new.ts", Action.CREATE),
        ("src/old.ts", Action.UPDATE),
    ]
    logo, _, new, old = result.changes
    assert logo.diff is None
    assert "+export const made = 1\n" in (new.diff or "")
    assert "-export const old = 1\n+export const old = 2\n" in (old.diff or "")
    assert "propose_changes" in (result.advice or "")


async def test_the_network_is_off_unless_it_is_allowed(workspace: Workspace, kept_in: bool) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        open_ = await ran(workspace, "reaches", "connect", port, allow_network=True)
        assert (open_.output, open_.exit_code, open_.network) == ("reached", 0, True)
        if not kept_in:
            with pytest.raises(ToolMissingError):
                await ran(workspace, "reaches", "connect", port)
            return
        shut = await ran(workspace, "reaches", "connect", port)
        assert (shut.output, shut.exit_code, shut.network) == ("ECONNREFUSED", 3, False)


async def test_it_neither_writes_outside_nor_reads_a_secret(
    workspace: Workspace, tmp_path: Path, kept_in: bool
) -> None:
    target, secret = str(tmp_path / "outside.txt"), str(workspace.root / ".env")
    if not kept_in:
        with pytest.raises(ToolMissingError):
            await ran(workspace, "reaches", "write", target)
        return
    for path in (target, str(workspace.root / "src/old.ts")):
        assert "EROFS" in (await ran(workspace, "reaches", "write", path)).output
    assert names_in(tmp_path) == {"shop"}
    assert (await ran(workspace, "reaches", "read", secret)).output == "read:"
    assert "ENOENT" in (await ran(workspace, "reaches", "read", ".env")).output
    ours = f"/proc/{os.getpid()}/environ"
    told = (await ran(workspace, "reaches", "read", ours)).output
    assert "EACCES" in told or "ENOENT" in told


@pytest.fixture
def sockets(tmp_path: Path) -> Iterator[list[Path]]:
    """Servers of others, in each shared folder that we may write and in the project itself."""
    shared = [Path(name) for name in ("/tmp", "/var/tmp", "/dev/shm", "/run")]  # noqa: S108  # to be covered
    with ExitStack() as stack:
        found = [tmp_path / "shop/agent.sock"]
        for folder in filter(lambda path: os.access(path, os.W_OK), shared):
            made = tempfile.TemporaryDirectory(prefix="stheno-test-", dir=folder)
            found.append(Path(stack.enter_context(made)) / "agent.sock")
        for path in found:
            server = stack.enter_context(socket.socket(socket.AF_UNIX))
            server.bind(str(path))
            server.listen()
        yield found


@pytest.mark.parametrize("network", [False, True])
async def test_a_socket_of_another_program_is_out_of_reach(
    workspace: Workspace, sockets: list[Path], network: bool, kept_in: bool
) -> None:
    if not kept_in:
        return
    inside, *shared = sockets
    assert shared
    for path in shared:
        told = await ran(workspace, "reaches", "connect", str(path), allow_network=network)
        assert (told.output, told.exit_code) == ("ENOENT", 3)
    told = await ran(workspace, "reaches", "connect", str(inside), allow_network=network)
    assert (told.output, told.exit_code) == ("EACCES", 3)


async def test_of_the_sandbox_it_sees_its_copy_and_its_home(
    workspace: Workspace, kept_in: bool
) -> None:
    if not kept_in:
        return
    looks = (
        'const fs = require("fs"), here = process.cwd(), box = here + "/.."\n'
        'const [device, size] = [fs.readdirSync("/dev"), fs.statSync("/dev/null").size]\n'
        'fs.writeFileSync(process.env.TMPDIR + "/x", "x"); fs.writeFileSync("made.ts", "")\n'
        'fs.writeFileSync("/dev/null", "x")\n'
        'require("child_process").execSync("echo told > /dev/stderr", { stdio: "inherit" })\n'
        "console.log(fs.readdirSync(box).sort().join(), device.sort().join(), size)\n"
        'try { fs.writeFileSync(box + "/x", "") } catch (error) { console.log(error.code) }\n'
    )
    write_tree(workspace.root, {"scripts/writes.js": looks})
    result = await ran(workspace, "writes")
    assert result.output.split() == [
        "home,task",
        ".nothing,fd,full,null,random,stderr,stdin,stdout,urandom,zero",
        "0",
        "EROFS",
        "told",
    ]
    assert [change.path for change in result.changes] == ["made.ts"]


def test_a_shared_folder_that_is_a_repository_is_covered_all_the_same(
    workspace: Workspace, kept_in: bool
) -> None:
    if not kept_in:
        return
    # In a namespace of mounts, where /var/tmp is ours alone.
    makes = (
        "mount -t tmpfs -o mode=755 none /var/tmp && mkdir /var/tmp/.git && "
        'cp -r "$0" /var/tmp/shop && touch /var/tmp/other && cd /var/tmp/shop && exec "$@"'
    )
    task = [sys.executable, str(LAUNCHER), "task", "--json", "reaches", "list", SHARED]
    done = process_of(workspace, ["unshare", "-rm", "sh", "-c", makes, str(workspace.root), *task])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["output"] == "shop"


async def test_no_namespace_of_its_own_uncovers_anything(
    workspace: Workspace, sockets: list[Path], kept_in: bool
) -> None:
    if not kept_in:
        return
    write_tree(workspace.root, {"uncover.py": UNCOVERS})
    manifest = {"scripts": {"uncover": f"{PYTHON} -I uncover.py"}}
    write_tree(workspace.root, {"package.json": json.dumps(manifest)})
    result = await ran(workspace, "uncover", str(sockets[1]))
    assert result.output.split("\n") == ["-1", "-1", "-1", "False"]


async def test_a_task_sees_no_command_line_of_other_programs(
    workspace: Workspace, kept_in: bool
) -> None:
    # In some containers nobody may see less than the container does.
    mounts = ["unshare", "-Urmpf", "mount", "-t", "proc", "none", "/proc"]
    told = await anyio.run_process(mounts, check=False)
    if not kept_in or told.returncode:
        return
    marker = f"7300.{os.getpid()}"
    manifest = {"scripts": {"look": "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"}}
    write_tree(workspace.root, {"package.json": json.dumps(manifest)})
    async with await anyio.open_process(["sleep", marker]) as process:
        result = await ran(workspace, "look")
        process.kill()
    assert "cat /proc/" in result.output
    assert marker not in result.output


async def test_a_secret_of_a_built_folder_is_hidden_and_too_many_are_refused(
    workspace: Workspace, kept_in: bool
) -> None:
    if not kept_in:
        with pytest.raises(ToolMissingError):
            await ran(workspace, "hello")
        return
    built = ".medusa/server/.env.production"
    write_tree(workspace.root, {built: "KEY=very-secret\n"})
    told = await ran(workspace, "reaches", "read", str(workspace.root / built))
    assert told.output == "read:"
    write_tree(workspace.root, {f"many/.env.{n}": "KEY=1\n" for n in range(600)})
    with pytest.raises(UsageError, match="more than can be hidden"):
        await ran(workspace, "hello")


async def test_a_copy_that_became_a_link_is_not_read(workspace: Workspace, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere"
    secret.mkdir()
    (secret / "package.json").write_text('{"secret": 1}\n', encoding="utf-8")
    swap = (
        'const fs = require("fs"); const here = process.cwd();'
        'fs.renameSync(here, here + "-gone"); fs.symlinkSync(process.argv[2], here)\n'
    )
    write_tree(workspace.root, {"scripts/writes.js": swap})
    # In a folder of a repository, whose copy the task may rename.
    (tmp_path / ".git").mkdir()
    with pytest.raises(UsageError, match="put a link in the place of its copy"):
        await ran(workspace, "writes", str(secret), allow_network=True)


async def test_the_environment_is_bare_and_what_it_prints_is_cleaned(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "from-my-shell")
    monkeypatch.setenv("DATABASE_URL", "postgres://production")
    result = await ran(workspace, "prints", allow_network=True)
    assert "from-my-shell" not in result.output
    assert "production" not in result.output
    assert TOKEN not in result.output
    assert "\x1b" not in result.output
    assert r"\u202e hidden [hidden: a GitHub token]" in result.output


async def test_of_a_long_output_the_end_is_kept(workspace: Workspace) -> None:
    result = await ran(workspace, "chatty", allow_network=True)
    assert result.output.startswith("[...]\n")
    assert result.output.endswith("line 299999")
    assert len(result.output) <= 8_010


@pytest.mark.parametrize("stays", [True, False])
async def test_all_that_it_started_ends_with_it(workspace: Workspace, stays: bool) -> None:
    marker = f"{7000 + stays}.{os.getpid()}"
    arguments = [marker, "stay"] if stays else [marker]
    result = await ran(workspace, "strays", *arguments, allow_network=True, seconds=4)
    assert (result.ended is not None) == stays
    assert (result.exit_code == 0) != stays
    await until(lambda: not running(marker))


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where scratch folders are made: a folder that others may pass, as PostgreSQL's user must."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


async def test_folders_nested_beyond_measure_are_removed_too(
    workspace: Workspace, scratch: Path
) -> None:
    nests = (
        'const fs = require("fs")\n'
        'for (let i = 0; i < 1500; i++) { fs.mkdirSync("d"); process.chdir("d") }\n'
    )
    write_tree(workspace.root, {"scripts/writes.js": nests})
    assert (await ran(workspace, "writes", allow_network=True)).exit_code == 0
    assert names_in(scratch) == set()


async def test_cancelled_it_leaves_nothing(workspace: Workspace) -> None:
    marker = f"7100.{os.getpid()}"
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(
            lambda: run_task(workspace, "strays", [marker, "stay"], allow_network=True)
        )
        await until(lambda: bool(running(marker)))
        tasks.cancel_scope.cancel()
    await until(lambda: not running(marker))


async def test_killed_half_way_it_leaves_nothing(workspace: Workspace) -> None:
    marker = f"7200.{os.getpid()}"
    command = [sys.executable, str(LAUNCHER), "task", "--allow-network", "strays", marker, "stay"]
    async with await anyio.open_process(command, cwd=workspace.root) as process:
        await until(lambda: bool(running(marker)))
        process.send_signal(signal.SIGKILL)
    await until(lambda: not running(marker))


FILLS = """
import time
for number in range(60):
    with open(f"{number}", "wb") as file:
        file.write(bytes(1 << 20))
time.sleep(50)
"""
# Files that have no name left, and those where no path leads to.
UNLINKS = """
import os, time
held = []
for number in range(30):
    held.append(open("x", "wb", buffering=0))
    held[-1].write(bytes(1 << 20))
    os.unlink("x")
time.sleep(50)
"""
BURIES = """
import os, time
for _ in range(50):
    os.mkdir("d" * 200)
    os.chdir("d" * 200)
time.sleep(50)
"""
SPINS = """
import threading, time
for _ in range(300):
    threading.Thread(target=time.sleep, args=(50,)).start()
"""
# Stops the whole group, and goes on outside of it.
STOPS = """
import os, signal, time
if os.fork() == 0:
    os.setsid()
    time.sleep(1)
    held = bytearray(b"1" * (400 << 20))
    time.sleep(50)
time.sleep(0.5)
os.kill(0, signal.SIGSTOP)
time.sleep(50)
"""
# A process namespace of its own, in a user namespace of its own.
NESTS = """
import ctypes, os, time
ctypes.CDLL(None).unshare(0x10000000 | 0x20000000)
if os.fork() == 0:
    held = bytearray(b"1" * (400 << 20))
    time.sleep(50)
os.wait()
"""
SEGMENTS = """
import ctypes, time
libc = ctypes.CDLL(None)
libc.shmat.restype, libc.shmdt.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
for _ in range(4):
    place = libc.shmat(libc.shmget(0, ctypes.c_size_t(100 << 20), 0o1600), None, 0)
    ctypes.memset(place, 1, 100 << 20)
    libc.shmdt(place)
time.sleep(50)
"""
# A file in memory that is on its way from one socket to another, and open nowhere.
FLIES = """
import array, os, socket, time
ways = [socket.socketpair() for _ in range(4)]
for near, _ in ways:
    file = os.memfd_create("x")
    for _ in range(100):
        os.write(file, bytes(1 << 20))
    near.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [file]))])
    os.close(file)
time.sleep(50)
"""
MULTIPLIES = "import os, time\nfor n in range(300): open(str(n), 'w')\ntime.sleep(50)"


@pytest.mark.parametrize(
    ("program", "cell", "told"),
    [
        # 64 processes at most, whatever becomes of the limit.
        ("import os, time\nfor _ in range(6): os.fork()\ntime.sleep(50)", Cell(processes=20), ""),
        (
            "x = bytearray(400 << 20)\nimport time; time.sleep(50)",
            Cell(memory=200 << 20),
            "it took more memory than it may",
        ),
        (SPINS, Cell(processes=20), ""),
        (STOPS, Cell(memory=200 << 20), "it took more memory than it may"),
        (NESTS, Cell(memory=200 << 20), "it took more memory than it may"),
        (SEGMENTS, Cell(memory=200 << 20), "it took more memory than it may"),
        (FLIES, Cell(memory=200 << 20), "it took more memory than it may"),
        (FILLS, Cell(disk=20 << 20), "it took more room on the disk than it may"),
        (UNLINKS, Cell(disk=20 << 20), "it took more room on the disk than it may"),
        (MULTIPLIES, Cell(files=100), "it made more files than it may"),
        (BURIES, Cell(), "what it wrote cannot be counted: File name too long"),
    ],
    ids=[
        "processes",
        "memory",
        "threads",
        "stops",
        "nests",
        "segments",
        "in flight",
        "disk",
        "unlinked",
        "files",
        "depth",
    ],
)
async def test_what_takes_more_than_it_may_is_ended(
    program: str, cell: Cell, told: str, kept_in: bool
) -> None:
    if not kept_in:
        return
    async with sandbox() as box:
        argv = [sys.executable, "-I", "-c", program]
        done = await run_confined(box, argv, cell, box.home, seconds=40)
    assert not done.timed_out
    assert done.returncode != 0
    if told:
        assert done.returncode == LIMIT_REACHED
        assert f"ended: {told}" in done.stderr


async def test_what_no_namespace_keeps_in_is_refused(kept_in: bool) -> None:
    if not kept_in:
        return
    # The host of a virtual machine, the user's keys, and what makes sockets in another way.
    program = (
        "import ctypes, os, socket\n"
        "for family in (1, 2, 10, 16, 40):\n"
        "    kind = socket.SOCK_RAW if family == 16 else socket.SOCK_STREAM\n"
        "    try: print(socket.socket(family, kind) and 'had')\n"
        "    except OSError as error: print(error.errno)\n"
        "clone, keys = {'x86_64': (56, 250), 'aarch64': (220, 219)}[os.uname().machine]\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "for call in (keys, 425, 435):\n"
        "    print(libc.syscall(call, 0, -3, 1, 0), ctypes.get_errno())\n"
        "print(libc.unshare(0x10000000), ctypes.get_errno())\n"
        "print(libc.syscall(clone, 0x10000000 | 17, 0, 0, 0, 0), ctypes.get_errno())\n"
    )
    async with sandbox() as box:
        argv = [sys.executable, "-I", "-c", program]
        done = await run_confined(box, argv, Cell(), box.home, seconds=40)
    assert done.stdout.split() == [*["had"] * 4, "97", *["-1", "38"] * 3, *["-1", "1"] * 2]


async def test_no_file_gets_larger_than_it_may(kept_in: bool) -> None:
    if not kept_in:
        return
    async with sandbox() as box:
        program = "open('x', 'wb').write(bytes(3 << 20))"
        argv = [sys.executable, "-I", "-c", program]
        done = await run_confined(box, argv, Cell(file=1 << 20), box.home, seconds=40)
        assert (box.home / "x").stat().st_size == 1 << 20
    assert "File too large" in done.stderr


def test_a_task_is_ended_before_the_disk_is_full(workspace: Workspace, kept_in: bool) -> None:
    if not kept_in:
        return
    fills = (
        'const fs = require("fs"); const piece = Buffer.alloc(1 << 20); let n = 0\n'
        'setInterval(() => { if (n < 60) fs.writeFileSync("x" + n++, piece) }, 10)\n'
    )
    write_tree(workspace.root, {"scripts/writes.js": fills})
    # A disk of its own, where scratch folders are made.
    mounts = 'mount -t tmpfs -o size=60m,mode=755 none "$TMPDIR" && exec "$@"'
    command = ["unshare", "-rm", "env", "TMPDIR=/var/tmp", "sh", "-c", mounts, "sh"]
    done = process_of(
        workspace, [*command, sys.executable, str(LAUNCHER), "task", "--json", "writes"]
    )
    assert done.returncode == 5, done.stderr
    result = json.loads(done.stdout)
    assert result["ended"] == "the disk that it writes on is nearly full"


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("helo", [], "did you mean hello"),
        ("rm", ["-rf", "/"], "there is no task 'rm'"),
        ("hello; id", [], "there is no task"),
        ("../x", [], "there is no task"),
        ("medusa", [], "medusa what"),
        ("medusa", ["develop"], "is not run here"),
        ("medusa", ["db:generat"], "did you mean db:generate"),
        ("medusa", ["user", "-e", "a@example.com"], "is not run here"),
        ("tsc", [], "`tsc` is not installed"),
        ("hello", ["a\u202eb"], "holds what hides"),
        ("hello", ["a\0b"], "holds what hides"),
        ("hello", ["a"] * 51, "more than 50 arguments"),
    ],
)
async def test_what_is_not_on_the_list_is_refused(
    workspace: Workspace, name: str, arguments: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told.replace("(", r"\(")) as raised:
        await run_task(workspace, name, arguments, allow_network=True)
    assert raised.value.exit_code == 2


async def test_a_broken_manifest_is_one_clear_error(workspace: Workspace) -> None:
    write_tree(workspace.root, {"package.json": "{"})
    with pytest.raises(UsageError, match=r"package\.json: not JSON"):
        await run_task(workspace, "hello")


@pytest.mark.medusa
@pytest.mark.timeout(300)
async def test_medusas_generator_runs_on_a_private_database_and_its_migration_comes_back(
    fresh_app: Workspace, kept_in: bool
) -> None:
    workspace = add_slice(fresh_app)
    model = "src/modules/size-guide/models/size-guide.ts"
    new = "subtitle: model.text().nullable(),\n    title: model"
    replace(workspace, model, "title: model", new)
    result = await ran(
        workspace,
        "medusa",
        "db:generate",
        "sizeGuide",
        allow_network=not kept_in,
        seconds=200,
    )
    assert result.exit_code == 0, result.output
    snapshot, migration = result.changes
    assert snapshot.path.endswith(".snapshot-size-guide.json")
    assert migration.action is Action.CREATE
    assert 'add column if not exists "subtitle"' in (migration.diff or "")
