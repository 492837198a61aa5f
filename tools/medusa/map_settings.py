"""The settings of `medusa-config`: everything in it but modules and plugins, by dotted name."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import literal, members
from tools.medusa.map_config import config_options
from tools.medusa.map_model import Setting
from tools.medusa.sources import Source
from tools.repo.parse import line_of, text_of
from tools.repo.visible import visible_name

_REGISTERED = frozenset({"modules", "plugins"})
_DEEPEST = 8
_LONGEST = 60
# A file's settings are few; what is made to have more is cut off.
_MOST = 500
_SECRET = re.compile(r"secret|password|token|key|url|credential|license|dsn", re.IGNORECASE)
_NO_SECRET = frozenset({"number", "true", "false", "null", "undefined"})
_WRITTEN = frozenset({"array", "object", "template_string"})


def settings_of(config: Source) -> list[Setting]:
    """Return the settings in source order; a literal that may be a secret is `(set)`."""
    options = config_options(config)
    found: list[Setting] = []
    for setting in () if options is None else _settings(config, options, "", 0):
        found.append(setting)
        if len(found) == _MOST:
            config.sources.problem(config.path, None, f"only its first {_MOST} settings are read")
            break
    return found


def _settings(config: Source, node: Node, start: str, depth: int) -> Iterator[Setting]:
    for name, given in members(config.value(node)).items():
        if depth == 0 and name in _REGISTERED:
            continue
        dotted, value = visible_name(f"{start}{name}"), config.value(given)
        inner = members(value) if value.type == "object" else {}
        if inner and depth < _DEEPEST:
            yield from _settings(config, value, f"{dotted}.", depth + 1)
        else:
            told = _told(config, name, given)
            yield Setting(file=config.path, line=line_of(given), name=dotted, value=told)


def _told(config: Source, name: str, node: Node) -> str:
    value = config.value(node)
    if value.type not in _NO_SECRET and _is_secret(config, name, value):
        return "(set)"
    if value.type == "array":
        return ", ".join(config.labels(value))
    return config.label(value)


def _is_secret(config: Source, name: str, value: Node) -> bool:
    if _SECRET.search(name) and _is_written_out(config, value):
        return True
    # A certificate, a connection with its password: whatever the setting is called.
    return "://" in text_of(value) or len(config.string(value) or "") > _LONGEST


def _is_written_out(config: Source, node: Node) -> bool:
    """Tell whether the value stands in the code, wholly or as what comes after `||`."""
    if node.type in _WRITTEN or config.string(node) is not None:
        return True
    return any(
        literal(child) is not None or child.type == "template_string" for child in _below(node)
    )


def _below(node: Node) -> Iterator[Node]:
    stack = list(node.named_children)
    while stack:
        current = stack.pop()
        yield current
        stack.extend(current.named_children)
