"""What every request passes before anything of ours sees it: host, origin, size, token, rate.

A plain ASGI middleware, so that it holds for the API and for MCP alike.  It also gives each
request an id, logs one line about it, and counts it; tokens, queries and bodies are never logged.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import anyio
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.authentication import Authenticator
from service.http.identity import SCOPE, Identity
from service.http.metrics import Metrics
from service.http.problems import SECURITY, problem_response
from service.http.settings import Settings, is_loopback

# These say nothing but that the server is there: what watches a server has no token, and knows it
# by an address that it has for now.
OPEN = frozenset({"/health", "/ready"})
WELL_KNOWN = "/.well-known/oauth-protected-resource"
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LOG = logging.getLogger("stheno.access")


@dataclass(frozen=True)
class Access:
    """What is told of one request; its text is JSON."""

    fields: Mapping[str, str | int | float | None]

    def __str__(self) -> str:
        """Return the fields as a line of JSON."""
        return json.dumps(self.fields)


@dataclass
class _Request:
    """One request on its way, and what is told of it in the end."""

    scope: Scope
    headers: Headers
    id: str
    started: float = field(default_factory=time.perf_counter)
    status: int = 0
    principal: str | None = None


class Gate:
    """Lets requests through to `app` that may come in."""

    def __init__(
        self, app: ASGIApp, settings: Settings, authenticator: Authenticator, metrics: Metrics
    ) -> None:
        self._app = app
        self._settings = settings
        self._authenticator = authenticator
        self._metrics = metrics
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._rate = parse(f"{settings.per_minute}/minute")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request = _Request(scope, headers, given if _ID.fullmatch(given) else secrets.token_hex(8))
        scope["stheno.request_id"] = request.id

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                request.status = message["status"]
                out = MutableHeaders(scope=message)
                out["x-request-id"] = request.id
                for name, value in SECURITY.items():
                    out.setdefault(name, value)
            await send(message)

        try:
            await self._pass(request, receive, answer)
        except Exception:
            # Told to the client further out, where `answer` is not passed.
            request.status = request.status or HTTPStatus.INTERNAL_SERVER_ERROR
            raise
        finally:
            self._tell(request)

    async def _pass(self, request: _Request, receive: Receive, send: Send) -> None:
        scope, headers = request.scope, request.headers
        watched = scope["path"] in OPEN
        if not watched and (refusal := self._stranger(headers)):
            await refusal(scope, receive, send)
            return
        if watched or scope["path"].startswith(WELL_KNOWN):
            # What nobody had to show a token for reads no body.
            await self._app(scope, receive, send)
            return
        identity = await self._authenticator.identity(_bearer(headers))
        if not await self._limiter.hit(self._rate, _who(scope, identity)):
            await self._too_many()(scope, receive, send)
            return
        if identity is None:
            await self._unknown()(scope, receive, send)
            return
        request.principal = identity.principal.name
        scope[SCOPE] = identity
        scope["user"] = _sdk_user(identity)
        body = None
        with anyio.move_on_after(self._settings.request_seconds) as clock:
            body = await self._body(receive, _length(headers))
        if clock.cancelled_caught:
            await self._too_slow()(scope, receive, send)
            return
        if body is None:
            await self._too_large()(scope, receive, send)
            return
        first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replayed() -> Message:
            return first.pop() if first else await receive()

        await self._app(scope, replayed, send)

    async def _body(self, receive: Receive, told: int) -> bytes | None:
        """Return the whole body, or None if it is longer than allowed, whatever length it told."""
        body = bytearray()
        if told > self._settings.body_bytes:
            return None
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                # Half a request is none, and nobody waits for an answer.
                return None
            body += message.get("body", b"")
            if len(body) > self._settings.body_bytes:
                return None
            if not message.get("more_body"):
                return bytes(body)

    def _stranger(self, headers: Headers) -> ASGIApp | None:
        """Refuse a host or an origin that a web page of somebody else would send."""
        host = headers.get("host", "")
        if not _known(host, self._settings.allowed_hosts):
            return problem_response(
                HTTPStatus.MISDIRECTED_REQUEST,
                "this server does not answer to that host",
                fix="the operator lists it under allowed_hosts",
            )
        origin = headers.get("origin")
        if origin is None or origin in self._settings.allowed_origins:
            return None
        name = origin.partition("://")[2]
        if self._settings.no_auth:
            # Any page on this machine could act for the person, but for our own.
            own = name == host
        else:
            own = bool(name) and not self._settings.allowed_hosts and _known(name, [])
        if own:
            return None
        return problem_response(
            HTTPStatus.FORBIDDEN,
            "pages of that origin may not call this server",
            fix="the operator lists it under allowed_origins",
        )

    def _unknown(self) -> ASGIApp:
        challenge = "Bearer"
        if oauth := self._settings.oauth:
            place = oauth.audience.rstrip("/").removesuffix("/mcp") + WELL_KNOWN
            challenge += f' resource_metadata="{place}"'
        return problem_response(
            HTTPStatus.UNAUTHORIZED,
            "no valid token came with this request",
            fix="send `Authorization: Bearer …`; `stheno token create` makes one",
            headers={"www-authenticate": challenge},
        )

    def _too_many(self) -> ASGIApp:
        return problem_response(
            HTTPStatus.TOO_MANY_REQUESTS,
            f"more than {self._settings.per_minute} requests in a minute",
            fix="wait, then go on",
            headers={"retry-after": "60"},
        )

    def _too_slow(self) -> ASGIApp:
        return problem_response(
            HTTPStatus.REQUEST_TIMEOUT,
            f"the body did not come within {self._settings.request_seconds:g} seconds",
        )

    def _too_large(self) -> ASGIApp:
        return problem_response(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"the body is longer than {self._settings.body_bytes:,} bytes",
        )

    def _tell(self, request: _Request) -> None:
        route = getattr(request.scope.get("route"), "path", None)
        path = route or ("/mcp" if request.scope["path"] == "/mcp" else "other")
        seconds = time.perf_counter() - request.started
        method = request.scope["method"] if request.scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, path, str(request.status)).inc()
        self._metrics.seconds.labels(path).observe(seconds)
        _LOG.info(
            Access(
                {
                    "id": request.id,
                    "method": method,
                    "route": path,
                    "status": request.status,
                    "ms": round(seconds * 1000, 1),
                    "principal": request.principal,
                }
            )
        )


_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})


def _bearer(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _who(scope: Scope, identity: Identity | None) -> str:
    """Return what a rate is counted by: the caller, or where an unknown one comes from."""
    if identity is not None:
        return f"principal {identity.principal.name}"
    client = scope.get("client")
    return f"address {client[0] if client else '?'}"


def _sdk_user(identity: Identity) -> AuthenticatedUser:
    """Return the caller as the SDK knows one: a session answers only to who began it."""
    name = identity.principal.name
    return AuthenticatedUser(AccessToken(token=name, client_id=name, scopes=[], subject=name))


def _known(host: str, allowed: Iterable[str]) -> bool:
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    known = list(allowed)
    return is_loopback(name) if not known else (name in known or host in known)


def _length(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0  # noqa: PLR2004  # digits
