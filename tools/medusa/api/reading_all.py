"""All that is read of an installed Medusa, part by part."""

from collections.abc import Callable, Iterable

from tools.medusa.api.config import config
from tools.medusa.api.dml import dml
from tools.medusa.api.entry import Entry
from tools.medusa.api.error_messages import error_messages
from tools.medusa.api.events import events
from tools.medusa.api.exports import framework_exports, types
from tools.medusa.api.flows import flows
from tools.medusa.api.imports import Reading
from tools.medusa.api.installed_packages import Package
from tools.medusa.api.module_keys import keys
from tools.medusa.api.services import methods
from tools.medusa.api.zones import zones

Told = Callable[[str, float], None]


def read_api(packages: dict[str, Package], tell: Told) -> list[Entry]:
    """Return every entry; `tell` hears what is being read, and the share that is done."""
    reading = Reading(packages)
    found: list[Entry] = []
    flowing: list[Entry] = []

    def read(what: str, share: float, part: Callable[[], Iterable[Entry]]) -> None:
        tell(f"reading {what}", share)
        found.extend(part())

    def read_flows() -> list[Entry]:
        flowing.extend(flows(reading))
        return flowing

    read("workflows and steps", 0.0, read_flows)
    read("module services", 0.3, lambda: methods(reading))
    read("events", 0.45, lambda: events(reading, flowing))
    read("container keys", 0.45, lambda: keys(reading))
    read("types", 0.5, lambda: types(reading))
    read("framework exports", 0.6, lambda: framework_exports(reading))
    read("the data model language", 0.65, lambda: dml(reading))
    read("widget zones", 0.65, lambda: zones(reading))
    read("configuration", 0.65, lambda: config(reading))
    read("error messages", 0.7, lambda: error_messages(reading))
    return found
