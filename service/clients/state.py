"""Which clients are used here, and which know of the server already."""

from service.clients.client import CLIENTS, Client
from service.clients.install import is_installed
from service.clients.place import Place, clients_named
from tools.errors import UsageError
from tools.plan.model import Frozen


class ClientState(Frozen):
    """One client: `signs` show that somebody uses it, `settings` is the file with its servers."""

    name: str
    title: str
    signs: list[str]
    installed: bool
    settings: str
    agents: str | None
    guide: str
    docs: str


class ClientList(Frozen):
    """Every client that can be attached."""

    clients: list[ClientState]


def listing(place: Place) -> ClientList:
    """Return every client, and what is known of it here."""
    return ClientList(clients=[_state(place, client) for client in CLIENTS])


def wanted_clients(place: Place, names: list[str], *, remove: bool) -> list[Client]:
    """Return the clients named; of none, those found here, or to `remove`, those that are attached.

    Raises UsageError for a name that is not known, and where no client is left.
    """
    if names:
        return clients_named(names)
    fits = (lambda client: is_installed(place, client)) if remove else place.signs_of
    if found := [client for client in CLIENTS if fits(client)]:
        return found
    if remove:
        raise UsageError("no client here knows of Stheno: nothing to remove")
    raise UsageError(
        "no client is found here",
        fix="name one: " + ", ".join(client.name for client in CLIENTS),
    )


def _state(place: Place, client: Client) -> ClientState:
    home = "~/" if client.scope == "home" else ""
    return ClientState(
        name=client.name,
        title=client.title,
        signs=place.signs_of(client),
        installed=is_installed(place, client),
        settings=home + client.settings.path,
        agents=client.agents.path.format(name="*") if client.agents else None,
        guide=client.guide.path,
        docs=client.docs,
    )
