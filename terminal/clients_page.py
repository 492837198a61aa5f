"""The clients that can be attached, and what attaching them did."""

from collections.abc import Iterator
from typing import TextIO

from service.clients.install import Installation
from service.clients.state import ClientList
from terminal.page import Row, heading, row, set_in, show
from tools.plan.model import Plan


def show_clients(file: TextIO, listed: ClientList) -> None:
    """Print every client: whether it is attached, and what shows that it is used here."""
    show(_clients(listed), file)


def show_attached(file: TextIO, done: list[Installation]) -> None:
    """Print what was written into each folder, and what the person does now in each client."""
    show(_attached(done), file)


def _clients(listed: ClientList) -> Iterator[Row]:
    for client in listed.clients:
        state = ("attached ", "green") if client.installed else ("         ", "")
        used = f"found: {', '.join(client.signs)}" if client.signs else "not found here"
        yield row(state, (f"{client.name:<12}", "bold"), f" {client.settings:<38}", (used, "dim"))
    yield Row()
    yield row(("stheno install NAME", "bold"), ("  shows the change, asks, writes", "dim"))


def _attached(done: list[Installation]) -> Iterator[Row]:
    for one in done:
        yield from _written(one)
    notes = [note for one in done for note in one.plan.configuration]
    if notes and any(one.applied for one in done):
        yield from heading("Next")
        yield from set_in(row(note) for note in notes)
        yield from set_in([row(("stheno install --remove", "bold"), ("  takes it back", "dim"))])


def _written(one: Installation) -> Iterator[Row]:
    applied = one.applied
    if applied is None or applied.nothing_to_do:
        yield row(("nothing to do ", "green"), f"in {one.root}: {_kept(one.plan)}")
        return
    counts = (
        f"{len(applied.created)} created, {len(applied.updated)} updated, "
        f"{len(applied.deleted)} deleted"
    )
    yield row(("done ", "bold green"), applied.title, (f"  {counts}, in {one.root}", "dim"))


def _kept(plan: Plan) -> str:
    kept = [change.path for change in plan.changes if change.reason.endswith("(yours, kept)")]
    return f"as it should be; yours, and kept: {', '.join(kept)}" if kept else "as it should be"
