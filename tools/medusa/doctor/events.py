"""Rules about what runs by itself: subscribers and scheduled jobs."""

import posixpath
from collections.abc import Iterator

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.twice import twice
from tools.medusa.sources import Source
from tools.repo.parse import text_of


def _names(project: Project) -> Iterator[Found]:
    named = [
        (name, at(source, source.exports["default"], ""))
        for source in project.sources.under("src/subscribers")
        if (name := _subscriber_name(source)) is not None
    ]
    yield from twice(named, "subscriber `{0}` is also the name in {1}")


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


def _jobs(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src/jobs"):
        config = source.exports.get("config")
        if "default" not in source.exports:
            continue
        if config is None:
            yield Found(source.path, 1, "the job exports no `config`")
            continue
        for key in ("name", "schedule"):
            # A config that is no plain object is not ours to judge.
            if source.value(config).type == "object" and source.member(config, key) is None:
                yield at(source, config, f"the job's config has no `{key}`")


def _no_jobs(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src/jobs"):
        name = posixpath.basename(source.path)
        # Medusa leaves these out: by their names, or since they say so.
        if name.startswith(("_", "index.")) or "defineFileConfig" in text_of(source.root):
            continue
        if source.exports.keys().isdisjoint({"default", "config"}) and not source.root.has_error:
            yield Found(source.path, 1, "it is no job, and Medusa loads every file here as one")


RULES = (
    Rule(
        "M19", Severity.ERROR, "a job has a name and a schedule",
        "Without them the boot ends.",
        '`export const config = { name: "daily-report", schedule: "0 0 * * *" }`.',
        "run on 2.4.0, 2.11.1 and 2.21.2", _jobs,
    ),
    Rule(
        "M22", Severity.ERROR, "each subscriber has a name of its own",
        "Known by their functions' names, two of one name end the boot.",
        "Name the function otherwise, or give `config.context.subscriberId`.",
        "run on 2.4.0, 2.11.1 and 2.21.2", _names,
    ),
    Rule(
        "X53", Severity.ERROR, "`src/jobs` holds jobs only",
        "A file without `config` ends the boot: `Config is required for scheduled jobs`.",
        "Move it out of `src/jobs`, or let its name begin with `_`.",
        "job loaders of the framework packages of 2.4.0, 2.11.1 and 2.21.2", _no_jobs,
    ),
)  # fmt: skip
