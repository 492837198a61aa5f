"""The templates of what is said to a model, rendered in a sandbox."""

import json
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from tools.repo.visible import visible

_TEMPLATES = Path(__file__).parent.parent / "prompts"


def rendered(template: str, **values: object) -> str:
    """Render a template below `prompts/`; template marks inside the values are text."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=False,
        auto_reload=False,
        autoescape=False,  # the output is Markdown for a model, not HTML
    )
    environment.filters["data"] = _data
    return environment


def _data(value: object) -> str:
    """Return a text of the repository so that it cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False)
    return visible(text).replace("<", "\\u003c")
