"""Bearer tokens of a team's server: who holds one, what they may do, and until when.

Only a token's SHA-256 is kept: it holds 256 random bits, so nobody guesses one, and a hash that
is slow on purpose would only slow every request down.  One file a token, below the user's state
folder, which no checkout can fill.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from platformdirs import user_state_path
from pydantic import AwareDatetime, Field, ValidationError

from service.callers import Role
from tools.errors import SthenoError, UsageError
from tools.plan.model import Frozen

PREFIX = "sth_"
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$")]


class Token(Frozen):
    """What is kept of one token; `workspaces` None stands for all, times are in UTC."""

    name: Name
    role: Role
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    workspaces: list[str] | None = None
    created: AwareDatetime
    expires: AwareDatetime | None = None

    def valid_at(self, time: datetime) -> bool:
        """Tell whether the token still holds at a time."""
        return self.expires is None or time < self.expires


class TokenList(Frozen):
    """Every token that is kept, by name."""

    tokens: list[Token]


class TokenStore:
    """The tokens in one folder, by default the user's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_state_path("stheno") / "tokens"

    def create(
        self,
        name: str,
        role: Role,
        *,
        workspaces: list[str] | None = None,
        lasts: timedelta | None = None,
    ) -> str:
        """Make a token and return it; it is told this once and cannot be read again.

        Raises UsageError if the name is taken or no name, SthenoError if it cannot be kept.
        """
        secret = PREFIX + secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        try:
            token = Token(
                name=name,
                role=role,
                digest=_digest(secret),
                workspaces=workspaces,
                created=now,
                expires=now + lasts if lasts else None,
            )
        except (ValidationError, OverflowError) as error:
            fix = "letters, digits and . _ @ - for a name; a lifetime of at most centuries"
            raise UsageError(f"{name!r} cannot be made a token", fix=fix) from error
        self._write(token)
        return secret

    def all(self) -> list[Token]:
        """Return every token by name; one that is damaged opens nothing and is left out."""
        return sorted(self._read(), key=lambda token: token.name)

    def revoke(self, name: str) -> None:
        """Take a token away; raises UsageError if there is none of this name."""
        known = {path.stem: path for path in self._folder.glob("*.json")}
        if name not in known:
            raise UsageError(f"there is no token {name!r}", fix="stheno token list")
        known[name].unlink(missing_ok=True)

    def find(self, secret: str) -> Token | None:
        """Return the token that `secret` is, if it is one and still holds."""
        digest, now = _digest(secret), datetime.now(UTC)
        found = [one for one in self._read() if secrets.compare_digest(one.digest, digest)]
        return found[0] if found and found[0].valid_at(now) else None

    def _read(self) -> Iterator[Token]:
        with suppress(FileNotFoundError):
            for path in self._folder.glob("*.json"):
                with suppress(OSError, ValidationError):
                    yield Token.model_validate_json(path.read_bytes())

    def _write(self, token: Token) -> None:
        path = self._folder / f"{token.name}.json"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(token.model_dump_json(indent=1).encode())
        except FileExistsError as error:
            fix = f"stheno token revoke {token.name}, or take another name"
            raise UsageError(f"there is a token {token.name!r} already", fix=fix) from error
        except OSError as error:
            message = f"the token is not kept: {error.strerror}"
            raise SthenoError(message, where=str(path)) from error


def _digest(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()
