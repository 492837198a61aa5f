"""What is known of a play when it is over."""

from tools.plan.model import Frozen


class Played(Frozen):
    """How the work on a task went: `calls` of tools, and what a model took where one played.

    `applied` are the digests of the plans that were written, `stopped` tells why it ended early.
    """

    player: str
    calls: int
    applied: list[str]
    tokens: int | None = None
    dollars: float | None = None
    stopped: str | None = None
