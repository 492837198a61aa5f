"""Every rule of doctor, listed once, by subject."""

from tools.errors import UsageError
from tools.medusa.doctor import (
    access,
    api,
    composition,
    configuration,
    database,
    events,
    links,
    listeners,
    matchers,
    models,
    modules,
    packaging,
    providers,
    queries,
    relations,
    runs,
    services,
    steps,
    suppressed,
    validators,
    versions,
    workflows,
)
from tools.medusa.doctor.model import Rule

_PARTS = (
    *(workflows, composition, steps, runs, modules, models, services, relations, links),
    *(api, access, matchers, validators, queries, events, listeners),
    *(configuration, providers, packaging, database, versions, suppressed),
)
RULES: dict[str, Rule] = {rule.id: rule for part in _PARTS for rule in part.RULES}


def rules_named(names: list[str] | None) -> list[Rule]:
    """Return the rules of these ids, all if None; raises UsageError for an unknown one."""
    wanted = list(RULES) if names is None else [name.strip().upper() for name in names]
    unknown = [name for name in wanted if name not in RULES]
    if unknown:
        raise UsageError(
            f"there is no rule {', '.join(unknown)}",
            fix=f"choose from {', '.join(sorted(RULES))}",
        )
    return [RULES[name] for name in wanted]
