"""Rules about providers: the ones a list of one's own replaces, and what one must implement."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.expressions import literal
from tools.medusa.map_config import config_file
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

_PACKAGE = "@medusajs/medusa/"
# What `defineConfig` registers, and who misses it; `file` can have one provider only.
_DEFAULTS = {
    "auth": ("auth-emailpass", "nobody signs in with an e-mail address and a password"),
    "fulfillment": ("fulfillment-manual", "shipping options of `manual` lose their provider"),
    "notification": ("notification-local", "nothing sends to the channel `feed` of the dashboard"),
}
_FULFILLMENT = "AbstractFulfillmentProviderService"
_CAN, _CALCULATE = "canCalculate", "calculatePrice"


def _replaced(project: Project) -> Iterator[Found]:
    config = config_file(project.sources)
    for entry in [] if config is None else descendants(config.root, "object"):
        if config is None:
            continue
        resolve, options = (config.member(entry, part) for part in ("resolve", "options"))
        name = None if resolve is None else config.string(resolve)
        default = None if name is None else _DEFAULTS.get(_module(name))
        listed = None if options is None else config.member(options, "providers")
        value = None if listed is None else config.value(listed)
        if default is None or value is None or listed is None or value.type != "array":
            continue
        if _may_have(config, value, default[0]):
            continue
        yield at(config, value, f"`{_PACKAGE}{default[0]}` is not among them: {default[1]}")


def _module(resolve: str) -> str:
    return resolve.removeprefix(_PACKAGE if resolve.startswith(_PACKAGE) else "@medusajs/")


def _may_have(config: Source, providers: Node, name: str) -> bool:
    """Tell whether a list has a provider, or something that is not written out."""
    for item in providers.named_children:
        if item.type == "comment":
            continue
        resolve = config.member(item, "resolve")
        text = None if resolve is None else config.string(resolve)
        if text is None or text.endswith(name) or "feed" in text_of(item):
            return True
    return False


def _uncalculated(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src"):
        if _FULFILLMENT not in source.imports:
            continue
        for heritage in descendants(source.root, "extends_clause"):
            base = heritage.child_by_field_name("value")
            owner = heritage.parent.parent if heritage.parent is not None else None
            body = None if owner is None else owner.child_by_field_name("body")
            if base is None or text_of(base) != _FULFILLMENT or body is None or owner is None:
                continue
            yield from _half(source, body)


def _half(source: Source, body: Node) -> Iterator[Found]:
    """Yield the one method of the two that has none of the other."""
    named = {
        literal(name) or text_of(name): member
        for member in body.named_children
        if (name := member.child_by_field_name("name") or member.child_by_field_name("property"))
    }
    can, calculate = named.get(_CAN), named.get(_CALCULATE)
    if can is not None and calculate is None and not _always_no(can):
        yield at(source, can, f"`{_CAN}` may say yes, and there is no `{_CALCULATE}`")
    if calculate is not None and can is None:
        yield at(source, calculate, f"`{_CALCULATE}` is never reached: there is no `{_CAN}`")


def _always_no(method: Node) -> bool:
    returns = [node for node in descendants(method, "return_statement") if node.named_children]
    values = {text_of(node.named_children[0]) for node in returns}
    raises = any(True for _ in descendants(method, "throw_statement"))
    return values == {"false"} or (not returns and raises)


RULES = (
    Rule(
        "X40", Severity.WARNING, "a list of providers keeps the default one",
        "The list replaces that of Medusa, whose provider is then not there.",
        "List it again beside your own.",
        "define-config of the utils packages of 2.4.0, 2.11.1 and 2.21.2", _replaced,
    ),
    Rule(
        "X41", Severity.ERROR, "a fulfillment provider that calculates has both methods",
        "The one that is not there throws: `... must be overridden by the child class`.",
        "Both `canCalculate` and `calculatePrice`, or neither.",
        "provider of the utils packages of 2.4.0 and 2.21.2; medusa#13062", _uncalculated,
    ),
)  # fmt: skip
