"""Rules that neither types nor a boot enforce, each a small function over the project map."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tools.medusa.map_model import ProjectMap
from tools.medusa.sources import Source, Sources
from tools.repo.parse import line_of, text_of

_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})


@dataclass(frozen=True)
class Finding:
    """A rule broken, and where."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


Rule = Callable[[ProjectMap, Sources], Iterable[Finding]]


def migration_stamps_are_unique(project: ProjectMap, _: Sources) -> Iterator[Finding]:
    """Medusa keys migrations by name alone: the second of one name is skipped in silence."""
    named = [
        (name.rsplit(".", 1)[0], Finding(f"{module.folder}/migrations/{name}", 1, ""))
        for module in project.modules
        for name in module.migrations
    ]
    yield from _twice(named, "migration {0} exists in {1} too; Medusa runs only one of them")


def workflow_ids_are_unique(project: ProjectMap, _: Sources) -> Iterator[Finding]:
    """Two workflows of one id end the boot."""
    named = [(flow.id, Finding(flow.file, flow.line, "")) for flow in project.workflows]
    yield from _twice(named, "workflow id `{0}` is taken by {1}")


def subscriber_names_are_unique(_: ProjectMap, sources: Sources) -> Iterator[Finding]:
    """Known by their functions' names where they have no id, two of one name end the boot."""
    named = [
        (name, _at(source, line_of(source.exports["default"])))
        for source in sources.under("src/subscribers")
        if (name := _subscriber_name(source)) is not None
    ]
    yield from _twice(
        named, "subscriber `{0}` is also the name in {1}; name the function otherwise"
    )


def route_methods_are_upper_case(_: ProjectMap, sources: Sources) -> Iterator[Finding]:
    """Medusa ignores `export const get`."""
    for source in sources.under("src/api"):
        if source.path.rsplit("/", 1)[-1] in {"route.ts", "route.js"}:
            for name, node in source.exports.items():
                if name.upper() in _METHODS and name not in _METHODS:
                    message = f"`{name}` is ignored; export `{name.upper()}`"
                    yield _at(source, line_of(node), message)


def module_names_hold_no_hyphen(project: ProjectMap, _: Sources) -> Iterator[Finding]:
    """They pass types and migrations, and end the boot."""
    for module in project.modules:
        if "-" in module.name and module.name.replace("-", "").isalnum() and not module.provider:
            message = f"module name `{module.name}` has a hyphen; letters, digits and _ only"
            yield Finding(module.file, module.line, message)


def jobs_have_name_and_schedule(_: ProjectMap, sources: Sources) -> Iterator[Finding]:
    """Without them, the boot ends."""
    for source in sources.under("src/jobs"):
        config = source.exports.get("config")
        if "default" not in source.exports:
            continue
        if config is None:
            yield _at(source, 1, "the job exports no `config`")
            continue
        for key in ("name", "schedule"):
            # A config that is no plain object is not ours to judge.
            if source.value(config).type == "object" and source.member(config, key) is None:
                yield _at(source, line_of(config), f"the job's config has no `{key}`")


RULES: tuple[Rule, ...] = (
    migration_stamps_are_unique,
    workflow_ids_are_unique,
    subscriber_names_are_unique,
    route_methods_are_upper_case,
    module_names_hold_no_hyphen,
    jobs_have_name_and_schedule,
)


def _at(source: Source, line: int, message: str = "") -> Finding:
    return Finding(source.path, line, message)


def _twice(named: Iterable[tuple[str, Finding]], message: str) -> Iterator[Finding]:
    places: dict[str, list[Finding]] = defaultdict(list)
    for name, place in named:
        places[name].append(place)
    for name, (first, *others) in places.items():
        for other in others:
            told = message.format(name, f"{first.path}:{first.line}")
            yield Finding(other.path, other.line, told)


def _subscriber_name(source: Source) -> str | None:
    """Return the name Medusa takes from the function, None where it does not need one."""
    config = source.exports.get("config")
    context = None if config is None else source.member(config, "context")
    if context is not None and source.member(context, "subscriberId") is not None:
        return None
    exported = source.exports.get("default")
    if exported is None:
        return None
    name = exported if exported.type == "identifier" else exported.child_by_field_name("name")
    return None if name is None else text_of(name)
