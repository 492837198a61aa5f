"""The project map: what is in a workspace, each thing with its file and line."""

from typing import ClassVar, Literal

from pydantic import Field

from tools.medusa.formatting import Formatting
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
    one listed under another module's options: `under` is that module's `resolve`, `id` what the
    provider is called there.  `conditional` marks one behind a condition; `options` are the names
    of what it is given, never the values.
    """

    resolve: str | None
    key: str | None = None
    provider: bool = False
    conditional: bool = False
    id: str | None = None
    under: str | None = None
    options: list[str] = Field(default_factory=list)


class Relation(Place):
    """A relation of a data model: `hasOne`, `hasMany`, `belongsTo` or `manyToMany` another."""

    name: str
    kind: str
    to: str


class DataModel(Place):
    """A `model.define(name, {...})`; `fields` counts what it declares, relations included.

    `properties` gives each column's type and modifiers, such as `text unique`; `table` is what
    the model names its table where that is not its own name.
    """

    name: str
    constant: str | None
    fields: int
    properties: dict[str, str] = Field(default_factory=dict)
    relations: list[Relation] = Field(default_factory=list)
    table: str | None = None


class ModuleEntry(Place):
    """A module below `src/modules`; `provider` marks one made by `ModuleProvider(...)`.

    `name` is the string given to `Module()`, `constant` the exported constant that holds it;
    `migrations` are the file names in its `migrations` folder, `unmigrated` the models that the
    snapshot beside them, or else their own SQL, does not have (all where there is no migration at
    all), `behind` the columns of a known model that the snapshot lacks.  `identifiers` are a
    provider's; `plugin` names the plugin of this repository that the module is part of.
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
    behind: list[str] = Field(default_factory=list)
    identifiers: list[str] = Field(default_factory=list)
    plugin: str | None = None


class WorkflowRun(Place):
    """A place that runs a workflow: its id, or the imported name of one of Medusa's own."""

    workflow: str


class Authentication(Frozen):
    """Who `authenticate` lets in, by what (`session`, `bearer`, `api-key`), and how strictly."""

    actors: list[str]
    by: list[str]
    options: str | None = None


class Middleware(Place):
    """One entry with a matcher; no `methods` means all; a middleware without a name is inline.

    `pattern` marks a matcher that is a regular expression or no literal; `validators` are the
    schemas that bodies and queries are checked by, `policies` what it asks of the caller's role.
    `additional_data` are the keys allowed in a body's `additional_data`, `allows` the fields that
    `allowFields` lets a caller ask for, `body_parser` how the body is read, as source text.
    """

    matcher: str
    methods: list[str]
    middlewares: list[str]
    pattern: bool = False
    validators: list[str] = Field(default_factory=list)
    policies: list[str] = Field(default_factory=list)
    authenticates: list[Authentication] = Field(default_factory=list)
    additional_data: list[str] = Field(default_factory=list)
    allows: list[str] = Field(default_factory=list)
    body_parser: str | None = None


class Guard(Place):
    """The entry that stands before these methods of a route, and what it makes them pass."""

    methods: list[str]
    passes: list[str]


class Route(Frozen):
    """A `route` file: its path with `:parameters`, and the line of each method's handler.

    `authenticate` and `cors` are False where the file switches Medusa's own off.
    """

    path: str
    file: str
    methods: dict[str, int]
    authenticate: bool = True
    cors: bool = True
    runs: list[WorkflowRun] = Field(default_factory=list)
    guards: list[Guard] = Field(default_factory=list)


class StepUse(Place):
    """A step that a workflow calls, by the name it has there; `workflow` marks a nested one.

    `conditional` tells that it stands inside `when`, `parallel` inside `parallelize`.
    """

    name: str
    workflow: bool = False
    conditional: bool = False
    parallel: bool = False


class Workflow(Place):
    """A `createWorkflow(id, ...)`, its steps in source order, and the hooks it offers."""

    id: str
    steps: list[StepUse] = Field(default_factory=list)
    hooks: list[str] = Field(default_factory=list)


class Step(Place):
    """A `createStep(id, ...)`; `compensates` tells whether it can be taken back.

    `waits` marks one that ends when another program says so (`async: true`).
    """

    id: str
    compensates: bool
    waits: bool = False


class Emission(Place):
    """A place that sends an event."""

    event: str


class Script(Place):
    """A program run by hand (`exec`) or once with the migrations (`migration`)."""

    kind: Literal["exec", "migration"]
    runs: list[WorkflowRun] = Field(default_factory=list)


class AdminExtension(Place):
    """A widget, `at` its zones, or a page, `at` its path below `/app`.

    Also a layout, `at` its id; custom fields, `at` their model; and texts, `at` their languages.
    """

    kind: Literal["widget", "page", "layout", "fields", "texts"]
    at: list[str]


class HookHandler(Place):
    """A handler of another workflow's hook: `workflow.hooks.name(...)`.

    `id` is the workflow's where it is the project's own.
    """

    workflow: str
    hook: str
    compensates: bool = False
    id: str | None = None


class Subscriber(Place):
    """A subscriber and the events it listens to."""

    events: list[str]
    id: str | None = None
    runs: list[WorkflowRun] = Field(default_factory=list)


class Job(Place):
    """A scheduled job; `schedule` is its cron text, or the source text of an interval."""

    name: str
    schedule: str
    executions: str | None = None
    runs: list[WorkflowRun] = Field(default_factory=list)


class Link(Place):
    """A `defineLink(...)` and what it links.

    `many` and `cascades` name the sides that are lists and that deletes follow, `filterable` the
    fields that the index module filters by; a link that is `read_only` has no table.
    """

    sides: list[str]
    read_only: bool = False
    table: str | None = None
    extra_columns: list[str] = Field(default_factory=list)
    many: list[str] = Field(default_factory=list)
    cascades: list[str] = Field(default_factory=list)
    filterable: list[str] = Field(default_factory=list)


class SearchIndex(Place):
    """A `defineSearchIndex({...})` and the events that keep it up to date."""

    name: str
    entity: str
    provider: str | None = None
    events: list[str] = Field(default_factory=list)


class Policy(Place):
    """What a role may be allowed to do, as `definePolicies` names it."""

    name: str
    resource: str
    operation: str


class FeatureFlag(Place):
    """A feature flag that the project defines, and the environment variable that sets it."""

    key: str
    environment: str


class TestFile(Place):
    """A file of tests: of HTTP routes, of one module, or of a unit."""

    __test__: ClassVar[bool] = False  # not one of our own tests
    kind: Literal["http", "module", "unit"]


class Augmentation(Place):
    """A `declare module "..."` that adds to the types of a package."""

    module: str


class Setting(Place):
    """One setting of `medusa-config`, by its dotted name; `value` as its source says.

    A literal that may be a secret is shown as `(set)`.
    """

    name: str
    value: str


class Plugin(Place):
    """A plugin whose source is part of this repository; `registered` in `medusa-config`."""

    name: str
    version: str | None
    folder: str
    registered: bool


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
    base_url: str | None = None


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
    settings: list[Setting] = Field(default_factory=list)
    own_plugins: list[Plugin] = Field(default_factory=list)
    search: list[SearchIndex] = Field(default_factory=list)
    policies: list[Policy] = Field(default_factory=list)
    flags: list[FeatureFlag] = Field(default_factory=list)
    tests: list[TestFile] = Field(default_factory=list)
    types: list[Augmentation] = Field(default_factory=list)
    error_handlers: list[Place] = Field(default_factory=list)
    instrumentation: Place | None = None
    git: GitState | None
    problems: list[ProblemEntry]
