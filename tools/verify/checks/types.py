"""`types` and `types-generated`: TypeScript, without and with the types Medusa generates."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.errors import SthenoError
from tools.repo.packages import packages
from tools.verify.context import Context
from tools.verify.output import counted, tail
from tools.verify.report import FailedError, NotRunError, Passed

# TypeScript 7 is the native compiler: several times faster, the same errors. It checks from
# outside only; inside a project Medusa needs the compiler API of 5.x.
TYPESCRIPT = {"typescript": "7.0.2"}
_NATIVE = f"TypeScript {TYPESCRIPT['typescript']}"
_OWN = "the project's TypeScript"
_SECONDS = 300
_PLACE = re.compile(r"(?<=\()\d+,\d+(?=\))")
_ERROR = re.compile(r"error TS\d+")
# Options that 7 has dropped: a configuration for 5 is no fault of the project.
_CONFIG_ERROR = re.compile(r"error TS5\d\d\d:")


async def check_types(context: Context) -> Passed:
    """Check the root and the admin as a fresh checkout has them."""
    return await _check(context, await context.copy("types"), "types", "without .medusa/types")


async def check_generated_types(context: Context) -> Passed:
    """Check them again with the types that a booted application has written."""
    app = await context.generated_types()
    return await _check(context, app, "types-generated", "with .medusa/types")


async def _check(context: Context, app: Path, name: str, state: str) -> Passed:
    places = {"root": app, "src/admin": app / "src" / "admin"}
    checked = {
        place: folder for place, folder in places.items() if (folder / "tsconfig.json").exists()
    }
    if "root" not in checked:
        raise NotRunError("the project has no tsconfig.json")
    compilers, errors = await _compiled(context, app, list(checked.values()), name)
    if errors and context.before is not None:
        return await _compared(context, app, list(checked.values()), name, errors)
    if errors:
        raise FailedError(f"{counted(len(errors), 'type error')} {state}", tail("\n".join(errors)))
    return Passed(evidence=f"{compilers}, {' and '.join(checked)}, {state}: no errors")


async def _compiled(
    context: Context, app: Path, folders: list[Path], name: str
) -> tuple[str, list[str]]:
    """Return the compilers that could judge the folders, and their errors."""
    results = [await _compile(context, app, folder, name) for folder in folders]
    errors = [error for _, output in results for error in _each(output)]
    return " and ".join(sorted({compiler for compiler, _ in results})), errors


async def _compared(
    context: Context, app: Path, folders: list[Path], name: str, errors: list[str]
) -> Passed:
    """Tell the errors that only the plan brings; where they stand does not tell them apart."""
    assert context.before is not None  # noqa: S101  # the caller looked
    before = context.before.root
    same = [before / folder.relative_to(app) for folder in folders]
    there = [folder for folder in same if (folder / "tsconfig.json").exists()]
    compilers, old = await _compiled(context, before, there, name) if there else ("", [])
    known = Counter(_PLACE.sub("", error) for error in old)
    new = []
    for error in errors:
        key = _PLACE.sub("", error)
        known[key] -= 1
        if known[key] < 0:
            new.append(error)
    if new:
        raise FailedError(f"{counted(len(new), 'new type error')}", tail("\n".join(new)))
    told = f"no new errors, {counted(len(errors), 'error')} as before"
    return Passed(evidence=f"{compilers}: {told}", details=tail("\n".join(errors)))


def _each(output: str) -> Iterator[str]:
    """Yield each error with the lines that explain it."""
    error: list[str] = []
    for line in output.splitlines():
        if _ERROR.search(line):
            if error:
                yield "\n".join(error)
            error = [line]
        elif error:
            error.append(line)
    if error:
        yield "\n".join(error)


async def _compile(context: Context, app: Path, folder: Path, name: str) -> tuple[str, str]:
    """Return the compiler that could judge a folder, and its errors."""
    try:
        native = await _native(context, name)
    except SthenoError as error:
        try:
            return _OWN, await _own(context, app, folder)
        except NotRunError:
            raise NotRunError(f"TypeScript is not available: {error.message}") from error
    options = await _options(context, native, folder)
    output = await _errors(context, [*native, *options], app, folder)
    if _CONFIG_ERROR.search(output):
        return _OWN, await _own(context, app, folder)
    return _NATIVE, output


async def _native(context: Context, name: str) -> list[str]:
    announce = context.announcing(name, f"installing {_NATIVE}, once")
    folder = await packages("typescript", TYPESCRIPT, context.sandbox.guardian, announce)
    program = folder / "node_modules" / "typescript" / "bin" / "tsc"
    return [context.sandbox.node, str(program)]


async def _own(context: Context, app: Path, folder: Path) -> str:
    return await _errors(context, [context.program(app, "tsc")], app, folder)


async def _errors(context: Context, compiler: list[str], app: Path, folder: Path) -> str:
    # Errors name files relative to where the compiler runs.
    argv = [*compiler, "--noEmit", "--pretty", "false", "-p", str(folder)]
    finished = await context.sandbox.run(argv, cwd=app, seconds=_SECONDS)
    if finished.returncode and not _ERROR.search(finished.output):
        raise FailedError("the compiler does not run", tail(finished.output))
    return finished.output


async def _options(context: Context, native: list[str], folder: Path) -> list[str]:
    """Return what makes TypeScript 7 read a configuration as 5 does, whose defaults differ.

    In 7 `strict` is on, and no types are taken from `node_modules/@types`.
    """
    argv = [*native, "--showConfig", "-p", str(folder)]
    shown = await context.sandbox.run(argv, cwd=folder, seconds=_SECONDS)
    try:
        said = json.loads(shown.stdout).get("compilerOptions", {})
    except ValueError:
        said = {}
    options = [] if "strict" in said else ["--strict", "false"]
    if "types" not in said and (names := _type_packages(folder)):
        options += ["--types", ",".join(names)]
    return options


def _type_packages(folder: Path) -> list[str]:
    found = {
        path.name
        for above in (folder, *folder.parents)
        for path in (above / "node_modules" / "@types").glob("[!.]*")
        if (path / "package.json").exists()
    }
    return sorted(found)
