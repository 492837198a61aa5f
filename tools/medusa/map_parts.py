"""The names of a project map's parts, on their own so that naming them loads nothing."""

from typing import Literal, get_args

Part = Literal[
    "modules", "links", "workflows", "steps", "hooks", "routes", "middlewares", "subscribers",
    "emissions", "jobs", "admin", "scripts", "registered", "settings", "search", "policies",
    "flags", "tests", "types",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)
