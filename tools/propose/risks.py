"""What a reviewer of free edits should weigh: packages, programs, tables, open routes."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.medusa.installed import DEPENDENCY_GROUPS
from tools.medusa.map_model import ProjectMap, Route
from tools.plan.model import Change, Risk
from tools.propose.places import is_migration
from tools.repo.jsonc import Json, as_object, parse_jsonc
from tools.repo.parse import descendants, parse, text_of
from tools.repo.visible import visible_name

_GROUPS = (*DEPENDENCY_GROUPS, "optionalDependencies", "overrides", "resolutions")
_AT_INSTALL = frozenset({
    "preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare", "prepublish",
})  # fmt: skip
# Read by programs that run what it says on the machines of those who check it out.
_RUN_ELSEWHERE = re.compile(
    r"(?:.*/)?(?:(?:\.github|\.gitlab|\.circleci|\.husky|\.vscode|\.idea|\.devcontainer|\.claude"
    r"|\.cursor|\.gemini|\.codex|\.zed|\.windsurf|\.roo|\.kiro|\.junie|\.opencode)/.*"
    r"|\.gitlab-ci\.yml|\.woodpecker\.ya?ml|(?:azure|bitbucket)-pipelines\.ya?ml|Jenkinsfile|Procfile"
    r"|Makefile|Dockerfile[^/]*|(?:docker-)?compose[^/]*\.ya?ml|[^/]+\.sh|\.pnpmfile\.c?js|bunfig\.toml"
    r"|lefthook\.ya?ml|\.pre-commit-config\.ya?ml|\.lintstagedrc[^/]*|\.gitattributes|\.gitmodules"
    r"|\.mcp\.json|opencode\.jsonc?|\.(?:cursor|windsurf|cline)rules"
    r"|(?:AGENTS|CLAUDE|CLAUDE\.local|GEMINI)\.md)",
    re.IGNORECASE,
)
_LOSES = re.compile(
    r"\b(?:drop\s+(?:table|column|schema|database|type)|truncate\b|delete\s+from)", re.IGNORECASE
)
_MUCH = 0.5
_MANY_LINES = 20
_MEDUSAS = frozenset({"authenticate", "validateAndTransformBody", "validateAndTransformQuery"})
_READS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Edited:
    """A file that was written to, with its text before (None: no file) and its change."""

    before: str | None
    change: Change


def risks_of_files(edited: Sequence[Edited]) -> Iterator[Risk]:
    """Yield the risks that single files tell."""
    for one in edited:
        path = one.change.path
        if path.rpartition("/")[2] == "package.json":
            yield from _of_manifest(path, one.before, one.change.content)
        elif _RUN_ELSEWHERE.fullmatch(path) and one.change.content is not None:
            yield Risk(
                level="high",
                message="what it says is run or obeyed on other machines than Medusa's: by CI, by "
                "an editor, by an agent; read every line",
                path=path,
            )
        if is_migration(path) and one.change.content is not None:
            yield from _of_migration(path, one.change.content)
        yield from _of_loss(one)


def risks_of_routes(
    before: ProjectMap, after: ProjectMap, edited: Sequence[Edited]
) -> Iterator[Risk]:
    """Yield what the edits open to callers that nobody has looked at, beyond what was open."""
    known = {(risk.path, risk.message) for risk in _open_routes(before)}
    yield from (risk for risk in _open_routes(after) if (risk.path, risk.message) not in known)
    texts = {one.change.path: one.change.content or "" for one in edited}
    for route in after.routes:
        if route.file in texts and _may_take_anothers(route, after, texts[route.file]):
            yield Risk(
                level="medium",
                message=f"a customer names a row of {route.path}, and nothing there reads who the "
                "customer is (`auth_context`): any customer may reach any row",
                path=route.file,
            )


def _of_manifest(path: str, before: str | None, after: str | None) -> Iterator[Risk]:
    old, new = _object(before), _object(after)
    for group in _GROUPS:
        was, wanted = as_object(old.get(group)), as_object(new.get(group))
        for name in sorted(was.keys() | wanted.keys()):
            if was.get(name) != wanted.get(name):
                yield _of_package(path, name, was.get(name), wanted.get(name))
    was, wanted = as_object(old.get("scripts")), as_object(new.get("scripts"))
    for name in sorted(was.keys() | wanted.keys()):
        if was.get(name) != wanted.get(name):
            at_install = name in _AT_INSTALL and name in wanted
            told = "which runs unasked when packages are installed" if at_install else "run by name"
            what = f"it changes the script `{visible_name(name)}`, {told}"
            message = f"{what}: {_shown(wanted.get(name))}"
            yield Risk(level="high" if at_install else "medium", message=message, path=path)


def _of_package(path: str, name: str, was: Json, wanted: Json) -> Risk:
    medusa = name.startswith(("@medusajs/", "@mikro-orm/"))
    shown = visible_name(name)
    change = f"`{shown}` {_shown(was)} becomes {_shown(wanted)}"
    if was is None:
        change = f"it adds the package `{shown}` {_shown(wanted)}"
    elif wanted is None:
        change = f"it removes the package `{shown}`"
    told = (
        "Medusa's packages go together in one exact version"
        if medusa
        else "nothing here has looked into it, and checks run with what is installed now"
    )
    return Risk(level="high" if medusa else "medium", message=f"{change}: {told}", path=path)


def _shown(value: Json) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)[:120]


def _object(text: str | None) -> dict[str, Json]:
    try:
        return as_object(parse_jsonc(text or "{}"))
    except ValueError:
        return {}


def _of_migration(path: str, text: str) -> Iterator[Risk]:
    for method in descendants(parse(text.encode(), path).root_node, "method_definition"):
        name = method.child_by_field_name("name")
        found = _LOSES.search(text_of(method))
        if name is not None and text_of(name) == "up" and found:
            told = " ".join(found[0].lower().split())
            message = f"its `up` runs `{told}`: rows that are there may be lost"
            yield Risk(level="high", message=message, path=path)


def _of_loss(one: Edited) -> Iterator[Risk]:
    removed = sum(line.startswith("-") for line in one.change.diff.split("\n")[2:] if one.before)
    total = (one.before or "").count("\n")
    if one.change.content is not None and removed > max(_MUCH * total, _MANY_LINES):
        message = f"it takes out or rewrites {removed} of the {total} lines that were there"
        yield Risk(level="medium", message=message, path=one.change.path)


def _open_routes(project: ProjectMap) -> Iterator[Risk]:
    for route in project.routes:
        admin = route.path.startswith("/admin")
        if admin and route.authenticate:
            continue
        passed = _passed(route, project)
        free = sorted(one for one in route.methods if not _asks_who(passed[one]))
        if free:
            risky = admin or not _READS.issuperset(free)
            told = f"anyone may call {', '.join(free)} {route.path} without logging in"
            yield Risk(level="high" if risky else "medium", message=told, path=route.file)


def _passed(route: Route, project: ProjectMap) -> dict[str, set[str]]:
    """Return the middlewares that a request passes, by method; schemas are not among them."""
    entries = {(one.file, one.line): one.middlewares for one in project.middlewares}
    passed: dict[str, set[str]] = {method: set() for method in route.methods}
    for guard in route.guards:
        for method in guard.methods:
            passed[method].update(entries.get((guard.file, guard.line), ()))
    return passed


def _asks_who(names: set[str]) -> bool:
    return any("auth" in name.lower() for name in names)


def _may_take_anothers(route: Route, project: ProjectMap, text: str) -> bool:
    """Whether customers name single rows by a route and nothing seems to look whose they are."""
    if not route.path.startswith("/store") or ":" not in route.path or "auth_context" in text:
        return False
    # A middleware that is not one of Medusa's own may have looked.
    return any(_asks_who(names) and names <= _MEDUSAS for names in _passed(route, project).values())
