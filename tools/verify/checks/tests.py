"""`tests`: the project's own module and HTTP tests, on the private server."""

from pathlib import Path

from tools.medusa.versions import TEST_PORT
from tools.plan.model import Frozen
from tools.verify.context import Context, connection, redirect_config
from tools.verify.output import counted, tail
from tools.verify.postgres import Server
from tools.verify.report import FailedError, NotRunError, Passed

_SECONDS = 900
# The project's own configuration, for a server whose port the runners cannot be told.
_PORT_CONFIG = Path(__file__).parents[1] / "jest.config.cjs"
_REPORTER = Path(__file__).parents[1] / "reporter.cjs"
_CONFIGS = ("jest.config.js", "jest.config.ts", "jest.config.cjs", "jest.config.mjs")
# What Medusa's starter calls the kinds, and where it keeps their files.
_KINDS = {
    "integration:modules": ("src/modules/*/__tests__/**/*.[jt]s", "module test"),
    "integration:http": ("integration-tests/http/**/*.spec.[jt]s", "HTTP test"),
}


class _Assertion(Frozen, extra="ignore"):
    fullName: str  # noqa: N815  # jest's name
    status: str
    failureMessages: tuple[str, ...] = ()  # noqa: N815  # jest's name


class _Suite(Frozen, extra="ignore"):
    name: str
    message: str = ""
    status: str = ""
    assertionResults: tuple[_Assertion, ...] = ()  # noqa: N815  # jest's name


class _Results(Frozen, extra="ignore"):
    numPassedTests: int  # noqa: N815  # jest's name
    numFailedTests: int  # noqa: N815  # jest's name
    numFailedTestSuites: int  # noqa: N815  # jest's name
    success: bool
    testResults: tuple[_Suite, ...] = ()  # noqa: N815  # jest's name


async def check_tests(context: Context) -> Passed:
    """Run jest once for each kind of test that the project has."""
    root = context.workspace.root
    if not any((root / name).exists() for name in _CONFIGS):
        raise NotRunError("the project has no jest configuration")
    kinds = [kind for kind, (pattern, _) in _KINDS.items() if any(root.glob(pattern))]
    if not kinds:
        raise NotRunError("the project has no module or HTTP tests")
    app = await context.copy("tests")
    jest = context.program(app, "jest")
    redirect_config(app)
    server, _ = await context.seeded()
    results = {kind: await _run(context, app, jest, server, kind) for kind in kinds}
    told = ", ".join(_told(kind, found) for kind, found in results.items())
    failed = [line for found in results.values() for line in _failures(app, found)]
    if failed or not all(found.success for found in results.values()):
        raise FailedError(told, "\n\n".join(failed))
    if not any(found.numPassedTests for found in results.values()):
        raise NotRunError("jest found no tests")
    return Passed(evidence=f"{told} passed")


async def _run(context: Context, app: Path, jest: str, server: Server, kind: str) -> _Results:
    report = context.sandbox.root / f"jest-{kind.partition(':')[2]}.json"
    options = ["--runInBand", "--forceExit", "--silent", "--passWithNoTests"]
    if not TEST_PORT.within(context.medusa):
        options += ["--config", str(_PORT_CONFIG)]
    finished = await context.sandbox.run(
        [jest, *options, "--reporters", str(_REPORTER)],
        cwd=app,
        seconds=_SECONDS,
        env=_environment(context.medusa, server, kind) | {"STHENO_JEST_REPORT": str(report)},
    )
    if not report.exists():
        reason = "took too long" if finished.timed_out else "does not run"
        raise FailedError(f"jest {reason}", tail(finished.output))
    return _Results.model_validate_json(report.read_bytes())


def _environment(medusa: str, server: Server, kind: str) -> dict[str, str]:
    return connection(server, medusa, "postgres") | {
        "TEST_TYPE": kind,
        "NODE_ENV": "test",
        "NODE_OPTIONS": "--experimental-vm-modules",
    }


def _told(kind: str, found: _Results) -> str:
    total = found.numPassedTests + found.numFailedTests
    thing = _KINDS[kind][1]
    if found.success:
        return counted(total, thing)
    broken = [suite for suite in found.testResults if suite.message and not suite.assertionResults]
    if broken and not found.numFailedTests:
        return f"{counted(len(broken), 'file')} of {thing}s cannot run"
    return f"{found.numFailedTests} of {counted(total, thing)} failed"


def _failures(app: Path, found: _Results) -> list[str]:
    lines = []
    for suite in found.testResults:
        failed = [test for test in suite.assertionResults if test.status == "failed"]
        lines += [f"{test.fullName}\n{tail(''.join(test.failureMessages))}" for test in failed]
        if suite.status == "failed" and not failed:
            name = suite.name.removeprefix(str(app.resolve())).lstrip("/")
            lines.append(f"{name}\n{tail(suite.message)}")
    return lines
