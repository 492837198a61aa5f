"""Asking every route of the project: is it there, is it guarded, does it hold."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from tools.medusa.map_model import Middleware, ProjectMap, Route
from tools.verify.checks.http import Answer, Client
from tools.verify.output import counted
from tools.verify.seed import ADMIN_EMAIL

_PARAMETER = re.compile(r":\w+")
# No row has this id: what a route says of an unknown one is part of the probe.
_UNKNOWN_ID = "stheno_probe"


@dataclass
class Answers:
    """What the probes showed, a line each; `refusals` are the messages of expected ones."""

    routes: int
    guards: int = 0
    reads: int = 0
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    refusals: set[str] = field(default_factory=set)

    @property
    def summary(self) -> str:
        """The numbers in words."""
        return f"{counted(self.guards, 'guard')} hold, {counted(self.reads, 'read')} answered"

    def note(self, line: str, *, right: bool) -> bool:
        """Keep a line; returns `right`."""
        (self.right if right else self.wrong).append(line)
        return right


async def probe(client: Client, project: ProjectMap, admin_password: str) -> Answers:
    """Ask each route without credentials, and the reading ones with them.

    A store route that declares a login is asked with a publishable key alone, too.

    A writing method is asked only where a guard must refuse it: what it does beyond the database
    (a mail, a payment) is not ours to set off.
    """
    routes = project.routes
    answers = Answers(len(routes))
    admin = await _admin(client, admin_password)
    store = await _publishable_key(client, admin)
    for route in routes:
        path = _PARAMETER.sub(_UNKNOWN_ID, route.path)
        for guard in _guards(route, project.middlewares):
            answer = await client.send(guard.method, path, store if guard.with_key else None)
            lacking = "a login" if guard.with_key else "credentials"
            line = f"{guard.method} {route.path} without {lacking}: {answer.status}"
            if answer.status == guard.status:
                answers.guards += answers.note(line, right=True)
                answers.refusals.add(_value(answer, "message") or "")
            else:
                answers.note(f"{line}, expected {guard.status:d} ({route.file})", right=False)
        if "GET" in route.methods:
            answer = await client.send("GET", path, {**admin, **store})
            line = f"GET {route.path}: {answer.status}"
            reason = _fault(answer)
            if reason is None:
                answers.reads += answers.note(line, right=True)
                answers.refusals.add(_value(answer, "message") or "")
            else:
                place = f"{route.file}:{route.methods['GET']}"
                answers.note(f"{line}, {reason} ({place})", right=False)
    return answers


@dataclass(frozen=True)
class _Guard:
    """A method that must be refused, and how; `with_key` asks with a publishable key."""

    method: str
    status: HTTPStatus
    with_key: bool = False


def _guards(route: Route, middlewares: Sequence[Middleware]) -> Iterator[_Guard]:
    """Yield what stands between a route and a caller without credentials."""
    for method in route.methods:
        if method in {"OPTIONS", "HEAD"}:
            continue
        if route.path.startswith("/admin") and route.authenticate:
            yield _Guard(method, HTTPStatus.UNAUTHORIZED)
        elif route.path.startswith("/store"):
            yield _Guard(method, HTTPStatus.BAD_REQUEST)
            if _asks_for_login(route, method, middlewares):
                yield _Guard(method, HTTPStatus.UNAUTHORIZED, with_key=True)


def _asks_for_login(route: Route, method: str, middlewares: Sequence[Middleware]) -> bool:
    """Tell whether an entry for exactly this route and method calls `authenticate`."""
    return any(
        entry.matcher == route.path
        and method in (entry.methods or [method])
        and any(name.startswith("authenticate") for name in entry.middlewares)
        for entry in middlewares
    )


def _fault(answer: Answer) -> str | None:
    if answer.unknown_route:
        return "nobody serves it"
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"it fails: {answer.text[:300]}"
    return None


async def _admin(client: Client, password: str) -> dict[str, str]:
    login = {"email": ADMIN_EMAIL, "password": password}
    answer = await client.send("POST", "/auth/user/emailpass", body=login)
    token = _value(answer, "token")
    return {"authorization": f"Bearer {token}"} if token else {}


async def _publishable_key(client: Client, admin: dict[str, str]) -> dict[str, str]:
    wanted = {"title": "probe", "type": "publishable"}
    answer = await client.send("POST", "/admin/api-keys", admin, wanted)
    token = _value(answer, "api_key", "token")
    return {"x-publishable-api-key": token} if token else {}


def _value(answer: Answer, *keys: str) -> str | None:
    """Return a text inside a JSON answer, or None where there is no such."""
    try:
        found = json.loads(answer.text)
    except ValueError:
        return None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None
