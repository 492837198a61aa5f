"""The names of a project map's parts, on their own so that naming them loads nothing."""

from typing import Literal, get_args

Part = Literal[
    "modules", "links", "workflows", "hooks", "routes", "middlewares", "subscribers", "jobs"
]
PARTS: tuple[Part, ...] = get_args(Part)
