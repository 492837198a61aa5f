"""Rules about modules: registration, names, models and migrations."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.configuration import folders_by_service
from tools.medusa.doctor.model import Found, Project, Rewrite, Rule, Severity, at
from tools.medusa.doctor.twice import twice
from tools.medusa.doctor.workflows import OWN_LINT
from tools.medusa.edit import Edited
from tools.medusa.edit_config import register_module
from tools.medusa.expressions import literal, members
from tools.medusa.locate import CONFIG_FILES
from tools.medusa.map_config import config_file
from tools.medusa.map_model import ModuleEntry
from tools.medusa.map_modules import FOLDER
from tools.medusa.sources import Source
from tools.repo.parse import text_of

_IMPLICIT = frozenset({"created_at", "updated_at", "deleted_at"})


def _unregistered(project: Project) -> Iterator[Found]:
    # What the configuration builds by an import or a call may register it.
    if any(problem.path in CONFIG_FILES for problem in project.map.problems):
        return
    by_service = set(folders_by_service(project))
    for module in project.map.modules:
        named = module.registered or module.folder in by_service
        if not named and not module.provider:
            message = f"module `{module.name}` is not in the configuration's `modules`"
            rewrite = _registering(project, module)
            yield Found(module.file, module.line, message, rewrite=rewrite)


def _registering(project: Project, module: ModuleEntry) -> Rewrite | None:
    """Return the fix that registers a module, where the configuration is of a plain form."""
    config = config_file(project.sources)
    if config is None:
        return None

    def register(text: str) -> str | None:
        width = project.map.formatting.print_width
        made = register_module(text, f"./{module.folder}", key=module.name, print_width=width)
        return made.text if isinstance(made, Edited) else None

    text = project.sources.workspace.read_text(config.path)
    return None if text is None or register(text) is None else Rewrite(config.path, register)


def _hyphens(project: Project) -> Iterator[Found]:
    for module in project.map.modules:
        if "-" in module.name and module.name.replace("-", "").isalnum() and not module.provider:
            message = f"module name `{module.name}` has a hyphen; letters, digits and _ only"
            yield Found(module.file, module.line, message)


def _fields(project: Project) -> Iterator[tuple[Source, str, Node]]:
    """Yield the fields of every data model: its name and its value."""
    for source in project.sources.under(FOLDER):
        for _, given in source.calls("model.define"):
            if len(given) > 1:
                for name, value in members(source.value(given[1])).items():
                    yield source, name, value


def _implicit(project: Project) -> Iterator[Found]:
    for source, name, value in _fields(project):
        if name in _IMPLICIT:
            place = value.parent if value.parent is not None else value
            yield at(source, place, f"`{name}` is defined on every model already")


def _prices(project: Project) -> Iterator[Found]:
    for source, name, value in _fields(project):
        called = "".join(text_of(value).split()).startswith("model.number()")
        if called and (name == "price" or name.endswith("_price")):
            place = value.parent if value.parent is not None else value
            yield at(source, place, f"`{name}` is a `number()`, an integer column")


def _stamps(project: Project) -> Iterator[Found]:
    named = [
        (name.rsplit(".", 1)[0], Found(f"{module.folder}/migrations/{name}", 1, ""))
        for module in project.map.modules
        for name in module.migrations
    ]
    yield from twice(named, "migration {0} exists in {1} too; Medusa runs only one of them")


def _snapshots(project: Project) -> Iterator[Found]:
    for module in project.map.modules:
        folder = project.sources.workspace.root / module.folder / "migrations"
        if module.migrations and not any(folder.glob(".snapshot-*.json")):
            message = f"{module.folder}/migrations holds no `.snapshot-*.json`"
            yield Found(f"{module.folder}/migrations/{module.migrations[-1]}", 1, message)


def _linked_by_name(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src/links"):
        for call, given in source.calls("defineLink"):
            for side in given[:2]:
                linkable = source.member(side, "linkable") or side
                base = linkable
                while inner := base.child_by_field_name("object"):
                    base = inner
                if base is not linkable and literal(source.value(base)) is not None:
                    yield at(source, call, f"`{text_of(base)}` is a string and has no `linkable`")


RULES = (
    Rule(
        "M15", Severity.ERROR, "a model does not define the implicit fields",
        "Every command ends: `Cannot define field(s) ... as they are implicitly defined`.",
        "Leave out created_at, updated_at and deleted_at.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _implicit, OWN_LINT,
    ),
    Rule(
        "M17", Severity.ERROR, "a link names linkables of modules",
        "A string has no `linkable`: every command ends with a TypeError.",
        "Import the module's default export: `MyModule.linkable.myEntity`.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _linked_by_name,
    ),
    Rule(
        "M21", Severity.ERROR, "a module's name holds no hyphen",
        "It passes types and migrations, and ends the boot.",
        "Letters, digits and underscores.", "run on 2.11.1 and 2.21.2", _hyphens,
    ),
    Rule(
        "X01", Severity.ERROR, "a module is registered",
        "`db:generate` does not know it, its tables are never made, nothing can resolve it.",
        '`modules: [{ resolve: "./src/modules/..." }]` in medusa-config.',
        "medusa#12869", _unregistered, fixes=True,
    ),
    Rule(
        "X03", Severity.ERROR, "migrations stand beside their snapshot",
        "Without it the next `db:generate` makes every table again.",
        "Commit the `.snapshot-*.json` that `db:generate` wrote.",
        "the generator reads nothing else; run on 2.4.0, 2.11.1 and 2.21.2", _snapshots,
    ),
    Rule(
        "X05", Severity.ERROR, "each migration has a name of its own",
        "Medusa keys migrations by name alone: the second of one name is skipped in silence.",
        "Another time stamp, in the file's and the class's name.",
        "run on 2.11.1 and 2.21.2", _stamps,
    ),
    Rule(
        "X28", Severity.WARNING, "a price is a bigNumber",
        "`number()` is an integer column: fractions of major units are refused or lost.",
        "`model.bigNumber()`, in major units.",
        "migration of a kitchen-sink model on 2.4.0, 2.11.1 and 2.21.2", _prices,
    ),
)  # fmt: skip
