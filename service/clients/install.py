"""Telling clients of this server, and taking it back: plans like all others."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from agents.definitions import agents_of
from agents.prompt import project_guide
from agents.stamp import is_ours, stamped
from service.clients import texts
from service.clients.client import CLIENTS, Client
from service.clients.duplicates import other_entry, with_additions
from service.clients.json_settings import with_member, without_member
from service.clients.place import Place, in_environment, program, settings_path
from service.clients.toml_settings import with_table, without_table
from tools.errors import SthenoError
from tools.medusa.installed import medusa_version, target_for
from tools.plan.apply import Applied
from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Frozen, Ownership, Plan, Step
from tools.plan.typescript.source import UnknownShapeError
from tools.repo.jsonc import Json
from tools.repo.visible import visible_name
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace, digest_of

# From the text that stands ("" for no file) to the text that should; None leaves it alone.
Edit = Callable[[str], str | None]
# A text in JSON or TOML, with what follows it where it is a key.
_TEXT = re.compile(r""""(?:\\.|[^"\\\n])*"(\s*[:=])?|(?<=[\s=,\[])'[^'\n]*'""")


@dataclass(frozen=True)
class _File:
    folder: Workspace
    path: str
    reason: str
    edit: Edit
    ownership: Ownership = Ownership.EDITED
    snippet: str = ""


class Installation(Frozen):
    """What is written into one folder, `root`, and what came of it once it is."""

    root: Path
    plan: Plan
    applied: Applied | None = None


class Installations(Frozen):
    """What attaching clients writes: the project first, then homes of clients."""

    installations: list[Installation]


def plan_install(
    place: Place, clients: list[Client], *, remove: bool = False
) -> list[Installation]:
    """Return the plans that tell `clients` of the server, or take it out again.

    What a person edited is left as it is, and settings that cannot be edited with certainty
    become manual changes.  Raises UsageError where a client has no place for settings yet.
    """
    steps: dict[Workspace, list[Step]] = {}
    changes: dict[Workspace, dict[str, Change]] = {}
    for client in clients:
        for file in _files(place, client, clients, remove=remove):
            changes.setdefault(file.folder, {}).setdefault(file.path, _change(file))
            title = "takes the server out" if remove else file.reason
            step = Step(title=client.title, reason=title, paths=[file.path])
            steps.setdefault(file.folder, []).append(step)
    return [
        Installation(
            root=folder.root,
            plan=_plan(place, clients, steps[folder], [*found.values()], remove=remove),
        )
        for folder, found in changes.items()
    ]


def is_installed(place: Place, client: Client) -> bool:
    """Tell whether a client's settings hold an entry of ours, whatever it says."""
    try:
        folder, path = place.settings_of(client)
        text = folder.read_text(path) or ""
        return bool(text) and _without_entry(client, text) != text
    except (UnknownShapeError, ValueError):
        return False


def _bound_to_this_machine(attached: list[Client]) -> Iterator[str]:
    """Yield what to know of entries that work here only, or in a terminal only."""
    started = program()
    for client in attached:
        named = client.settings.where == "absolute" or Path(started).is_absolute()
        if named and client.scope == "project":
            yield f"{client.settings.path} names a path of this machine: do not commit it"
    if attached and started == "stheno" and in_environment():
        yield (
            "`stheno` lies in an activated environment, which a client that is started from the"
            " desktop does not see: `uv tool install` puts it where all do"
        )


def _plan(
    place: Place, clients: list[Client], steps: list[Step], changes: list[Change], *, remove: bool
) -> Plan:
    names = ", ".join(dict.fromkeys(step.title for step in steps))
    changed = {change.path for change in changes if change.action is not Action.UNCHANGED}
    attached = [one for one in clients if not remove and settings_path(one) in changed]
    notes = [f"{client.title}: {client.after}" for client in attached]
    notes += _bound_to_this_machine(attached)
    if not remove:
        notes += [
            f"{client.settings.path} starts it by its entry {visible_name(other)} already"
            for client in clients
            if (other := _other(place, client))
        ]
    notes += [problem.message for problem in agents_of(place.folder, place.back_end).problems]
    return Plan(
        title=f"{names}: {'take Stheno out' if remove else 'attach Stheno'}",
        target=target_for(medusa_version(place.back_end)),
        now=datetime.now(UTC).strftime("%Y%m%d%H%M%S"),
        steps=steps,
        changes=changes,
        reads={},
        configuration=notes,
    )


def _files(place: Place, client: Client, clients: list[Client], *, remove: bool) -> Iterator[_File]:
    yield _settings_file(place, client, remove=remove)
    yield _guide_file(place, client, clients, remove=remove)
    if (wanted := client.agents) is None:
        return
    known = agents_of(place.folder, place.back_end).agents
    paths = {wanted.path.format(name=agent.name): agent for agent in known}
    for path, agent in paths.items():
        # One that the project keeps in this very folder is there already, by whatever name.
        origin = place.folder.root / agent.origin
        if origin.parent == (place.folder.root / path).parent and origin.is_file():
            continue
        reason = "a specialist to hand work to"
        yield _whole(place, path, wanted.write(agent), reason, remove=remove)
    for path in walk_files(place.folder, str(Path(wanted.path).parent)):
        if path not in paths and is_ours(_standing(place.folder, path)):
            yield _whole(place, path, "", "a specialist that is no more", remove=True)


def _standing(folder: Workspace, path: str) -> str:
    """Return the text of a file, "" for none and for what cannot be read."""
    try:
        return folder.read_text(path) or ""
    except SthenoError:
        return ""


def _settings_file(place: Place, client: Client, *, remove: bool) -> _File:
    folder, path = place.settings_of(client)
    entry: dict[str, Json] = {
        **client.settings.extra,
        "command": program(),
        "args": [*place.arguments(client)],
    }

    arguments = place.arguments(client)
    other = _other(place, client)

    def edit(text: str) -> str | None:
        if remove:
            return _without_entry(client, text)
        if other:
            return None
        return _with_entry(client, text, with_additions(client, text, entry, arguments))

    reason = f"{client.title} reads its MCP servers here: `{shlex.join([program(), *arguments])}`"
    return _File(folder, path, reason, edit, snippet=_with_entry(client, "", entry))


def _other(place: Place, client: Client) -> str | None:
    """Return the name of an entry of the person's own that starts the server already."""
    return other_entry(client, _standing(*place.settings_of(client)), place.arguments(client))


def _with_entry(client: Client, text: str, entry: dict[str, Json]) -> str:
    edit = with_table if client.settings.path.endswith(".toml") else with_member
    return edit(text, client.settings.keys, entry)


def _without_entry(client: Client, text: str) -> str:
    edit = without_table if client.settings.path.endswith(".toml") else without_member
    return edit(text, client.settings.keys) if text else text


def _guide_file(place: Place, client: Client, clients: list[Client], *, remove: bool) -> _File:
    guide = client.guide
    sharing = [one for one in CLIENTS if one.guide.path == guide.path]
    version = medusa_version(place.back_end).version
    has_agents = any(one.agents for one in sharing if one in clients or is_installed(place, one))
    known = agents_of(place.folder, place.back_end).agents if has_agents else []
    names = [agent.name for agent in known]
    text = project_guide(version=version, folder=place.inner, agents=names)
    reason = f"tells {client.title}'s model how this back end is changed"
    if not guide.shared:
        return _whole(place, guide.path, guide.head + text, reason, remove=remove)
    staying = any(is_installed(place, one) for one in sharing if one not in clients)

    def edit(standing: str) -> str:
        if remove:
            return standing if staying else texts.without_block(standing)
        return texts.with_block(standing, text)

    return _File(place.folder, guide.path, reason, edit, snippet=texts.with_block("", text))


def _whole(place: Place, path: str, text: str, reason: str, *, remove: bool) -> _File:
    comment = "# {}" if path.endswith(".toml") else "\n<!-- {} -->"
    ours = stamped(text, comment=comment)

    def edit(standing: str) -> str | None:
        if standing and not is_ours(standing):
            return None
        return "" if remove else ours

    return _File(place.folder, path, reason, edit, Ownership.MANAGED)


def _change(file: _File) -> Change:
    """Return what becomes of one file; a text that ends up empty is a file that goes."""
    standing = file.folder.read_text(file.path)
    before = None if standing is None else digest_of(standing.encode())
    try:
        wanted = file.edit(standing or "")
    except UnknownShapeError as error:
        reason = f"{file.reason} ({error.message})"
        by_hand = {"snippet": file.snippet, "line": error.line}
        return _made(file, Action.MANUAL, reason, before, None).model_copy(update=by_hand)
    if wanted is None:
        return _made(file, Action.UNCHANGED, f"{file.reason} (yours, kept)", before, standing)
    wanted = _ended_like(standing or "", wanted)
    if wanted == (standing or ""):
        return _made(file, Action.UNCHANGED, f"{file.reason} (already so)", before, standing)
    if not wanted:
        return _made(file, Action.DELETE, file.reason, before, None, diff=(standing, None))
    action = Action.CREATE if standing is None else Action.UPDATE
    return _made(file, action, file.reason, before, wanted, diff=(standing, wanted))


def _ended_like(standing: str, wanted: str) -> str:
    """Return a text with CRLF at the ends of its lines, if the one that stands has no other end."""
    if standing.count("\n") == standing.count("\r\n") > 0:
        return wanted.replace("\r\n", "\n").replace("\n", "\r\n")
    return wanted


def _made(  # noqa: PLR0913  # what a change is made of
    file: _File,
    action: Action,
    reason: str,
    before: str | None,
    text: str | None,
    *,
    diff: tuple[str | None, str | None] | None = None,
) -> Change:
    writes = action in {Action.CREATE, Action.UPDATE}
    after = None if action is Action.DELETE else before
    return Change(
        path=file.path,
        action=action,
        ownership=file.ownership,
        reason=reason,
        origin="install",
        before=before,
        after=digest_of(text.encode()) if writes and text else after,
        content=text if writes else None,
        diff=unified_diff(file.path, *diff) if diff else "",
    )


def masked(plan: Plan) -> Plan:
    """Return a plan to show, with the texts in settings that are ours, and none that stand there.

    Other servers' entries hold keys and tokens, on our lines too where a file has only one.
    """
    changes = [
        change.model_copy(update={"diff": _masked(change.diff), "content": None})
        if change.ownership is Ownership.EDITED
        else change
        for change in plan.changes
    ]
    return plan.model_copy(update={"changes": changes})


def _masked(diff: str) -> str:
    lines = diff.split("\n")
    come, gone, stay = (_texts(line for line in lines if line.startswith(one)) for one in "+- ")
    # Where nothing comes, what goes was ours.
    ours = come - gone - stay or gone - come - stay
    return _TEXT.sub(lambda found: found[0] if found[1] or found[0] in ours else "***", diff)


def _texts(lines: Iterable[str]) -> set[str]:
    return {found[0] for found in _TEXT.finditer("\n".join(lines)) if not found[1]}
