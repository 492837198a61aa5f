"""A project map as lines, each with one fact and its place: what an expectation is held to."""

from collections.abc import Iterator

from tools.medusa.map_model import Middleware, ModuleEntry, Place, ProjectMap, Route, Workflow


def map_lines(project: ProjectMap) -> Iterator[str]:
    """Yield every fact of the map's parts as `what file:line facts`."""
    for one in project.registered:
        facts = [one.resolve, one.id and f"id={one.id}", one.under and f"under={one.under}",
                 one.key and f"key={one.key}", one.conditional and "conditional",
                 one.options and f"options={','.join(one.options)}"]  # fmt: skip
        yield _line("provider" if one.provider else "registered", one, *facts)
    for one in project.plugins:
        yield _line("plugin", one, one.resolve, f"options={','.join(one.options)}")
    for own in project.own_plugins:
        registered = "registered" if own.registered else ""
        yield _line("own-plugin", own, own.name, own.version, own.folder, registered)
    for module in project.modules:
        yield from _module(module)
    for link in project.links:
        marks = [*(f"many={side}" for side in link.many),
                 *(f"cascades={side}" for side in link.cascades),
                 link.filterable and f"filterable={','.join(link.filterable)}",
                 link.table and f"table={link.table}",
                 link.extra_columns and f"columns={','.join(link.extra_columns)}",
                 link.read_only and "read-only"]  # fmt: skip
        yield _line("link", link, *link.sides, *marks)
    for workflow in project.workflows:
        yield from _workflow(workflow)
    for step in project.steps:
        marks = [step.compensates and "compensates", step.waits and "waits"]
        yield _line("step", step, step.id, *marks)
    yield from _served(project)
    yield from _happenings(project)
    yield from _declared(project)


def _served(project: ProjectMap) -> Iterator[str]:
    for route in project.routes:
        yield from _route(route)
    for entry in project.middlewares:
        yield from _middleware(entry)
    for handler in project.error_handlers:
        yield _line("error-handler", handler)


def _module(module: ModuleEntry) -> Iterator[str]:
    marks = [module.provider and "provider", module.registered and "registered",
             module.plugin and f"plugin={module.plugin}",
             *(f"identifier={one}" for one in module.identifiers),
             *(f"loader={one}" for one in module.loaders)]  # fmt: skip
    yield _line("module", module, module.name, module.constant, module.service, *marks)
    for name in module.migrations:
        yield f"migration {module.folder}/migrations/{name}"
    for name in [*module.unmigrated, *module.behind]:
        yield f"no-migration {module.folder} {name}"
    for model in module.models:
        yield _line("model", model, model.name, model.constant, model.table)
        for column, told in model.properties.items():
            yield f"column {model.file} {column}: {told}"
        for relation in model.relations:
            yield _line("relation", relation, relation.name, relation.kind, relation.to)


def _workflow(workflow: Workflow) -> Iterator[str]:
    yield _line("workflow", workflow, workflow.id, *(f"hook={hook}" for hook in workflow.hooks))
    for use in workflow.steps:
        marks = [use.workflow and "workflow", use.conditional and "conditional",
                 use.parallel and "parallel"]  # fmt: skip
        yield _line("uses", use, use.name, *marks)


def _route(route: Route) -> Iterator[str]:
    marks = [not route.authenticate and "AUTHENTICATE=false", not route.cors and "CORS=false"]
    for method, line in route.methods.items():
        place = Place(file=route.file, line=line)
        yield _line("route", place, method, route.path, *marks)
    for run in route.runs:
        yield _line("runs", run, run.workflow)
    for guard in route.guards:
        passes = ", ".join(guard.passes)
        yield _line("guard", guard, "+".join(guard.methods), route.path, "by", passes)


def _middleware(entry: Middleware) -> Iterator[str]:
    marks = [entry.pattern and "pattern",
             *(f"{one.actors}/{one.by} {one.options or ''}".strip() for one in entry.authenticates),
             *(f"schema={one}" for one in entry.validators),
             *(f"policy={one}" for one in entry.policies),
             entry.additional_data and f"additional={','.join(entry.additional_data)}",
             entry.allows and f"allows={','.join(entry.allows)}",
             entry.body_parser and f"body={entry.body_parser}"]  # fmt: skip
    methods = "+".join(entry.methods) or "all"
    yield _line("middleware", entry, methods, entry.matcher, ",".join(entry.middlewares), *marks)


def _happenings(project: ProjectMap) -> Iterator[str]:
    for heard in project.subscribers:
        yield _line("subscriber", heard, *heard.events, heard.id and f"id={heard.id}")
        yield from (_line("runs", run, run.workflow) for run in heard.runs)
    for job in project.jobs:
        times = job.executions and f"times={job.executions}"
        yield _line("job", job, job.name, job.schedule, times)
        yield from (_line("runs", run, run.workflow) for run in job.runs)
    for script in project.scripts:
        yield _line("script", script, script.kind)
        yield from (_line("runs", run, run.workflow) for run in script.runs)
    for hook in project.hooks:
        name = f"{hook.workflow}.{hook.hook}"
        yield _line("handles", hook, name, hook.id, hook.compensates and "compensates")
    for sent in project.emissions:
        yield _line("emits", sent, sent.event)


def _declared(project: ProjectMap) -> Iterator[str]:
    for one in project.admin:
        yield _line("admin", one, one.kind, *one.at)
    for index in project.search:
        yield _line("search", index, index.name, index.entity, index.provider, *index.events)
    for policy in project.policies:
        yield _line("policy", policy, policy.name, f"{policy.resource}:{policy.operation}")
    for flag in project.flags:
        yield _line("flag", flag, flag.key, flag.environment)
    for setting in project.settings:
        yield _line("setting", setting, setting.name, setting.value)
    for test in project.tests:
        yield _line("test", test, test.kind)
    for augmentation in project.types:
        yield _line("types", augmentation, augmentation.module)
    if project.instrumentation is not None:
        yield _line("instrumentation", project.instrumentation)
    for problem in project.problems:
        yield f"problem {problem.path}:{problem.line} {problem.message}"


def _line(what: str, place: Place, *facts: object) -> str:
    told = " ".join(str(fact) for fact in facts if fact)
    return f"{what} {place.file}:{place.line} {told}".rstrip()
