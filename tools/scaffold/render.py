"""From templates and plain data to the text of files."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from tools.errors import SthenoError
from tools.scaffold.compiled import CompiledTemplates
from tools.scaffold.layout import lay_out

SCAFFOLDS = Path(__file__).resolve().parents[2] / "scaffolds"

# Strings, numbers, booleans, None, and lists and dictionaries of them: never objects.
Data: TypeAlias = dict[str, object]


class TemplateFailedError(SthenoError):
    """A template could not be rendered; the place names its file and line."""


class _Environment(SandboxedEnvironment):
    """A sandbox in which a name behind a dot is a key of the data, never a Python method."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, dict):
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class _Loader(FileSystemLoader):
    """Finds templates in the scaffolds; behind the mark, a name is a template's text itself."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if template.startswith(_INLINE):
            return template.removeprefix(_INLINE), "<inline>", lambda: True
        return super().get_source(environment, template)


_INLINE = "inline:"
_OPTIONS = {
    "autoescape": False,  # the output is TypeScript, not HTML
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@cache
def environment() -> SandboxedEnvironment:
    """Return the one environment of this process: sandboxed, strict, caching what it compiled."""
    return _Environment(
        loader=_Loader(SCAFFOLDS),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(_OPTIONS),
        **_OPTIONS,
    )


def render(template: str, data: Mapping[str, object]) -> str:
    """Return the text that the template of this name makes of `data`, laid out to width."""
    try:
        return lay_out(environment().get_template(template).render(data))
    except TemplateError as error:
        raise TemplateFailedError(str(error), where=_place(error, template)) from error


def render_line(text: str, data: Mapping[str, object]) -> str:
    """Return a one-line template, such as a path in a manifest, filled with `data`."""
    if "{" not in text:
        return text
    try:
        return environment().get_template(_INLINE + text).render(data)
    except TemplateError as error:
        raise TemplateFailedError(str(error), where=text) from error


def _place(error: TemplateError, template: str) -> str:
    trace, line = error.__traceback__, getattr(error, "lineno", None)
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(template):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{template}:{line}" if line else template
