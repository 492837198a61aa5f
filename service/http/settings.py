"""What the operator of a team's server decides: flags, then environment, then a file."""

import ipaddress
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from agents.runs import Limits
from service.callers import Role
from service.runs import AT_ONCE, PER_CALLER
from tools.errors import UsageError
from tools.repo.meant import did_you_mean
from tools.repo.yaml_text import parse_yaml

_NAME_ONE = "name one by `--workspace shop=apps/backend`, or in a file: `--config serve.yaml`"
# Stands for every workspace of the server.
EVERY = "*"
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]


class OAuth(BaseModel):
    """Tokens of an authorization server: `audience` is this server's address as they name it.

    `roles` maps a scope to the role it gives; a token without one of them opens nothing.
    `workspaces` maps a scope to the names of the workspaces that exist for it, `*` for all; a token
    may name them itself, in the claim `workspaces_claim`.  For one that says neither none exists.
    """

    model_config = ConfigDict(extra="forbid")

    issuer: str
    audience: str
    jwks_url: str
    roles: dict[str, Role] = {"stheno:lead": "lead", "stheno:developer": "developer"}
    workspaces: dict[str, list[Name | Literal["*"]]] = Field(default_factory=dict)
    workspaces_claim: Annotated[str, Field(min_length=1)] = "stheno_workspaces"


class RunSettings(BaseModel):
    """How much the runs of agents may take.

    `at_once` are played at a time, others wait their turn; `per_caller` is how many of one caller
    may be under way.  `most` bounds every run, `cost_per_day` what all runs cost together, in US
    dollars, that were played in the last 24 hours.  `models` are those that may be asked, as
    `provider:model`; None is any that the server has a key for.  `web` lets agents search the web
    that list it.
    """

    model_config = ConfigDict(extra="forbid")

    at_once: Annotated[int, Field(ge=1, le=500)] = AT_ONCE
    per_caller: Annotated[int, Field(ge=1)] = PER_CALLER
    most: Limits = Limits()
    cost_per_day: Annotated[float | None, Field(gt=0)] = None
    models: list[str] | None = None
    web: bool = False


class Settings(BaseSettings):
    """Everything that `stheno serve` is told.

    `per_minute` bounds the requests of one caller, `body_bytes` the size of each, and
    `request_seconds` the time its headers may take, and then its body.  Hosts and origins are those
    a browser may name; without any, only loopback ones.  `agents` lets callers have agents work,
    with the model provider's key of this process.
    """

    model_config = SettingsConfigDict(env_prefix="STHENO_SERVE_", extra="forbid")

    workspaces: dict[Name, Path]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8370
    no_auth: bool = False
    allowed_hosts: list[str] = Field(default_factory=list)
    allowed_origins: list[str] = Field(default_factory=list)
    body_bytes: Annotated[int, Field(ge=1_000, le=100_000_000)] = 1_000_000
    per_minute: Annotated[int, Field(ge=1)] = 600
    request_seconds: Annotated[float, Field(gt=0, le=3_600)] = 30
    toolsets: str | None = None
    exclude: str | None = None
    read_only: bool = False
    oauth: OAuth | None = None
    agents: bool = False
    runs: RunSettings = RunSettings()

    @model_validator(mode="after")
    def _is_safe(self) -> "Settings":
        if self.no_auth and not is_loopback(self.host):
            told = "no_auth opens the server to everybody who reaches its host"
            raise ValueError(f"{told}: use 127.0.0.1, or tokens of `stheno token create`")
        if not self.workspaces:
            raise ValueError("workspaces: name at least one")
        for scope, names in self.oauth.workspaces.items() if self.oauth else ():
            for name in names:
                if name != EVERY and name not in self.workspaces:
                    near = did_you_mean(name, self.workspaces)
                    told = f"oauth.workspaces: {scope}: there is no workspace {name!r}"
                    raise ValueError(f"{told}; {near}" if near else told)
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # the signature is the library's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # read before, see below
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # no `.env` is read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # nor a secrets folder
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what is given by name: `read_settings` has put it in order."""
        return (init_settings,)


def read_settings(file: Path | None, flags: dict[str, Any]) -> Settings:
    """Return the settings: `flags` win over the environment, and that over a YAML file.

    Raises UsageError that names the file, and the field that is wrong.
    """
    from_file = _read(file) if file is not None else {}
    where = str(file) if file else "stheno serve"
    try:
        environment = EnvSettingsSource(Settings)()
        given = {**from_file, **environment, **flags}
        if not given.get("workspaces"):
            raise UsageError("no workspace is named", where=where, fix=_NAME_ONE)
        return Settings(**given)
    except SettingsError as error:
        raise UsageError(str(error), where="environment", fix="lists and maps are JSON") from error
    except ValidationError as error:
        told = "; ".join(
            ": ".join(filter(None, (".".join(map(str, problem["loc"])), _said(problem["msg"]))))
            for problem in error.errors(include_url=False, include_input=False)
        )
        raise UsageError(told, where=where, fix="see `stheno serve --help`") from error


def _said(message: str) -> str:
    # What pydantic puts before the words of a check of ours.
    return message.removeprefix("Value error, ")


def is_loopback(host: str) -> bool:
    """Tell whether a host is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _read(file: Path) -> dict[str, Any]:
    try:
        value = parse_yaml(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(file)) from error
    except ValueError as error:
        raise UsageError(f"no YAML: {error}", where=str(file)) from error
    if not isinstance(value, dict):
        raise UsageError("settings are a mapping", where=str(file))
    folder = file.resolve().parent
    spaces = value.get("workspaces")
    if isinstance(spaces, dict):
        # A path in a file is taken from where the file stands.
        value["workspaces"] = {name: str(folder / str(path)) for name, path in spaces.items()}
    return dict(value)
