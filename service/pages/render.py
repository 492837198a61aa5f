"""From a template to a page that loads nothing: its style stands in it, and is named by hash."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from tools.repo.visible import visible

_TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, **data: object) -> str:
    """Return a page; every text in it is escaped, and what hides in one is made visible."""
    style = asset("style.css")
    return (
        _environment().get_template(template).render(style=Markup(style), **data)  # noqa: S704  # our own file
    )


@cache
def asset(name: str) -> str:
    """Return a file that stands beside the templates."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever is put in passes here first, before it is escaped.
        finalize=lambda value: value if isinstance(value, Markup) else visible(str(value)),
    )
    environment.filters["code"] = Markup  # lines that were escaped when they were coloured
    environment.filters["hash"] = _hash  # how a policy names a style or script
    return environment


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
