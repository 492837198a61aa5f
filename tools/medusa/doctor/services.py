"""Rules about modules' services: what they may ask for, and what they are asked for."""

import re
from collections.abc import Iterator
from typing import get_args

from tree_sitter import Node

from tools.medusa.doctor.defined import default_import
from tools.medusa.doctor.functions import callee, enclosing, parameter
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.module_code import (
    CORE_MODULES,
    ServiceCode,
    module_named,
    service_of,
)
from tools.medusa.doctor.step_code import asked_for, method_of
from tools.medusa.expressions import arguments
from tools.medusa.locate import CONFIG_FILES
from tools.medusa.map_config import config_file, same_module
from tools.medusa.map_flows import SOURCE_FOLDER
from tools.medusa.map_model import ModuleEntry
from tools.medusa.names import (
    Method,
    camel_to_snake_case,
    class_name,
    method_name,
    pluralize,
)
from tools.medusa.sources import Source
from tools.repo.meant import did_you_mean
from tools.repo.parse import descendants, text_of

_METHODS: tuple[Method, ...] = get_args(Method)
_GENERATED = re.compile(rf"(?:{'|'.join(sorted(_METHODS, key=len, reverse=True))})[A-Z]\w*")
_HELD = re.compile(r"this\.\w*[cC]ontainer\w*")
# What every module's container has, of some version at least.
_GIVEN = frozenset({"event_bus", "caching", "cache"})


def _isolated(project: Project) -> Iterator[Found]:
    names = {module.name for module in project.map.modules if not module.provider}
    for module in project.map.modules:
        if module.provider:
            continue
        allowed = _dependencies(project, module)
        if allowed is None:
            continue
        others = (names | CORE_MODULES) - _GIVEN - {module.name} - allowed
        for source, node, name in _asked(project, module):
            if name in others:
                message = f"module `{module.name}` asks its container for module `{name}`"
                yield at(source, node, message)


def _asked(project: Project, module: ModuleEntry) -> Iterator[tuple[Source, Node, str]]:
    """Yield what a module surely asks its own container for: a method may be given another's."""
    service = service_of(project, module)
    if service is not None:
        for node, name in _by_service(service):
            yield service.source, node, name
    for source in project.sources.under(f"{module.folder}/loaders"):
        for call, given in source.calls("resolve"):
            asked = module_named(source, given[0]) if given and "." in callee(call) else None
            if asked is not None:
                yield source, given[0], asked


def _by_service(service: ServiceCode) -> Iterator[tuple[Node, str]]:
    source = service.source
    given = None
    for method in descendants(service.node, "method_definition"):
        name, pattern = method.child_by_field_name("name"), parameter(method)
        if name is None or text_of(name) != "constructor" or pattern is None:
            continue
        given = method, text_of(pattern)
        for part in pattern.named_children if pattern.type == "object_pattern" else []:
            key = part.child_by_field_name("key") or part
            yield part, module_named(source, key) or text_of(key)
    for call in descendants(service.node, "call_expression"):
        owner, method_called = method_of(call) or (call, "")
        if method_called != "resolve" or not arguments(call):
            continue
        held = _HELD.fullmatch(text_of(owner)) or (enclosing(call), text_of(owner)) == given
        asked = module_named(source, arguments(call)[0]) if held else None
        if asked is not None:
            yield arguments(call)[0], asked


def _dependencies(project: Project, module: ModuleEntry) -> set[str] | None:
    """Return what the configuration gives a module besides, None if that is not told."""
    config = config_file(project.sources)
    # What it builds by an import or a call may give more.
    if config is None or any(problem.path in CONFIG_FILES for problem in project.map.problems):
        return None
    found: set[str] = set()
    for node in descendants(config.root, "pair"):
        key, value = (node.child_by_field_name(part) for part in ("key", "value"))
        if key is None or value is None or text_of(key) != "dependencies":
            continue
        resolve = None if node.parent is None else config.member(node.parent, "resolve")
        if resolve is not None and not same_module(config.string(resolve), module.folder):
            continue
        listed = config.value(value)
        given = [module_named(config, one) for one in listed.named_children]
        if listed.type != "array" or None in given:
            return None
        found |= {one for one in given if one is not None}
    return found


def _misnamed(project: Project) -> Iterator[Found]:
    known = {
        module.name: service
        for module in project.map.modules
        if not module.provider and (service := service_of(project, module)) is not None
    }
    known = {name: one for name, one in known.items() if one.models is not None}
    for source in project.sources.under(SOURCE_FOLDER) if known else ():
        if b".resolve" not in (source.root.text or b""):
            continue
        for call in descendants(source.root, "call_expression"):
            owner, method = method_of(call) or (call, "")
            asked = asked_for(owner) if _GENERATED.fullmatch(method) else None
            name = None if asked is None else module_named(source, asked)
            service = None if name is None else known.get(name)
            right = None if service is None else _right(service, method)
            if right is not None:
                yield at(source, call, f"`{method}` is no method of `{name}`; {right}")


def _right(service: ServiceCode, method: str) -> str | None:
    """Return which method is meant by one that is not there, None if it is there or unknown."""
    if method in service.methods:
        return None
    made = [method_name(one, key) for key in service.models or () for one in _METHODS]
    if method in made:
        return None
    return did_you_mean(method, made, "`{}`") or "it has no such model"


def _listless(project: Project) -> Iterator[Found]:
    for module in project.map.modules:
        service = None if module.provider or not module.models else service_of(project, module)
        if (
            service is None
            or service.base
            or any(one.startswith("list") for one in service.methods)
        ):
            continue
        asked = next(_queries(project, module), None)
        if asked is not None:
            message = f"the service has no `list...` method, which Query needs for {asked}"
            yield at(service.source, service.node, message)


def _lists(method: str) -> bool:
    return method.startswith("list")


def _queries(project: Project, module: ModuleEntry) -> Iterator[str]:
    """Yield the places that ask Query for rows of a module."""
    snake = [camel_to_snake_case(class_name(model.name)) for model in module.models]
    entities = {*snake, *map(pluralize, snake)}
    for source in project.sources.under(SOURCE_FOLDER):
        for call, given in source.calls("graph"):
            entity = source.member(given[0], "entity") if given else None
            if entity is not None and source.string(entity) in entities:
                yield f"{source.path}:{call.start_point.row + 1}"
        for call, given in source.calls("defineLink"):
            if any(_links_to(source, side, module) for side in given[:2]):
                yield f"{source.path}:{call.start_point.row + 1}"


def _links_to(source: Source, side: Node, module: ModuleEntry) -> bool:
    base = source.member(side, "linkable") or side
    while inner := base.child_by_field_name("object"):
        base = inner
    following = source.sources.imported(source.path, default_import(source, text_of(base)))
    return following is not None and following.path == module.file


RULES = (
    Rule(
        "X36", Severity.ERROR, "a module asks for nothing of another",
        "Its container holds its own things only: `Could not resolve` ends the call or the boot.",
        "Resolve the other in a workflow's step; or name it in `dependencies` in medusa-config.",
        "`loadInternalModule` of modules-sdk 2.4.0, 2.11.1 and 2.21.2", _isolated,
    ),
    Rule(
        "X37", Severity.ERROR, "a service's method has the name that it has at run time",
        "Medusa's plurals are those of npm `pluralize`, which its types do not always share.",
        "The name in the message.", "medusa#14328; `MedusaService` of 2.21.2", _misnamed,
    ),
    Rule(
        "X38", Severity.ERROR, "a module that Query reads can list its rows",
        "Query calls the service's `list...`: `Method ... does not exist`.",
        "`class BrandService extends MedusaService({ Brand }) {}`.",
        "the data fetchers of Query in 2.4.0, 2.11.1 and 2.21.2", _listless,
    ),
)  # fmt: skip
