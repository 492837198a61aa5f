"""The project map: what is in a workspace, each thing with its file and line."""

from typing import Literal

from pydantic import Field

from tools.medusa.installed import MedusaVersion
from tools.plan.model import Frozen, Target
from tools.repo.git import GitState


class Place(Frozen):
    """Where something is: a workspace path and a line counted from 1."""

    file: str
    line: int


class Registration(Place):
    """A module or plugin listed in `medusa-config`.

    `resolve` is None where it is no literal; `key` is set in the object form; `provider` marks
    one listed under another module's options, `conditional` one behind a condition.
    """

    resolve: str | None
    key: str | None = None
    provider: bool = False
    conditional: bool = False


class DataModel(Place):
    """A `model.define(name, {...})`; `fields` counts what it declares, relations included."""

    name: str
    constant: str | None
    fields: int


class ModuleEntry(Place):
    """A module below `src/modules`; `provider` marks one made by `ModuleProvider(...)`.

    `name` is the string given to `Module()`, `constant` the exported constant that holds it;
    `migrations` are the file names in its `migrations` folder, `unmigrated` the models that the
    snapshot beside them does not have (all where there is no migration at all).
    """

    folder: str
    name: str
    constant: str | None
    service: str | None
    models: list[DataModel]
    migrations: list[str]
    registered: bool
    provider: bool = False
    unmigrated: list[str] = Field(default_factory=list)
    loaders: list[str] = Field(default_factory=list)


class WorkflowRun(Place):
    """A place that runs a workflow: its id, or the imported name of one of Medusa's own."""

    workflow: str


class Middleware(Place):
    """One entry with a matcher; no `methods` means all; a middleware without a name is inline.

    `pattern` marks a matcher that is a regular expression or no literal; `validators` are the
    schemas that bodies and queries are checked by, `policies` what it asks of the caller's role.
    """

    matcher: str
    methods: list[str]
    middlewares: list[str]
    pattern: bool = False
    validators: list[str] = Field(default_factory=list)
    policies: list[str] = Field(default_factory=list)


class Guard(Place):
    """The entry that stands before these methods of a route, and what it makes them pass."""

    methods: list[str]
    passes: list[str]


class Route(Frozen):
    """A `route` file: its path with `:parameters`, and the line of each method's handler."""

    path: str
    file: str
    methods: dict[str, int]
    authenticate: bool = True
    runs: list[WorkflowRun] = Field(default_factory=list)
    guards: list[Guard] = Field(default_factory=list)


class StepUse(Place):
    """A step that a workflow calls, by the name it has there; `workflow` marks a nested one."""

    name: str
    workflow: bool = False


class Workflow(Place):
    """A `createWorkflow(id, ...)`, its steps in source order, and the hooks it offers."""

    id: str
    steps: list[StepUse] = Field(default_factory=list)
    hooks: list[str] = Field(default_factory=list)


class Step(Place):
    """A `createStep(id, ...)`; `compensates` tells whether it can be taken back."""

    id: str
    compensates: bool


class Emission(Place):
    """A place that sends an event."""

    event: str


class Script(Place):
    """A program run by hand (`exec`) or once with the migrations (`migration`)."""

    kind: Literal["exec", "migration"]


class AdminExtension(Place):
    """A widget, `at` its zones, or a page, `at` its path below `/app`."""

    kind: Literal["widget", "page"]
    at: list[str]


class HookHandler(Place):
    """A handler of another workflow's hook: `workflow.hooks.name(...)`."""

    workflow: str
    hook: str


class Subscriber(Place):
    """A subscriber and the events it listens to."""

    events: list[str]


class Job(Place):
    """A scheduled job; `schedule` is its cron text, or the source text of an interval."""

    name: str
    schedule: str


class Link(Place):
    """A `defineLink(...)` and what it links."""

    sides: list[str]


class PackageManager(Frozen):
    """Which package manager installs the project; `version` only where `package.json` says."""

    name: str
    version: str | None
    where: str


class TypeScriptSettings(Frozen):
    """The compiler options that matter for generated code, `extends` followed."""

    file: str
    strict: bool
    strict_null_checks: bool
    module: str | None
    module_resolution: str | None
    paths: dict[str, list[str]]


class Formatting(Frozen):
    """How prettier would print the project's TypeScript.

    `source` is None where the project says nothing: the values are then those of Medusa's own
    starter.  `needs_trust` marks a configuration that is a program: it was not run, and the
    values are prettier's defaults.  `other` holds the options beyond these, `plugins` tells that
    there are some.
    """

    source: str | None
    needs_trust: bool = False
    semi: bool
    single_quote: bool
    tab_width: int
    use_tabs: bool
    print_width: int
    trailing_comma: str
    end_of_line: str = "lf"
    other: dict[str, bool | int | float | str | None]
    plugins: bool = False


class ProblemEntry(Frozen):
    """Something that could not be read: the map may be incomplete there."""

    path: str
    line: int | None
    message: str


class ProjectMap(Frozen):
    """What is in the workspace, read from its code; nothing of it was executed."""

    name: str | None
    medusa: MedusaVersion | None
    target: Target | None
    node: str | None
    package_manager: PackageManager | None
    typescript: TypeScriptSettings | None
    formatting: Formatting
    registered: list[Registration]
    plugins: list[Registration]
    modules: list[ModuleEntry]
    links: list[Link]
    workflows: list[Workflow]
    hooks: list[HookHandler]
    routes: list[Route]
    middlewares: list[Middleware]
    subscribers: list[Subscriber]
    jobs: list[Job]
    steps: list[Step]
    emissions: list[Emission]
    admin: list[AdminExtension]
    scripts: list[Script]
    git: GitState | None
    problems: list[ProblemEntry]
