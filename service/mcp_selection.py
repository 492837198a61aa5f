"""Which tools a server offers: the operator's choice, made once when it starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.catalogue import DEFAULT, TOOLS, TOOLSETS, Tool
from tools.errors import UsageError
from tools.repo.meant import did_you_mean

ALL = "all"
# Outside the catalogue: see `service.mcp_agent`.
ASK_AGENT = "ask_agent"
_AGENTS = "agents"


@dataclass(frozen=True)
class Selection:
    """The toolsets beside the default one, tools left out, and whether nothing may be written.

    `read_only` overrides the rest: only tools that change nothing at all are left.
    """

    toolsets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    read_only: bool = False

    def __post_init__(self) -> None:
        """Raise UsageError for a toolset or a tool that there is not."""
        _known("toolset", self.toolsets, [*TOOLSETS, ALL])
        _known("tool", self.exclude, [*(tool.name for tool in TOOLS), ASK_AGENT])

    @classmethod
    def of(
        cls, *, toolsets: str | None = None, exclude: str | None = None, read_only: bool = False
    ) -> "Selection":
        """Return the selection that comma-separated names make."""
        return cls(_names(toolsets), _names(exclude), read_only)

    @property
    def tools(self) -> list[Tool]:
        """The tools that are offered, in the catalogue's order."""
        return [tool for tool in TOOLS if self._offers(tool)]

    @property
    def asks_agents(self) -> bool:
        """Whether a client may have a specialist work by itself, which costs the operator."""
        asked = _AGENTS in self.toolsets or ALL in self.toolsets
        return asked and ASK_AGENT not in self.exclude and not self.read_only

    def _offers(self, tool: Tool) -> bool:
        if tool.name in self.exclude or (self.read_only and not tool.reads):
            return False
        return tool.toolset in {DEFAULT, *self.toolsets} or ALL in self.toolsets


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def _known(kind: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            hint = f"{did_you_mean(name, known)} there are {', '.join(known)}".lstrip()
            raise UsageError(f"there is no {kind} {name!r}", fix=hint)
