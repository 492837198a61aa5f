"""The specialists: who each one is, when to call it, and what it may use."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

_FOLDER = Path(__file__).parent
_FENCE = "---\n"
# These would walk around the plan, so no specialist may list them.
_WRITING_TOOLS = frozenset({"Edit", "MultiEdit", "NotebookEdit", "Write", "Bash"})


class AgentDefinition(BaseModel):
    """One specialist, as its file defines it for Claude Code and for the MCP prompt.

    `description` says when to call it, `persona` is the system prompt in Markdown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    description: Annotated[str, Field(min_length=40)]
    tools: list[str]
    model: Literal["haiku", "sonnet", "opus", "inherit"]
    color: Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"]
    persona: Annotated[str, Field(min_length=200)]

    @field_validator("tools", mode="before")
    @classmethod
    def _split(cls, tools: object) -> object:
        return [tool.strip() for tool in tools.split(",")] if isinstance(tools, str) else tools

    @field_validator("tools")
    @classmethod
    def _cannot_write(cls, tools: list[str]) -> list[str]:
        if forbidden := _WRITING_TOOLS.intersection(tools):
            raise ValueError(f"{', '.join(sorted(forbidden))} would write outside a plan")
        return tools

    @property
    def when(self) -> str:
        """When to call it, in one line: the description before its examples."""
        return " ".join(self.description.partition("<example>")[0].split())


def parse_agent(text: str) -> AgentDefinition:
    """Read a sub-agent file: YAML front matter between `---` lines, then the persona.

    Raises ValueError if the front matter is missing, no YAML, or not a valid definition.
    """
    _, opening, rest = text.partition(_FENCE)
    head, closing, persona = rest.partition(f"\n{_FENCE}")
    if not opening or not closing or not text.startswith(_FENCE):
        raise ValueError("the file does not start with front matter between two `---` lines")
    try:
        fields = yaml.safe_load(head)
    except yaml.YAMLError as error:
        raise ValueError(f"the front matter is no YAML: {error}") from error
    if not isinstance(fields, dict):
        raise ValueError("the front matter is no mapping")  # noqa: TRY004  # one error kind for a bad file
    return AgentDefinition.model_validate({**fields, "persona": persona.strip()})


@cache
def load_agents() -> list[AgentDefinition]:
    """Return every specialist that ships with Stheno, by name.

    Raises ValueError, naming the file, if one is invalid: the installation is then broken.
    """
    agents = []
    for file in sorted(_FOLDER.glob("*.md")):
        try:
            agents.append(parse_agent(file.read_text(encoding="utf-8")))
        except (ValueError, ValidationError) as error:
            raise ValueError(f"{file.name}: {error}") from error
    return agents
