"""From a spec and a workspace to a plan; nothing is written and no project code is run."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from tools.errors import UsageError
from tools.medusa.installed import MedusaVersion, medusa_version, target_for
from tools.plan.decide import decide
from tools.plan.model import Action, Change, Command, Ownership, Plan, Risk, Step
from tools.repo.telling import counted, part_of
from tools.repo.workspace import Workspace
from tools.scaffold.deleted import risks_of_deleted
from tools.scaffold.existing import check_project
from tools.scaffold.files import render_module
from tools.scaffold.lock import (
    ATTRIBUTES,
    ATTRIBUTES_PATH,
    Lock,
    LockedFile,
    doubts,
    lock_path,
    locked_file,
    read_lock,
    write_lock,
)
from tools.scaffold.migrate import Migrating, plan_migration
from tools.scaffold.pack import Rendered, pack
from tools.scaffold.registration import register_modules, register_routes, with_text
from tools.scaffold.removal import gone_routes, paths_elsewhere, plan_removal, risks_of_removal
from tools.scaffold.risks import risks_of
from tools.scaffold.spec.check import check_spec
from tools.scaffold.spec.model import Spec
from tools.scaffold.spec.parse import parse_spec
from tools.scaffold.spec.versions import check_version
from tools.scaffold.style import ProjectStyle
from tools.scaffold.survey import Survey

# The shares of planning that are done when a spec is checked, and its files are rendered.
_CHECKED, _RENDERED = 0.5, 0.8
# All that `verify` has, in its order.
CHECKS = [
    "parse", "doctor", "types", "lint", "migrations-in-sync", "migrations", "boot",
    "types-generated", "tests",
]  # fmt: skip


def plan_spec(
    workspace: Workspace,
    text: str,
    *,
    origin: str = "spec",
    now: str | None = None,
    trust: bool = False,
) -> Plan:
    """Plan what a spec asks of this workspace.

    `origin` names the text in errors; `now` (UTC, yyyymmddhhmmss) stamps new migrations, the
    clock by default; `trust` lets a prettier configuration that is a program run.  Raises
    SpecError with every problem of the spec, UsageError for a workspace that cannot be planned
    for, ConflictError for a damaged lock file.
    """
    version = medusa_version(workspace)
    with part_of(0.0, _CHECKED):
        spec = parse_spec(
            text,
            origin=origin,
            check=lambda spec: [
                *check_spec(spec),
                *check_version(spec, version.version),
                *check_project(spec, workspace),
            ],
        )
    style = ProjectStyle(workspace, trust=trust)
    return _Planner(workspace, spec, version, style, _stamp(now)).plan()


def _stamp(now: str | None) -> str:
    if now is None:
        return datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    form = "%Y%m%d%H%M%S"
    try:
        exact = datetime.strptime(now, form).replace(tzinfo=UTC).strftime(form) == now
    except ValueError:
        exact = False
    if not exact:
        raise UsageError(f"{now!r} is no time", fix="write it yyyymmddhhmmss, in UTC")
    return now


class _Planner:
    """One planning: what it read, and the changes and steps it has so far."""

    def __init__(
        self,
        workspace: Workspace,
        spec: Spec,
        version: MedusaVersion,
        style: ProjectStyle,
        now: str,
    ) -> None:
        self.style = style
        self.rendered: dict[str, list[Rendered]] = {}
        self.survey = Survey(workspace)
        self.spec = spec
        self.version = version
        self.now = self.latest = now
        self.changes: dict[str, Change] = {}
        self.steps: list[Step] = []
        self.migrations: list[Migrating] = []
        self.doubted: list[Risk] = []
        self.locks: dict[str, Lock | None] = {}
        self.elsewhere = cache(lambda: paths_elsewhere(spec, self.survey))
        self.removed: list[Change] = []
        self.stamps = self.survey.stamps()

    def plan(self) -> Plan:
        """Return the plan."""
        modules = list(self.spec.modules)
        self.locks = {name: self._lock(name) for name in modules}
        gone = gone_routes(self.spec, self.locks, self.elsewhere)
        width = self.style.formatting.print_width
        routes = register_routes(self.survey, self.spec.api, gone=gone, print_width=width)
        with part_of(_CHECKED, _RENDERED):
            routes = self._render(routes)
        with part_of(_RENDERED, 1.0):
            planned = [self._plan_module(name) for name in counted("modules planned", modules)]
        locks = [self._attributes(), *planned]
        config = register_modules(self.survey, modules, print_width=width)
        edits = [config, *([routes] if routes else [])]
        self._step("Registration", "makes Medusa load and guard what is new", edits)
        self._step("Memory", "lets a later plan merge with your edits; commit it", locks)
        target = target_for(self.version)
        return Plan(
            title=_title(self.spec),
            target=target,
            now=self.now,
            steps=self.steps,
            changes=list(self.changes.values()),
            reads=dict(sorted(self.survey.reads.items())),
            risks=sorted(
                [
                    *risks_of(self.spec, target, self.version, self.migrations, self.survey),
                    *risks_of_removal(gone, self.removed),
                    *risks_of_deleted(self.changes.values()),
                    *self.doubted,
                    *self.style.risks,
                ],
                key=lambda risk: _LEVELS.index(risk.level),
            ),
            sql=[statement for migrating in self.migrations for statement in migrating.sql],
            commands=list(self._commands()),
            checks=CHECKS,
        )

    def _render(self, routes: Change | None) -> Change | None:
        """Render every file as the project formats it; returns `routes`, if new, so too."""
        for name in counted("modules rendered", list(self.spec.modules)):
            self.rendered[name] = list(render_module(name, self.spec, self.version.version))
        if self.style.is_starters:
            return routes
        self.survey.heed(self.style.formatting.source)
        texts = {file.path: file.text for files in self.rendered.values() for file in files}
        if routes and routes.action is Action.CREATE and routes.content:
            texts[routes.path] = routes.content
        styled = self.style.styled(texts)
        self.rendered = {
            name: [file.model_copy(update={"text": styled[file.path]}) for file in files]
            for name, files in self.rendered.items()
        }
        if routes and routes.path in styled:
            return with_text(routes, self.style.with_line_ends(styled[routes.path]))
        return routes

    def _lock(self, name: str) -> Lock | None:
        path = lock_path(name)
        text = self.survey.text(path)
        return read_lock(text, path) if text is not None else None

    def _plan_module(self, name: str) -> Change:
        """Plan the files of one module; returns the change of its lock."""
        path, old = lock_path(name), self.locks[name]
        text = self.survey.text(path)
        files: dict[str, LockedFile] = {}
        migrating = plan_migration(
            name, self.spec.modules[name], self.survey, old, self.version.version, self._next_stamp
        )
        self.migrations.append(migrating)
        groups: dict[str, list[Change]] = {}
        for file in [*self.rendered[name], *migrating.files]:
            files[file.path] = locked_file(file.text, file.ownership)
            groups.setdefault(file.scaffold, []).append(self._decide(file, old))
        files |= migrating.kept
        for scaffold, changes in groups.items():
            title, reason = _STEPS[scaffold]
            self._step(f"{title} of {name}", reason, changes)
        files |= self._remove(name, old, set(files))
        lock = Lock(
            spec=_spec_digest(self.spec, name),
            pack=pack().label,
            medusa=self.version.version,
            files=dict(sorted(files.items())),
        )
        self.doubted += [_doubt(one) for one in doubts(old, lock)] if old else []
        return decide(
            path=path,
            rendered=write_lock(lock),
            on_disk=text,
            base=text,
            known=False,
            ownership=Ownership.EDITED,
            reason="remembers what was generated",
            origin="lock",
        )

    def _remove(self, name: str, old: Lock | None, files: set[str]) -> dict[str, LockedFile]:
        """Plan what goes of one module; returns the lock entries of what stays behind."""
        rendered = {file.path for others in self.rendered.values() for file in others}
        removing = plan_removal(old, files | rendered, self.elsewhere, self.survey)
        if removing.changes:
            self._step(f"Removals of {name}", "what the spec no longer asks for", removing.changes)
        self.removed += removing.changes
        return removing.kept

    def _attributes(self) -> Change:
        text = self.survey.text(ATTRIBUTES_PATH)
        return decide(
            path=ATTRIBUTES_PATH,
            rendered=ATTRIBUTES,
            on_disk=text,
            base=None,
            known=text is not None,
            ownership=Ownership.ONCE,
            reason="keeps the lock files out of diffs",
            origin="lock",
        )

    def _as_new(self, file: Rendered) -> str:
        # A migration is its generator's text, line ends included.
        return file.text if file.scaffold == "migration" else self.style.with_line_ends(file.text)

    def _decide(self, file: Rendered, old: Lock | None) -> Change:
        on_disk = self.survey.text(file.path)
        return decide(
            path=file.path,
            rendered=file.text if on_disk is not None else self._as_new(file),
            on_disk=on_disk,
            base=old.base(file.path) if old else None,
            known=bool(old and file.path in old.files),
            ownership=file.ownership,
            reason=file.reason,
            origin=file.origin,
        )

    def _next_stamp(self) -> str:
        """Return a stamp no migration of the project has: Medusa skips a second one (M1)."""
        stamp = int(self.latest)
        while str(stamp) in self.stamps:
            stamp = _second_after(stamp)
        self.latest = str(stamp)
        self.stamps.add(self.latest)
        return self.latest

    def _step(self, title: str, reason: str, changes: list[Change]) -> None:
        for change in changes:
            # A helper that several modules bring is one file of the plan.
            self.changes.setdefault(change.path, change)
        paths = [change.path for change in changes]
        self.steps.append(Step(title=title, reason=reason, paths=paths))

    def _commands(self) -> Iterator[Command]:
        for migrating in self.migrations:
            if migrating.by_generator:
                yield Command(
                    run=f"npx medusa db:generate {migrating.key}",
                    why="the tables changed; read the migration it writes before running it",
                )
        if any(change.writes for change in self.changes.values()):
            yield Command(run="npx medusa db:migrate", why="creates the new tables")


_LEVELS = ("high", "medium", "low")
_STEPS = {
    "module": ("Module and models", "what is stored, and the service that stores it"),
    "migration": ("Migration", "creates the tables; the snapshot tells Medusa they exist"),
    "workflows": ("Workflows", "every write is a step that can be taken back"),
    "api": ("Routes", "validated, paged, and checked for whose row it is"),
    "http-tests": ("Tests over HTTP", "run them with the rest of your tests"),
}


def _doubt(path: str) -> Risk:
    return Risk(
        level="high",
        message="the lock records another text here than this spec gives: it was edited, badly "
        "merged, or formatted otherwise, so an edit of yours may pass for ours; read the diff",
        path=path,
    )


def _title(spec: Spec) -> str:
    models = sum(len(module.models) for module in spec.modules.values())
    names = ", ".join(list(spec.modules)[:3]) + (" …" if len(spec.modules) > 3 else "")  # noqa: PLR2004
    routes = (
        f", {len(spec.api)} API {'path' if len(spec.api) == 1 else 'paths'}" if spec.api else ""
    )
    return f"{names}: {models} {'model' if models == 1 else 'models'}{routes}"


def _spec_digest(spec: Spec, module: str) -> str:
    """Return the digest of everything a spec says about one module."""
    api = {path: entry for path, entry in spec.api.items() if entry.model.split(".")[0] == module}
    body = {
        "module": spec.modules[module].model_dump(mode="json"),
        "api": {path: entry.model_dump(mode="json") for path, entry in api.items()},
    }
    return sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _second_after(stamp: int) -> int:
    from datetime import timedelta  # noqa: PLC0415  # only when stamps collide

    moment = datetime.strptime(str(stamp), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return int((moment + timedelta(seconds=1)).strftime("%Y%m%d%H%M%S"))
