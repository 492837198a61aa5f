"""An MCP tool that describes itself leanly and answers a wrong call in one helpful line."""

import inspect
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import BaseModel, ValidationError

from agents.arguments import Schema, invalid, lean, unknown


class LeanTool(Tool):
    """A tool whose schemas hold no filler, and which refuses arguments it does not know."""

    @classmethod
    def of(
        cls,
        function: Callable[..., object],
        hints: ToolAnnotations,
        result: type[BaseModel] | None = None,
        page: str | None = None,
    ) -> Tool:
        """Make the tool of a typed function; its name and docstring present it to the model.

        `result` is the model of its structured content, if it has one, and `page` the `ui://`
        resource that a host may draw it with.
        """
        prose = " ".join((inspect.getdoc(function) or "").split())
        tool = cls.from_function(
            function,
            description=prose,
            annotations=hints,
            structured_output=False,
            meta={"ui": {"resourceUri": page}} if page else None,
        )
        tool.parameters = lean(tool.parameters) | {"additionalProperties": False}
        if result is not None:
            tool.fn_metadata.output_schema = lean(result.model_json_schema(mode="serialization"))
        return tool

    async def run(
        self, arguments: Schema, context: Context[Any, Any], convert_result: bool = False
    ) -> Any:
        """Run the tool; a failure that the model can mend reaches it as text alone.

        Raises ToolError for those, UnexpectedToolError for a crash.
        """
        known = list(self.parameters.get("properties", {}))
        if strange := [name for name in arguments if name not in known]:
            raise ToolError(unknown(self.name, strange, known))
        try:
            return await super().run(arguments, context, convert_result)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(invalid(self.name, cause)) from cause
            raise ToolError(_plain(str(cause or error))) from cause


def _plain(message: str) -> str:
    # The SDK names our own code where a client's answer does not fit the question.
    if message.startswith("Resolver ") and "elicitation" in message:
        return "The person's answer was no plain yes or no. Nothing was written."
    return message
