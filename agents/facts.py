"""What a specialist should know of a project before it starts: versions, parts, habits."""

import re
from collections import Counter
from collections.abc import Iterable

from pydantic import Field

from tools.errors import SthenoError
from tools.medusa.formatting import Formatting
from tools.medusa.installed import medusa_version, target_for
from tools.medusa.map_model import ProjectMap, Route
from tools.medusa.project_map import project_map
from tools.medusa.versions import PROVEN, numbers_of
from tools.plan.model import Frozen
from tools.repo.find import find_paths, is_shown
from tools.repo.visible import visible_name
from tools.repo.workspace import Workspace

_MOST = 12
_MOST_CHARACTERS = 100
_MOST_FILES = 400
_ZOD = re.compile(r"""from\s+["']((?:@medusajs/framework/)?zod(?:/v\d)?)["']""")
_STATEMENT = re.compile(
    r"""^(?:import|export) .*from (["'])[^"'\n]+["'](;?)[ \t]*$""", re.MULTILINE
)
_TEST_FOLDERS = ("integration-tests/http", "integration-tests", "__tests__")


class Habits(Frozen):
    """How this repository is written, as far as its settings or its files show it.

    None, or an empty list, is what could not be seen.
    """

    quotes: str | None = None
    semicolons: bool | None = None
    formatting: str | None = None
    zod: list[str] = Field(default_factory=list)
    tests: list[str] = Field(default_factory=list)
    strict: bool | None = None


class ProjectFacts(Frozen):
    """A project in short: `proven` tells whether Stheno's code was run in full on its version.

    Every text that comes from the repository has its hidden characters made visible and is cut;
    a list ends with how many more there are.  `problem` says why nothing is known.
    """

    medusa: str | None = None
    source: str | None = None
    proven: bool = False
    follows: str = PROVEN[-1]
    node: str | None = None
    package_manager: str | None = None
    modules: list[str] = Field(default_factory=list)
    plugins: list[str] = Field(default_factory=list)
    links: int = 0
    workflows: int = 0
    hooks: list[str] = Field(default_factory=list)
    prefixes: list[str] = Field(default_factory=list)
    habits: Habits = Habits()
    unread: int = 0
    problem: str | None = None

    @property
    def version(self) -> tuple[int, int, int]:
        """Major, minor and patch that advice is to be true for: the newest proven if unknown."""
        return numbers_of(self.medusa or PROVEN[-1])


def project_facts(workspace: Workspace) -> ProjectFacts:
    """Return what is known of a project; nothing of it is run, and what is wrong is told in it."""
    try:
        found = project_map(workspace)
    except SthenoError as error:
        return ProjectFacts(problem=_shown(error.message))
    return ProjectFacts(
        medusa=found.medusa.version if found.medusa else None,
        source=found.medusa.source if found.medusa else None,
        proven=bool(found.target and found.target.proven),
        follows=found.target.follows if found.target else PROVEN[-1],
        node=_shown(found.node) if found.node else None,
        package_manager=_shown(found.package_manager.name) if found.package_manager else None,
        modules=_short(_modules(found)),
        plugins=_short(one.resolve or "not a literal" for one in found.plugins),
        links=len(found.links),
        workflows=len(found.workflows),
        hooks=_short(f"{one.workflow}.{one.hook}" for one in found.hooks),
        prefixes=_short(_prefixes(found.routes)),
        habits=_habits(workspace, found),
        unread=len(found.problems),
    )


def version_facts(workspace: Workspace) -> ProjectFacts:
    """Return only what is known of a project's version, which is quick."""
    try:
        version = medusa_version(workspace)
    except SthenoError as error:
        return ProjectFacts(problem=_shown(error.message))
    target = target_for(version)
    return ProjectFacts(
        medusa=version.version,
        source=version.source,
        proven=target.proven,
        follows=target.follows,
    )


def _modules(found: ProjectMap) -> Iterable[str]:
    for module in found.modules:
        models = ", ".join(model.name for model in module.models)
        kind = "provider" if module.provider else f"models: {models or 'none'}"
        registered = "" if module.registered else "; not registered"
        yield f"{module.name} in {module.folder} ({kind}{registered})"


def _prefixes(routes: list[Route]) -> Iterable[str]:
    counted = Counter(f"/{route.path.strip('/').partition('/')[0]}" for route in routes)
    return (f"{prefix} ({count} paths)" for prefix, count in counted.most_common())


def _habits(workspace: Workspace, found: ProjectMap) -> Habits:
    paths = [path for path in find_paths(workspace) if is_shown(path)]
    quotes, semicolons, zod = _written(workspace, paths)
    style = found.formatting
    settled = style.source is not None and not style.needs_trust
    return Habits(
        quotes=_quotes(style) if settled else quotes,
        semicolons=style.semi if settled else semicolons,
        formatting=_shown(style.source) if style.source else None,
        zod=zod,
        tests=_short(_tests(paths)),
        strict=found.typescript.strict if found.typescript else None,
    )


def _quotes(style: Formatting) -> str:
    return "single" if style.single_quote else "double"


def _written(workspace: Workspace, paths: list[str]) -> tuple[str | None, bool | None, list[str]]:
    """Return how most imports are quoted and ended, and where zod is imported from."""
    quotes, ends, zod = Counter[str](), Counter[bool](), Counter[str]()
    sources = [path for path in paths if path.startswith("src/") and path.endswith(".ts")]
    for path in sources[:_MOST_FILES]:
        try:
            text = workspace.read_text(path) or ""
        except SthenoError:
            continue
        zod.update(_ZOD.findall(text))
        for mark, end in _STATEMENT.findall(text):
            quotes[mark] += 1
            ends[bool(end)] += 1
    places = _short(name for name, _ in zod.most_common())
    if not quotes:
        return None, None, places
    mark, end = quotes.most_common(1)[0][0], ends.most_common(1)[0][0]
    return ("double" if mark == '"' else "single"), end, places


def _tests(paths: list[str]) -> Iterable[str]:
    counted: Counter[str] = Counter()
    for path in paths:
        if not re.search(r"\.(?:spec|test)\.[jt]sx?$", path):
            continue
        place = next((one for one in _TEST_FOLDERS if f"{one}/" in path), "elsewhere")
        counted["src/**/__tests__" if place == "__tests__" else place] += 1
    return (f"{place} ({count})" for place, count in counted.most_common())


def _short(texts: Iterable[str]) -> list[str]:
    shown = [_shown(text) for text in texts]
    more = len(shown) - _MOST
    return shown if more <= 0 else [*shown[:_MOST], f"and {more} more"]


def _shown(text: str) -> str:
    line = visible_name(" ".join(text.split()))
    return line if len(line) <= _MOST_CHARACTERS else f"{line[: _MOST_CHARACTERS - 1]}…"
