"""`types` and `types-generated`: TypeScript, without and with the types Medusa generates."""

import re
from pathlib import Path

from tools.errors import SthenoError
from tools.verify.context import Context
from tools.verify.node import packages
from tools.verify.output import counted, tail
from tools.verify.report import FailedError, NotRunError, Passed

# TypeScript 7 is the native compiler: several times faster, the same errors. It checks from
# outside only; inside a project Medusa needs the compiler API of 5.x.
TYPESCRIPT = {"typescript": "7.0.2"}
_SECONDS = 300
_ERROR = re.compile(r"error TS\d+", re.MULTILINE)
_TEST_TYPES = ("jest", "node")


async def check_types(context: Context) -> Passed:
    """Check the root and the admin as a fresh checkout has them."""
    return await _check(context, await context.copy("types"), "without .medusa/types")


async def check_generated_types(context: Context) -> Passed:
    """Check them again with the types that a booted application has written."""
    return await _check(context, await context.generated_types(), "with .medusa/types")


async def _check(context: Context, app: Path, state: str) -> Passed:
    if not (app / "tsconfig.json").exists():
        raise NotRunError("the project has no tsconfig.json")
    compiler, name = await _compiler(context, app)
    projects = [app, app / "src" / "admin"]
    checked = [project for project in projects if (project / "tsconfig.json").exists()]
    output = ""
    for project in checked:
        options = _options(app, native=name.startswith("TypeScript 7")) if project == app else []
        argv = [*compiler, "--noEmit", "--pretty", "false", "-p", str(project), *options]
        finished = await context.sandbox.run(argv, cwd=app, seconds=_SECONDS)
        if finished.returncode and not _ERROR.search(finished.output):
            raise FailedError(f"{name} does not run", tail(finished.output))
        output += finished.output
    if count := len(_ERROR.findall(output)):
        raise FailedError(f"{counted(count, 'type error')} {state}", tail(output))
    where = " and ".join(project.relative_to(app).as_posix() for project in checked)
    return Passed(evidence=f"{name}, {where.replace('.', 'root', 1)}, {state}: no errors")


async def _compiler(context: Context, app: Path) -> tuple[list[str], str]:
    """Return the compiler to call, and its name: ours, or the project's own if we get none."""
    try:
        folder = await packages("typescript", TYPESCRIPT, context.sandbox.guardian)
    except SthenoError as error:
        try:
            return [context.program(app, "tsc")], "the project's TypeScript"
        except NotRunError:
            raise NotRunError(f"TypeScript is not available: {error.message}") from error
    program = folder / "node_modules" / "typescript" / "bin" / "tsc"
    return [context.sandbox.node, str(program)], f"TypeScript {TYPESCRIPT['typescript']}"


def _options(app: Path, *, native: bool) -> list[str]:
    """Return what makes TypeScript 7 read a `tsconfig.json` that was written for 5."""
    if not native:
        return []
    config = (app / "tsconfig.json").read_text(encoding="utf-8")
    # Its defaults changed: `strict` is on, and no types are taken from `node_modules/@types`.
    options = [] if '"strict"' in config else ["--strict", "false"]
    if '"strict"' not in config and '"strictNullChecks"' in config:
        options += ["--strictNullChecks", "true"]
    if '"types"' not in config:
        there = [name for name in _TEST_TYPES if _has_types(app, name)]
        options += ["--types", ",".join(there)] if there else []
    return options


def _has_types(app: Path, name: str) -> bool:
    return any(
        (folder / "node_modules" / "@types" / name).exists() for folder in (app, *app.parents)
    )
