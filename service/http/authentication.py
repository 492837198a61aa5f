"""From a request's bearer token to an identity: tokens of our own, or of an OAuth issuer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import jwt
from anyio import CapacityLimiter, to_thread
from jwt import PyJWKClient

from service.callers import Principal, Role
from service.http.identity import Identity
from service.http.settings import EVERY, OAuth, Settings
from service.http.tokens import PREFIX, TokenStore
from tools.person import local_person

# The highest first.
_ROLES: tuple[Role, ...] = ("lead", "developer")
_SUBJECT = 128
_ASKING = 8
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]


class Authenticator(Protocol):
    """Tells who a bearer token belongs to."""

    async def identity(self, token: str | None) -> Identity | None:
        """Return whose token it is, or None for nobody's."""


class Nobody:
    """Lets everybody in as the person who started the server, which listens on loopback only."""

    def __init__(self, workspaces: Mapping[str, Path]) -> None:
        self._identity = Identity(Principal(local_person(), "lead"), workspaces)

    async def identity(self, token: str | None) -> Identity | None:  # noqa: ARG002  # none is needed
        """Return the person who started the server."""
        return self._identity


class Bearers:
    """Knows our own tokens by their prefix, and asks the issuer's keys about all others."""

    def __init__(
        self, workspaces: Mapping[str, Path], store: TokenStore, oauth: OAuth | None
    ) -> None:
        self._workspaces = workspaces
        self._store = store
        self._oauth = oauth
        self._keys = PyJWKClient(oauth.jwks_url, timeout=5) if oauth else None
        # Threads of its own: an issuer that does not answer holds up nobody but its own callers.
        self._asking = CapacityLimiter(_ASKING)

    async def identity(self, token: str | None) -> Identity | None:
        """Return whose token it is, or None for nobody's."""
        if not token:
            return None
        if token.startswith(PREFIX):
            return await to_thread.run_sync(self._by_token, token)
        return await to_thread.run_sync(self._by_issuer, token, limiter=self._asking)

    def _by_token(self, secret: str) -> Identity | None:
        token = self._store.find(secret)
        if token is None:
            return None
        seen = {
            name: path
            for name, path in self._workspaces.items()
            if token.workspaces is None or name in token.workspaces
        }
        return Identity(Principal(token.name, token.role), seen)

    def _by_issuer(self, token: str) -> Identity | None:
        if self._oauth is None or self._keys is None:
            return None
        try:
            key = self._keys.get_signing_key_from_jwt(token)
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=_ALGORITHMS,
                audience=self._oauth.audience,
                issuer=self._oauth.issuer,
                options={"require": ["exp", "aud", "iss", "sub"]},
            )
        except jwt.PyJWTError:
            return None
        scopes = _listed(claims.get("scope") or claims.get("scp"))
        role, subject = _role(scopes, self._oauth), str(claims["sub"])
        if role is None or not subject.isprintable() or len(subject) > _SUBJECT:
            return None
        # No token of ours can be called so.
        principal = Principal(f"oauth:{subject}", role)
        return Identity(principal, self._seen(scopes, claims, self._oauth))

    def _seen(
        self, scopes: list[str], claims: Mapping[str, object], oauth: OAuth
    ) -> Mapping[str, Path]:
        """Return the workspaces that a token's scopes give, or that it names itself."""
        given = {name for scope in scopes for name in oauth.workspaces.get(scope, ())}
        if EVERY in given:
            return self._workspaces
        given.update(_listed(claims.get(oauth.workspaces_claim)))
        return {name: path for name, path in self._workspaces.items() if name in given}


def authenticator(settings: Settings, store: TokenStore) -> Authenticator:
    """Return what authenticates the callers of a server with these settings."""
    if settings.no_auth:
        return Nobody(settings.workspaces)
    return Bearers(settings.workspaces, store, settings.oauth)


def _role(scopes: list[str], oauth: OAuth) -> Role | None:
    """Return the highest role that a token's scopes give."""
    roles = {oauth.roles[scope] for scope in scopes if scope in oauth.roles}
    return next((role for role in _ROLES if role in roles), None)


def _listed(given: object) -> list[str]:
    """Return the words of a claim, which is a list of them or a text with blanks between them."""
    words = given.split() if isinstance(given, str) else given
    return [one for one in words if isinstance(one, str)] if isinstance(words, list) else []
