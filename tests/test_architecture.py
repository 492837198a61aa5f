"""The rooms are entered one way only, and modules stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ["agents", "commands", "service", "terminal", "tools"]
OUTER = ["cli.py", "demo.py", "server.py", "shortcut.py", "stheno.py"]

# Who may import whom: each room with the rooms it may enter, besides itself.
INNERMOST = {"tools.errors"}
PLAN = {"tools.plan", "tools.repo"} | INNERMOST
MEDUSA = {"tools.medusa"} | PLAN
CALLS = {"tools.catalogue", "tools.person"}
ALLOWED = {
    "tools.errors": set(),
    "tools.repo": INNERMOST,
    "tools.plan": {"tools.repo"} | INNERMOST,
    "tools.medusa": PLAN,
    "tools.scaffold": MEDUSA,
    "tools.verify": MEDUSA,
    "tools.propose": {"tools.verify"} | MEDUSA,
    "tools.person": {"tools.scaffold"} | MEDUSA,
    "tools.catalogue": {"tools.person", "tools.propose", "tools.scaffold", "tools.verify"} | MEDUSA,
    "agents": {"tools.verify"} | CALLS | MEDUSA,
    "service": {"agents", "tools.scaffold", "tools.verify"} | CALLS | MEDUSA,
    # Pages for a person: they know the models of what they show, and do nothing.
    "terminal": {"agents", "service", "tools.scaffold", "tools.verify"} | MEDUSA,
    "server": {"service", "agents", "tools.scaffold"} | CALLS | INNERMOST,
    "demo": {"terminal", "tools.verify"} | CALLS | PLAN,
    "commands": {"agents", "server", "service", "stheno", "terminal"}
    | {"tools.propose", "tools.scaffold", "tools.verify"}
    | CALLS
    | MEDUSA,
    "shortcut": {"commands"},
    "stheno": {"cli", "commands", "shortcut", "tools.errors"},
    "cli": {"commands", "demo", "server", "stheno", "terminal", "tools.scaffold"} | CALLS | MEDUSA,
}


def modules() -> list[Path]:
    inside = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return sorted([*inside, *(ROOT / name for name in OUTER)])


def markers() -> list[Path]:
    return [ROOT / room / "__init__.py" for room in ROOMS]


def room_of(module: str) -> str | None:
    """Return the room a dotted module lies in, None if it is not ours."""
    parts = module.split(".")
    for length in (2, 1):
        if (room := ".".join(parts[:length])) in ALLOWED:
            return room
    return None


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.lineno, node.module or ""


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_each_room_is_a_regular_package_that_holds_nothing() -> None:
    for marker in markers():
        (only,) = ast.parse(marker.read_text(encoding="utf-8")).body
        assert isinstance(only, ast.Expr)
    assert {path for path in modules() if path.name == "__init__.py"} == set(markers())


@pytest.mark.parametrize("path", sorted(set(modules()) - set(markers())), ids=dotted)
def test_a_module_imports_only_what_lies_further_in(path: Path) -> None:
    here = room_of(dotted(path))
    assert here is not None, f"{path} lies in no room"
    wrong = [
        f"{path.name}:{line} imports {module}"
        for line, module in imports(path)
        if (room := room_of(module)) and room != here and room not in ALLOWED[here]
    ]
    assert not wrong


def test_no_module_is_longer_than_400_lines_and_half_are_shorter_than_100() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {dotted(path): length for path, length in lengths.items() if length > 400}
    assert median(lengths.values()) < 100


def test_only_the_engine_and_its_provider_may_import_the_agent_library() -> None:
    users = {
        dotted(path) for path in modules() for _, name in imports(path) if "pydantic_ai" in name
    }
    assert users <= {"agents.engine", "agents.provider"}


def test_templates_and_prompts_hold_no_python() -> None:
    assert not [*(ROOT / "prompts").rglob("*.py"), *(ROOT / "scaffolds").rglob("*.py")]
